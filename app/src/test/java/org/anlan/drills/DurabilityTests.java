// SPDX-License-Identifier: Apache-2.0
package org.anlan.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The durability drill: twenty times, in the middle of a mixed load against the application as it is shipped, the
 * application and every process of its database are killed. Whatever was acknowledged is there afterwards, once.
 */
@Tag("long")
class DurabilityTests {
    private static final int ROUNDS = Integer.getInteger("anlan.drill.rounds", 20);
    private static final int WORKERS = 8;
    private static final String VILLAGE = "330922202202";

    /** What is done to each matter after it was registered, and the entry that each step leaves. */
    private static final List<Step> STEPS = List.of(
            new Step("dispatch", "matter.dispatched", true, Map.of("category", "living.water-leak", "urgent", false)),
            new Step("claim", "matter.claimed", true, Map.of()),
            new Step("contact", "matter.contacted", false, Map.of("reached", true, "how", "phone", "note", "问清了")),
            new Step("start", "matter.started", true, Map.of()),
            new Step("note", "matter.noted", false, Map.of("text", "换了 2 米")),
            new Step(
                    "propose",
                    "matter.result_proposed",
                    true,
                    Map.of("resultClass", "SOLVED", "words", "管子换好了。", "evidence", List.of("换管照片"))));

    private final long seed = Long.getLong("anlan.seed", new SplittableRandom().nextLong());
    private final Map<UUID, Case> cases = new ConcurrentHashMap<>();
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();
    private final List<String> surprises = Collections.synchronizedList(new ArrayList<>());
    private final AtomicBoolean loading = new AtomicBoolean();

    /**
     * One move.
     *
     * @param repeatable whether a second try after an unknown outcome is refused when the first one counted
     */
    private record Step(String move, String entry, boolean repeatable, Map<String, ?> body) {}

    /** What a client knows about one matter. */
    private static final class Case {
        private final UUID key;
        private volatile UUID id;
        private volatile int next;
        private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        private final Set<String> unknown = ConcurrentHashMap.newKeySet();

        Case(UUID key) {
            this.key = key;
        }
    }

    @Test
    void everythingAcknowledgedIsThereOnceAfterTwentyKills() throws Exception {
        var home = Path.of("target", "drill");
        delete(home);
        var office = new RunningOffice(home);
        var chance = new SplittableRandom(seed);
        var openings = new ArrayList<Duration>();
        System.out.println("durability drill, seed " + seed + " (-Danlan.seed=" + seed + ")");
        office.open();
        try {
            var dispatcher = new DeskClient(office.address(), "jianwan", office.password("jianwan"));
            var handler = new DeskClient(office.address(), "heting", office.password("heting"));
            requireDurableSettings(office);
            for (int round = 1; round <= ROUNDS; round++) {
                var workers = startLoad(dispatcher, handler, chance.split());
                awaitAcknowledged(20 + chance.nextInt(200));
                office.kill(chance);
                loading.set(false);
                for (Thread worker : workers) {
                    worker.join();
                }
                openings.add(office.open());
                requireEverythingOnce(office, round);
                assertThat(surprises).isEmpty();
                System.out.printf(
                        "  kill %2d: open again after %.1f s, %d matters and %d moves acknowledged so far, all there%n",
                        round, openings.getLast().toMillis() / 1000.0, registered(), moves());
            }
            requireDurableSettings(office);
            var verified = office.verify();
            assertThat(verified.statusCode()).as(verified.body()).isEqualTo(200);
            report(openings, verified.body());
        } finally {
            loading.set(false);
            office.close();
        }
        assertThat(surprises).isEmpty();
        assertThat(registered()).as("matters acknowledged").isGreaterThan(ROUNDS);
    }

    /** Waits until so many more registrations and moves were acknowledged, so that a slow machine is killed in work too. */
    private void awaitAcknowledged(int more) throws InterruptedException {
        long wanted = registered() + moves() + more;
        for (int i = 0; i < 1_200 && registered() + moves() < wanted; i++) {
            Thread.sleep(50);
        }
    }

    private List<Thread> startLoad(DeskClient dispatcher, DeskClient handler, SplittableRandom chance) {
        loading.set(true);
        var workers = new ArrayList<Thread>();
        for (int i = 0; i < WORKERS; i++) {
            var own = chance.split();
            workers.add(Thread.ofVirtual().start(() -> work(dispatcher, handler, own)));
        }
        workers.add(Thread.ofVirtual().start(() -> read(handler)));
        return workers;
    }

