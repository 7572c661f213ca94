// SPDX-License-Identifier: Apache-2.0
package org.anlan.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.anlan.OfficeTest;
import org.anlan.Shared;
import org.anlan.kernel.Actor;
import org.anlan.kernel.sheets.UnreadableFile;
import org.anlan.kernel.sheets.XlsxWriter;
import org.anlan.matters.Desk;
import org.anlan.matters.DeskList;
import org.anlan.matters.DeskLists;
import org.anlan.matters.Matters;
import org.anlan.matters.SmallCounty;
import org.anlan.organisations.Units;
import org.anlan.people.Accounts;
import org.anlan.people.access.Viewer;
import org.anlan.people.access.Viewers;
import org.anlan.place.Places;
import org.anlan.setup.Batch.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists of matters on their way in: every row is in, or among the rejects with its reason. */
@OfficeTest(apart = true)
class MatterImportTests {
    private static final String HEAD = "编号,标题,内容,时间,地点\n";
    private static SmallCounty place;
    private static int file;

    @Autowired
    Batches batches;

    @Autowired
    DeskLists lists;

    @Autowired
    Desk desk;

    @Autowired
    Matters matters;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    org.anlan.MovableClock clock;

    @TempDir
    Path folder;

    @BeforeEach
    void aCountyToImportInto(
            @Autowired Places places,
            @Autowired Units units,
            @Autowired Accounts accounts,
            @Autowired Viewers viewers,
            @Autowired org.anlan.harbour.Routes routes,
            @Autowired org.anlan.matters.Routing routing) {
        if (place == null || units.byCode("water").isEmpty()) {
            place = new SmallCounty(places, units, accounts, viewers, routes, routing);
        }
    }

    private Batch open(String content, Plan plan) throws IOException {
        return open(content.getBytes(StandardCharsets.UTF_8), plan);
    }

    private Batch open(byte[] content, Plan plan) throws IOException {
        return batches.open("matters", "来件.csv", Files.write(folder.resolve("f" + file++), content), plan, null);
    }

    private Batch settled(UUID id) throws InterruptedException {
        for (Instant until = Instant.now().plus(Duration.ofMinutes(2));
                Instant.now().isBefore(until); ) {
            Batch batch = batches.get(id);
            if (!batch.state().busy()) {
                return batch;
            }
            Thread.sleep(50);
        }
        return batches.get(id);
    }

    private Batch checked(Batch batch) throws InterruptedException {
        batches.check(batch.id(), Actor.SYSTEM);
        return settled(batch.id());
    }

    private Batch done(Batch batch) throws InterruptedException {
        assertThat(checked(batch).state()).isEqualTo(State.CHECKED);
        batches.start(batch.id(), Actor.SYSTEM);
        return settled(batch.id());
    }

    private List<String> reasons(UUID batch, String outcome) {
        return batches.withReasons(batch, outcome, 0, 100).stream()
                .flatMap(e -> e.reasons().stream())
                .map(f -> f.line() + " " + f.reason())
                .toList();
    }

    private int inStore() {
        return jdbc.sql("select count(*) from matters.matter")
                .query(Integer.class)
                .single();
    }

    private Viewer dispatcher() {
        return place.officer("简晚照", place.centre.id(), "330922", "county_dispatcher");
    }

    /** How many a search finds, read to its end. */
    private int found(Viewer viewer, String text) {
        int found = 0;
        for (String after = ""; after != null; ) {
            DeskList page = lists.page(viewer, "all", text, "", after, 200, Locale.CHINA);
            found += page.items().size();
            after = page.next();
        }
        return found;
    }

    @Test
    void everyOneOfTheRealMessagesIsInOrAmongTheRejects() throws Exception {
        Path messages = Shared.file("data/messages/unlabelled-raw.csv");
        int before = inStore();
        Batch opened = batches.open("matters", "unlabelled-raw.csv", messages, Plan.AS_FOUND, null);
        Batch checked = checked(opened);
        assertThat(inStore()).isEqualTo(before);
        assertThat(checked.counts().all()).isEqualTo(4_326);
        batches.start(opened.id(), Actor.SYSTEM);
        Batch done = settled(opened.id());
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.counts()).as("the dry run said the same").isEqualTo(checked.counts());
        assertThat(done.counts().stored() + done.counts().rejected()).isEqualTo(4_326);
        assertThat(inStore() - before).isEqualTo(done.counts().stored());
        assertThat(done.counts().rejected()).isZero();
        assertThat(reasons(opened.id(), "stored")).isNotEmpty().allMatch(r -> r.endsWith("import.same-words"));
        assertThat(jdbc.sql("""
                        select count(*) from matters.matter where historic and state = 'CLOSED' and result_class is null
                           and order_id is null and requester_person is null and reported_at < '2021-01-01'
                           and id in (select object_id from setup.entry where batch = :b)""").param("b", done.id()).query(Integer.class).single())
                .isEqualTo(done.counts().stored());
        assertThat(jdbc.sql("select count(*) from notify.notice")
                        .query(Integer.class)
                        .single())
                .isZero();

