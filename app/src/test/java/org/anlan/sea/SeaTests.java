// SPDX-License-Identifier: Apache-2.0
package org.anlan.sea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.anlan.MovableClock;
import org.anlan.OfficeTest;
import org.anlan.Shared;
import org.anlan.alarms.Alarm;
import org.anlan.alarms.Severity;
import org.anlan.alarms.VesselSubject;
import org.anlan.kernel.Actor;
import org.anlan.people.access.Grant;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.anlan.place.Area;
import org.anlan.place.NewArea;
import org.anlan.place.Places;
import org.anlan.sea.store.FixRow;
import org.anlan.sea.store.TrackRows;
import org.anlan.watch.AisDecoder;
import org.anlan.watch.AisEncoder;
import org.anlan.watch.PositionReport;
import org.anlan.watch.StaticVoyage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What receivers bring is kept, shown and played again; plots and boats are entered, drawn, imported and taken back. */
@OfficeTest(apart = true)
class SeaTests {
    @Autowired
    Keeper keeper;

    @Autowired
    Replays replays;

    @Autowired
    Picture picture;

    @Autowired
    Plots plots;

    @Autowired
    PlotFiles files;

    @Autowired
    TrackRows rows;

    @Autowired
    Places places;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    @Autowired
    org.anlan.alarms.Alarms alarms;

    @TempDir
    Path folder;

    private final Viewer duty = new Viewer(
            UUID.randomUUID(),
            "值班长",
            null,
            List.of(new Grant(Permission.SEA_WATCH, "330922", null), new Grant(Permission.SEA_EDIT, "330922", null)),
            false);

    @BeforeEach
    void theCounty() {
        if (places.find("330922").isEmpty()) {
            places.define(
                    new NewArea(
                            "330922", Area.Kind.COUNTY, "县", "County", List.of(), null, null, 122.4, 30.7, null, true),
                    Actor.SYSTEM);
        }
    }

    static String position(int mmsi, double lon, double lat, int second) {
        return AisEncoder.sentences(
                        new PositionReport(
                                1,
                                0,
                                mmsi,
                                0,
                                null,
                                52,
                                true,
                                (int) Math.round(lon * 600_000),
                                (int) Math.round(lat * 600_000),
                                900,
                                90,
                                second,
                                0,
                                false,
                                0),
                        "AI",
                        "A",
                        0)
                .getFirst();
    }

    private static void until(String what, BooleanSupplier holds) throws InterruptedException {
        for (int n = 0; n < 400; n++) {
            if (holds.getAsBoolean()) return;
            Thread.sleep(25);
        }
        throw new AssertionError(what);
    }

    private Path log(List<String> lines) throws IOException {
        Path file = folder.resolve("log-" + UUID.randomUUID() + ".nmea");
        Files.write(file, lines, StandardCharsets.US_ASCII);
        return file;
    }

    private static String at(long epochSecond, String sentence) {
        String tag = "c:" + epochSecond;
        int sum = 0;
        for (char c : tag.toCharArray()) sum ^= c;
        return "\\%s*%02X\\%s".formatted(tag, sum, sentence);
    }

    private List<FixRow> stored(int mmsi) {
        var found = new ArrayList<FixRow>();
        rows.between(
                Instant.EPOCH,
                clock.instant().plus(Duration.ofDays(2)),
                null,
                fixes -> fixes.stream().filter(fix -> fix.mmsi() == mmsi).forEach(found::add));
        return found;
    }