    /** Takes up what the last kill left open, then registers new matters and moves each to its proposed result. */
    private void work(DeskClient dispatcher, DeskClient handler, RandomGenerator chance) {
        while (loading.get()) {
            var current = cases.values().stream()
                    .filter(c -> c.next < STEPS.size() && busy.add(c.key))
                    .findAny()
                    .orElseGet(() -> {
                        var fresh = new Case(new UUID(chance.nextLong(), chance.nextLong()));
                        busy.add(fresh.key);
                        cases.put(fresh.key, fresh);
                        return fresh;
                    });
            try {
                if (current.id == null) {
                    register(dispatcher, current);
                }
                while (loading.get() && current.next < STEPS.size()) {
                    var step = STEPS.get(current.next);
                    move(step.move().equals("dispatch") ? dispatcher : handler, current, step);
                }
            } catch (IOException e) {
                return; // the office is gone: this worker's round is over
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (DeskClient.Refused e) {
                // while its database dies the application may still answer with a fault: that acknowledges nothing
                if (e.status() < 500) {
                    surprises.add("matter " + current.id + ", step " + current.next + ": " + e.getMessage());
                }
                return;
            } finally {
                busy.remove(current.key);
            }
        }
    }

    private static void register(DeskClient dispatcher, Case c) throws IOException, InterruptedException {
        var answer = dispatcher.post(
                "/api/matters",
                Map.of(
                        "words",
                        "墙根的水管漏了 " + c.key,
                        "place",
                        Map.of("area", VILLAGE, "text", "墙根"),
                        "requester",
                        Map.of("anonymous", true),
                        "confidential",
                        false,
                        "urgent",
                        false,
                        "channel",
                        "phone"),
                c.key);
        c.id = UUID.fromString(answer.get("id").asString());
    }

    private static void move(DeskClient officer, Case c, Step step) throws IOException, InterruptedException {
        boolean again = c.unknown.contains(step.entry());
        if (again && !step.repeatable()) { // whether it counted is not known, and saying it twice would make two
            c.next++;
            return;
        }
        c.unknown.add(step.entry());
        try {
            officer.post("/api/matters/" + c.id + "/" + step.move(), step.body(), null);
        } catch (DeskClient.Refused e) {
            if (!again || e.status() != 409) {
                throw e;
            }
            // the first try had counted before its answer was lost
        }
        c.unknown.remove(step.entry());
        c.acknowledged.add(step.entry());
        c.next++;
    }

    private void read(DeskClient officer) {
        try {
            while (loading.get()) {
                officer.get("/api/desk/list/due?page=0&size=50");
                Thread.sleep(200);
            }
        } catch (IOException | DeskClient.Refused e) {
            return; // the office is gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void requireEverythingOnce(RunningOffice office, int round) throws SQLException, IOException {
        var ids = new HashMap<UUID, List<UUID>>();
        var entries = new HashMap<UUID, Map<String, Integer>>();
        try (var connection = office.database();
                var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery("select idempotency_key, id from matters.matter")) {
                while (rows.next()) {
                    ids.computeIfAbsent(rows.getObject(1, UUID.class), key -> new ArrayList<>())
                            .add(rows.getObject(2, UUID.class));
                }
            }
            try (var rows = statement.executeQuery(
                    "select object_id, what, count(*) from kernel.timeline where object_kind = 'matter' group by 1, 2")) {
                while (rows.next()) {
                    entries.computeIfAbsent(rows.getObject(1, UUID.class), id -> new TreeMap<>())
                            .put(rows.getString(2), rows.getInt(3));
                }
            }
        }
        var missing = new ArrayList<String>();
        for (Case c : cases.values()) {
            var stored = ids.getOrDefault(c.key, List.of());
            if (stored.size() > 1) {
                missing.add("matter " + c.key + " is there " + stored.size() + " times");
            }
            if (c.id == null) {
                continue;
            }
            if (!stored.equals(List.of(c.id))) {
                missing.add("matter " + c.id + " was acknowledged and is " + stored);
            }
            var found = entries.getOrDefault(c.id, Map.of());
            for (Step step : STEPS) {
                int times = found.getOrDefault(step.entry(), 0);
                if (c.acknowledged.contains(step.entry()) ? times != 1 : times > 1) {
                    missing.add("%s of matter %s is there %d times".formatted(step.entry(), c.id, times));
                }
            }
        }
        assertThat(missing).as("after kill " + round + ", seed " + seed).isEmpty();
    }

    private static void requireDurableSettings(RunningOffice office) throws SQLException, IOException {
        try (var connection = office.database();
                var statement = connection.createStatement()) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                try (var row = statement.executeQuery("show " + setting)) {
                    row.next();
                    assertThat(row.getString(1)).as(setting).isEqualTo("on");
                }
            }
        }
    }

    private long registered() {
        return cases.values().stream().filter(c -> c.id != null).count();
    }

    private long moves() {
        return cases.values().stream().mapToLong(c -> c.acknowledged.size()).sum();
    }

    private void report(List<Duration> openings, String verified) throws IOException {
        var sorted = openings.stream().sorted().toList();
        String text = """
                durability drill: %d kills of the application and every process of its database, %d workers, seed %d
                acknowledged: %d matters and %d moves; after each kill all of them there, once
                open again after: median %.1f s, longest %.1f s
                load average at the end: %.2f on %d processors
                verify: %s
                """.formatted(
                        ROUNDS,
                        WORKERS,
                        seed,
                        registered(),
                        moves(),
                        sorted.get(sorted.size() / 2).toMillis() / 1000.0,
                        sorted.getLast().toMillis() / 1000.0,
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                        Runtime.getRuntime().availableProcessors(),
                        verified.strip());
        Files.writeString(Path.of("target", "durability.txt"), text);
        System.out.print(text);
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var all = Files.walk(directory)) {
                for (Path each : all.sorted(Collections.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