        var viewer = dispatcher();
        for (String list : List.of("triage", "running", "replied", "stopped")) {
            assertThat(lists.page(viewer, list, "", "", "", 200, Locale.CHINA).items())
                    .as(list)
                    .noneMatch(DeskList.Item::historic);
        }
        assertThat(found(viewer, "")).isEqualTo(inStore());
        assertThat(lists.page(viewer, "all", "婚纱艺术摄影", "", "", 50, Locale.CHINA).items())
                .first()
                .satisfies(item -> {
                    assertThat(item.title()).isEqualTo("A3区一米阳光婚纱艺术摄影是否合法纳税了？");
                    assertThat(item.reportedAt()).isEqualTo(Instant.parse("2019-02-28T03:25:05Z"));
                    assertThat(item.historic()).isTrue();
                });

        // once settled, the words are found by their pairs; before, by reading the matters themselves
        int byReading = found(viewer, "噪音 扰民");
        clock.advance(Duration.ofMinutes(2));
        for (int i = 0;
                i < 600
                        && jdbc.sql("select count(*) from matters.search")
                                        .query(Integer.class)
                                        .single()
                                < done.counts().stored();
                i++) {
            Thread.sleep(100);
        }
        assertThat(found(viewer, "噪音 扰民")).isEqualTo(byReading).isGreaterThan(50);
        assertThat(found(viewer, "A")).isGreaterThan(4_000);
        assertThat(found(viewer, "100%")).isLessThan(200);

        Batch again = done(batches.open("matters", "copy.csv", messages, Plan.AS_FOUND, null));
        assertThat(again.counts()).isEqualTo(new Batch.Counts(0, 0, 4_326, 0, 4_326));
        assertThat(batches.earlier(again)).map(Batch::id).contains(opened.id());

