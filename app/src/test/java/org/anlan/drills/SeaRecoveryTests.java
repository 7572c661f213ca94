// SPDX-License-Identifier: Apache-2.0
package org.anlan.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.anlan.watch.AisEncoder;
import org.anlan.watch.PositionReport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The recovery drill of the sea: twenty times, while a receiver sends 1,500 positions a second and officers acknowledge alarms,
 * the application and every process of its database are killed. What was sent more than 100 ms before is stored, every
 * stranger has one alarm, and what was acknowledged stays so.
 */
@Tag("long")
class SeaRecoveryTests {
    private static final int ROUNDS = Integer.getInteger("anlan.drill.rounds", 20);
    private static final int RATE = 1_500;
    /** Twenty times a second, as many as belong to it. */
    private static final int BURST = RATE / 20;

    private static final int PLOTS = 8;
    private static final int STRANGERS = 6;
    private static final long LATE_NANOS = 100_000_000;
    private static final double WEST = 122.6;
    private static final double NORTH = 30.9;

    private final long seed = Long.getLong("anlan.seed", new SplittableRandom().nextLong());
    /** Every sentence that went out, with the moment it did. */
    private final Map<String, Long> sent = new ConcurrentHashMap<>();

    private final List<Integer> strangers = new ArrayList<>();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final List<String> surprises = Collections.synchronizedList(new ArrayList<>());
    private final AtomicBoolean loading = new AtomicBoolean();
    private int step;

    @Test
    void afterTwentyKillsEveryPositionIsThereAndEveryStrangerHasOneAlarm() throws Exception {
        var home = Path.of("target", "sea-drill");
        delete(home);
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var office = new RunningOffice(
                home,
                "--anlan.sea.sources[0].name=drill",
                "--anlan.sea.sources[0].kind=tcp-server",
                "--anlan.sea.sources[0].port=" + port);
        var chance = new SplittableRandom(seed);
        System.out.println("recovery drill of the sea, seed " + seed + " (-Danlan.seed=" + seed + ")");
        var ages = new ArrayList<Double>();
        office.open();
        try {
            var chief = new DeskClient(office.address(), "hepingchuan", office.password("hepingchuan"));
            for (int plot = 0; plot < PLOTS; plot++) chief.post("/api/sea/register/plots", plot(plot), null);
            for (int round = 1; round <= ROUNDS; round++) {
                for (int n = 0; n < STRANGERS; n++) strangers.add(413_000_000 + strangers.size());
                loading.set(true);
                var sender = Thread.ofPlatform().start(() -> send(port));
                var officer = Thread.ofVirtual().start(() -> acknowledge(chief));
                int before = sent.size();
                for (int n = 0; n < 600 && sent.size() == before; n++) Thread.sleep(100);
                Thread.sleep(3_000 + chance.nextInt(5_000));
                long killed = System.nanoTime();
                office.kill(chance);
                loading.set(false);
                sender.join();
                officer.join();
                office.open();
                double youngest = requireEveryPosition(office, killed, round);
                requireAlarmsOnce(office, round);
                assertThat(surprises).isEmpty();
                ages.add(youngest);
                System.out.printf(
                        "  kill %2d: %d positions sent, %d alarms seen and %d acknowledged so far, all there; the oldest lost was sent %.0f ms before%n",
                        round, sent.size(), seen.size(), acknowledged.size(), youngest);
            }
            // a last quiet while, in which every stranger is heard once more
            loading.set(true);
            var sender = Thread.ofPlatform().start(() -> send(port));
            Thread.sleep(5_000);
            loading.set(false);
            sender.join();
            Thread.sleep(2_000);
            requireEveryStranger(office);
            var verified = office.verify();
            assertThat(verified.statusCode()).as(verified.body()).isEqualTo(200);
            report(ages, verified.body());
        } finally {
            loading.set(false);
            office.close();
        }
        assertThat(acknowledged.size()).as("alarms acknowledged").isGreaterThanOrEqualTo(ROUNDS);
    }

