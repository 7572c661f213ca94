// SPDX-License-Identifier: Apache-2.0
package org.anlan.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.anlan.MovableClock;
import org.anlan.OfficeTest;
import org.anlan.harbour.Route;
import org.anlan.harbour.Routes;
import org.anlan.harbour.Suspension;
import org.anlan.kernel.Actor;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.KernelSettings;
import org.anlan.kernel.Timeline;
import org.anlan.kernel.TimelineEntry;
import org.anlan.people.access.Grant;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What departments hand in becomes matters and notices, once, and nothing of it is lost. */
@OfficeTest
class FeedsTests {
    @LocalServerPort
    int port;

    @Autowired
    Feeds feeds;

    @Autowired
    DepartmentReports reports;

    @Autowired
    DropFolders folders;

    @Autowired
    Routes routes;

    @Autowired
    KernelSettings settings;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Timeline timeline;

    @Autowired
    CountyCode county;

    @Autowired
    MovableClock clock;

    private String code;
    private String token;

    @BeforeEach
    void aFeed() {
        code = "t" + UUID.randomUUID().toString().substring(0, 8);
        feeds.define(
                new Feed(code, Scene.POLICE_110, "县公安局指挥中心", "County police, 110", "转来不用出警的事", "分流约定", 60, true, false),
                Actor.SYSTEM);
        token = feeds.newToken(code, Actor.SYSTEM);
        routes.define(new Route("feeds-line", "线", "Line", "甲", "乙", "I01", "I02"));
    }

    private HttpResponse<String> post(String type, byte[] body, String bearer) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/feeds/" + code))
                            .headers("Content-Type", type, "Authorization", "Bearer " + bearer, "Accept-Language", "en")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private HttpResponse<String> post(String json) throws Exception {
        return post("application/json", json.getBytes(java.nio.charset.StandardCharsets.UTF_8), token);
    }

    private String report(String id, String more) {
        return """
                {"schema":"anlan.department-report/1","id":"%s","occurredAt":"%s","words":"码头的栏杆松了"%s}""".formatted(id, clock.instant().minusSeconds(600), more);
    }

    private List<UUID> matters(String id) {
        return jdbc.sql("""
                        select distinct about_id from feeds.report where feed = :feed and source_id = :id and about_kind = 'matter'""")
                .param("feed", code)
                .param("id", id)
                .query(UUID.class)
                .list();
    }

    @Test
    void aReportBecomesOneMatterHoweverOftenItIsHandedIn() throws Exception {
        assertThat(post(report("A-1", "")).body()).contains("\"taken\":1");
        assertThat(post(report("A-1", "")).body()).contains("\"taken\":0").contains("\"repeated\":1");
        assertThat(matters("A-1")).hasSize(1);
        var matter = jdbc.sql("select channel, words from matters.matter where id = :id")
                .param("id", matters("A-1").getFirst())
                .query((r, i) -> r.getString("channel") + " " + r.getString("words"))
                .single();
        assertThat(matter).isEqualTo("feed 码头的栏杆松了");
    }