    @Test
    void aLogPlaysAsIfItHappenedNowAndIsKeptWithItsRawSentences() throws Exception {
        var lines = new ArrayList<String>();
        long begins = 1_700_000_000L / 60 * 60;
        for (int n = 0; n < 30; n++)
            lines.add(at(begins + n * 10, position(412_000_001, 122.78 + n * 0.0005, 30.72, n * 10 % 60)));
        lines.add("!AIVDM,1,1,,A,broken*00");
        var end = replays.play(log(lines), 0, p -> true);
        assertThat(end.lines()).isEqualTo(31);
        var fixes = stored(412_000_001);
        assertThat(fixes).hasSize(30);
        assertThat(fixes.getLast().atMillis() - fixes.getFirst().atMillis()).isEqualTo(290_000);
        assertThat(Instant.ofEpochMilli(fixes.getLast().atMillis()))
                .isBetween(clock.instant().minusSeconds(61), clock.instant());
        assertThat(jdbc.sql("select sum(lines) from sea.raw where source = :s")
                        .param(
                                "s",
                                jdbc.sql("select name from sea.source order by heard_at desc limit 1")
                                        .query(String.class)
                                        .single())
                        .query(Integer.class)
                        .single())
                .isEqualTo(31);
        assertThat(picture.boats()).anySatisfy(seen -> {
            assertThat(seen.lon()).isCloseTo(122.7945, org.assertj.core.data.Offset.offset(1e-4));
            assertThat(seen.sog()).isEqualTo(5.2);
            assertThat(seen.handle()).doesNotContain("412");
        });
    }

    @Test
    void theSameLogTwiceAtOnceIsKeptOnce() throws Exception {
        long begins = 1_700_000_000L / 60 * 60;
        var lines = new ArrayList<String>();
        for (int n = 0; n < 20; n++) {
            String sentence = position(412_000_002, 122.7 + n * 0.0005, 30.7, n * 10 % 60);
            lines.add(at(begins + n * 10, sentence));
            lines.add(at(begins + n * 10 + 1, sentence));
        }
        replays.play(log(lines), 0, p -> true);
        assertThat(stored(412_000_002)).hasSize(20);
    }

    @Test
    void whatAShipSaysOfItselfDecidesItsRoleAndNoNameIsOnThePicture() throws Exception {
        var lines = new ArrayList<String>();
        lines.addAll(AisEncoder.sentences(
                new StaticVoyage(
                        0,
                        412_000_003,
                        0,
                        1_234_567,
                        "BXYZ",
                        "HAI YANG",
                        70,
                        null,
                        1,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        true),
                "AI",
                "A",
                1));
        lines.add(position(412_000_003, 122.5, 30.6, 10));
        replays.play(log(lines), 0, p -> true);
        until(
                "the cargo ship is shown",
                () -> picture.boats().stream()
                        .anyMatch(b -> b.role().equals("cargo") && Math.abs(b.lon() - 122.5) < 1e-4));
        assertThat(picture.boats().toString()).doesNotContain("HAI YANG");
    }

    @Test
    void mutatedSentencesCrashNothingAndNeitherQueueNorPictureGrowsBeyondItsBounds() throws Exception {
        mutate(20_000, 20_261_124L);
    }

    @Test
    @Tag("long")
    void aMillionMutatedSentencesCrashNothing() throws Exception {
        mutate(1_000_000, System.nanoTime());
    }

    private void mutate(int sentences, long seed) throws Exception {
        System.out.println("seed " + seed);
        var random = new Random(seed);
        Path file = folder.resolve("mutated.nmea");
        try (var out = Files.newOutputStream(file)) {
            for (int n = 0; n < sentences; n++) {
                byte[] bytes = position(
                                200_000_000 + random.nextInt(599_999_999),
                                random.nextDouble() * 360 - 180,
                                random.nextDouble() * 180 - 90,
                                random.nextInt(60))
                        .getBytes(StandardCharsets.US_ASCII);
                for (int hits = random.nextInt(4); hits > 0; hits--)
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                out.write(bytes);
                out.write('\n');
            }
        }
        replays.play(file, 0, p -> true);
        assertThat(keeper.keeps()).isTrue();
        assertThat(picture.boats().size()).isLessThanOrEqualTo(Picture.MOST);
        long begins = clock.instant().getEpochSecond();
        replays.play(log(List.of(at(begins, position(412_000_004, 122.6, 30.6, (int) (begins % 60))))), 0, p -> true);
        assertThat(stored(412_000_004)).hasSize(1);
    }

