// SPDX-License-Identifier: Apache-2.0
package org.anlan.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.anlan.Browser;
import org.anlan.MovableClock;
import org.anlan.OfficeTest;
import org.anlan.harbour.Routes;
import org.anlan.kernel.Actor;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Timeline;
import org.anlan.matters.CannotNow;
import org.anlan.matters.Desk;
import org.anlan.matters.DeskViews;
import org.anlan.matters.Matters;
import org.anlan.matters.NewMatter;
import org.anlan.matters.Opinion;
import org.anlan.matters.ResultClass;
import org.anlan.matters.Routing;
import org.anlan.matters.SmallCounty;
import org.anlan.organisations.Units;
import org.anlan.people.Accounts;
import org.anlan.people.NewAccount;
import org.anlan.people.RoleIn;
import org.anlan.people.access.NotAllowed;
import org.anlan.people.access.Viewer;
import org.anlan.people.access.Viewers;
import org.anlan.place.Places;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Figures over a September that was counted by hand: fifteen matters, driven through the doors that residents and officers
 * use, looked at on 12 October.
 */
@OfficeTest(apart = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FiguresTests {
    private static final Locale ZH = Locale.SIMPLIFIED_CHINESE;
    private static final String SEPTEMBER = "2026-09";
    private static final NewMatter.Requester GRANNY =
            new NewMatter.Requester("陈阿婆", "10000000023", "干斜村 18 号", false, "zh-CN");
    private static final NewMatter.Requester NOBODY = new NewMatter.Requester(null, null, null, true, "zh-CN");

    @Autowired
    Matters matters;

    @Autowired
    Desk desk;

    @Autowired
    DeskViews desks;

    @Autowired
    FigurePages pages;

    @Autowired
    PublishedFigures published;

    @Autowired
    Releases releases;

    @Autowired
    Tail tail;

    @Autowired
    Timeline timeline;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    MovableClock clock;

    @Autowired
    Accounts accounts;

    private Viewer dispatcher;
    private Viewer ting;
    private Viewer statistician;
    private Viewer auditor;
    private Viewer township;
    private final List<UUID> september = new ArrayList<>();

    @BeforeAll
    void september(
            @Autowired Places places,
            @Autowired Units units,
            @Autowired Accounts accounts,
            @Autowired Viewers viewers,
            @Autowired Routes routes,
            @Autowired Routing routing) {
        var county = new SmallCounty(places, units, accounts, viewers, routes, routing);
        dispatcher = county.officer("贺平川", county.centre.id(), "330922", "county_dispatcher");
        ting = county.officer("何汀", county.water.id(), "330922102", "dept_handler");
        statistician = county.officer("舒澄舟", county.centre.id(), "330922", "statistician");
        auditor = county.officer("严河清", county.centre.id(), "330922", "figure_auditor", "statistician");
        township = county.officer("宋渔歌", county.centre.id(), "330922100", "township_lead");

        clock.set("2026-09-02T09:00");
        for (int i = 0; i < 12; i++) {
            september.add(order(i == 11 ? NOBODY : GRANNY));
        }
        for (int i = 0; i < 3; i++) { // elsewhere, and nobody has looked at them yet
            matters.report(new NewMatter(
                    "web",
                    "路灯不亮了",
                    new NewMatter.Where(SmallCounty.ELSEWHERE, null, null, null),
                    GRANNY,
                    false,
                    false,
                    null,
                    UUID.randomUUID()));
        }
        clock.set("2026-09-02T10:00");
        for (int i = 0; i < 8; i++) { // eight are called within the hour
            desk.contact(ting, september.get(i), true, "phone", null);
        }
        clock.set("2026-09-03T15:00");
        desk.contact(ting, september.get(8), true, "phone", null); // one after thirty hours
        for (int i = 0; i < 9; i++) { // nine are done in time
            propose(september.get(i), ResultClass.SOLVED);
        }
        clock.set("2026-09-04T09:00");
        for (int i = 0; i < 6; i++) { // six say solved, four of them very satisfied, two not
            matters.answerVerdict(september.get(i), true, null);
            matters.giveOpinion(september.get(i), i < 4 ? Opinion.VERY : Opinion.HARDLY);
        }
        matters.answerVerdict(september.get(6), false, "还在滴"); // one says no and gets a second order
        clock.set("2026-09-20T09:00"); // seven and eight say nothing
        propose(september.get(9), ResultClass.EXPLAINED); // one is late, explained, and accepted
        matters.answerVerdict(september.get(9), true, null);
        clock.set("2026-10-12T09:00"); // ten and eleven have no reply
        readOn();
    }

    private UUID order(NewMatter.Requester who) {
        UUID id = matters.report(SmallCounty.leak(who)).id();
        desk.dispatch(dispatcher, id, "water.leak", null, null, false, null);
        desk.claim(ting, id);
        desk.start(ting, id);
        return id;
    }

    private void propose(UUID id, ResultClass result) {
        desk.propose(ting, id, new Desk.Result(result, "看过了，管子换好了。", List.of("照片"), "no-pipe", null));
        matters.forRequester(id, ZH);
    }

    /** Waits until everything that was done is sealed and read. */
    private void readOn() {
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (true) {
            tail.catchUp();
            long written = jdbc.sql("select count(*) from kernel.timeline")
                    .query(Long.class)
                    .single();
            if (tail.backlog().reached() == written) {
                return;
            }
            assertThat(System.nanoTime()).as("the log is sealed and read").isLessThan(until);
        }
    }

    private FigureView view(String figure, String by) {
        return pages.view(statistician, figure, SEPTEMBER, by, "", ZH);
    }

    private static Value.Counted reading(FigureView view, String code) {
        return view.value().readings().stream()
                .filter(r -> r.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private void counts(String figure, String reading, int n, int d) {
        assertThat(reading(view(figure, "area"), reading))
                .as("%s %s", figure, reading)
                .satisfies(r -> assertThat(List.of(r.n(), r.d())).containsExactly(n, d));
    }

    @Test
    @Order(1)
    void tenMattersOfSeptemberHaveAReply() {
        counts("K01", "count", 10, 10);
        counts("K06", "replied", 10, 15);
    }

    @Test
    @Order(1)
    void eightOfTwelveOrdersWereContactedWithinADay() {
        // eleven whose requester can be reached and the second order of the one who said no; the anonymous one is left
        // out
        counts("K02", "contacted", 8, 12);
    }

    @Test
    @Order(1)
    void nineOfThirteenOrdersWereInTime() {
        counts("K03", "adjusted", 9, 13);
        counts("K03", "raw", 9, 13);
    }

    @Test
    @Order(1)
    void sixOfEightWhoAnsweredSaidSolvedAndSilenceStandsApart() {
        counts("K04", "answered", 6, 8);
        counts("K04", "closed", 6, 10);
        var k04 = view("K04", "area");
        assertThat(k04.value().parts())
                .containsEntry("solved", 6)
                .containsEntry("accepted", 1)
                .containsEntry("not", 1)
                .containsEntry("silent", 2)
                .containsEntry("waiting", 0);
        assertThat(reading(k04, "answered").share()).isEqualTo(75.0);
        assertThat(reading(k04, "answered").low()).isEqualTo(40.9); // Wilson's interval of 6 in 8, worked by hand
        assertThat(reading(k04, "answered").high()).isEqualTo(92.9);
    }

    @Test
    @Order(1)
    void fourOfSixOpinionsAreGoodAndSixOfEightGaveOne() {
        counts("K05", "satisfied", 4, 6);
        counts("K05", "response", 6, 8);
    }

    @Test
    @Order(1)
    void aPausedClockCountsOnceWithTheStopAndOnceWithout() {
        var asked = new ArrayList<UUID>();
        clock.set("2026-07-06T09:00");
        for (int i = 0; i < 6; i++) {
            UUID id = order(GRANNY);
            desk.ask(ting, id, "水表在门里还是门外？");
            matters.forRequester(id, ZH); // the question arrives, and the clock waits
            asked.add(id);
        }
        clock.set("2026-07-13T09:00");
        asked.forEach(id -> matters.answerQuestion(id, "门外"));
        clock.set("2026-07-14T09:00");
        asked.forEach(id -> propose(id, ResultClass.SOLVED));
        clock.set("2026-10-12T09:00");
        readOn();
        var july = pages.view(statistician, "K03", "2026-07", "area", "", ZH);
        assertThat(reading(july, "adjusted").n()).isEqualTo(6);
        assertThat(reading(july, "raw").n()).isZero();
        assertThat(reading(july, "raw").d()).isEqualTo(6);
    }

    @Test
    @Order(1)
    void historyCountsAsHandledAndStartsNoClock() {
        transactions.executeWithoutResult(status -> {
            for (int i = 0; i < 7; i++) {
                var old = new ObjectRef("matter", UUID.randomUUID());
                var facts = Map.of("historic", true, "channel", "import", "area", "330922102201");
                var at = clock.instant().minus(Duration.ofDays(600));
                timeline.append(old, Actor.SYSTEM, "matter.registered", facts, null, at);
                timeline.append(
                        old,
                        Actor.SYSTEM,
                        "matter.replied",
                        Map.of("reply", UUID.randomUUID().toString(), "proposed", "SOLVED"),
                        null,
                        at.plusSeconds(60));
            }
        });
        readOn();
        var month = "2025-02"; // 600 days before 12 October 2026
        assertThat(pages.view(statistician, "K01", month, "area", "", ZH)
                        .value()
                        .parts())
                .containsEntry("replied", 7);
        for (String figure : List.of("K04", "K06")) {
            var clocked = pages.view(statistician, figure, month, "area", "", ZH);
            assertThat(clocked.value().parts().values()).as(figure).allMatch(n -> n == 0);
        }
        var rolling = pages.view(statistician, "K01", "36m-2026-10", "area", "", ZH);
        assertThat(rolling.value().readings().getFirst().n()).isGreaterThanOrEqualTo(17);
    }

    @Test
    @Order(1)
    void aSmallTownshipIsWithheldAndAnotherOneWithIt() {
        var townships = view("K06", "area").breakdown();
        assertThat(townships).isNotNull();
        assertThat(townships.lines()).extracting(FigureView.Line::key).containsExactly("330922100", "330922102");
        assertThat(townships.lines()).allMatch(line -> line.value().withheld());
        assertThat(pages.values(statistician, "K06", SEPTEMBER, ZH).lines().filter(l -> l.contains(",area,33")))
                .isNotEmpty()
                .allMatch(l -> l.endsWith(",withheld"))
                .noneMatch(l -> l.matches(".*replied,\\d.*"));
        assertThatThrownBy(() ->
                        pages.rows(auditor, new FigurePages.Place("K06", SEPTEMBER, "area", "330922100", ""), 0, ZH))
                .isInstanceOf(CellWithheld.class);
        // neither the rows of the county nor its exported rows say which is which
        assertThat(pages.rows(auditor, new FigurePages.Place("K06", SEPTEMBER, "all", "", ""), 0, ZH)
                        .rows())
                .hasSize(15)
                .allMatch(row -> row.area().isEmpty());
        assertThat(pages.rows(statistician, "K06", SEPTEMBER, ZH)).doesNotContain("菜园镇", "枸杞乡", "基湖村", "SS-");
    }

    @Test
    @Order(1)
    void theExportedRowsComeToTheSameFigure() {
        for (String figure : List.of("K01", "K02", "K03", "K04", "K05", "K06")) {
            var view = view(figure, "area");
            Map<String, Integer> byMark = new HashMap<>();
            List<String> lines =
                    pages.rows(statistician, figure, SEPTEMBER, ZH).lines().toList();
            int mark = Arrays.asList(lines.getFirst().split(",")).indexOf("mark");
            lines.stream().skip(1).forEach(line -> byMark.merge(line.split(",")[mark], 1, Integer::sum));
            var again = Value.of(new Definitions().on(figure, LocalDate.of(2026, 9, 1)), byMark);
            assertThat(again).as(figure).isEqualTo(view.value());
            for (var counted : view.value().readings()) {
                assertThat(pages.values(statistician, figure, SEPTEMBER, ZH))
                        .as(figure)
                        .contains(",all,,全县," + counted.code() + "," + counted.n() + ",");
            }
        }
    }

    @Test
    @Order(1)
    void theReaderSeesTheMattersTheyMayReadAndACountOfTheOthers() {
        var place = new FigurePages.Place("K04", SEPTEMBER, "all", "", "solved");
        var mine = pages.rows(dispatcher, place, 0, ZH);
        assertThat(mine.total()).isEqualTo(6);
        assertThat(mine.unseen()).isZero();
        assertThat(mine.rows())
                .extracting(FigurePages.RowView::matter)
                .containsExactlyInAnyOrderElementsOf(september.subList(0, 6));
        var none = pages.rows(statistician, place, 0, ZH);
        assertThat(none.total()).isEqualTo(6);
        assertThat(none.unseen()).isEqualTo(6);
        assertThat(none.rows()).isEmpty();
        assertThat(pages.rows(township, place, 0, ZH).unseen())
                .as("a township lead of elsewhere")
                .isEqualTo(6);
        assertThatThrownBy(() -> pages.rows(ting, place, 0, ZH)).isInstanceOf(NotAllowed.class);
    }

    @Test
    @Order(1)
    void anOpinionIsGivenOnceAndLeadsBackToNobody() {
        assertThatThrownBy(() -> matters.giveOpinion(september.get(0), Opinion.HARDLY))
                .isInstanceOf(CannotNow.class);
        assertThatThrownBy(() -> matters.giveOpinion(september.get(10), Opinion.VERY))
                .as("before any verdict")
                .isInstanceOf(CannotNow.class);
        String seen = desks.view(ting, september.get(4), ZH).toString()
                + timeline.of(new ObjectRef("matter", september.get(4)));
        assertThat(seen).doesNotContain("opinion", "满意", "HARDLY", "hardly");
        assertThat(jdbc.sql("select facts::text from kernel.timeline where what = 'opinion.given'")
                        .query(String.class)
                        .list())
                .hasSize(6)
                .noneMatch(facts -> september.stream().anyMatch(id -> facts.contains(id.toString())))
                .noneMatch(facts -> facts.contains(SmallCounty.VILLAGE));
        assertThat(matters.forRequester(september.get(0), ZH).askOpinion()).isFalse();
        assertThat(matters.forRequester(september.get(9), ZH).askOpinion()).isTrue();
    }

    @Test
    @Order(2)
    void readingTheLogFromItsFirstEntryGivesTheSameRows() {
        readOn();
        var before = facts();
        tail.rebuild();
        readOn();
        assertThat(facts()).isEqualTo(before);
        assertThat(before).hasSizeGreaterThan(60);
        assertThat(jdbc.sql(
                                "select table_name || '.' || column_name from information_schema.columns where table_schema = 'insight'")
                        .query(String.class)
                        .list())
                .as("no fact knows an officer or a resident")
                .noneMatch(column -> column.matches(".*_fact\\..*(account|person|officer|name|words|note).*"));
    }

    private List<String> facts() {
        List<String> all = new ArrayList<>();
        for (String table : List.of("matter_fact", "order_fact", "answer_fact", "opinion_fact")) {
            all.addAll(jdbc.sql("select '" + table + " ' || f::text from insight." + table + " f order by 1")
                    .query(String.class)
                    .list());
        }
        return all;
    }

    @Test
    @Order(3)
    void theMonthIsClosedOnItsThirdWorkingDay() {
        assertThat(releases.closing(LocalDate.of(2026, 10, 12)))
                .as("after the holidays of October, with a Saturday worked in return")
                .isEqualTo(LocalDate.of(2026, 10, 10));
        assertThat(published.list(ZH)).allMatch(p -> p.latest() == null);
        releases.night();
        assertThat(view("K04", "area").releases())
                .extracting(FigureView.ReleaseView::period, FigureView.ReleaseView::state)
                .contains(tuple(SEPTEMBER, "draft"));
        int drafts = view("K04", "area").releases().size();
        releases.night();
        assertThat(view("K04", "area").releases()).as("once").hasSize(drafts);
        assertThat(published.list(ZH)).as("a draft is not public").allMatch(p -> p.latest() == null);
    }

    @Test
    @Order(4)
    void onePersonChecksAndAnotherPublishes() {
        UUID draft = release("K06", "draft");
        assertThatThrownBy(() -> pages.audit(statistician, draft, 15, 0)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> pages.publish(statistician, draft)).isInstanceOf(ReleaseMovedOn.class);
        assertThatThrownBy(() -> pages.audit(auditor, draft, 3, 0)).isInstanceOf(NotAFigure.class);
        pages.audit(auditor, draft, 15, 0);
        assertThatThrownBy(() -> pages.publish(auditor, draft)).isInstanceOf(AnotherPersonNeeded.class);
        pages.publish(statistician, draft);
        var shown = published.get("K06", SEPTEMBER, ZH).latest();
        assertThat(shown).isNotNull();
        assertThat(shown.value().readings().getFirst().n()).isEqualTo(10);
        assertThat(shown.areas()).allMatch(line -> line.value().withheld());
        assertThat(published.csv("K06", SEPTEMBER, ZH)).contains(",10,15,66.7,", ",withheld");
        assertThat(jdbc.sql("""
                        select count(*) from insight.cell c join insight.release r on r.id = c.release
                         where c.withheld and c.counts is not null""").query(Long.class).single()).isZero();
    }

    @Test
    @Order(5)
    void lateNewsCorrectsAPublishedFigureAndKeepsTheOldOne() {
        clock.set("2026-10-15T09:00");
        propose(september.get(10), ResultClass.SOLVED);
        readOn();
        clock.set("2026-10-16T02:00");
        releases.night();
        UUID draft = release("K06", "draft");
        assertThat(published
                        .get("K06", SEPTEMBER, ZH)
                        .latest()
                        .value()
                        .readings()
                        .getFirst()
                        .n())
                .as("the old value stands until the new one is checked")
                .isEqualTo(10);
        pages.audit(auditor, draft, 15, 0);
        pages.publish(statistician, draft);
        var now = published.get("K06", SEPTEMBER, ZH);
        assertThat(now.latest().value().readings().getFirst().n()).isEqualTo(11);
        assertThat(now.latest().reason()).isEqualTo("late-news");
        assertThat(now.corrections())
                .singleElement()
                .satisfies(
                        old -> assertThat(old.value().readings().getFirst().n()).isEqualTo(10));
        assertThat(release("K06", "corrected")).isNotNull();
    }

    @Test
    @Order(6)
    void rowsFoundWrongSendADraftAway() {
        UUID draft = release("K02", "draft");
        pages.audit(auditor, draft, 12, 1);
        assertThatThrownBy(() -> pages.publish(statistician, draft)).isInstanceOf(ReleaseMovedOn.class);
        assertThat(release("K02", "dropped")).isEqualTo(draft);
    }

    @Test
    @Order(7)
    void aFigureOpensDownToOneMatterAndThePublishedOneNeedsNoAccount(Browser browser) {
        String password = accounts.generatePassword();
        accounts.create(new NewAccount(
                "yanheqing",
                "严河清",
                dispatcher.unit(),
                "10000000096",
                password,
                List.of(new RoleIn("figure_auditor", "330922"))));
        clock.set(Instant.now()); // the time of the browser and its cookies

        var resident = browser.phone("resident");
        resident.navigate("/");
        resident.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("公布的数字都在这里"))
                .click();
        resident.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("登记的事，有实在的答复送到手里的，占多少"))
                .click();
        assertThat(resident.locator("main").innerText())
                .contains("73.3%", "11", "15", "后来晚到的情况改了数", "原来公布的是 66.7%", "不显示");
        browser.picture(resident, "published-390");
        var wide = browser.desktop("wide");
        wide.navigate("/figures/K06");
        browser.picture(wide, "published-1440");
        wide.navigate("/figures");
        browser.picture(wide, "list-1440");

        var desk = browser.desktop("auditor");
        desk.navigate("/sign-in");
        desk.locator("#login").fill("yanheqing");
        desk.locator("#password").fill(password);
        desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("进工作台"))
                .click();
        desk.waitForURL(Pattern.compile(".*/desk.*"));
        desk.navigate("/desk/figures");
        desk.locator("a[href*='/desk/figures/K04']").first().waitFor();
        browser.picture(desk, "desk-list-1440");
        desk.navigate("/desk/figures/K04?period=2026-09");
        desk.locator(".split button.bad").click(); // the one who said no
        desk.locator("#rows tbody tr").first().waitFor();
        PlaywrightAssertions.assertThat(desk.locator("#rows h2")).containsText("1 行");
        desk.locator(".box svg").waitFor();
        browser.picture(desk, "desk-K04-1440");
        desk.locator("#rows tbody a").first().click();
        desk.waitForURL(Pattern.compile(".*/desk/matters/" + september.get(6)));

        desk.setViewportSize(390, 844);
        desk.navigate("/desk/figures/K06?period=2026-09");
        desk.locator("#rows tbody tr").first().waitFor();
        browser.picture(desk, "desk-K06-390");
        desk.navigate("/desk/figures");
        desk.locator("a[href*='/desk/figures/K04']").first().waitFor();
        browser.picture(desk, "desk-list-390");
        resident.navigate("/figures");
        browser.picture(resident, "list-390");
    }

    private UUID release(String figure, String state) {
        return view(figure, "area").releases().stream()
                .filter(r -> r.period().equals(SEPTEMBER) && r.state().equals(state))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
