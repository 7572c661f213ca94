// SPDX-License-Identifier: Apache-2.0
package org.anlan.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.anlan.OfficeTest;
import org.anlan.kernel.Actor;
import org.anlan.kernel.WorkCalendars;
import org.anlan.kernel.sheets.SheetFile;
import org.anlan.kernel.sheets.XlsxWriter;
import org.anlan.matters.Routing;
import org.anlan.organisations.NewUnit;
import org.anlan.organisations.Unit;
import org.anlan.organisations.Units;
import org.anlan.people.Accounts;
import org.anlan.place.Places;
import org.anlan.setup.Batch.Counts;
import org.anlan.setup.Batch.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A county set up from a workbook, changed by it, and taken back. */
@OfficeTest(sample = true, apart = true)
class CountySetupTests {
    private static int made;

    @Autowired
    Batches batches;

    @Autowired
    CountySetup setup;

    @Autowired
    Places places;

    @Autowired
    Units units;

    @Autowired
    Accounts accounts;

    @Autowired
    Routing routing;

    @Autowired
    WorkCalendars calendars;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    private final Map<String, List<List<String>>> sheets = new LinkedHashMap<>();

    private void rows(String sheet, String... rows) {
        sheets.put(
                sheet,
                java.util.Arrays.stream(rows)
                        .map(r -> List.of(r.split(",", -1)))
                        .toList());
    }

    private Path workbook() throws IOException {
        Path file = folder.resolve("setup" + made++ + ".xlsx");
        try (var writer = new XlsxWriter(Files.newOutputStream(file))) {
            for (var sheet : sheets.entrySet()) {
                writer.sheet(XlsxWriter.Sheet.plain(sheet.getKey()));
                for (var row : sheet.getValue()) {
                    writer.write(row);
                }
            }
        }
        return file;
    }

    private Batch checked(Path file) throws InterruptedException {
        Batch batch = batches.open("setup", "建县.xlsx", file, Plan.AS_FOUND, null);
        batches.check(batch.id(), Actor.SYSTEM);
        return settled(batch.id());
    }

