// SPDX-License-Identifier: Apache-2.0
package org.anlan.sea;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.sql.DataSource;
import org.anlan.alarms.Alarms;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.KernelSettings;
import org.anlan.sea.store.FixRow;
import org.anlan.sea.store.Said;
import org.anlan.sea.store.TrackRows;
import org.anlan.watch.AircraftReport;
import org.anlan.watch.AisMessage;
import org.anlan.watch.ClassBExtended;
import org.anlan.watch.ClassBReport;
import org.anlan.watch.Dimensions;
import org.anlan.watch.FenceRule;
import org.anlan.watch.FenceState;
import org.anlan.watch.FenceWatch;
import org.anlan.watch.Finding;
import org.anlan.watch.Fix;
import org.anlan.watch.LongRangeReport;
import org.anlan.watch.PositionReport;
import org.anlan.watch.Received;
import org.anlan.watch.Sighting;
import org.anlan.watch.StaticPartA;
import org.anlan.watch.StaticPartB;
import org.anlan.watch.StaticVoyage;
import org.anlan.watch.TrackState;
import org.anlan.watch.TrackWatch;
import org.anlan.watch.Tracked;
import org.anlan.watch.Watch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes what the sources bring, twenty times a second: raw sentences, positions, what the detector knows and how far each
 * source was read go into the database together, and only then does anybody see them. Of several nodes one keeps; the
 * others follow what it stores. A keeper that was replaced cannot commit any more, whatever it believes.
 */
