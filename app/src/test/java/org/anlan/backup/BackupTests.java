// SPDX-License-Identifier: Apache-2.0
package org.anlan.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.anlan.MovableClock;
import org.anlan.OfficeTest;
import org.anlan.OtherOffice;
import org.anlan.TestDatabase;
import org.anlan.kernel.Actor;
import org.anlan.kernel.KeptOut;
import org.anlan.kernel.KernelSettings;
import org.anlan.kernel.LogVerifier;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Timeline;
import org.anlan.kernel.WrittenAs;
import org.anlan.kernel.database.HalfRestored;
import org.anlan.kernel.database.OfficeDatabase;
import org.anlan.matters.Matters;
import org.anlan.matters.NewMatter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A county carried away while it works, and brought back whole; or not at all, with the reason. */
@OfficeTest(sample = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupTests {
    private static final String COUNTY = "330922";
    private static final Progress SILENT = (code, about) -> {};

    @Autowired
    Backups backups;

    @Autowired
    Matters matters;

    @Autowired
    Timeline timeline;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestDatabase database;

    @Autowired
    KernelSettings kernel;

    @Autowired
    MovableClock clock;

    @Autowired
    List<KeptOut> keptOut;

    @Autowired
    List<WrittenAs> writtenAs;

    private final long seed = Long.getLong("anlan.seed", System.nanoTime());
    private final SplittableRandom chance = new SplittableRandom(seed);
    private Path scratch;
    private Path quiet;

    /** One backup that several tests read and none changes. */
    @BeforeAll
    void takeOne() throws IOException {
        scratch = Files.createTempDirectory(Files.createDirectories(Path.of("target", "homes")), "backups")
                .toAbsolutePath();
        matters.report(matter(new UUID(seed, 1)));
        Files.createDirectories(kernel.home());
        Files.writeString(kernel.home().resolve("sample"), "demo\n");
        quiet = scratch.resolve("quiet");
        backups.take(quiet, Backups.AskedBy.LAUNCHER, SILENT);
    }

    @AfterAll
    void clear() throws IOException {
        Folder.delete(scratch);
    }

    // ── there and back ───────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void aBackupTakenUnderLoadComesBackEqualAndTheOfficeGoesOnFromIt() throws Exception {
        var writing = new AtomicBoolean(true);
        var reported = Collections.synchronizedList(new ArrayList<UUID>());
        var writers = new ArrayList<Thread>();
        for (int i = 0; i < 4; i++) {
            var own = chance.split();
            writers.add(Thread.ofVirtual().start(() -> {
                while (writing.get()) {
                    reported.add(matters.report(matter(new UUID(own.nextLong(), own.nextLong())))
                            .id());
                }
            }));
        }
        waitFor(() -> reported.size() > 40);
        var before = List.copyOf(reported);
        Path place = scratch.resolve("loaded");
        long began = System.nanoTime();
        Backups.Taken taken;
        try {
            taken = backups.take(place, Backups.AskedBy.LAUNCHER, SILENT);
        } finally {
            writing.set(false);
        }
        long taking = System.nanoTime() - began;
        int atOnce = reported.size() - before.size();
        for (Thread writer : writers) {
            writer.join();
        }

        // the home is empty, the server another one
        Path home = scratch.resolve("restored");
        var said = new ByteArrayOutputStream();
        began = System.nanoTime();
        int ended = new BackupVerbs(
                        Map.of("ANLAN_HOME", home.toString(), "ANLAN_COUNTY", COUNTY, "LANG", "en"),
                        new PrintStream(said, true))
                .run("restore", place);
        long restoring = System.nanoTime() - began;
        assertThat(ended).as(said.toString()).isZero();
        assertThat(said.toString()).contains("The log is whole", "each table equal to the backup");
        System.out.printf(
                "backup under load: seed %d, %d tables, %d rows, %d matters reported meanwhile, taken in %d ms, restored in %d ms%n",
                seed, taken.tables(), taken.rows(), atOnce, taking / 1_000_000, restoring / 1_000_000);

        try (var server = OfficeDatabase.open(home, OfficeDatabase.OWN, Map.of());
                var restored = server.connect("test");
                var source = database.connect()) {
            requireSameRows(source, restored);
            var ids = ids(restored, "select id from matters.matter");
            assertThat(ids).as("reported before the backup, seed " + seed).containsAll(before);
            assertThat(count(restored, """
                    select count(*) from matters.matter m where not exists (select from kernel.timeline t
                      where t.county = m.county and t.object_kind = 'matter' and t.object_id = m.id)"""))
                    .as("matters without their entry: half a transaction")
                    .isZero();
            assertThat(count(restored, "select count(*) from people.session")).isZero();
            assertThat(count(restored, "select count(*) from people.invite")).isZero();
        }
        assertThat(mode(home.resolve("sign-ins.txt"))).isEqualTo("rw-------");
        theOfficeGoesOn(home);
    }

    /** The rows that are in the copy are, to the letter, those of the office that goes on changing. */
    private void requireSameRows(Connection source, Connection restored) throws SQLException {
        for (String rows : List.of(
                "select to_jsonb(t) - 'tx' from kernel.timeline t where id <= %d order by id",
                "select n::text from kernel.note n where entry <= %d order by entry",
                "select to_jsonb(s) - 'horizon' from kernel.seal s where batch <= %d order by batch",
                "select a::text from place.area a where %d > 0 order by code collate \"C\"",
                "select l::text from place.land l where %d > 0 order by id",
                "select u::text from organisations.unit u where %d > 0 order by id",
                "select r::text from people.role r where %d > 0 order by code collate \"C\"")) {
            long last = rows.contains("seal")
                    ? count(restored, "select max(batch) from kernel.seal")
                    : count(restored, "select max(id) from kernel.timeline");
            // an entry below the last one may still have been on its way when the moment was taken
            String there = rows.contains("kernel.timeline") || rows.contains("kernel.note")
                    ? "(%s) limit %d".formatted(rows.formatted(last), count(restored, """
                            select count(*) from (%s) x""".formatted(
                                    rows.formatted(firstGap(restored, last)))))
                    : rows.formatted(last);
            assertThat(hash(restored, there)).as(there).isEqualTo(hash(source, there));
        }
    }

    /** The last entry before the first that is missing in the copy. */
    private static long firstGap(Connection restored, long last) throws SQLException {
        return count(restored, """
                select coalesce(min(id) - 1, %d) from (select id, lag(id) over (order by id) as before from kernel.timeline) t
                 where before is not null and id <> before + 1""".formatted(last));
    }

    private void theOfficeGoesOn(Path home) throws Exception {
        try (var office = OtherOffice.open(home, OfficeDatabase.OWN)) {
            var log = office.get(JdbcClient.class);
            long last = log.sql("select max(id) from kernel.timeline")
                    .query(Long.class)
                    .single();
            long entry = office.get(Timeline.class)
                    .append(new ObjectRef("thing", UUID.randomUUID()), Actor.SYSTEM, "thing.made", Map.of(), null);
            assertThat(entry).as("counters stand behind the rows").isGreaterThan(last);
            office.get(Matters.class).report(matter(UUID.randomUUID()));
            waitFor(() -> log.sql("select count(*) from kernel.seal where :entry = any(entries)")
                            .param("entry", entry)
                            .query(Long.class)
                            .single()
                    == 1);
            waitFor(() -> office.get(LogVerifier.class).verify().unsealed() == 0);
            assertThat(office.get(LogVerifier.class).verify().faults()).isEmpty();
            assertThat(log.sql("select count(*) from kernel.timeline where what = 'backup.restored'")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
            assertThat(home.resolve("restored")).doesNotExist();

            // and what was restored can be carried away again
            Path again = scratch.resolve("again");
            office.get(Backups.class).take(again, Backups.AskedBy.LAUNCHER, SILENT);
            assertThat(Restore.check(Folder.open(again), SILENT)).isEmpty();
        }
    }

    @Test
    void theSameBackupComesBackAsOftenAsItIsNeeded() throws SQLException {
        for (int i = 0; i < 2; i++) {
            try (var empty = TestDatabase.empty()) {
                restore(quiet, scratch.resolve("often" + i), empty);
                try (var connection = empty.connect()) {
                    assertThat(count(connection, "select count(*) from place.area"))
                            .isPositive();
                    assertThat(count(connection, "select count(*) from pg_namespace where nspname = 'restoring'"))
                            .isZero();
                }
            }
        }
    }

    @Test
    void aBackupOfAnEarlierReleaseComesBackAndIsBroughtForward() throws SQLException {
        var levels = new ArrayList<Manifest.Room>();
        try (var older = TestDatabase.empty();
                var empty = TestDatabase.empty()) {
            for (String room : List.of(Migrations.ROOT, "kernel", "place", "people")) {
                levels.add(new Manifest.Room(room, "1"));
            }
            var source = OfficeDatabase.open(scratch, older.url(), Map.of());
            new Migrations(source).migrate(levels);
            try (var connection = older.connect()) {
                run(
                        connection,
                        "insert into place.area (county, code, kind, name, name_en, centre) values"
                                + " ('330922', '330922', 'COUNTY', '安澜县', 'Anlan', point(122.4, 30.7))");
                assertThat(count(
                                connection,
                                "select count(*) from pg_tables where schemaname = 'place' and tablename = 'land'"))
                        .as("the earlier release did not have it")
                        .isZero();
            }
            Path place = scratch.resolve("earlier");
            new Writing(
                            source,
                            COUNTY,
                            "0.0.9",
                            scratch.resolve("no home"),
                            keptOut,
                            writtenAs,
                            Folder.make(place),
                            SILENT)
                    .write(clock.instant());
            restore(place, scratch.resolve("forward"), empty);
            try (var connection = empty.connect()) {
                assertThat(count(connection, "select count(*) from place.area where name = '安澜县'"))
                        .isEqualTo(1);
                assertThat(count(connection, "select count(*) from place.land")).isZero();
                assertThat(count(connection, "select count(*) from matters.matter"))
                        .isZero();
            }
        }
    }

    @Test
    void everyKindOfColumnComesBackToTheLetter() throws SQLException, IOException {
        String make = """
                create schema trial;
                create table trial.odd (
                  county text not null, id bigint generated always as identity, words text, bits bytea, notes jsonb, parts text[],
                  days int4range, at timestamptz, took interval, share double precision, exact numeric, spot point, mother bigint,
                  "order" boolean, twice bigint generated always as (id * 2) stored, primary key (county, id),
                  foreign key (county, mother) references trial.odd (county, id) deferrable initially deferred)""";
        try (var one = TestDatabase.empty();
                var other = TestDatabase.empty();
                var from = one.connect();
                var to = other.connect()) {
            run(from, make);
            run(to, make);
            run(from, """
                    insert into trial.odd (county, words, bits, notes, parts, days, at, took, share, exact, spot, mother, "order")
                    select '330922', case n %% 5 when 0 then null when 1 then E'a\\tb\\n\\\\N\\r"''' when 2 then '𠮷𡃁 é' else '' end,
                           case n %% 3 when 0 then null when 1 then ''::bytea else sha256(n::text::bytea) end,
                           jsonb_build_object('n', n, 'z', 1e-7, 'deep', jsonb_build_array(null, '\\u4e2d')),
                           case n %% 4 when 0 then '{}' when 1 then array['a,b', null, '{"x"}', E'\\\\'] end,
                           int4range(n, n + 5), timestamptz '1901-01-01 00:00:00.123456+08' + n * interval '17 days 0.000001 s',
                           interval '1 mon -3 days 04:05:06.789', case n %% 7 when 0 then 'NaN' when 1 then '-Infinity' else random() / 3 end,
                           (n * 1e20 + 0.1)::numeric, point(n / 3.0, -n), case when n > 1 then 201 - n end, n %% 2 = 0
                      from generate_series(1, 200) n""".formatted());
            Catalogue.speakPlainly(from);
            Catalogue.speakPlainly(to);
            var table = new Catalogue(from).tables().getFirst();
            assertThat(table.columns()).containsKey("order").doesNotContainKey("twice");
            var text = new ByteArrayOutputStream();
            from.unwrap(PGConnection.class).getCopyAPI().copyOut(table.copyOut(Map.of()), text);
            to.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(table.copyIn(), new ByteArrayInputStream(text.toByteArray()));
            String rows = "select t::text from trial.odd t order by id";
            assertThat(hash(to, rows)).isEqualTo(hash(from, rows));
        }
    }

    // ── what is refused ──────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void aFlippedBitIsFoundAndTheFileIsNamed() throws IOException {
        for (int i = 0; i < 12; i++) {
            Path copy = copy(quiet, "flipped" + i);
            var files = files(copy).stream()
                    .filter(file -> !file.endsWith(Folder.SUMS))
                    .filter(file -> size(file) > 0)
                    .toList();
            Path victim = files.get(chance.nextInt(files.size()));
            byte[] bytes = Files.readAllBytes(victim);
            int at = chance.nextInt(bytes.length);
            bytes[at] ^= (byte) (1 << chance.nextInt(8));
            Files.write(victim, bytes);
            String name = copy.relativize(victim).toString();
            Path home = scratch.resolve("untouched" + i);
            assertThatExceptionOfType(BackupRefused.class)
                    .as("byte %d of %s, seed %d", at, name, seed)
                    .isThrownBy(() -> new Restore(home, OfficeDatabase.OWN, COUNTY, SILENT).restore(copy))
                    .satisfies(refused -> assertThat(refused.about()).contains(name));
            assertThat(home).doesNotExist();
            assertThat(Restore.check(Folder.open(copy), SILENT))
                    .extracting(Folder.Fault::file)
                    .containsExactly(name);
        }
    }

    @Test
    void aFileThatIsGoneAndOneThatDoesNotBelongAreNamed() throws IOException {
        Path copy = copy(quiet, "altered");
        Files.delete(copy.resolve("tables/people.account.copy.gz"));
        Files.writeString(copy.resolve("tables/people.spare.copy.gz"), "x");
        assertThat(Restore.check(Folder.open(copy), SILENT))
                .containsExactlyInAnyOrder(
                        new Folder.Fault("missing", "tables/people.account.copy.gz"),
                        new Folder.Fault("foreign", "tables/people.spare.copy.gz"));
    }

    @Test
    void aBackupThatWasNotFinishedIsRecognised() throws IOException {
        Path copy = copy(quiet, "half");
        Files.delete(copy.resolve(Folder.SUMS));
        assertThat(refusal(copy, scratch.resolve("home of a half"))).isEqualTo("half");
        Path cut = copy(quiet, "cut");
        String sums = Files.readString(cut.resolve(Folder.SUMS));
        Files.writeString(cut.resolve(Folder.SUMS), sums.substring(0, sums.length() / 2));
        assertThat(refusal(cut, scratch.resolve("home of a half"))).isIn("bad-sums", "unsound");
        assertThat(refusal(scratch.resolve("nowhere"), scratch.resolve("h"))).isEqualTo("no-such");
        assertThat(refusal(Files.createDirectories(scratch.resolve("no backup")), scratch.resolve("h")))
                .isEqualTo("not-one");
    }

    @Test
    void whatALaterReleaseWroteIsRefusedBeforeAnythingIsTouched() throws IOException {
        Path later = copy(quiet, "later");
        rewrite(later, text -> text.replace("\"format\" : 1", "\"format\" : 2"));
        assertThat(refusal(later, scratch.resolve("later home"))).isEqualTo("newer-format");
        Path further = copy(quiet, "further");
        rewrite(further, text -> text.replaceFirst("(\"room\" : \"place\",\\s+\"level\" : )\"\\d+\"", "$1\"9999\""));
        try (var empty = TestDatabase.empty()) {
            var refused = catchThrowableOfType(
                    BackupRefused.class,
                    () -> new Restore(scratch.resolve("further home"), empty.url(), COUNTY, SILENT).restore(further));
            assertThat(refused.code()).isEqualTo("newer-tables");
            assertThat(refused.about()).containsExactly("place", "9999");
        }
    }

    @Test
    void aHomeOrADatabaseWithSomethingInItIsLeftAlone() throws IOException, SQLException {
        Path home = Files.createDirectories(scratch.resolve("lived in"));
        Files.writeString(home.resolve("roots.txt"), "1 00\n");
        assertThat(refusal(quiet, home)).isEqualTo("home-not-empty");
        assertThat(home.resolve("roots.txt")).hasContent("1 00");
        try (var full = TestDatabase.migrated();
                var connection = full.connect()) {
            run(connection, "insert into place.edition values ('330922', 7)");
            Path empty = scratch.resolve("empty beside a full database");
            var refused = catchThrowableOfType(
                    BackupRefused.class, () -> new Restore(empty, full.url(), COUNTY, SILENT).restore(quiet));
            assertThat(refused.code()).isEqualTo("database-not-empty");
            assertThat(count(connection, "select number from place.edition")).isEqualTo(7);
            assertThat(HalfRestored.mark(empty)).doesNotExist();
        }
    }

    @Test
    void theDataOfAnotherCountyIsNotTakenForOnesOwn() {
        var refused = catchThrowableOfType(
                BackupRefused.class,
                () -> new Restore(scratch.resolve("other county"), OfficeDatabase.OWN, "330100", SILENT)
                        .restore(quiet));
        assertThat(refused.code()).isEqualTo("other-county");
    }

    @Test
    void aRestoreThatFailsLeavesNothingAndTheNextOneSucceeds() throws IOException, SQLException {
        Path broken = copy(quiet, "broken");
        rewrite(broken, text -> text.replaceFirst("\"sha256\" : \"[0-9a-f]{4}", "\"sha256\" : \"0000"));
        Path home = scratch.resolve("twice");
        try (var empty = TestDatabase.empty();
                var connection = empty.connect()) {
            var refused = catchThrowableOfType(
                    BackupRefused.class, () -> new Restore(home, empty.url(), COUNTY, SILENT).restore(broken));
            assertThat(refused.code()).isEqualTo("other-rows");
            assertThat(files(home)).isEmpty();
            assertThat(new Catalogue(connection).tables()).isEmpty();
            assertThat(HalfRestored.isIn(connection)).isFalse();
            restore(quiet, home, empty);
            assertThat(count(connection, "select count(*) from place.area")).isPositive();
        }
    }

    @Test
    void aRestoreThatWasCutShortKeepsTheOfficeShutAndTheNextOneBeginsAnew() throws IOException, SQLException {
        Path home = Files.createDirectories(scratch.resolve("cut short"));
        Files.createFile(HalfRestored.mark(home));
        Files.writeString(home.resolve("roots.txt"), "half a line");
        try (var half = TestDatabase.migrated();
                var connection = half.connect()) {
            run(connection, "create schema restoring");
            run(connection, "insert into place.edition values ('330922', 7)");
            assertThatExceptionOfType(Exception.class)
                    .isThrownBy(() -> OtherOffice.open(scratch.resolve("another node"), half.url())
                            .close())
                    .havingRootCause()
                    .withMessageContaining("a restore into this database has not ended");
            restore(quiet, home, half);
            assertThat(HalfRestored.isIn(connection)).isFalse();
            assertThat(HalfRestored.mark(home)).doesNotExist();
            assertThat(home.resolve("roots.txt")).isNotEmptyFile().content().doesNotContain("half");
        }
    }

    // ── taking ───────────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void theLaunchersVerbWritesWhatOnlyTheOwnerCanRead() throws Exception {
        Path place = scratch.resolve("由启动器 一份");
        var instance = new Properties();
        try (var reader = Files.newBufferedReader(kernel.home().resolve("instance"))) {
            instance.load(reader);
        }
        try (var client = HttpClient.newHttpClient()) {
            String query = "?to=" + URLEncoder.encode(place.toString(), StandardCharsets.UTF_8);
            var request = HttpRequest.newBuilder(
                            URI.create(instance.getProperty("address") + "/api/instance/backup" + query))
                    .headers("Authorization", "Bearer " + instance.getProperty("token"), "Accept-Language", "zh-CN")
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            String said =
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            assertThat(said).contains("备份完成").endsWith("= ok\n");
            String again =
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            assertThat(again).contains("已经有东西").endsWith("= failed\n");
        }
        assertThat(mode(place)).isEqualTo("rwx------");
        assertThat(files(place)).allSatisfy(file -> assertThat(mode(file)).isEqualTo("rw-------"));
        assertThat(jdbc.sql("select count(*) from kernel.timeline where what = 'backup.taken'")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void whatIsLeftOutIsSaidAndNothingElseIs() {
        var manifest = Folder.open(quiet).manifest();
        assertThat(manifest.leftOut())
                .extracting(Manifest.LeftOut::table)
                .containsExactlyInAnyOrder("people.session", "people.session_attributes", "people.invite");
        var all = jdbc.sql("""
                        select schemaname || '.' || tablename from pg_tables where schemaname !~ '^pg_'
                           and schemaname <> 'information_schema' and tablename not like 'flyway_schema_history%'""").query(String.class).list();
        assertThat(Stream.concat(
                        manifest.tables().stream().map(Manifest.Table::name),
                        manifest.leftOut().stream().map(Manifest.LeftOut::table)))
                .containsExactlyInAnyOrderElementsOf(all);
        assertThat(files(quiet).stream().map(file -> quiet.relativize(file).toString()))
                .as("passwords of the node stay on the node")
                .noneMatch(name -> name.contains("password") || name.contains("instance") || name.contains("sms"));
    }

    @Test
    void aPlaceInsideTheHomeIsRefused() {
        assertThat(catchThrowableOfType(
                                BackupRefused.class,
                                () -> backups.take(kernel.home().resolve("b"), Backups.AskedBy.LAUNCHER, SILENT))
                        .code())
                .isEqualTo("inside-home");
    }

    @Test
    void oldDailyBackupsGoButNeverTheLastWholeOne() throws IOException {
        Path directory = Files.createDirectories(scratch.resolve("daily"));
        Path old = copy(quiet, "daily/anlan-330922-20200101T023000Z");
        Path older = copy(quiet, "daily/anlan-330922-20191231T023000Z");
        Path half = copy(quiet, "daily/anlan-330922-20200102T023000Z");
        Files.delete(half.resolve(Folder.SUMS));
        Path somebodys = copy(quiet, "daily/by-hand");
        backups.forgetOld(directory);
        assertThat(old).exists();
        assertThat(older).doesNotExist();
        assertThat(half).doesNotExist();
        assertThat(somebodys).exists();
    }

    @Test
    void theDailyBackupNeedsAWholePathAndADay() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new BackupSettings(Path.of("backups"), LocalTime.NOON, Duration.ofDays(2)));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new BackupSettings(Path.of("/b"), LocalTime.NOON, Duration.ofHours(2)));
        assertThat(new BackupSettings(Path.of(""), LocalTime.NOON, Duration.ofDays(2)).directory())
                .isNull();
    }

    // ── hands ────────────────────────────────────────────────────────────────────────────────────────────────────

    private static NewMatter matter(UUID key) {
        return new NewMatter(
                "web",
                "码头的水管漏了，\t每天早上地上都是水 " + key,
                NewMatter.Where.UNKNOWN,
                new NewMatter.Requester("陈阿婆", "10000000023", "码头路 3 号", false, "zh-CN"),
                false,
                false,
                null,
                key);
    }

    private static void restore(Path backup, Path home, TestDatabase database) {
        var restored = new Restore(home, database.url(), COUNTY, SILENT).restore(backup);
        assertThat(restored.verification().faults()).isEmpty();
    }

    private static String refusal(Path backup, Path home) {
        return catchThrowableOfType(
                        BackupRefused.class,
                        () -> new Restore(home, OfficeDatabase.OWN, COUNTY, SILENT).restore(backup))
                .code();
    }

    /** Changes the manifest and its hash with it, as somebody would who means to. */
    private static void rewrite(Path backup, UnaryOperator<String> change) throws IOException {
        Path manifest = backup.resolve(Folder.MANIFEST);
        String changed = change.apply(Files.readString(manifest));
        assertThat(changed).isNotEqualTo(Files.readString(manifest));
        Files.writeString(manifest, changed);
        String hash = HexFormat.of().formatHex(Meter.sha256().digest(Files.readAllBytes(manifest)));
        Path sums = backup.resolve(Folder.SUMS);
        Files.writeString(
                sums, Files.readString(sums).replaceAll("[0-9a-f]{64}  manifest.json", hash + "  manifest.json"));
    }

    private Path copy(Path backup, String name) throws IOException {
        Path target = scratch.resolve(name);
        for (Path file : files(backup)) {
            Path to = target.resolve(backup.relativize(file));
            Files.createDirectories(to.getParent());
            Files.copy(file, to);
        }
        Files.createDirectories(target.resolve(Folder.HOME));
        return target;
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        return file.toFile().length();
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long count(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String hash(Connection connection, String rows) throws SQLException {
        var digest = Meter.sha256();
        int count = 0;
        try (var statement = connection.createStatement()) {
            statement.execute("set timezone = 'UTC'");
            try (var all = statement.executeQuery(rows)) {
                while (all.next()) {
                    count++;
                    digest.update((all.getString(1) + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return count + " rows, " + HexFormat.of().formatHex(digest.digest());
    }

    private static List<UUID> ids(Connection connection, String sql) throws SQLException {
        var ids = new ArrayList<UUID>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    private static void waitFor(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            // looked at once: what was true a moment ago may be false again, a timer has written meanwhile
            if (condition.getAsBoolean()) return;
            Thread.sleep(50);
        }
        throw new AssertionError("waited for thirty seconds");
    }
}