    @Test
    void oneReportHandedInBySixteenAtOnceIsOneMatter() throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> all = java.util.Collections.nCopies(
                    16, () -> post(report("A-many", "")).body());
            int taken = 0;
            for (Future<String> one : pool.invokeAll(all)) {
                taken += one.get().contains("\"taken\":1") ? 1 : 0;
            }
            assertThat(taken).isEqualTo(1);
        }
        assertThat(matters("A-many")).hasSize(1);
    }

    @Test
    void moreWordsAndARetractionReachTheMatterAndNeverCloseIt() throws Exception {
        post(report("A-2", ""));
        assertThat(post(report("A-2", ",\"version\":2,\"kind\":\"addition\"")).body())
                .contains("\"taken\":1");
        assertThat(post(report("A-2", ",\"version\":3,\"kind\":\"cancellation\""))
                        .body())
                .contains("\"taken\":1");
        UUID matter = matters("A-2").getFirst();
        assertThat(timeline.of(new org.anlan.kernel.ObjectRef("matter", matter)))
                .extracting(TimelineEntry::what)
                .containsExactly("matter.registered", "matter.words_added", "matter.words_added");
        assertThat(jdbc.sql("select state from matters.matter where id = :id")
                        .param("id", matter)
                        .query(String.class)
                        .single())
                .isEqualTo("REGISTERED");
    }

    @Test
    void everyRefusedReportIsNamedWithItsReasonAndTheOthersAreTaken() throws Exception {
        String body = "[" + report("B-1", "") + "," + report("B-2", ",\"place\":{\"area\":\"330922999\"}") + ","
                + report("B-3", ",\"plaec\":\"x\"") + "," + report("B-4", ",\"kind\":\"addition\"")
                + ",{\"words\":\"x\"},7]";
        var answer = post(body);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"taken\":1")
                .contains("There is no area “330922999” here")
                .contains("The contract has no field “plaec”")
                .contains("There is no earlier report “B-4” to add to")
                .contains("\"line\":5")
                .contains("\"line\":6");
        assertThat(reports.refused(feeds.get(code), 0))
                .extracting(DepartmentReports.Open::sourceId)
                .containsExactlyInAnyOrder("B-2", "B-4");
    }

    @Test
    void whatWasRefusedIsTakenOnceItsCauseIsPutRight() throws Exception {
        post(report("C-1", ",\"kind\":\"addition\""));
        assertThat(matters("C-1")).isEmpty();
        post(report("C-1", ",\"version\":2"));
        var outcome = reports.again(officer(), feeds.get(code));
        assertThat(outcome.taken()).isEqualTo(1);
        assertThat(outcome.refused()).isEmpty();
        assertThat(reports.refused(feeds.get(code), 0)).isEmpty();
        assertThat(matters("C-1")).hasSize(1);
    }

    @Test
    void aFileInGbkIsTakenFromItsFolderAndWhatWasNotTakenIsListedBesideIt() throws Exception {
        Path folder = Files.createDirectories(settings.home().resolve("feeds").resolve(code));
        String day = clock.instant().atZone(settings.zone()).toLocalDate().toString();
        Path file = Files.write(
                folder.resolve("早班.csv"),
                ("id,occurred_at,words,urgent\r\nD-1," + day + " 00:01,灯塔下的路塌了一块,是\r\nD-2,昨天,看不懂的时间,否\r\n")
                        .getBytes(Charset.forName("GB18030")));
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochMilli(System.currentTimeMillis() - 60_000)));
        folders.round();
        assertThat(matters("D-1")).hasSize(1);
        try (var done = Files.list(folder.resolve("done"));
                var refused = Files.list(folder.resolve("refused"))) {
            assertThat(done).hasSize(1);
            assertThat(Files.readString(refused.findFirst().orElseThrow()))
                    .contains("3,D-2,occurred_at,")
                    .contains("看不懂时间“昨天”");
        }
    }

    @Test
    void aFileThatIsStillBeingWrittenIsLeftAlone() throws Exception {
        Path folder = Files.createDirectories(settings.home().resolve("feeds").resolve(code));
        Path part = Files.writeString(folder.resolve("晚班.csv.part"), "id,occurred_at,words\n");
        Files.setLastModifiedTime(part, FileTime.from(Instant.ofEpochMilli(System.currentTimeMillis() - 60_000)));
        folders.round();
        assertThat(part).exists();
    }

    @Test
    void aFileThatCannotBeReadIsLaidAsideWithTheReason() throws Exception {
        Path folder = Files.createDirectories(settings.home().resolve("feeds").resolve(code));
        Path file = Files.writeString(folder.resolve("坏.csv"), "id,occurred_at,wrods\nE-1,2026-11-23,x\n");
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochMilli(System.currentTimeMillis() - 60_000)));
        folders.round();
        assertThat(file).doesNotExist();
        try (var refused = Files.list(folder.resolve("refused"))) {
            Path reason = refused.filter(p -> p.toString().endsWith(".reason.txt"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.readString(reason)).contains("第 1 行 C 列").contains("wrods");
        }
    }

    @Test
    void aNoticeOfSuspendedSailingsWaitsForAnOfficerAndThenForASecondOne() throws Exception {
        String notice = report(
                "S-1",
                ",\"kind\":\"suspension\",\"routes\":[\"feeds-line\"],\"reason\":\"wind\",\"source\":\"海事停航通告 " + code
                        + "\"");
        assertThat(post(notice).body()).contains("\"taken\":1");
        var waiting = reports.notices().stream()
                .filter(n -> n.feed().equals(code))
                .findFirst()
                .orElseThrow();
        Suspension recorded = reports.record(officer(), waiting.id());
        assertThat(recorded.state()).isEqualTo(Suspension.State.RECORDED);
        assertThat(recorded.source()).isEqualTo("海事停航通告 " + code);
        assertThatThrownBy(() -> reports.record(officer(), waiting.id())).isInstanceOf(NoSuchFeed.class);
        assertThat(post(notice).body()).contains("\"repeated\":1");
    }

    @Test
    void aWrongTokenOpensNothingAndTheOldOneStopsWorkingWhenThereIsANewOne() throws Exception {
        assertThat(post("application/json", "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8), "x" + token)
                        .statusCode())
                .isEqualTo(404);
        String old = token;
        token = feeds.newToken(code, Actor.SYSTEM);
        assertThat(post("application/json", report("F-1", "").getBytes(java.nio.charset.StandardCharsets.UTF_8), old)
                        .statusCode())
                .isEqualTo(404);
        assertThat(post(report("F-1", "")).statusCode()).isEqualTo(200);
        feeds.dropToken(code, Actor.SYSTEM);
        assertThat(post(report("F-2", "")).statusCode()).isEqualTo(404);
    }

    @Test
    void jsonThatBreaksOffLeavesNothingBehindAndSaysWhereItBreaks() throws Exception {
        var answer = post(
                "application/x-ndjson",
                (report("G-1", "") + "\n{\"id\":\"G-2\",").getBytes(java.nio.charset.StandardCharsets.UTF_8),
                token);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"reason\":\"no-json\"", "\"line\":2");
        assertThat(matters("G-1")).isEmpty();
    }

    @Test
    void silenceIsNoticedByTheTimeTheFeedItselfPromised() {
        Feed feed = feeds.get(code);
        Instant at = clock.instant();
        assertThat(Feeds.pulse(feed, null, at)).isEqualTo(Feeds.Pulse.NEVER);
        assertThat(Feeds.pulse(feed, at, at.plus(Duration.ofMinutes(60)))).isEqualTo(Feeds.Pulse.FRESH);
        assertThat(Feeds.pulse(feed, at, at.plus(Duration.ofMinutes(61)))).isEqualTo(Feeds.Pulse.LATE);
        assertThat(Feeds.pulse(feed, at, at.plus(Duration.ofMinutes(181)))).isEqualTo(Feeds.Pulse.SILENT);
    }

    @Test
    void whatWasRefusedLosesItsWordsAfterThirtyDays() throws Exception {
        post(report("H-1", ",\"kind\":\"addition\""));
        clock.advance(Duration.ofDays(31));
        feeds.eraseOld();
        assertThat(jdbc.sql("select count(*) from feeds.report where feed = :feed and body is not null")
                        .param("feed", code)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private Viewer officer() {
        return new Viewer(
                jdbc.sql("select id from people.account limit 1")
                        .query(UUID.class)
                        .optional()
                        .orElseGet(UUID::randomUUID),
                "值班员",
                null,
                List.of(new Grant(Permission.SUSPENSION_RECORD, county.value(), null)),
                false);
    }
}