    private static Map<String, Object> plot(int n) {
        double west = west(n);
        var ring = List.of(
                List.of(west, NORTH),
                List.of(west + 0.01, NORTH),
                List.of(west + 0.01, NORTH + 0.01),
                List.of(west, NORTH + 0.01),
                List.of(west, NORTH));
        return Map.of(
                "number",
                "D-" + n,
                "name",
                "D-" + n,
                "area",
                "330922202",
                "holder",
                "合作社",
                "holderCode",
                "H-" + n,
                "state",
                "growing",
                "geometry",
                Map.of("type", "Polygon", "coordinates", List.of(ring)));
    }

    private static double west(int plot) {
        return WEST + 0.05 * plot;
    }

    /** Boats far out run east, each sentence once; strangers lie in the plots. */
    private void send(int port) {
        try (var socket = connected(port)) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            long next = System.nanoTime();
            while (loading.get()) {
                var lines = new ArrayList<String>(BURST);
                for (int n = 0; n < BURST; n++) {
                    int number = step++;
                    int slot = number % RATE;
                    lines.add(slot < strangers.size() ? stranger(slot, number / RATE) : passing(slot, number / RATE));
                }
                out.write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                long now = System.nanoTime();
                for (String line : lines) sent.put(line, now);
                next += 50_000_000;
                LockSupport.parkNanos(next - System.nanoTime());
            }
        } catch (IOException e) {
            // the office is gone: this round is over
        }
    }

    /** The receiver's port is open a moment after the office is. */
    private static Socket connected(int port) throws IOException {
        for (int tries = 0; ; tries++) {
            try {
                return new Socket("127.0.0.1", port);
            } catch (IOException e) {
                if (tries == 300) throw e;
                LockSupport.parkNanos(100_000_000);
            }
        }
    }

    private String stranger(int index, int second) {
        double lon = west(index % PLOTS) + 0.002 + 0.0002 * (index / PLOTS);
        // a few metres to and fro, so that no two sentences are the same
        return sentence(
                strangers.get(index), lon + (second % 100) / 600_000.0, NORTH + 0.005 + second / 100 / 600_000.0, 5);
    }

    private static String passing(int slot, int second) {
        return sentence(412_000_000 + slot, 122.0 + second * 0.00005, 29.0 + slot * 0.001, 95);
    }

    private static String sentence(int mmsi, double lon, double lat, int speed) {
        var report = new PositionReport(
                1,
                0,
                mmsi,
                0,
                null,
                speed,
                true,
                (int) Math.round(lon * 600_000),
                (int) Math.round(lat * 600_000),
                900,
                90,
                null,
                0,
                false,
                0);
        return AisEncoder.sentences(report, "AI", "A", 0).getFirst();
    }

    /** Sees what is raised, and acknowledges every second one. */
    private void acknowledge(DeskClient officer) {
        try {
            while (loading.get()) {
                for (var alarm :
                        officer.get("/api/alarms?state=raised&size=200").get("rows")) {
                    String id = alarm.get("id").asString();
                    seen.add(id);
                    if (alarm.get("number").asLong() % 2 != 0) continue;
                    officer.post("/api/alarms/" + id + "/acknowledge", Map.of(), null);
                    acknowledged.add(id);
                }
                Thread.sleep(200);
            }
        } catch (IOException e) {
            return; // the office is gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (DeskClient.Refused e) {
            // while its database dies the application may still answer with a fault: that acknowledges nothing
            if (e.status() < 500) surprises.add(e.getMessage());
        }
    }

    /** @return how long before the kill the oldest sentence was sent that is not there, in milliseconds */
    private double requireEveryPosition(RunningOffice office, long killed, int round) throws Exception {
        var stored = new HashSet<String>();
        int twice = 0;
        try (var connection = office.database();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select packed from sea.raw where source = 'drill'")) {
            while (rows.next()) {
                for (String line : lines(rows.getBytes(1))) {
                    if (!stored.add(line.substring(line.indexOf(' ') + 1))) twice++;
                }
            }
        }
        assertThat(twice).as("sentences stored twice after kill " + round).isZero();
        long oldest = 0;
        int lost = 0;
        for (var each : sent.entrySet()) {
            if (stored.contains(each.getKey())) continue;
            long age = killed - each.getValue();
            oldest = Math.max(oldest, age);
            if (age > LATE_NANOS) lost++;
            sent.remove(each.getKey()); // looked at once: it went with this kill
        }
        assertThat(lost)
                .as(
                        "sent more than 100 ms before kill %d and not there, the oldest %d ms, seed %d",
                        round, oldest / 1_000_000, seed)
                .isZero();
        return oldest / 1e6;
    }

    private static List<String> lines(byte[] packed) throws IOException {
        var inflater = new Inflater(true);
        try (var in = new InflaterInputStream(new ByteArrayInputStream(packed), inflater)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        } finally {
            inflater.end();
        }
    }

    private void requireAlarmsOnce(RunningOffice office, int round) throws SQLException, IOException {
        var states = new HashMap<String, String>();
        var counts = new HashMap<String, Map<String, Integer>>();
        var wrong = new ArrayList<String>();
        try (var connection = office.database();
                var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery("select id, state, acknowledged_at from alarms.alarm")) {
                while (rows.next()) {
                    states.put(rows.getObject(1, UUID.class).toString(), rows.getString(2));
                    if (acknowledged.contains(rows.getObject(1, UUID.class).toString()) && rows.getObject(3) == null) {
                        wrong.add("alarm " + rows.getObject(1) + " was acknowledged and is not");
                    }
                }
            }
            try (var rows = statement.executeQuery(
                    "select vessel, count(*) from alarms.alarm group by vessel having count(*) > 1")) {
                while (rows.next()) wrong.add("boat " + rows.getLong(1) + " has " + rows.getInt(2) + " alarms");
            }
            try (var rows = statement.executeQuery(
                    "select object_id, what, count(*) from kernel.timeline where object_kind = 'alarm' group by 1, 2")) {
                while (rows.next()) {
                    counts.computeIfAbsent(rows.getObject(1, UUID.class).toString(), id -> new HashMap<>())
                            .put(rows.getString(2), rows.getInt(3));
                }
            }
        }
        for (String id : seen) {
            if (!states.containsKey(id)) wrong.add("alarm " + id + " was seen and is gone");
        }
        counts.forEach((id, what) -> {
            if (what.getOrDefault("alarm.raised", 0) != 1) wrong.add("alarm " + id + " was raised " + what);
            if (acknowledged.contains(id) && what.getOrDefault("alarm.acknowledged", 0) != 1) {
                wrong.add("alarm " + id + " was acknowledged " + what);
            }
        });
        assertThat(wrong).as("after kill " + round + ", seed " + seed).isEmpty();
    }

    private void requireEveryStranger(RunningOffice office) throws SQLException, IOException {
        var boats = new ArrayList<Integer>();
        try (var connection = office.database();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select vessel from alarms.alarm order by 1")) {
            while (rows.next()) boats.add((int) rows.getLong(1));
        }
        assertThat(boats).as("strangers with an alarm, seed " + seed).containsExactlyElementsOf(strangers);
    }

    private void report(List<Double> ages, String verified) throws IOException {
        String text = """
                recovery drill of the sea: %d kills of the application and every process of its database at %d positions a second, seed %d
                %d positions were to be there and were, none twice; %d strangers, one alarm each; %d alarms acknowledged, all of them still
                the oldest lost sentence was sent %.0f ms before its kill (median of the kills %.0f ms)
                load average at the end: %.2f on %d processors
                verify: %s
                """.formatted(
                        ages.size(),
                        RATE,
                        seed,
                        sent.size(),
                        strangers.size(),
                        acknowledged.size(),
                        ages.stream().max(Comparator.naturalOrder()).orElse(0.0),
                        ages.stream().sorted().skip(ages.size() / 2).findFirst().orElse(0.0),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                        Runtime.getRuntime().availableProcessors(),
                        verified.strip());
        Files.writeString(Path.of("target", "sea-recovery.txt"), text);
        System.out.print(text);
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) return;
        try (var all = Files.walk(directory)) {
            for (Path each : all.sorted(Collections.reverseOrder()).toList()) Files.delete(each);
        }
    }
}
