// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.anlan.MovableClock;
import org.anlan.OfficeTest;
import org.anlan.harbour.Routes;
import org.anlan.harbour.Suspensions;
import org.anlan.kernel.LogVerifier;
import org.anlan.kernel.WorkCalendars;
import org.anlan.organisations.Units;
import org.anlan.people.Accounts;
import org.anlan.people.access.NotAllowed;
import org.anlan.people.access.Viewer;
import org.anlan.people.access.Viewers;
import org.anlan.place.Places;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A matter's whole way, by the rooms' doors. */
@OfficeTest(apart = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LandLoopTests {
    private static final Locale ZH = Locale.SIMPLIFIED_CHINESE;
    private static final NewMatter.Requester GRANNY =
            new NewMatter.Requester("陈阿婆", "10000000023", "干斜村 18 号", false, "zh-CN");

    @Autowired
    Matters matters;

    @Autowired
    Desk desk;

    @Autowired
    DeskViews views;

    @Autowired
    DeskLists lists;

    @Autowired
    Search search;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Sweep sweep;

    @Autowired
    Suspensions suspensions;

    @Autowired
    MovableClock clock;

    @Autowired
    LogVerifier verifier;

    private SmallCounty county;
    private Viewer dispatcher;
    private Viewer arbiter;
    private Viewer ting;
    private Viewer haisheng;
    private Viewer caller;
    private Viewer pier;
    private Viewer duty;

    @BeforeAll
    void county(
            @Autowired Places places,
            @Autowired Units units,
            @Autowired Accounts accounts,
            @Autowired Viewers viewers,
            @Autowired Routes routes,
            @Autowired Routing routing) {
        county = new SmallCounty(places, units, accounts, viewers, routes, routing);
        dispatcher = county.officer("贺平川", county.centre.id(), "330922", "county_dispatcher");
        arbiter = county.officer("岑雨", county.centre.id(), "330922", "county_duty");
        ting = county.officer("何汀", county.water.id(), "330922102", "dept_handler");
        haisheng = county.officer("齐海声", county.gang.id(), "330922", "dept_handler");
        caller = county.officer("苏晚舟", county.centre.id(), "330922", "callback_clerk");
        pier = county.officer("龚大海", county.power.id(), "330922", "pier_clerk");
        duty = county.officer("陆长明", county.centre.id(), "330922", "county_duty");
    }

    @BeforeEach
    void aMorning() {
        clock.set("2026-11-23T09:00");
    }

    private UUID dispatched(NewMatter matter) {
        UUID id = matters.report(matter).id();
        desk.dispatch(dispatcher, id, "water.leak", null, null, false, null);
        return id;
    }

    private UUID inProgress() {
        UUID id = dispatched(SmallCounty.leak(GRANNY));
        desk.claim(ting, id);
        desk.start(ting, id);
        return id;
    }

    private UUID replied() {
        UUID id = inProgress();
        desk.propose(
                ting,
                id,
                new Desk.Result(ResultClass.SOLVED, "管子换好了，换了 2 米。还漏就打 10000000031。", List.of("换管照片"), null, null));
        matters.forRequester(id, ZH);
        return id;
    }

    private MatterState stateOf(UUID id) {
        return views.view(arbiter, id, ZH).state();
    }

    @Test
    void aLeakIsRoutedByTheTableRepairedRefusedAndDoneAgainBySomebodyElse() {
        UUID id = matters.report(SmallCounty.leak(GRANNY)).id();
        var triage = views.triage(dispatcher, id, ZH);
        assertThat(triage.proposals()).first().satisfies(p -> {
            assertThat(p.category()).isEqualTo("water.leak");
            assertThat(p.spoke()).contains("水管");
            assertThat(p.unitName()).isEqualTo("枸杞供水站");
        });
        desk.dispatch(dispatcher, id, "water.leak", null, null, false, null);
        assertThat(lists.page(ting, "due", "", "", "", 50, ZH).items()).anyMatch(i -> i.id().equals(id));
        desk.claim(ting, id);
        desk.contact(ting, id, true, "phone", "水从墙根冒出来，没有停水");
        desk.start(ting, id);
        desk.propose(ting, id, new Desk.Result(ResultClass.SOLVED, "管子换好了。", List.of("换管照片"), null, null));
        var shown = matters.forRequester(id, ZH);
        assertThat(shown.awaitingVerdict()).isTrue();
        matters.answerVerdict(id, false, "接头那里还在滴");
        var again = matters.forRequester(id, ZH);
        assertThat(again.state()).isEqualTo(MatterState.DISPATCHED);
        assertThat(again.holder()).isNotNull();
        assertThat(again.holder().unitName()).isEqualTo("县供水公司抢修班");
        desk.claim(haisheng, id);
        desk.start(haisheng, id);
        desk.propose(haisheng, id, new Desk.Result(ResultClass.SOLVED, "接头换了。", List.of("试压记录"), null, null));
        matters.forRequester(id, ZH);
        matters.answerVerdict(id, true, null);
        var end = matters.forRequester(id, ZH);
        assertThat(end.state()).isEqualTo(MatterState.CLOSED);
        assertThat(end.resultClass()).isEqualTo(ResultClass.SOLVED);
        assertThat(verifier.verify().faults()).isEmpty();
    }

    @Test
    void aSuspendedFerryStopsTheClockByItselfAndTheFirstSailingStartsItAgain() {
        clock.set("2026-11-25T09:00"); // a week of its own: the register is the county's, and outlives the test
        UUID id = inProgress();
        Instant due = views.view(ting, id, ZH).clocks().getFirst().due();
        var record = suspensions.record(
                pier, SmallCounty.routesToTheIsland(), clock.instant(), "wind", "停航公告 2026-" + UUID.randomUUID(), null);
        assertThat(views.view(ting, id, ZH).clocks().getFirst().stopped())
                .as("one person is not enough")
                .isFalse();
        suspensions.confirm(duty, record.id());
        eventually(() -> assertThat(views.view(ting, id, ZH).clocks().getFirst().stopped())
                .isTrue());
        assertThat(lists.page(ting, "due", "", "", "", 50, ZH).items())
                .filteredOn(i -> i.id().equals(id))
                .singleElement()
                .satisfies(i -> assertThat(i.group()).isEqualTo("stopped"));
        clock.advance(Duration.ofDays(2));
        suspensions.resume(pier, record.id(), clock.instant().minus(Duration.ofHours(3)));
        eventually(() -> assertThat(views.view(ting, id, ZH).clocks().getFirst().stopped())
                .isFalse());
        assertThat(views.view(ting, id, ZH).clocks().getFirst().due()).isAfter(due);
        assertThat(matters.forRequester(id, ZH).steps()).anyMatch(s -> s.kind().equals("stop"));
    }

    @Test
    void anOrderSentWhileTheFerryIsSuspendedStandsStillFromTheStart() {
        clock.set("2026-12-07T09:00");
        var record = suspensions.record(
                pier,
                SmallCounty.routesToTheIsland(),
                clock.instant().minusSeconds(3600),
                "fog",
                "停航公告 雾 " + UUID.randomUUID(),
                null);
        suspensions.confirm(duty, record.id());
        UUID id = matters.report(SmallCounty.leak(GRANNY)).id();
        eventually(() -> {
            if (stateOf(id) == MatterState.REGISTERED) {
                desk.dispatch(dispatcher, id, "water.leak", null, null, false, null);
            }
            assertThat(views.view(ting, id, ZH).clocks().getFirst().stopped()).isTrue();
        });
        suspensions.withdraw(duty, record.id(), "公告登错了");
        eventually(() -> assertThat(views.view(ting, id, ZH).clocks().getFirst().stopped())
                .isFalse());
        assertThat(matters.forRequester(id, ZH).steps()).noneMatch(s -> s.kind().equals("stop"));
    }

    @Test
    void whoRecordsASuspensionCannotConfirmIt() {
        clock.set("2026-12-14T09:00");
        var record = suspensions.record(
                duty, SmallCounty.routesToTheIsland(), clock.instant(), "wind", "停航公告 自 " + UUID.randomUUID(), null);
        assertThatThrownBy(() -> suspensions.confirm(duty, record.id()))
                .isInstanceOf(org.anlan.harbour.SecondPersonNeeded.class);
        suspensions.withdraw(duty, record.id(), "没有这回事");
    }

    @Test
    void aSecondObjectionIsRefused() {
        UUID id = dispatched(SmallCounty.leak(GRANNY));
        desk.object(ting, id, "入户表后归住户自己", null);
        desk.arbitrate(arbiter, id, county.water.id(), "表前漏，归供水站");
        assertThatThrownBy(() -> desk.object(ting, id, "还是不归我们管", null)).isInstanceOf(AlreadyObjected.class);
    }

    @Test
    void aHandlerCannotProposeAResultWithoutEvidence() {
        UUID id = inProgress();
        assertThatThrownBy(() ->
                        desk.propose(ting, id, new Desk.Result(ResultClass.SOLVED, "好了", List.of(" "), null, null)))
                .isInstanceOf(NotAcceptable.class);
        assertThat(stateOf(id)).isEqualTo(MatterState.IN_PROGRESS);
    }

    @Test
    void aHandlerCannotChooseTheClassThatSilenceHas() {
        UUID id = inProgress();
        assertThatThrownBy(() -> desk.propose(
                        ting, id, new Desk.Result(ResultClass.UNCONFIRMED, "好了", List.of("照片"), null, null)))
                .isInstanceOf(NotAcceptable.class);
    }

    @Test
    void tenDaysOfSilenceCloseAsUnconfirmedAndNeverAsSolved() {
        UUID id = replied();
        clock.advance(Duration.ofDays(9));
        sweep.round();
        assertThat(stateOf(id)).isEqualTo(MatterState.REPLIED);
        clock.advance(Duration.ofDays(2));
        sweep.round();
        var end = matters.forRequester(id, ZH);
        assertThat(end.state()).isEqualTo(MatterState.CLOSED);
        assertThat(end.resultClass()).isEqualTo(ResultClass.UNCONFIRMED);
    }

    @Test
    void theSameAnswerTwiceIsRefusedTheSecondTime() {
        UUID id = replied();
        matters.answerVerdict(id, true, null);
        assertThatThrownBy(() -> matters.answerVerdict(id, true, null)).isInstanceOf(CannotNow.class);
    }

    @Test
    void aClosedMatterCanBeReopenedOnceFreelyAndThenOnlyWithNewFacts() {
        UUID id = replied();
        matters.answerVerdict(id, true, null);
        matters.reopen(id, null);
        assertThat(stateOf(id)).isEqualTo(MatterState.DISPATCHED);
        desk.claim(haisheng, id);
        desk.start(haisheng, id);
        desk.propose(haisheng, id, new Desk.Result(ResultClass.SOLVED, "好了", List.of("照片"), null, null));
        matters.forRequester(id, ZH);
        matters.answerVerdict(id, true, null);
        assertThatThrownBy(() -> matters.reopen(id, " ")).isInstanceOf(NotAcceptable.class);
        clock.advance(Duration.ofDays(31));
        assertThatThrownBy(() -> matters.reopen(id, "又漏了")).isInstanceOf(CannotNow.class);
    }

    @Test
    void waitingForTheRequesterStopsTheClockOnlyOnceTheQuestionArrivedAndTenDaysAtMost() {
        UUID id = inProgress();
        desk.ask(ting, id, "您哪天在家？");
        assertThat(views.view(ting, id, ZH).clocks().getFirst().stopped())
                .as("not delivered yet")
                .isFalse();
        matters.forRequester(id, ZH);
        assertThat(views.view(ting, id, ZH).clocks().getFirst().stopped()).isTrue();
        clock.advance(Duration.ofDays(11));
        sweep.round();
        assertThat(stateOf(id)).isEqualTo(MatterState.IN_PROGRESS);
        assertThatThrownBy(() -> desk.ask(ting, id, "再问一句")).isInstanceOf(NotAcceptable.class);
    }

    @Test
    void aQuestionThatWasAnsweredBeforeNeverStoppedTheClock() {
        UUID id = inProgress();
        Instant due = views.view(ting, id, ZH).clocks().getFirst().due();
        desk.ask(ting, id, "您的电话是多少？");
        matters.forRequester(id, ZH);
        clock.advance(Duration.ofHours(30));
        matters.alreadyAnswered(id);
        assertThat(views.view(ting, id, ZH).clocks().getFirst().due()).isEqualTo(due);
    }

    @Test
    void aClockThatRanOutIsToldOnceHoweverOftenTheSweepComes() {
        UUID id = inProgress();
        clock.advance(Duration.ofDays(8));
        sweep.round();
        sweep.round();
        assertThat(views.view(ting, id, ZH).steps())
                .filteredOn(s -> s.text().equals("超期"))
                .hasSize(1);
    }

    @Test
    void theSameReportSentTwiceIsOneMatter() {
        NewMatter matter = SmallCounty.leak(GRANNY);
        Receipt first = matters.report(matter);
        Receipt second = matters.report(matter);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.secret()).isEmpty();
    }

    @Test
    void wrongCodeAndWrongSecretCannotBeToldApart() {
        Receipt receipt = matters.report(SmallCounty.leak(NewMatter.Requester.ANONYMOUS));
        assertThat(matters.track(receipt.code(), receipt.secret(), "a")).contains(receipt.id());
        assertThat(matters.track(receipt.code(), "00000000".equals(receipt.secret()) ? "11111111" : "00000000", "a"))
                .isEmpty();
        assertThat(matters.track("SS-20260101-9999", receipt.secret(), "a")).isEmpty();
    }

    @Test
    void whoeverHoldsTheCodesOpensAsManyMattersAsTheyLikeFromOneAddress() {
        for (int i = 0; i < 40; i++) {
            Receipt receipt = matters.report(SmallCounty.leak(NewMatter.Requester.ANONYMOUS));
            assertThat(matters.track(receipt.code(), receipt.secret(), "kiosk")).contains(receipt.id());
        }
    }

    @Test
    void theTelephoneNumberOpensTheMatterItWasRaisedWith() {
        String phone = "1000" + "%07d".formatted(new java.util.Random().nextInt(10_000_000));
        Receipt receipt = matters.report(SmallCounty.leak(new NewMatter.Requester("周二叔", phone, null, false, "zh-CN")));
        assertThat(matters.track(receipt.code(), phone, "b")).contains(receipt.id());
        assertThat(matters.track(receipt.code(), phone.substring(7), "b"))
                .as("four digits are not enough")
                .isEmpty();
    }

    @Test
    void anOfficerOfAnotherUnitDoesNotLearnThatAMatterExists() {
        UUID id = dispatched(SmallCounty.leak(GRANNY));
        assertThatThrownBy(() -> views.view(haisheng, id, ZH)).isInstanceOf(NoSuchMatter.class);
        assertThatThrownBy(() -> desk.claim(haisheng, id)).isInstanceOf(NoSuchMatter.class);
    }

    @Test
    void anOfficerOfAnotherTownshipCannotTriageHere() {
        Viewer other = county.officer("外乡", county.centre.id(), "330922100", "township_desk");
        UUID id = matters.report(SmallCounty.leak(GRANNY)).id();
        assertThatThrownBy(() -> desk.dispatch(other, id, "water.leak", null, null, false, null))
                .isInstanceOf(NoSuchMatter.class);
    }

    @Test
    void theUnitThatHandlesDoesNotLearnWhoAskedWhenTheRequesterWantsIt() {
        NewMatter leak = SmallCounty.leak(GRANNY);
        UUID id = matters.report(new NewMatter(
                        leak.channel(), leak.words(), leak.where(), GRANNY, true, false, null, UUID.randomUUID()))
                .id();
        desk.dispatch(dispatcher, id, "water.leak", null, null, false, null);
        var seen = views.view(ting, id, ZH).requester();
        assertThat(seen.kind()).isEqualTo("confidential");
        assertThat(seen.phone()).isNull();
        assertThatThrownBy(() -> desk.reveal(ting, id, "call-back")).isInstanceOf(ConfidentialRequester.class);
        assertThat(desk.reveal(dispatcher, id, "call-back").phone()).isEqualTo("10000000023");
    }

    @Test
    void theRequesterSeesWhoLookedAtTheirDataAndWhy() {
        UUID id = inProgress();
        desk.reveal(ting, id, "visit");
        assertThat(matters.forRequester(id, ZH).seen())
                .anyMatch(s -> s.who().equals("何汀") && s.why().equals("上门"));
    }

    @Test
    void theUnitThatHandledMayNotCollectTheAnswer() {
        UUID id = replied();
        Viewer insider = county.officer("供水站内勤", county.water.id(), "330922", "callback_clerk", "dept_handler");
        assertThatThrownBy(() -> desk.recordAnswer(insider, id, true, null)).isInstanceOf(NotYours.class);
        desk.recordAnswer(caller, id, true, "电话里说好了");
        assertThat(stateOf(id)).isEqualTo(MatterState.CLOSED);
    }

    @Test
    void joinedMattersAreEachAnsweredAndEachDecideForThemselves() {
        UUID lead = inProgress();
        UUID joined =
                matters.report(SmallCounty.leak(NewMatter.Requester.ANONYMOUS)).id();
        desk.merge(dispatcher, joined, lead);
        desk.propose(ting, lead, new Desk.Result(ResultClass.SOLVED, "好了", List.of("照片"), null, null));
        assertThat(matters.forRequester(joined, ZH).reply()).isNotNull();
        desk.deliver(dispatcher, joined, "phone", true, null);
        matters.answerVerdict(joined, false, "我这边还漏");
        assertThat(matters.forRequester(lead, ZH).state()).isEqualTo(MatterState.REPLIED);
    }

    @Test
    void aWithdrawnMatterCanBeTakenBackIntoTheLoop() {
        UUID id = inProgress();
        matters.withdraw(id, null);
        assertThat(matters.forRequester(id, ZH).canUndoWithdrawal()).isTrue();
        matters.undoWithdrawal(id);
        assertThat(stateOf(id)).isEqualTo(MatterState.REGISTERED);
        desk.dispatch(dispatcher, id, "water.leak", null, null, false, null);
        assertThat(stateOf(id)).isEqualTo(MatterState.DISPATCHED);
    }

    @Test
    void somebodyNobodyCouldReachIsParkedAndNotClosed() {
        UUID id = inProgress();
        desk.propose(ting, id, new Desk.Result(ResultClass.SOLVED, "好了", List.of("照片"), null, null));
        desk.deliver(ting, id, "phone", false, null);
        clock.advance(Duration.ofDays(2));
        desk.deliver(ting, id, "visit", false, null);
        clock.advance(Duration.ofDays(2));
        desk.deliver(ting, id, "phone", false, null);
        assertThat(stateOf(id)).isEqualTo(MatterState.PARKED);
    }

    @Test
    void aRedirectedMatterNamesTheRightOrganAndTheRequesterStillDecides() {
        UUID id = matters.report(SmallCounty.leak(GRANNY)).id();
        desk.redirect(dispatcher, id, "court", "这件事法院正在审，打 12368 问进度。");
        var shown = matters.forRequester(id, ZH);
        assertThat(shown.reply()).isNotNull();
        assertThat(shown.state()).isEqualTo(MatterState.REPLIED);
        matters.answerVerdict(id, false, "法院说不归他们");
        assertThat(stateOf(id)).isEqualTo(MatterState.REOPENED);
    }

    @Test
    void onlyWhoMayTriageDispatches() {
        UUID id = matters.report(SmallCounty.leak(GRANNY)).id();
        Viewer reader = county.officer("读者", county.centre.id(), "330922", "township_lead");
        assertThatThrownBy(() -> desk.dispatch(reader, id, "water.leak", null, null, false, null))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void aMatterWrittenDownWithACategoryGoesStraightToItsUnit() {
        NewMatter leak = SmallCounty.leak(GRANNY);
        Receipt receipt = desk.register(
                dispatcher,
                new NewMatter(
                        "phone",
                        leak.words(),
                        leak.where(),
                        GRANNY,
                        false,
                        false,
                        dispatcher.account(),
                        UUID.randomUUID()),
                "water.leak",
                null);
        assertThat(stateOf(receipt.id())).isEqualTo(MatterState.DISPATCHED);
        assertThat(views.view(ting, receipt.id(), ZH).clocks()).hasSize(2);
    }

    @Test
    void aYearThatBecomesKnownTurnsAProvisionalDateIntoAFirmOne(
            @Autowired WorkCalendars calendars, @Autowired JdbcClient jdbc, @TempDir Path directory)
            throws IOException {
        clock.set("2031-12-30T09:00"); // years ahead: this office knows neither of the two
        UUID id = inProgress();
        assertThat(provisional(jdbc, id)).isTrue();
        for (int year : new int[] {2031, 2032}) {
            Path file = directory.resolve(year + ".yaml");
            Files.writeString(file, """
                    year: %1$d
                    source: 试排
                    holidays:
                      - {zh: 元旦, en: New Year's Day, off: %1$d-01-01/%1$d-01-01}
                    """.formatted(year));
            calendars.load(file);
        }
        assertThat(provisional(jdbc, id)).as("the hint was counted again").isFalse();
        assertThat(views.view(ting, id, ZH).clocks().getFirst().provisional()).isFalse();
    }

    private static boolean provisional(JdbcClient jdbc, UUID matter) {
        return jdbc.sql("select provisional from matters.work_order where matter = :matter")
                .param("matter", matter)
                .query(Boolean.class)
                .single();
    }

    private static void eventually(Runnable assertion) {
        AssertionError last = null;
        for (int i = 0; i < 100; i++) {
            try {
                assertion.run();
                return;
            } catch (AssertionError e) {
                last = e;
                try {
                    Thread.sleep(50);
                } catch (InterruptedException stop) {
                    throw new IllegalStateException(stop);
                }
            }
        }
        throw last == null ? new AssertionError("never asked") : last;
    }

    // --- lists of many ---------------------------------------------------------------------------------------------

    private List<DeskList.Item> toTheEnd(Viewer viewer, String text, String sort) {
        List<DeskList.Item> items = new ArrayList<>();
        for (String after = ""; after != null; ) {
            DeskList page = lists.page(viewer, "all", text, sort, after, 200, ZH);
            items.addAll(page.items());
            after = page.next();
        }
        return items;
    }

    @Test
    void aListOfManyIsReadToItsEndAndWordsOfMostAreLookedForFromTheNewestBack() {
        // identifiers older than the clock, so that the search takes them in; three of each are of one moment
        String area = SmallCounty.leak(GRANNY).where().area();
        jdbc.sql("""
                        insert into matters.matter (county, id, code, secret_salt, secret_hash, channel, title, words, area,
                          anonymous, confidential, urgent, state, reported_at, idempotency_key, historic)
                        select '330922', uuidv7(interval '-3 years'), 'ALT-' || n, ''::bytea, ''::bytea, 'import', '台账 ' || n,
                          case when n <= 1200 then '旧档案，石码头' else '旧档案' end, :area, true, false, false,
                          case when n % 7 = 0 then 'EMERGENCY' else 'CLOSED' end, timestamptz '2019-01-01' + (n / 3) * interval '1 minute',
                          gen_random_uuid(), true
                          from generate_series(1, 6500) n""").param("area", area).update();
        try {
            for (boolean entered : new boolean[] {false, true}) {
                if (entered) {
                    jdbc.sql("delete from matters.search_reach").update();
                    search.round();
                }
                var all = toTheEnd(dispatcher, "", "");
                assertThat(all).extracting(DeskList.Item::id).doesNotHaveDuplicates();
                assertThat(all)
                        .hasSize(jdbc.sql("select count(*) from matters.matter")
                                .query(Integer.class)
                                .single());
                assertThat(all).extracting(DeskList.Item::reportedAt).isSortedAccordingTo(Comparator.reverseOrder());
                assertThat(lists.page(dispatcher, "all", "", "", "", 50, ZH)).satisfies(page -> {
                    assertThat(page.total()).isEqualTo(1_000);
                    assertThat(page.orMore()).isTrue();
                });

                var common = lists.page(dispatcher, "all", "旧档案", "", "", 50, ZH);
                assertThat(common.items())
                        .hasSize(50)
                        .first()
                        .satisfies(i -> assertThat(i.title()).isIn("台账 6498", "台账 6499", "台账 6500"));
                assertThat(common.orMore()).isTrue();
                assertThat(common.lookedBackTo()).isNull();
                assertThat(toTheEnd(dispatcher, "旧档案", "")).hasSize(6_500);

                var longAgo = lists.page(dispatcher, "all", "石码头", "", "", 50, ZH);
                assertThat(longAgo.items()).as("none among the newest").isEmpty();
                assertThat(longAgo.lookedBackTo()).isNotNull();
                assertThat(toTheEnd(dispatcher, "石码头", "")).hasSize(1_200);

                assertThat(toTheEnd(dispatcher, "alt-6499", ""))
                        .singleElement()
                        .satisfies(i -> assertThat(i.title()).isEqualTo("台账 6499"));
                assertThat(lists.page(ting, "all", "旧档案", "", "", 50, ZH))
                        .as("what an officer may not read is in no count")
                        .isEqualTo(new DeskList(List.of(), 0, false, null, null));
            }
            var one = lists.page(dispatcher, "all", "台账 6499", "", "", 50, ZH);
            assertThat(one.total()).isEqualTo(1);
            assertThat(one.orMore()).isFalse();
            assertThat(lists.entries(dispatcher, ZH))
                    .filteredOn(e -> e.key().equals("replied"))
                    .singleElement()
                    .satisfies(e -> assertThat(e.count()).isBetween(928, 1_000));
        } finally {
            jdbc.sql(
                            "delete from matters.search where matter in (select id from matters.matter where code like 'ALT-%')")
                    .update();
            jdbc.sql("delete from matters.matter where code like 'ALT-%'").update();
        }
    }

    @Test
    void aPageThatBeginsNowhereIsRefused() {
        for (String after : List.of("x", "o-1", "r1_nonsense", "r1_--------------------------------------")) {
            assertThatThrownBy(() -> lists.page(dispatcher, "all", "", "", after, 50, ZH))
                    .as(after)
                    .isInstanceOf(NotAcceptable.class);
        }
        assertThatThrownBy(() -> lists.page(dispatcher, "triage", "", "", "r1_" + UUID.randomUUID(), 50, ZH))
                .as("not newest first")
                .isInstanceOf(NotAcceptable.class);
    }
}