    @Test
    void aFloodIsDroppedAndCountedAndNeverWaitsForRoom() {
        var inlet = new Inlet("flood", "udp", () -> {});
        for (int n = 0; n < Inlet.MOST + 500; n++) inlet.offer(new Inlet.Line(new byte[] {'x'}, n, 0, 0, 0, 0));
        assertThat(inlet.waiting()).isEqualTo(Inlet.MOST);
        assertThat(inlet.dropped.sum()).isEqualTo(500);
        assertThat(inlet.refused()).isEqualTo(500);
    }

    @Test
    void aFloodFromOneSenderDelaysNoOther() throws Exception {
        long begins = clock.instant().getEpochSecond();
        replays.play(log(List.of(at(begins, position(412_000_006, 122.6, 30.6, (int) (begins % 60))))), 0, p -> true);
        Inlet flood = keeper.inlet("flood", "udp"), good = keeper.inlet("good", "udp");
        var flooding = new java.util.concurrent.atomic.AtomicBoolean(true);
        var sender = Thread.ofPlatform().start(() -> {
            byte[] line = position(412_000_007, 122.5, 30.5, 0).getBytes(StandardCharsets.US_ASCII);
            while (flooding.get()) {
                for (int n = 0; n < 2_500; n++) {
                    flood.offer(new Inlet.Line(line, clock.millis(), AisDecoder.UNKNOWN, 0, 0, 0));
                }
                Thread.onSpinWait();
            }
        });
        try {
            for (int wait = 0; wait < 500 && flood.dropped.sum() == 0; wait++) Thread.sleep(10);
            assertThat(flood.dropped.sum()).as("more than can be taken").isPositive();
            good.offer(new Inlet.Line(
                    position(412_000_008, 122.7, 30.7, 0).getBytes(StandardCharsets.US_ASCII),
                    clock.millis(),
                    AisDecoder.UNKNOWN,
                    0,
                    0,
                    0));
            keeper.settled();
            assertThat(flood.waiting()).as("the flood goes on").isGreaterThan(2_000);
            assertThat(good.waiting()).isZero();
            assertThat(stored(412_000_008)).hasSize(1);
            assertThat(good.refused()).isZero();
        } finally {
            flooding.set(false);
            sender.join();
            keeper.close(flood);
            keeper.close(good);
        }
    }

    @Test
    void partsOfTwoConnectionsMessagesNeverMeet() {
        var inlet = new Inlet("two receivers", "tcp-server", () -> {});
        List<String> one = voyage(211_000_001, "NORDWIND"), other = voyage(211_000_002, "SUEDWIND");
        assertThat(one).hasSize(2);
        var heard = new ArrayList<String>();
        // the same sequence number and channel on both, one part in turn
        for (int part = 0; part < 2; part++) {
            for (int connection = 1; connection <= 2; connection++) {
                String line = (connection == 1 ? one : other).get(part);
                var received = inlet.decode(new Inlet.Line(
                        line.getBytes(StandardCharsets.US_ASCII), 1_000, AisDecoder.UNKNOWN, 0, 0, connection));
                if (received != null && received.message() instanceof StaticVoyage said) {
                    heard.add(said.mmsi() + " " + said.name());
                }
            }
        }
        assertThat(heard).containsExactly("211000001 NORDWIND", "211000002 SUEDWIND");
        assertThat(inlet.refused()).isZero();
    }

    @Test
    void whatComesOnThousandsOfConnectionsIsCountedAndOnlySomeDecodersAreKept() {
        var inlet = new Inlet("many", "udp", () -> {});
        byte[] wrong = "!AIVDM,1,1,,A,139W82Q00bPvsmfO:G1<9aJD086s,0*00".getBytes(StandardCharsets.US_ASCII);
        for (int n = 0; n < 5_000; n++) inlet.decode(new Inlet.Line(wrong, n, AisDecoder.UNKNOWN, 0, 0, n));
        assertThat(inlet.refused()).isEqualTo(5_000);
        assertThat(inlet.decoders()).isEqualTo(Inlet.MOST_DECODERS);
    }

    private static List<String> voyage(int mmsi, String name) {
        return AisEncoder.sentences(
                new StaticVoyage(
                        0, mmsi, 0, null, null, name, 70, null, 1, null, null, null, null, null, "SHENGSI", true),
                "AI",
                "A",
                3);
    }