    private Batch done(Path file) throws InterruptedException {
        Batch batch = checked(file);
        assertThat(batch.state()).as("%s", batch.trouble()).isEqualTo(State.CHECKED);
        batches.start(batch.id(), Actor.SYSTEM);
        return settled(batch.id());
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

    private List<String> said(Batch batch) {
        return batches.withReasons(batch.id(), "", 0, 200).stream()
                .map(e -> e.sheet() + " " + batches.sentence(e, Locale.CHINA))
                .toList();
    }

    private void everythingNew() {
        rows(
                "区域",
                "编码 *,类型,名称,上级编码,所在岛,经度,纬度",
                "330922977001,村,新村,330922977,I01,122.45,30.71",
                "330922977,乡镇,新乡,330922,I01,122.45,30.71");
        rows("职责", "编码,名称", "new-duty,新职责");
        rows("单位", "编码,类型,名称,区域编码,所在岛,电话,职责", "new-unit,站所队,新站,330922977,I01,10000009999,new-duty");
        rows("人员", "登录名,姓名,单位编码,角色", "xinlai,新来,new-unit,dept_handler@330922977|pier_clerk@330922977");
        rows("码头地标", "编码,类型,名称,区域编码,经度,纬度", "pier-new,码头,新码头,330922977001,122.45,30.71");
        rows("航线", "编码,名称,起点码头,终点码头,起点岛", "NEW-1,新线,新码头,沈家湾,I01");
        rows("事项类别", "编码,名称,上级编码", "newgroup.one,新一类,newgroup", "newgroup,新类,");
        rows(
                "派单规则",
                "顺序,类别编码,区域编码,单位编码,重办单位编码,工作日,要到现场,关键词,依据,职责说明",
                "9000,newgroup.one,330922977,new-unit,centre,3,是,新词|旧词,目录,归新站管");
        rows(
                "节假日",
                "年份,节日,放假从,放假到,上班的周末,文件",
                "2027,元旦,2027-01-01,2027-01-03,,试验用的通知",
                "2027,春节,2027-02-05,2027-02-11,2027-01-31|2027-02-20,试验用的通知");
    }

    @Test
    void aWorkbookSetsUpTheWholeCountyAndIsTakenBackAsAWhole() throws Exception {
        everythingNew();
        Path file = workbook();
        Batch dry = checked(file);
        assertThat(said(dry)).isEmpty();
        assertThat(dry.counts()).isEqualTo(new Counts(12, 0, 0, 0, 0));
        assertThat(places.find("330922977")).as("a dry run stores nothing").isEmpty();
        assertThat(routing.categories()).doesNotContainKey("newgroup");
        assertThat(calendars.years()).doesNotContain(2027);

        batches.start(dry.id(), Actor.SYSTEM);
        Batch done = settled(dry.id());
        assertThat(done.counts()).isEqualTo(dry.counts());
        assertThat(places.find("330922977001")).isPresent();
        Unit unit = units.byCode("new-unit").orElseThrow();
        assertThat(unit.duties()).containsExactly("new-duty");
        assertThat(accounts.ofUnit(unit.id())).isEmpty(); // nobody can be given work before they have joined
        assertThat(jdbc.sql("select state from people.account where login = 'xinlai' and password is null")
                        .query(String.class)
                        .single())
                .isEqualTo("INVITED");
        assertThat(routing.ruleFor("newgroup.one", "330922977001"))
                .map(r -> r.unit())
                .contains(unit.id());
        waitFor(2027, true);
        assertThat(calendars.county().isWorkday(LocalDate.of(2027, 2, 20))).isTrue();

        assertThat(done(file).counts()).as("the same again changes nothing").isEqualTo(new Counts(0, 0, 12, 0, 0));

        batches.undo(done.id(), Actor.SYSTEM);
        assertThat(places.find("330922977")).isEmpty();
        assertThat(units.byCode("new-unit")).isEmpty();
        assertThat(routing.categories()).doesNotContainKey("newgroup");
        waitFor(2027, false);
        assertThat(jdbc.sql("select count(*) from people.account where login = 'xinlai'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private void waitFor(int year, boolean known) throws InterruptedException {
        for (int i = 0; i < 200 && calendars.years().contains(year) != known; i++) {
            Thread.sleep(50);
        }
        assertThat(calendars.years().contains(year)).isEqualTo(known);
    }

    @Test
    void whatStandsThereComesOutAndGoesInUnchanged() throws Exception {
        for (Locale locale : List.of(Locale.CHINA, Locale.ENGLISH)) {
            Path file = folder.resolve("export" + locale + ".xlsx");
            setup.write(true, locale, Files.newOutputStream(file));
            Batch batch = done(file);
            assertThat(said(batch)).isEmpty();
            assertThat(batch.counts().same()).isEqualTo(batch.counts().all()).isGreaterThan(250);
        }
        Path empty = folder.resolve("template.xlsx");
        setup.write(false, Locale.CHINA, Files.newOutputStream(empty));
        assertThat(checked(empty).counts().all()).isZero();
        try (var book = SheetFile.open(empty, "t", SheetFile.Reading.AS_FOUND)) {
            assertThat(book.sheets())
                    .containsExactly("说明", "区域", "职责", "单位", "人员", "码头地标", "航线", "事项类别", "派单规则", "节假日", "词表");
        }
    }

    @Test
    void eachRowThatCannotComeInIsNamedAndTheOthersComeIn() throws Exception {
        rows(
                "单位",
                "编码,类型,名称,区域编码,职责",
                "ok-unit,部门,好单位,330922,",
                "Bad Code,部门,坏编码,330922,",
                "no-area,部门,没有区域,999999,",
                "no-kind,什么,没有类型,330922,",
                "no-name,部门,,330922,",
                "ok-unit,部门,又一个,330922,",
                "no-duty,部门,没有职责,330922,nothing");
        rows(
                "人员",
                "登录名,姓名,单位编码,角色",
                "bad.one,一,no-such-unit,dept_handler@330922",
                "bad.two,二,,no_such_role@330922",
                "bad.three,三,,没写区域",
                "hepingchuan,贺平川,,dept_handler@330922");
        rows(
                "节假日",
                "年份,节日,放假从,放假到,上班的周末,文件",
                "2028,元旦,2028-01-01,2028-01-01,2028-01-05,试验",
                "2028,春节,2028-02-30,2028-02-30,,试验");
        Batch batch = done(workbook());
        assertThat(batch.counts()).isEqualTo(new Counts(1, 0, 0, 12, 0));
        assertThat(String.join("\n", said(batch)))
                .contains(
                        "单位 第 5 行 B 列 没有“什么”",
                        "单位 第 6 行 C 列 这一格必填",
                        "单位 第 7 行 与第 2 行是同一个",
                        "人员 第 2 行 没有“no-such-unit”",
                        "人员 第 4 行 D 列",
                        "人员 第 5 行 账号“hepingchuan”已经有了",
                        "节假日 第 2 行 这个假期放不进去（2028-01-05）",
                        "节假日 第 3 行 C 列 时间看不懂");
        assertThat(units.byCode("ok-unit")).isPresent();
        batches.undo(batch.id(), Actor.SYSTEM);
    }

    @Test
    void aChangeIsPutBackAndRefusesWhenSomebodyChangedItSince() throws Exception {
        Unit before = units.byCode("oversight").orElseThrow();
        rows(
                "Units",
                "Code,Kind,Name,English name,Area,Island,Phone,Staffed,Duties",
                "oversight,CENTRE,县社会治理中心督办科,Oversight,330922,I01,10000001003,," + String.join("|", before.duties()));
        Batch batch = done(workbook());
        assertThat(batch.counts()).isEqualTo(new Counts(0, 1, 0, 0, 0));
        assertThat(units.byCode("oversight")).map(Unit::name).contains("县社会治理中心督办科");
        var changed = new NewUnit(
                "oversight",
                before.kind(),
                "又改了",
                "Again",
                before.area(),
                before.island(),
                before.phone(),
                null,
                before.duties());
        units.change(before.id(), changed, Actor.SYSTEM);
        assertThatExceptionOfType(ImportRefused.class)
                .isThrownBy(() -> batches.undo(batch.id(), Actor.SYSTEM))
                .satisfies(e -> assertThat(e.detail().get("objects")).hasToString("[Units oversight]"));
        units.change(
                before.id(),
                new NewUnit(
                        "oversight",
                        before.kind(),
                        "县社会治理中心督办科",
                        "Oversight",
                        before.area(),
                        before.island(),
                        before.phone(),
                        null,
                        before.duties()),
                Actor.SYSTEM);
        batches.undo(batch.id(), Actor.SYSTEM);
        assertThat(units.byCode("oversight")).contains(before);
    }

    @Test
    void aCountyThatIsInUseIsNotTakenAway() throws Exception {
        rows("区域", "编码,类型,名称,上级编码,所在岛,经度,纬度", "330922988,乡镇,用着的乡,330922,I01,122.45,30.71");
        rows("单位", "编码,类型,名称,区域编码", "used-unit,部门,用着的单位,330922988");
        Batch batch = done(workbook());
        UUID unit = units.byCode("used-unit").orElseThrow().id();
        units.create(
                new NewUnit("later-unit", Unit.Kind.STATION, "后来的", "Later", "330922988", null, null, null, List.of()),
                Actor.SYSTEM);
        assertThatExceptionOfType(ImportRefused.class)
                .isThrownBy(() -> batches.undo(batch.id(), Actor.SYSTEM))
                .satisfies(e -> assertThat(e.detail().get("objects")).hasToString("[区域 330922988]"));
        assertThat(units.find(unit)).as("nothing was undone").isPresent();
        units.withdraw(units.byCode("later-unit").orElseThrow().id(), Actor.SYSTEM);
        batches.undo(batch.id(), Actor.SYSTEM);
        assertThat(places.find("330922988")).isEmpty();
    }
}