        batches.undo(opened.id(), Actor.SYSTEM);
        assertThat(inStore()).isEqualTo(before);
        assertThat(batches.get(opened.id()).state()).isEqualTo(State.UNDONE);
    }

    @Test
    void countsAddUpWhateverARowHolds() throws Exception {
        String rows = HEAD
                + "1,路灯,灯坏了,2019/2/28 11:25:05,干斜村\n"
                + "2,路灯,灯坏了,昨天,\n" // no time known
                + "3,,,2019-03-01,\n" // no words
                + "1,别的,编号重复,2019-03-01,\n"
                + "4,路灯,灯坏了,2019年3月1日 8时,A市A3区\n" // same words, unknown place
                + "5,\"多行\",\"第一行\r\n第二行\",2019.3.1 8:00,\n"
                + "6,将来,还没到,2099-01-01,\n"
                + "7,\"坏\"引号,x,2019-03-01,\n"
                + "\n"
                + "8,太早,x,1899-12-31,\n";
        Batch batch = done(open(rows, Plan.AS_FOUND));
        assertThat(batch.counts().all()).isEqualTo(9);
        assertThat(reasons(batch.id(), "rejected"))
                .containsExactly(
                        "3 import.not-a-date",
                        "4 import.words-empty",
                        "5 import.number-twice",
                        "9 import.said-in-the-future",
                        "10 text-after-quote",
                        "12 import.too-long-ago");
        assertThat(reasons(batch.id(), "stored")).containsExactly("6 import.place-unknown", "6 import.same-words");
        assertThat(jdbc.sql(
                                "select place_text || ' ' || area from matters.matter where words = '灯坏了' order by reported_at")
                        .query(String.class)
                        .list())
                .containsExactly("干斜村 " + SmallCounty.VILLAGE, "A市A3区 330922");

        var out = new ByteArrayOutputStream();
        batches.rejects(batch.id(), Locale.CHINA, out);
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(7)
                .first()
                .asString()
                .endsWith(",地点,原因");
        Batch mended = done(open(out.toString(StandardCharsets.UTF_8).replace("昨天", "2019-02-27"), Plan.AS_FOUND));
        assertThat(mended.counts().stored())
                .as("a mended file of rejects comes in")
                .isEqualTo(2); // the quotation mark is written as it should be, too
        batches.undo(mended.id(), Actor.SYSTEM);
        batches.undo(batch.id(), Actor.SYSTEM);
    }

    @Test
    void aFileThatCannotBeReadStoresNothing() throws Exception {
        assertThatExceptionOfType(UnreadableFile.class)
                .isThrownBy(() -> open(new byte[] {'a', ',', 'b', '\n', (byte) 0xFF}, Plan.AS_FOUND));
        int before = inStore();
        Batch open = checked(open(HEAD + "1,a,b,2019-03-01,\n2,\"c,d,2019-03-01,\n", Plan.AS_FOUND));
        assertThat(open.state()).isEqualTo(State.UNREADABLE);
        assertThat(open.trouble())
                .satisfies(t -> assertThat(t.line() + t.reason()).isEqualTo("3quote-never-closed"));
        assertThatExceptionOfType(ImportRefused.class).isThrownBy(() -> batches.start(open.id(), Actor.SYSTEM));
        Batch noColumn = checked(open("甲,乙\n1,2\n", Plan.AS_FOUND));
        assertThat(noColumn.trouble()).satisfies(t -> assertThat(t.reason()).isEqualTo("import.field-missing"));
        assertThat(inStore()).isEqualTo(before);
    }

    @Test
    void aMappingFitsForeignColumnsEncodingsAndDates() throws Exception {
        byte[] gb = "流水;主题;详情;日子\nX1;A市A3区某路;路面塌了;28/02/2019 11:25\n".getBytes(Charset.forName("GB18030"));
        var plan = new Plan(
                "",
                "",
                List.of(
                        new Plan.Mapped("number", "流水", ""),
                        new Plan.Mapped("title", "主题", ""),
                        new Plan.Mapped("words", "详情", ""),
                        new Plan.Mapped("saidAt", "日子", ""),
                        new Plan.Mapped("place", "主题", "^[A-Z]市([A-Z]\\d[区县])?")),
                "dd/MM/yyyy HH:mm",
                0);
        Batch opened = open(gb, plan);
        assertThat(batches.look(opened.id())).satisfies(look -> {
            assertThat(look.charset()).isEqualTo("GB18030");
            assertThat(look.columns()).containsExactly("流水", "主题", "详情", "日子");
        });
        Batch batch = done(opened);
        assertThat(batch.counts().stored()).isEqualTo(1);
        assertThat(jdbc.sql(
                                "select place_text from matters.matter where words = '路面塌了' and reported_at = '2019-02-28T03:25:00Z'")
                        .query(String.class)
                        .list())
                .containsExactly("A市A3区");
        batches.save("matters", "旧热线", plan, UUID.randomUUID());
        assertThat(batches.mappings("matters")).containsEntry("旧热线", plan);
        batches.forget("matters", "旧热线");
        batches.undo(batch.id(), Actor.SYSTEM);
        assertThatExceptionOfType(ImportRefused.class)
                .isThrownBy(() -> open(gb, new Plan("", "", List.of(new Plan.Mapped("words", "详情", "(")), "", 0)));
    }

    @Test
    void aWorkbookComesInLikeAText() throws Exception {
        Path file = folder.resolve("w.xlsx");
        try (var writer = new XlsxWriter(Files.newOutputStream(file))) {
            writer.sheet(XlsxWriter.Sheet.plain("来信"));
            writer.write(List.of("编号", "内容", "时间"));
            writer.write(List.of("W1", "码头的护栏松了", "2020-01-02T08:00:00"));
            writer.write(List.of("W2", "码头的护栏松了", ""));
        }
        Batch batch = done(batches.open("matters", "来信.xlsx", file, Plan.AS_FOUND, null));
        assertThat(batch.counts()).isEqualTo(new Batch.Counts(1, 0, 0, 1, 0));
        assertThat(reasons(batch.id(), "rejected")).containsExactly("3 import.date-missing");
        var out = new ByteArrayOutputStream();
        batches.rejects(batch.id(), Locale.ENGLISH, out);
        assertThat(new String(out.toByteArray(), 0, 2, StandardCharsets.US_ASCII))
                .isEqualTo("PK");
        batches.undo(batch.id(), Actor.SYSTEM);
    }

    @Test
    void goesOnAfterACrashWithoutLosingOrDoublingARow() throws Exception {
        var rows = new StringBuilder(HEAD);
        for (int i = 0; i < 1_300; i++) {
            rows.append("C")
                    .append(i)
                    .append(",题")
                    .append(i)
                    .append(",断电的第")
                    .append(i)
                    .append("条,2020-02-02 10:00:00,\n");
        }
        Batch batch = open(rows.toString(), Plan.AS_FOUND.withLive(2));
        checked(batch);
        batches.start(batch.id(), Actor.SYSTEM);
        settled(batch.id());
        // the state of a node that died after the first chunk, and after it took a row in but before it noted it
        jdbc.sql(
                        "delete from matters.matter where id in (select object_id from setup.entry where batch = :b and line > 503)")
                .param("b", batch.id())
                .update();
        jdbc.sql("delete from setup.entry where batch = :b and (line > 503 or line = 3)")
                .param("b", batch.id())
                .update();
        jdbc.sql("update setup.entry set line = line where batch = :b")
                .param("b", batch.id())
                .update();
        jdbc.sql("delete from setup.entry where batch = :b and line > 2")
                .param("b", batch.id())
                .update();
        jdbc.sql("delete from matters.matter where channel = 'import' and historic and words like '断电的第%'")
                .update();
        jdbc.sql("""
                        update setup.batch set state = 'RUNNING', done_rows = 1, stored = 1, changed = 0, same = 0, rejected = 0,
                          remarked = 0, ended_at = null where id = :b""").param("b", batch.id()).update();
        byte[] file = rows.toString().getBytes(StandardCharsets.UTF_8);
        jdbc.sql("insert into setup.piece (county, batch, number, bytes) values ('330922', :b, 0, :bytes)")
                .param("b", batch.id())
                .param("bytes", file)
                .update();
        batches.wakeAll();
        Batch done = settled(batch.id());
        assertThat(done.counts()).isEqualTo(new Batch.Counts(1_300, 0, 0, 0, 0));
        assertThat(jdbc.sql("select count(*) from matters.matter where words like '%断电的第%'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1_300);
        assertThat(jdbc.sql(
                                "select count(*) from matters.matter where words like '%断电的第%' and state = 'REGISTERED' and not historic")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        batches.undo(batch.id(), Actor.SYSTEM);
    }

    @Test
    void theFirstRowsEnterAsTodaysAndCannotBeUndoneOnceSomebodyWorkedOnThem() throws Exception {
        int before = inStore();
        Batch batch = done(open(
                HEAD + "L1,漏水,水管漏水,2019-03-01 08:00:00,\nL2,灯,路灯灯不亮,2019-03-01 08:00:00,\n",
                Plan.AS_FOUND.withLive(1)));
        var viewer = dispatcher();
        var waiting = lists.page(viewer, "triage", "水管漏水", "", "", 50, Locale.CHINA);
        assertThat(waiting.items())
                .singleElement()
                .satisfies(item -> assertThat(item.historic()).isFalse());
        var slips = batches.slips(batch.id(), Actor.SYSTEM);
        assertThat(slips).singleElement().satisfies(slip -> {
            assertThat(matters.track(slip.code(), slip.secret(), "hall")).contains(slip.matter());
            assertThat(batches.slips(batch.id(), Actor.SYSTEM)).hasSize(1);
            assertThat(matters.track(slip.code(), slip.secret(), "hall"))
                    .as("an older slip opens nothing")
                    .isEmpty();
        });
        UUID matter = waiting.items().getFirst().id();
        desk.dispatch(viewer, matter, "water.leak", null, null, false, null);
        assertThatExceptionOfType(ImportRefused.class)
                .isThrownBy(() -> batches.undo(batch.id(), Actor.SYSTEM))
                .satisfies(e -> assertThat(e.detail().get("objects").toString())
                        .contains(waiting.items().getFirst().code()));
        assertThat(inStore() - before).isEqualTo(2);
        assertThat(batches.get(batch.id()).state()).isEqualTo(State.DONE);
    }
}