    @Test
    void receiversByUdpAndTcpAreHeardAndACallerThatGoesAwayIsCalledAgain() throws Exception {
        try (var receiver = new ServerSocket(0)) {
            int server = free(), udp = free();
            var settings = new SeaSettings(
                    List.of(
                            new SeaSettings.Source("served", SeaSettings.Kind.TCP_SERVER, "127.0.0.1", server, null),
                            new SeaSettings.Source(
                                    "called", SeaSettings.Kind.TCP_CLIENT, "127.0.0.1", receiver.getLocalPort(), null),
                            new SeaSettings.Source("udp", SeaSettings.Kind.UDP, "127.0.0.1", udp, null)),
                    Duration.ofMillis(50),
                    Duration.ofDays(90),
                    200,
                    40);
            var sources = new Sources(settings, keeper, rows, clock);
            // whoever keeps already is told at once in the office; here the sources are opened by hand
            sources.start();
            sources.openNow();
            try {
                int second = (int) (clock.instant().getEpochSecond() % 60);
                try (var first = receiver.accept()) {
                    first.getOutputStream()
                            .write((position(412_000_011, 122.61, 30.61, second) + "\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
                }
                receiver.setSoTimeout(10_000);
                try (var again = receiver.accept()) {
                    again.getOutputStream()
                            .write((position(412_000_012, 122.62, 30.62, second) + "\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
                    until(
                            "listens",
                            () -> sources.health().stream()
                                    .anyMatch(h -> h.name().equals("served") && h.open()));
                    try (var socket = new Socket("127.0.0.1", server)) {
                        socket.getOutputStream()
                                .write((position(412_000_013, 122.63, 30.63, second) + "\n")
                                        .getBytes(StandardCharsets.US_ASCII));
                        byte[] datagram =
                                (position(412_000_014, 122.64, 30.64, second)).getBytes(StandardCharsets.US_ASCII);
                        try (var sender = new DatagramSocket()) {
                            sender.send(new DatagramPacket(
                                    datagram, datagram.length, InetAddress.getLoopbackAddress(), udp));
                        }
                        for (int mmsi = 412_000_011; mmsi <= 412_000_014; mmsi++) {
                            int wanted = mmsi;
                            until("heard " + mmsi, () -> stored(wanted).size() == 1);
                        }
                    }
                }
                assertThat(sources.health())
                        .allSatisfy(h -> assertThat(h.lines()).isPositive());
            } finally {
                sources.stop();
            }
        }
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aKeeperThatWasReplacedCannotCommitAnyMore() throws Exception {
        long epoch = rows.takeOver().epoch();
        assertThat(rows.stillKeeps(epoch)).isTrue();
        rows.takeOver();
        assertThat(rows.stillKeeps(epoch)).isFalse();
        // the office's own keeper was replaced too: it notices, keeps again, and what it had read is not lost
        replays.play(log(List.of(position(412_000_099, 122.6, 30.6, 0))), 0, p -> true);
        until(
                "the line that was read meanwhile is stored",
                () -> stored(412_000_099).size() == 1);
        assertThat(keeper.keeps()).isTrue();
    }

    // ── plots and boats ─────────────────────────────────────────────────────────────────────────────────────────────

    private Plot.Entry entry(String number, double lon, double lat, double half) {
        return new Plot.Entry(
                number,
                "桁地 " + number,
                "330922",
                null,
                "枸杞合作社",
                "H-007",
                null,
                null,
                null,
                Plot.State.GROWING,
                Outline.ofDegrees(List.of(new double[] {
                    lon - half, lat - half, lon + half, lat - half, lon + half, lat + half, lon - half, lat + half
                })));
    }

    @Test
    void aPlotDrawnAnewKeepsItsOldOutlineAndItsFence() {
        Plot plot = plots.enter(duty, entry("A-1", 122.78, 30.72, 0.002));
        assertThat(plot.mu()).isBetween(240.0, 270.0);
        Plot redrawn = plots.change(duty, plot.id(), entry("A-1", 122.79, 30.72, 0.002));
        assertThat(redrawn.version()).isEqualTo(2);
        assertThat(redrawn.fence()).isEqualTo(plot.fence());
        assertThat(plots.editions(plot.id())).hasSize(2);
        plots.withdraw(duty, plot.id());
        assertThat(plots.search("A-1", 0, 50)).isEmpty();
        assertThat(plots.restore(duty, plot.id()).number()).isEqualTo("A-1");
    }

    @Test
    void aFileOfPlotsNamesWhatIsWrongByLineStoresNothingAndCanBeTakenBack() throws IOException {
        Path bad = folder.resolve("bad.geojson");
        Files.writeString(bad, """
                {"type":"FeatureCollection","features":[
                {"type":"Feature","properties":{"number":"G-1","area":"330922","holder":"甲","holderCode":"H1"},"geometry":{"type":"Polygon","coordinates":[[[122.7,30.7],[122.71,30.7],[122.71,30.71],[122.7,30.7]]]}},
                {"type":"Feature","properties":{"number":"G-2","area":"330922","holder":"乙","holderCode":"H2"},"geometry":{"type":"Polygon","coordinates":[[[122.7,30.7],[122.71,30.71],[122.71,30.7],[122.7,30.71],[122.7,30.7]]]}},
                {"type":"Feature","properties":{"number":"G-1","area":"999","holder":"丙","holderCode":"H3"},"geometry":{"type":"Point","coordinates":[1,2]}}
                ]}""");
        var outcome = files.take(duty, "plots", bad, "bad.geojson", false);
        assertThat(outcome.batch()).isNull();
        assertThat(outcome.faults()).extracting(PlotFiles.Fault::line).containsExactly(3L, 4L);
        assertThat(outcome.faults().getFirst().about()).contains("meets itself");
        assertThat(plots.search("G-", 0, 50)).isEmpty();

        Path good = folder.resolve("good.csv");
        Files.writeString(good, """
                编号,名称,区域代码,面积(亩),持有人,持有人代码,养殖证,证期起,证期止,状态,坐标
                C-1,一号,330922,30,甲,H1,证-1,2024-01-01,2030-01-01,养成中,122.70 30.70; 122.71 30.70; 122.71 30.71
                C-2,二号,330922,,乙,H2,,,,,122.72 30.70; 122.73 30.70; 122.73 30.71
                """);
        assertThat(files.take(duty, "plots", good, "good.csv", true).batch()).isNull();
        assertThat(plots.search("C-", 0, 50)).isEmpty();
        UUID batch = files.take(duty, "plots", good, "good.csv", false).batch();
        assertThat(batch).isNotNull();
        assertThat(plots.search("C-", 0, 50)).extracting(Plot::number).containsExactly("C-1", "C-2");

        Path boats = folder.resolve("boats.csv");
        Files.writeString(boats, "船名,MMSI,船长,用途,服务桁地\n浙嵊渔养90001,412111111,12.5,养殖,C-1;C-2\n浙嵊渔养90002,,8,养殖,C-9\n");
        assertThat(files.take(duty, "boats", boats, "boats.csv", false).faults())
                .singleElement()
                .satisfies(f -> assertThat(f.reason()).isEqualTo("unknown-plot"));
        files.undo(duty, batch);
        assertThat(plots.search("C-", 0, 50)).isEmpty();
        assertThatThrownBy(() -> files.undo(duty, batch)).isInstanceOf(SeaRefused.class);
    }

    @Test
    void aBoatBelongsToItsPlotsAndAWindowLetsAnotherWorkThere() {
        Plot plot = plots.enter(duty, entry("B-1", 122.80, 30.70, 0.002));
        Boat own = plots.enter(
                duty,
                new Boat.Entry(
                        "浙嵊渔养91001", 412_222_221, 10.0, Boat.Duty.FARM, "H-007", Boat.State.VALID, List.of("B-1")));
        Boat other = plots.enter(
                duty,
                new Boat.Entry("浙嵊渔养91002", 412_222_222, 10.0, Boat.Duty.FARM, "H-008", Boat.State.VALID, List.of()));
        assertThat(own.plots()).containsExactly("B-1");
        Instant now = clock.instant();
        plots.allow(duty, plot.id(), other.id(), "harvest", now, now.plus(Duration.ofHours(4)));
        var register = new Register(1, plots.all(), plots.withTransponder(), plots.tickets(), 200);
        assertThat(register.belongs(412_222_221, plot, now)).isTrue();
        assertThat(register.belongs(412_222_222, plot, now.plusSeconds(60))).isTrue();
        assertThat(register.belongs(412_222_222, plot, now.plus(Duration.ofHours(5))))
                .isFalse();
        assertThat(register.belongs(412_333_333, plot, now)).isFalse();
        assertThatThrownBy(() -> plots.enter(
                        duty,
                        new Boat.Entry("浙嵊渔养91001", null, null, Boat.Duty.FARM, null, Boat.State.VALID, List.of())))
                .isInstanceOf(SeaRefused.class);
    }

    @Test
    void theFenceAroundAPlotReachesAsFarAsItSays() {
        Plot plot = plots.enter(duty, entry("N-1", 122.90, 30.60, 0.002));
        var near = plot.outline().near(1, 200);
        double edge = 122.902, perMetre = 1 / (111_320 * Math.cos(Math.toRadians(30.6)));
        assertThat(near.contains((int) ((edge + 190 * perMetre) * 1e7), 306_000_000))
                .isTrue();
        assertThat(near.contains((int) ((edge + 210 * perMetre) * 1e7), 306_000_000))
                .isFalse();
    }

    // ── who does not belong there ───────────────────────────────────────────────────────────────────────────────────

    private List<String> through(int mmsi, double lon, double lat) {
        var lines = new ArrayList<String>();
        long begins = 1_700_000_000L / 60 * 60;
        for (int n = 0; n < 80; n++)
            lines.add(at(begins + n * 10, position(mmsi, lon - 0.011 + n * 0.000275, lat, n * 10 % 60)));
        return lines;
    }

    private List<Alarm> alarmsOf(Plot plot) {
        return alarms.openFor("plot", List.of(plot.id().toString()));
    }

    @Test
    void aStrangersBoatRaisesOneAlarmHoweverOftenTheLogPlaysAndItsDepartureIsNoted() throws Exception {
        Plot plot = plots.enter(duty, entry("I-1", 122.85, 30.80, 0.002));
        Path log = log(through(412_500_001, 122.85, 30.80));
        replays.play(log, 0, p -> true);
        assertThat(alarmsOf(plot)).singleElement().satisfies(alarm -> {
            assertThat(alarm.severity()).isEqualTo(Severity.ORANGE);
            assertThat(alarm.vessel()).isEqualTo(new VesselSubject(412_500_001));
            assertThat(alarm.leftAt()).isNotNull();
        });
        assertThat(alarms.evidenceOf(alarmsOf(plot).getFirst().id()).getFirst().toString())
                .contains("intrusion-1 near")
                .contains("track");
        clock.advance(Duration.ofHours(1));
        replays.play(log, 0, p -> true);
        assertThat(alarmsOf(plot)).hasSize(1);
        assertThat(alarms.evidenceOf(alarmsOf(plot).getFirst().id()).size()).isGreaterThan(2);
    }

    @Test
    void theFarmsOwnBoatAndOneWithAWindowAndAPatrolRaiseNone() throws Exception {
        Plot plot = plots.enter(duty, entry("I-2", 122.85, 30.90, 0.002));
        plots.enter(
                duty,
                new Boat.Entry("浙嵊渔养92001", 412_500_002, 9.0, Boat.Duty.FARM, null, Boat.State.VALID, List.of("I-2")));
        plots.enter(
                duty, new Boat.Entry("海巡0901", 412_500_003, 20.0, Boat.Duty.PATROL, null, Boat.State.VALID, List.of()));
        Boat hired = plots.enter(
                duty, new Boat.Entry("浙嵊渔养92002", 412_500_004, 9.0, Boat.Duty.FARM, null, Boat.State.VALID, List.of()));
        plots.allow(
                duty,
                plot.id(),
                hired.id(),
                "harvest",
                clock.instant().minus(Duration.ofDays(1)),
                clock.instant().plus(Duration.ofDays(1)));
        for (int mmsi = 412_500_002; mmsi <= 412_500_004; mmsi++)
            replays.play(log(through(mmsi, 122.85, 30.90)), 0, p -> true);
        assertThat(alarmsOf(plot)).isEmpty();
    }

    @Test
    void aBoatThatOnlyPassesByIsYellow() throws Exception {
        Plot plot = plots.enter(duty, entry("I-3", 122.60, 30.90, 0.002));
        replays.play(log(through(412_500_005, 122.60, 30.90 + 0.0032)), 0, p -> true);
        assertThat(alarmsOf(plot))
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.severity()).isEqualTo(Severity.YELLOW));
    }

    @Test
    void aPlotInTheWayOfAShipOfARealLogGivesExactlyOneAlarm() throws Exception {
        Path file = Shared.file("data/ais/avnav-20130630-ruegen.nmea");
        var ways = new java.util.TreeMap<Integer, List<double[]>>();
        var decoder = new org.anlan.watch.AisDecoder();
        for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
            var received = decoder.accept(line);
            if (received == null || !(received.message() instanceof PositionReport p)) continue;
            Integer lon = p.lon(), lat = p.lat(), sog = p.sog();
            if (lon == null || lat == null || sog == null) continue;
            ways.computeIfAbsent(p.mmsi(), m -> new ArrayList<>())
                    .add(new double[] {lon / 600_000.0, lat / 600_000.0, sog});
        }
        // somewhere that one ship under way comes through, slowly enough to be seen inside for a minute, and nobody
        // else
        double half = 0.004;
        int ship = 0;
        double[] place = null;
        for (var way : ways.entrySet()) {
            var points = way.getValue();
            if (points.size() < 60) continue;
            double[] middle = points.get(points.size() / 2);
            if (middle[2] < 40 || middle[2] > 160) continue;
            boolean alone = ways.entrySet().stream()
                    .filter(o -> !o.getKey().equals(way.getKey()))
                    .allMatch(o -> o.getValue().stream()
                            .noneMatch(p ->
                                    Math.abs(p[0] - middle[0]) < 3 * half && Math.abs(p[1] - middle[1]) < 2 * half));
            long inside = points.stream()
                    .filter(p -> Math.abs(p[0] - middle[0]) < half && Math.abs(p[1] - middle[1]) < half)
                    .count();
            if (alone && inside >= 8) {
                ship = way.getKey();
                place = middle;
                break;
            }
        }
        assertThat(place).as("a place that one ship passes").isNotNull();
        Plot plot = plots.enter(duty, entry("I-REAL", place[0], place[1], half));
        int wanted = ship;
        clock.advance(Duration.ofHours(20)); // another test may have played the same log
        replays.play(file, 0, p -> true);
        assertThat(alarmsOf(plot)).singleElement().satisfies(alarm -> {
            assertThat(alarm.vessel()).isEqualTo(new VesselSubject(wanted));
            assertThat(alarm.severity()).isIn(Severity.ORANGE, Severity.RED);
        });
        clock.advance(Duration.ofHours(20));
        replays.play(file, 0, p -> true);
        assertThat(alarmsOf(plot)).hasSize(1);
    }

    @Test
    void aRealLogPlaysWholeAndEveryLineIsKept() throws Exception {
        Path file = Shared.file("data/ais/avnav-20130630-ruegen.nmea");
        long lines;
        try (var all = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            lines = all.filter(line -> !line.isEmpty()).count();
        }
        Instant from = clock.instant();
        var end = replays.play(file, 0, p -> true);
        assertThat(end.lines()).isEqualTo(lines);
        assertThat(jdbc.sql("select sum(lines) from sea.raw where source like 'replay:avnav%'")
                        .query(Long.class)
                        .single())
                .isEqualTo(lines);
        assertThat(jdbc.sql("select count(*) from sea.fixes where last_at >= :from")
                        .param("from", OffsetDateTime.ofInstant(from.minus(Duration.ofDays(1)), ZoneOffset.UTC))
                        .query(Integer.class)
                        .single())
                .isPositive();
    }
}