@Component
public class Keeper implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Keeper.class);
    /** So many lines of one source in one round: a flood of one does not hold up the round. */
    private static final int ROUND = 2_000;

    private static final Duration WARM = Duration.ofMinutes(15);
    private static final FenceRule CORE = FenceRule.USUAL;
    private static final FenceRule NEAR = new FenceRule(2, Duration.ZERO, 50, 10, 100, Duration.ofMinutes(10), 45, 16);

    private final SeaSettings settings;
    private final TrackRows rows;
    private final Plots plots;
    private final Picture picture;
    private final LiveSea live;
    private final Clock clock;
    private final CountyCode county;
    private final DataSource database;
    private final TransactionTemplate transaction;
    private final Alarms alarms;
    private final Intrusions intrusions;
    private final Semaphore news = new Semaphore(0);
    private final Map<String, Inlet> inlets = new ConcurrentHashMap<>();
    private final List<Runnable> whenKept = new CopyOnWriteArrayList<>();
    private volatile boolean running;
    private volatile boolean wanted;
    private volatile boolean keeps;
    private volatile long lookedAt;
    private volatile long rounds;
    private @Nullable Thread thread;

    // what only the keeper's thread touches
    private @Nullable Connection lock;
    private long epoch;
    private long followed = -1;
    private Register register = Register.EMPTY;
    private long registerAsked;
    private long changesSeen;
    private Watch<Integer, TrackState, Sighting, Tracked> tracks;
    private Watch<Integer, FenceState, Fix, Finding> cores;
    private Watch<Integer, FenceState, Fix, Finding> nears;
    private final LinkedHashMap<Integer, Long> heard = new LinkedHashMap<>(1024, 0.75f, true);
    private final Set<Integer> storedCores = new HashSet<>();
    private final Set<Integer> storedNears = new HashSet<>();
    private Batch batch = new Batch();
    private final Map<Inlet, List<Inlet.Line>> again = new LinkedHashMap<>();
    private long watermark;

    /** What one round gathers; stored whole or, after a failure, stored again whole. */
    private static final class Batch {
        final List<FixRow> fixes = new ArrayList<>();
        final Map<Integer, Said> said = new HashMap<>();
        final Set<Integer> touched = new HashSet<>();
        final Map<Inlet, List<Inlet.Line>> raw = new LinkedHashMap<>();
        final Map<String, Integer> positions = new HashMap<>();
        final List<Runnable> left = new ArrayList<>();
        final List<Intrusions.Word> words = new ArrayList<>();
        /** Looked at again when time alone has changed where it stands. */
        final Set<Integer> woken = new HashSet<>();
    }

    /** Somebody else keeps now. */
    private static final class Replaced extends RuntimeException {}

    Keeper(
            SeaSettings settings,
            TrackRows rows,
            Plots plots,
            Picture picture,
            LiveSea live,
            Clock clock,
            CountyCode county,
            DataSource database,
            TransactionTemplate transaction,
            Alarms alarms,
            KernelSettings kernel,
            JsonMapper json) {
        this.settings = settings;
        this.rows = rows;
        this.plots = plots;
        this.picture = picture;
        this.live = live;
        this.clock = clock;
        this.county = county;
        this.database = database;
        this.transaction = transaction;
        this.alarms = alarms;
        this.intrusions = new Intrusions(settings, kernel.zone(), json);
        this.tracks = new Watch<>(new TrackWatch(), this::tracked);
        this.cores = new Watch<>(new FenceWatch(register.cores, CORE), this::found);
        this.nears = new Watch<>(new FenceWatch(register.nears, NEAR), this::found);
    }

    // ── for sources and readers ─────────────────────────────────────────────────────────────────────────────────────

    /** A place to put a source's lines. */
    Inlet inlet(String name, String kind) {
        return inlets.computeIfAbsent(name, n -> new Inlet(n, kind, news::release));
    }

    void close(Inlet inlet) {
        inlets.remove(inlet.name, inlet);
    }

    /** The sources that this node reads. */
    List<Inlet> sources() {
        return inlets.values().stream()
                .sorted(java.util.Comparator.comparing(i -> i.name))
                .toList();
    }

    /** Asks to be called when this node becomes the keeper. */
    void whenKept(Runnable begin) {
        whenKept.add(begin);
        want();
    }

    /** Says that there is something to keep, so that this node tries to. */
    void want() {
        wanted = true;
        news.release();
    }

    /** Whether this node keeps the positions. */
    public boolean keeps() {
        return keeps;
    }

    /** Says that somebody looks: a node that does not keep follows what the keeper stores as long as that is so. */
    public void looked() {
        if (System.nanoTime() - lookedAt > 1_000_000_000L) {
            lookedAt = System.nanoTime();
            news.release();
        }
    }

    /** Waits until what was taken so far is stored, for ten seconds at most. */
    void settled() throws InterruptedException {
        long wanted = rounds + 2;
        for (int n = 0; n < 500 && rounds < wanted && running && keeps; n++) {
            news.release();
            Thread.sleep(20);
        }
    }

    // ── the thread ──────────────────────────────────────────────────────────────────────────────────────────────────

    private void run() {
        while (running) {
            try {
                boolean some = news.tryAcquire(keeps || wanted ? 250 : looking() ? 250 : 2_000, TimeUnit.MILLISECONDS);
                if (!running) break;
                if (!keeps && wanted) become();
                if (!keeps) {
                    if (looking() || live.following() > 0) follow();
                    if (wanted && some) Thread.sleep(100);
                    continue;
                }
                if (some) Thread.sleep(settings.gather().toMillis() - 10);
                news.drainPermits();
                round();
                rounds = rounds + 1;
            } catch (InterruptedException e) {
                break;
            } catch (Replaced e) {
                log.warn("another node keeps the positions now");
                release();
            } catch (RuntimeException e) { // the database may be away; the batch stays and is stored later
                log.warn("positions wait: {}", e.toString());
                try {
                    Thread.sleep(1_000);
                } catch (InterruptedException stop) {
                    break;
                }
            }
        }
        release();
    }

    private boolean looking() {
        return lookedAt != 0 && System.nanoTime() - lookedAt < 60_000_000_000L;
    }

    private void become() {
        try {
            Connection held = database.getConnection();
            boolean got = false;
            try (var ask = held.prepareStatement("select pg_try_advisory_lock(hashtextextended(?, 0))")) {
                ask.setString(1, "sea.keeper." + county.value());
                try (var answer = ask.executeQuery()) {
                    got = answer.next() && answer.getBoolean(1);
                }
            } finally {
                if (!got) held.close();
            }
            if (!got) return;
            lock = held;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        epoch = rows.takeOver().epoch();
        warm();
        keeps = true;
        log.info("this node keeps the positions of the sea");
        whenKept.forEach(Runnable::run);
    }

    /** Reads what the keeper before knew: the boats at plots as they stood, the others from their last positions. */
    private void warm() {
        readRegister(true);
        heard.clear();
        storedCores.clear();
        storedNears.clear();
        tracks = new Watch<>(new TrackWatch(), (mmsi, finding) -> {});
        batch.raw.forEach((inlet, lines) ->
                again.computeIfAbsent(inlet, i -> new ArrayList<>()).addAll(lines));
        batch = new Batch();
        intrusions.clear();
        Instant since = clock.instant().minus(Duration.ofDays(30));
        rows.vessels(since).forEach(picture::said);
        var coreDetector = new FenceWatch(register.cores, CORE);
        var nearDetector = new FenceWatch(register.nears, NEAR);
        cores = new Watch<>(coreDetector, (mmsi, finding) -> {});
        nears = new Watch<>(nearDetector, (mmsi, finding) -> {});
        rows.standings("plot").forEach((mmsi, standing) -> {
            restore(cores, coreDetector, mmsi, standing);
            storedCores.add(mmsi);
        });
        rows.standings("near").forEach((mmsi, standing) -> {
            restore(nears, nearDetector, mmsi, standing);
            storedNears.add(mmsi);
        });
        long newest = rows.newest();
        var last = newest == 0 ? List.<TrackRows.Stored>of() : rows.after(newest - 1, 1);
        if (!last.isEmpty()) {
            long end = last.getFirst().fixes().stream()
                    .mapToLong(FixRow::atMillis)
                    .max()
                    .orElse(0);
            watermark = end;
            rows.between(
                    Instant.ofEpochMilli(end).minus(WARM),
                    Instant.ofEpochMilli(end).plusSeconds(60),
                    null,
                    fixes -> {
                        for (FixRow fix : fixes) {
                            var at = Instant.ofEpochMilli(fix.atMillis());
                            tracks.accept(
                                    fix.mmsi(),
                                    new Sighting(
                                            "",
                                            at,
                                            at,
                                            null,
                                            fix.lonE7(),
                                            fix.latE7(),
                                            null,
                                            fix.sog(),
                                            fix.cog(),
                                            fix.heading()));
                            var plain = new Fix(at, fix.lonE7(), fix.latE7(), null);
                            cores.accept(fix.mmsi(), plain);
                            nears.accept(fix.mmsi(), plain);
                            intrusions.passed(fix);
                            heard.put(fix.mmsi(), fix.atMillis());
                        }
                        picture.take(fixes);
                    });
        }
        for (int mmsi : storedCores) heard.putIfAbsent(mmsi, watermark);
        for (int mmsi : storedNears) heard.putIfAbsent(mmsi, watermark);
        // from now on what is found is told
        tracks = again(tracks, new TrackWatch(), this::tracked);
        cores = again(cores, coreDetector, this::found);
        nears = again(nears, nearDetector, this::found);
        // who was at a plot is looked at again: the alarm is the same one, and nothing is raised twice
        var standing = new HashSet<>(storedCores);
        standing.addAll(storedNears);
        for (int mmsi : standing) look(mmsi, Instant.ofEpochMilli(watermark), null, "");
    }

    private static void restore(
            Watch<Integer, FenceState, Fix, Finding> watch,
            FenceWatch detector,
            int mmsi,
            FenceState.Standing standing) {
        Fix last = standing.last();
        var state = new FenceState(standing, List.of(), standing, null, List.of(), last == null ? null : last.at());
        Instant wake = last == null ? null : detector.wake(state, last.at()).wakeAt();
        watch.restore(mmsi, state, wake);
    }

    private static <S, I, O> Watch<Integer, S, I, O> again(
            Watch<Integer, S, I, O> before,
            org.anlan.watch.Detector<S, I, O> detector,
            java.util.function.BiConsumer<Integer, O> told) {
        var watch = new Watch<Integer, S, I, O>(detector, told);
        before.states().forEach((mmsi, state) -> watch.restore(mmsi, state, before.wakeAt(mmsi)));
        return watch;
    }

    private void readRegister(boolean now) {
        long nanos = System.nanoTime();
        long here = plots.changesHere();
        if (here != changesSeen) now = true;
        changesSeen = here;
        if (!now && nanos - registerAsked < 1_000_000_000L) return;
        registerAsked = nanos;
        long edition = plots.edition();
        if (edition == register.edition) return;
        register = new Register(edition, plots.all(), plots.withTransponder(), plots.tickets(), settings.nearMetres());
        picture.register(register);
        cores = again(cores, new FenceWatch(register.cores, CORE), this::found);
        nears = again(nears, new FenceWatch(register.nears, NEAR), this::found);
    }

    /** What a node does that does not keep: reads what the keeper stored since. */
    private void follow() {
        readRegister(false);
        if (followed < 0) {
            long newest = rows.newest();
            followed = newest;
            if (newest == 0) return;
            rows.vessels(clock.instant().minus(Duration.ofDays(30))).forEach(picture::said);
            rows.after(newest - 1, 1).stream()
                    .flatMap(stored -> stored.fixes().stream())
                    .mapToLong(FixRow::atMillis)
                    .max()
                    .ifPresent(end -> rows.between(
                            Instant.ofEpochMilli(end).minus(WARM),
                            Instant.ofEpochMilli(end).plusSeconds(60),
                            null,
                            picture::take));
            return;
        }
        for (var stored : rows.after(followed, 200)) {
            live.tell(clock.millis(), picture.take(stored.fixes()));
            followed = stored.id();
        }
    }

    private void round() {
        readRegister(false);
        if (batch.raw.isEmpty() && batch.touched.isEmpty() && batch.words.isEmpty()) {
            gather();
            wake();
        }
        if (batch.raw.isEmpty() && batch.touched.isEmpty() && batch.words.isEmpty()) {
            hold();
            return;
        }
        batch.left.clear();
        transaction.executeWithoutResult(status -> store());
        Batch done = batch;
        done.left.forEach(Runnable::run);
        batch = new Batch();
        long now = clock.millis();
        done.positions.forEach((name, count) -> {
            Inlet inlet = inlets.get(name);
            if (inlet != null) inlet.counted(count, now);
        });
        live.tell(now, picture.take(done.fixes));
        forgetSilent();
        if (inlets.values().stream().anyMatch(inlet -> inlet.waiting() > 0)) news.release();
    }

    /** An idle keeper looks whether its lock is still there. */
    private void hold() {
        if (!Boolean.TRUE.equals(transaction.execute(status -> rows.stillKeeps(epoch)))) throw new Replaced();
        try {
            if (lock == null || !lock.isValid(2)) throw new Replaced();
        } catch (SQLException e) {
            throw new Replaced();
        }
    }

    private void gather() {
        // what was read and could not be stored before another node took over, and this one again, is read again
        again.forEach((inlet, lines) -> lines.forEach(line -> take(inlet, line)));
        again.clear();
        for (Inlet inlet : inlets.values()) {
            for (int n = 0; n < ROUND; n++) {
                Inlet.Line line = inlet.next();
                if (line == null) break;
                inlet.lines++;
                take(inlet, line);
            }
        }
    }

    private void take(Inlet inlet, Inlet.Line line) {
        batch.raw.computeIfAbsent(inlet, i -> new ArrayList<>()).add(line);
        inlet.place = Math.max(inlet.place, line.place());
        inlet.heardMillis = line.receivedMillis();
        watermark = Math.max(watermark, line.receivedMillis());
        Received received = inlet.decode(line);
        if (received != null) taken(inlet, line, received);
    }

    private void taken(Inlet inlet, Inlet.Line line, Received received) {
        AisMessage message = received.message();
        int mmsi = message.mmsi();
        // ships and boats have nine digits that begin with 2 to 7; aircraft in search and rescue with 111; others are
        // no boats
        if (!(mmsi >= 200_000_000 && mmsi <= 799_999_999 || mmsi / 1_000_000 == 111)) return;
        Said said = said(message);
        if (said != null && picture.said(mmsi, said)) batch.said.put(mmsi, picture.said(mmsi));
        if (!(message instanceof AisMessage.Positioned positioned)) return;
        Integer sog, cog, heading, second;
        boolean accurate;
        switch (positioned) {
            case PositionReport p -> {
                sog = p.sog();
                cog = p.cog();
                heading = p.heading();
                second = p.second();
                accurate = p.accurate();
            }
            case ClassBReport p -> {
                sog = p.sog();
                cog = p.cog();
                heading = p.heading();
                second = p.second();
                accurate = p.accurate();
            }
            case ClassBExtended p -> {
                sog = p.sog();
                cog = p.cog();
                heading = p.heading();
                second = p.second();
                accurate = p.accurate();
            }
            case AircraftReport p -> {
                sog = p.speed() == null ? null : p.speed() * 10;
                cog = p.cog();
                heading = null;
                second = p.second();
                accurate = p.accurate();
            }
            case LongRangeReport p -> {
                sog = p.sog();
                cog = p.cog();
                heading = null;
                second = null;
                accurate = false;
            }
            default -> {
                return; // base stations and marks are no boats
            }
        }
        var receivedAt = Instant.ofEpochMilli(line.receivedMillis());
        Instant told = received.at() == null ? null : received.at().plusMillis(line.shiftMillis());
        // a satellite's report is a mile off: good for the picture, not for a border
        Double accuracy =
                positioned instanceof LongRangeReport ? Double.valueOf(1_900) : accurate ? Double.valueOf(10) : null;
        Fix fix = Fix.of(receivedAt, positioned, accuracy);
        if (fix == null) return;
        batch.positions.merge(inlet.name, 1, Integer::sum);
        tracks.accept(
                mmsi,
                new Sighting(
                        inlet.name, receivedAt, told, second, fix.lonE7(), fix.latE7(), accuracy, sog, cog, heading));
    }

    private static @Nullable Said said(AisMessage message) {
        return switch (message) {
            case StaticVoyage s -> new Said(s.name(), s.callsign(), s.shiptype(), length(s.size()));
            case StaticPartA s -> new Said(s.name(), null, null, null);
            case StaticPartB s -> new Said(null, s.callsign(), s.shiptype(), length(s.size()));
            case ClassBExtended s -> new Said(s.name(), null, s.shiptype(), length(s.size()));
            default -> null;
        };
    }

    private static @Nullable Integer length(@Nullable Dimensions size) {
        if (size == null || size.toBow() + size.toStern() == 0) return null;
        return size.toBow() + size.toStern();
    }

    private void tracked(int mmsi, Tracked tracked) {
        if (!(tracked instanceof Tracked.Kept kept)) return;
        Sighting s = kept.sighting();
        var row = new FixRow(mmsi, kept.at().toEpochMilli(), s.lonE7(), s.latE7(), s.sog(), s.cog(), s.heading());
        batch.fixes.add(row);
        batch.touched.add(mmsi);
        heard.merge(mmsi, kept.at().toEpochMilli(), Math::max);
        cores.accept(mmsi, kept.fix());
        nears.accept(mmsi, kept.fix());
        look(mmsi, kept.at(), row, s.source());
        intrusions.passed(row);
    }

    private void look(int mmsi, Instant at, @Nullable FixRow fix, String source) {
        batch.words.addAll(intrusions.look(
                register, mmsi, cores.state(mmsi), nears.state(mmsi), at, fix, picture.said(mmsi), source));
    }

    private void found(int mmsi, Finding finding) {
        batch.touched.add(mmsi);
        batch.woken.add(mmsi);
    }

    /** Time passes as the sources tell it, so that a replay wakes nobody early. */
    private void wake() {
        var at = Instant.ofEpochMilli(watermark);
        batch.woken.clear();
        cores.advance(at);
        nears.advance(at);
        for (int mmsi : batch.woken) look(mmsi, at, null, "");
    }

    private void store() {
        if (!rows.stillKeeps(epoch)) throw new Replaced();
        batch.raw.forEach((inlet, lines) -> {
            var at = Instant.ofEpochMilli(lines.getFirst().receivedMillis());
            rows.raw(inlet.name, at, lines.size(), packed(lines));
            rows.reached(inlet.name, at, new TrackRows.Reached(inlet.lines, inlet.refused(), inlet.place));
        });
        if (!batch.fixes.isEmpty()) rows.fixes(batch.fixes);
        batch.said.forEach((mmsi, said) -> rows.vessel(mmsi, said, clock.instant()));
        for (int mmsi : batch.touched) {
            keepStanding(mmsi, "plot", cores.state(mmsi), storedCores);
            keepStanding(mmsi, "near", nears.state(mmsi), storedNears);
        }
        for (var word : batch.words) {
            switch (word) {
                case Intrusions.Word.Raise raise ->
                    raise.encounter().alarm = alarms.raise(raise.signal()).alarm();
                case Intrusions.Word.Left left -> {
                    UUID alarm = left.encounter().alarm;
                    if (alarm != null) alarms.subjectLeft(alarm, left.at());
                }
            }
        }
    }

    private void keepStanding(int mmsi, String layer, @Nullable FenceState state, Set<Integer> stored) {
        if (state != null && !state.now().visits().isEmpty()) {
            rows.standing(mmsi, layer, state.now());
            stored.add(mmsi);
        } else if (stored.contains(mmsi)) {
            rows.gone(mmsi, layer);
            batch.left.add(() -> stored.remove(mmsi)); // once that is committed
        }
    }

    private static byte[] packed(List<Inlet.Line> lines) {
        var bytes = new ByteArrayOutputStream(lines.size() * 40);
        var deflater = new Deflater(Deflater.BEST_SPEED, true);
        try (var out = new DataOutputStream(new DeflaterOutputStream(bytes, deflater, 4096))) {
            long first = lines.getFirst().receivedMillis();
            for (Inlet.Line line : lines) {
                // milliseconds since the first, a space, the sentence
                out.writeBytes(Long.toString(line.receivedMillis() - first));
                out.write(' ');
                out.write(line.bytes());
                out.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    /** Boats not heard for a day leave, and the longest silent ones when there are too many. */
    private void forgetSilent() {
        var eldest = heard.entrySet().iterator();
        while (eldest.hasNext()) {
            var entry = eldest.next();
            boolean silent = entry.getValue() < watermark - Picture.DAY;
            if (!silent && heard.size() <= Picture.MOST) break;
            int mmsi = entry.getKey();
            eldest.remove();
            tracks.forget(mmsi);
            cores.forget(mmsi);
            nears.forget(mmsi);
            intrusions.forget(mmsi);
            if (storedCores.remove(mmsi)) rows.gone(mmsi, "plot");
            if (storedNears.remove(mmsi)) rows.gone(mmsi, "near");
            picture.forget(mmsi);
        }
    }

    private void release() {
        keeps = false;
        followed = -1;
        Connection held = lock;
        lock = null;
        if (held == null) return;
        try (held;
                var ask = held.prepareStatement("select pg_advisory_unlock_all()")) {
            ask.execute();
        } catch (SQLException e) {
            log.debug("the lock went with its connection: {}", e.getMessage());
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("sea-keeper").start(this::run);
    }

    /** Stores what waits, then lets the lock go, so that another node can go on at once. */
    @Override
    public void stop() {
        running = false;
        news.release();
        Thread ends = thread;
        if (ends == null) return;
        try {
            ends.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 10;
    }
}
