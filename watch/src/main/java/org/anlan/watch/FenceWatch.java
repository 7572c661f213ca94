// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.anlan.watch.FenceState.Moment;
import org.anlan.watch.FenceState.Standing;
import org.anlan.watch.FenceState.Visit;
import org.anlan.watch.internal.Earth;
import org.anlan.watch.internal.Polygon;
import org.jspecify.annotations.Nullable;

/**
 * The full rule: when a boat has entered a fence, and when it has left.
 *
 * <p><b>A visit</b> begins where the straight way between two fixes comes into the fence. It counts as <i>entered</i> once enough
 * fixes were <i>surely inside</i> – inside with their whole circle of error – and the dwell time is over, whether or not the boat
 * still reports. A visit that has not entered ends with the first fix <i>surely outside</i> – outside by the circle of error
 * and by the margin – and is told as passed. One that has entered ends with enough of those in a row. Fixes between the two
 * say nothing. While a boat counts as inside, a way out and in again between two fixes is not told.
 *
 * <p><b>Every stretch</b> of the way that lies inside is told: the last one, when the boat is still inside, is the visit; the
 * others are passages, each with its own places and times.
 *
 * <p><b>What nobody saw is not made up.</b> After a gap there is no way between the fixes: a crossing over it is told as not seen, and
 * where the straight way would have touched a fence, as possible. A fix that the boat cannot have reached waits for the next:
 * if that one agrees with it, the boat is there; if not, it was a leap.
 *
 * <p><b>Late fixes</b> are put where they belong, and everything after them is worked out anew: what turns out otherwise is withdrawn,
 * and what was really so is told. Late or in order, the same fixes end in the same state, as long as the memory reaches.
 *
 * <p><b>Fences may change</b> under a boat: a new watch takes over the states of the old one. A visit to a fence that is gone ends.
 */
public final class FenceWatch implements Detector<FenceState, Fix, Finding> {
    private static final long ROUND = 3_600_000_000L;
    private static final long DATE_LINE = 1_800_000_000L;
    private static final double METRES_PER_SECOND = 1852.0 / 3600;
    private static final Comparator<Crossing> ORDER = Comparator.comparing(
                    (Crossing c) -> c.first().at())
            .thenComparingLong(Crossing::fence)
            .thenComparing(Crossing::kind);

    private final Fences fences;
    private final FenceRule rule;

    /** Watches fences by a rule. */
    public FenceWatch(Fences fences, FenceRule rule) {
        this.fences = fences;
        this.rule = rule;
    }

    @Override
    public FenceState start() {
        return FenceState.START;
    }

    @Override
    public Step<FenceState, Finding> step(FenceState state, Fix fix) {
        if (fix.accuracyMetres() != null && fix.accuracyMetres() > rule.worstMetres()) {
            // where it is, is not to be believed; that time has passed, is
            var woken = wake(state, fix.at());
            var told = new ArrayList<>(woken.findings());
            told.add(new Finding.Ignored(fix, Finding.Why.INACCURATE));
            return new Step<>(woken.state(), told, woken.wakeAt());
        }
        List<Moment> recent = state.recent();
        if (state.floor() != null && !fix.at().isAfter(state.floor())) return ignored(state, fix, Finding.Why.TOO_LATE);
        int place = recent.size();
        while (place > 0 && recent.get(place - 1).fix().at().isAfter(fix.at())) place--;
        if (place > 0 && recent.get(place - 1).fix().at().equals(fix.at()))
            return ignored(state, fix, Finding.Why.REPEATED);
        if (place == recent.size() && (state.woken() == null || !fix.at().isBefore(state.woken()))) {
            var found = new ArrayList<Finding>();
            Standing after = advance(state.now(), fix, found);
            var all = new ArrayList<>(state.late());
            all.addAll(found);
            var moments = new ArrayList<>(recent);
            moments.add(new Moment(fix, after, List.copyOf(all)));
            return remembered(state, moments, after, null, List.of(), found);
        }
        return corrected(state, fix, place);
    }

    @Override
    public Step<FenceState, Finding> wake(FenceState state, Instant at) {
        if (state.woken() != null && !at.isAfter(state.woken()))
            return new Step<>(state, List.of(), wakeAt(state.now()));
        if (!state.recent().isEmpty()
                && at.isBefore(state.recent().getLast().fix().at())) {
            return new Step<>(state, List.of(), wakeAt(state.now()));
        }
        var found = new ArrayList<Finding>();
        Standing now = expire(state.now(), at, found);
        var late = new ArrayList<>(state.late());
        late.addAll(found);
        return new Step<>(
                new FenceState(state.base(), state.recent(), now, at, late, state.floor()), found, wakeAt(now));
    }

    private Step<FenceState, Finding> ignored(FenceState state, Fix fix, Finding.Why why) {
        return new Step<>(state, List.of(new Finding.Ignored(fix, why)), wakeAt(state.now()));
    }

    /** Puts a late fix where it belongs and works out anew what came after it. */
    private Step<FenceState, Finding> corrected(FenceState state, Fix fix, int place) {
        List<Moment> recent = state.recent();
        var before = new ArrayList<Finding>();
        for (Moment moment : recent.subList(place, recent.size())) before.addAll(moment.found());
        before.addAll(state.late());

        var moments = new ArrayList<>(recent.subList(0, place));
        Standing standing = place == 0 ? state.base() : recent.get(place - 1).after();
        var now = new ArrayList<Finding>();
        var again = new ArrayList<Fix>();
        again.add(fix);
        for (Moment moment : recent.subList(place, recent.size())) again.add(moment.fix());
        for (Fix each : again) {
            var found = new ArrayList<Finding>();
            standing = advance(standing, each, found);
            moments.add(new Moment(each, standing, List.copyOf(found)));
            now.addAll(found);
        }
        var late = new ArrayList<Finding>();
        Instant woken = state.woken();
        if (woken != null && woken.isAfter(again.getLast().at())) standing = expire(standing, woken, late);
        else woken = null;
        now.addAll(late);

        var told = new ArrayList<Finding>();
        var kept = new ArrayList<>(now);
        for (Finding old : before) {
            if (!kept.remove(old) && old instanceof Crossing crossing) told.add(new Finding.Withdrawn(crossing));
        }
        var stale = new ArrayList<>(before);
        for (Finding each : now) if (!stale.remove(each)) told.add(each);
        return remembered(state, moments, standing, woken, late, told);
    }

    private Step<FenceState, Finding> remembered(
            FenceState state,
            List<Moment> moments,
            Standing now,
            @Nullable Instant woken,
            List<Finding> late,
            List<Finding> told) {
        Standing base = state.base();
        Instant floor = state.floor();
        int over = moments.size() - rule.memory();
        if (over > 0) {
            Moment forgotten = moments.get(over - 1);
            base = forgotten.after();
            floor = forgotten.fix().at();
            moments = moments.subList(over, moments.size());
        }
        return new Step<>(new FenceState(base, moments, now, woken, late, floor), told, wakeAt(now));
    }

    private @Nullable Instant wakeAt(Standing standing) {
        Instant first = null;
        for (Visit visit : standing.visits()) {
            if (visit.entered() || visit.sure() < rule.fixes()) continue;
            Instant due = visit.since().at().plus(rule.dwell());
            if (first == null || due.isBefore(first)) first = due;
        }
        return first;
    }

    // ── one boat, in order of time ──────────────────────────────────────────────────────────────────────────────────

    /** Time passes: visits with fixes enough enter when their dwell time is over. */
    private Standing expire(Standing standing, Instant at, List<Finding> found) {
        var visits = new ArrayList<Visit>(standing.visits());
        boolean changed = false;
        for (int n = 0; n < visits.size(); n++) {
            Visit visit = visits.get(n);
            Instant due = visit.since().at().plus(rule.dwell());
            if (visit.entered() || visit.sure() < rule.fixes() || due.isAfter(at)) continue;
            found.add(entered(visit, due));
            visits.set(n, visit.entered(true));
            changed = true;
        }
        changed |= visits.removeIf(visit -> {
            if (fences.find(visit.fence()) != null) return false;
            if (visit.entered()) {
                found.add(new Crossing(
                        visit.fence(), Crossing.Kind.ENDED, visit.since(), visit.inside(), at, visit.seen()));
            }
            return true;
        });
        return changed ? new Standing(standing.last(), standing.doubtful(), visits) : standing;
    }

    private static Crossing entered(Visit visit, Instant known) {
        return new Crossing(visit.fence(), Crossing.Kind.ENTERED, visit.since(), visit.since(), known, visit.seen());
    }

    /** Takes the next fix, which is later than all before. */
    private Standing advance(Standing before, Fix fix, List<Finding> found) {
        var own = new ArrayList<Finding>();
        Standing standing = expire(before, fix.at(), own);
        found.addAll(own);
        Fix last = standing.last();
        if (last == null) return used(standing, fix, null, found);
        Fix doubtful = standing.doubtful();
        if (tooFast(last, fix)) {
            if (doubtful == null || tooFast(doubtful, fix)) {
                if (doubtful != null) found.add(new Finding.Ignored(doubtful, Finding.Why.LEAP));
                return new Standing(last, fix, standing.visits());
            }
            // two fixes agree: it is there, however it came
            standing = used(new Standing(last, null, standing.visits()), doubtful, null, found);
            return used(standing, fix, near(doubtful, fix), found);
        }
        if (doubtful != null) found.add(new Finding.Ignored(doubtful, Finding.Why.LEAP));
        return used(new Standing(last, null, standing.visits()), fix, near(last, fix), found);
    }

    private boolean tooFast(Fix from, Fix to) {
        double metres = Earth.metres(from.lonE7(), from.latE7(), to.lonE7(), to.latE7()) - error(from) - error(to);
        double seconds = Duration.between(from.at(), to.at()).toMillis() / 1000.0;
        return metres > rule.knots() * METRES_PER_SECOND * Math.max(seconds, 0.001);
    }

    /** The earlier of two fixes, when they are close enough in time to know the way between them. */
    private @Nullable Fix near(Fix from, Fix to) {
        return Duration.between(from.at(), to.at()).compareTo(rule.gap()) > 0 ? null : from;
    }

    private double error(Fix fix) {
        return fix.accuracyMetres() == null ? rule.assumedMetres() : fix.accuracyMetres();
    }

    /** Uses a fix; {@code from} is the one that the way is known from, null when it is not. */
    private Standing used(Standing standing, Fix fix, @Nullable Fix from, List<Finding> found) {
        var crossings = new ArrayList<Crossing>();
        var visits = new ArrayList<Visit>();
        int next = 0;
        for (Fence fence : candidates(standing, fix)) {
            Visit visit = null;
            while (next < standing.visits().size()
                    && standing.visits().get(next).fence() < fence.id()) next++;
            if (next < standing.visits().size() && standing.visits().get(next).fence() == fence.id()) {
                visit = standing.visits().get(next);
            }
            var pass = new Pass(fence, standing.last(), from, fix);
            Visit after = visit == null
                    ? pass.begin(crossings)
                    : visit.entered() ? pass.inside(visit, crossings) : pass.unsure(visit, crossings);
            if (after != null) visits.add(after);
        }
        crossings.sort(ORDER);
        found.addAll(crossings);
        return new Standing(fix, null, visits);
    }

    /** The fences that this step can be about, in ascending order of ids. */
    private List<Fence> candidates(Standing standing, Fix fix) {
        Fix last = standing.last();
        int west = fix.lonE7(), east = west, south = fix.latE7(), north = south;
        if (last != null) {
            int lon = beside(last.lonE7(), fix.lonE7());
            west = Math.min(west, lon);
            east = Math.max(east, lon);
            south = Math.min(south, last.latE7());
            north = Math.max(north, last.latE7());
        }
        int[] here = fences.near(west, south, east, north);
        boolean beyond = fences.reachesBeyond(west);
        boolean behind = east > DATE_LINE;
        if (!beyond && !behind && standing.visits().isEmpty()) {
            if (here.length == 0) return List.of();
            var found = new ArrayList<Fence>(here.length);
            for (int index : here) found.add(fences.get(index));
            return found;
        }
        var ids = new TreeMap<Long, Fence>();
        add(ids, here);
        // the same box written the other way round the date line
        if (beyond)
            add(ids, fences.near((int) (west + ROUND), south, (int) Math.min(Integer.MAX_VALUE, east + ROUND), north));
        if (behind) add(ids, fences.near((int) (west - ROUND), south, (int) (east - ROUND), north));
        for (Visit visit : standing.visits()) {
            Fence fence = fences.find(visit.fence());
            if (fence != null) ids.put(fence.id(), fence);
        }
        return List.copyOf(ids.values());
    }

    private void add(TreeMap<Long, Fence> ids, int[] indexes) {
        for (int index : indexes) ids.put(fences.get(index).id(), fences.get(index));
    }

    /** A longitude written so that it lies within 180 degrees of another, as far as numbers go. */
    private static int beside(int lon, int other) {
        long near = lon;
        if (near - other > DATE_LINE) near -= ROUND;
        if (near - other < -DATE_LINE) near += ROUND;
        return Math.clamp(near, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** One fence and the way to one fix. */
    private final class Pass {
        private final Fence fence;
        private final @Nullable Fix before;
        private final @Nullable Fix from;
        private final Fix fix;
        private final boolean inside;
        private final boolean surelyIn;
        private final boolean surelyOut;
        private final double[] stretches;

        Pass(Fence fence, @Nullable Fix before, @Nullable Fix from, Fix fix) {
            this.fence = fence;
            this.before = before;
            this.from = from;
            this.fix = fix;
            Polygon polygon = fence.polygon();
            int x = onChart(polygon, fix.lonE7());
            inside = polygon.contains(x, fix.latE7());
            double edge = polygon.metresToEdge(x, fix.latE7());
            surelyIn = inside && edge >= error(fix);
            surelyOut = !inside && edge >= Math.max(rule.leaveMetres(), error(fix));
            stretches = from == null
                    ? new double[0]
                    : polygon.stretches(beside(from.lonE7(), x), from.latE7(), x, fix.latE7());
        }

        /** A longitude written the way that is nearer to the fence: the date line is no line for a boat. */
        private static int onChart(Polygon polygon, int lon) {
            long there = 2L * lon < (long) polygon.west + polygon.east ? lon + ROUND : lon - ROUND;
            boolean fits = there == (int) there;
            return fits && away(polygon, there) < away(polygon, lon) ? (int) there : lon;
        }

        private static long away(Polygon polygon, long lon) {
            return Math.max(0, Math.max(polygon.west - lon, lon - polygon.east));
        }

        private int count() {
            return stretches.length / 2;
        }

        /** Whether the last stretch is the one that the boat is in now. */
        private boolean reaches(int n) {
            return inside && n == count() - 1 && stretches[2 * n + 1] > 1 - 1e-9;
        }

        private Spot spot(double t) {
            Fix a = from;
            if (a == null || t >= 1) return Spot.of(fix);
            if (t <= 0) return Spot.of(a);
            int x = beside(a.lonE7(), fix.lonE7());
            long lon = Math.round(x + t * ((double) fix.lonE7() - x));
            if (lon > DATE_LINE) lon -= ROUND;
            if (lon < -DATE_LINE) lon += ROUND;
            long millis = Math.round(t * Duration.between(a.at(), fix.at()).toMillis());
            return new Spot(a.at().plusMillis(millis), (int) lon, (int)
                    Math.round(a.latE7() + t * ((double) fix.latE7() - a.latE7())));
        }

        private void passed(Spot first, Spot last, boolean seen, List<Crossing> crossings) {
            crossings.add(new Crossing(fence.id(), Crossing.Kind.PASSED, first, last, fix.at(), seen));
        }

        /** Nothing was going on with this fence. */
        @Nullable
        Visit begin(List<Crossing> crossings) {
            for (int n = 0; n < count(); n++) {
                if (!reaches(n)) passed(spot(stretches[2 * n]), spot(stretches[2 * n + 1]), true, crossings);
            }
            if (inside) {
                boolean seen = from != null || before == null;
                Spot since = count() > 0 && reaches(count() - 1) ? spot(stretches[2 * count() - 2]) : Spot.of(fix);
                return settle(new Visit(fence.id(), since, Spot.of(fix), 0, 0, false, seen), crossings);
            }
            if (from == null && before != null) {
                Polygon polygon = fence.polygon();
                int x = onChart(polygon, fix.lonE7());
                if (polygon.stretches(beside(before.lonE7(), x), before.latE7(), x, fix.latE7()).length > 0) {
                    crossings.add(new Crossing(
                            fence.id(), Crossing.Kind.POSSIBLE, Spot.of(before), Spot.of(fix), fix.at(), false));
                }
            }
            return null;
        }

        /** The boat was inside and had not entered. */
        @Nullable
        Visit unsure(Visit visit, List<Crossing> crossings) {
            boolean seen = visit.seen() && from != null;
            Spot since = visit.since();
            Spot last = visit.inside();
            int n = 0;
            if (count() > 0 && stretches[0] <= 1e-9) {
                last = spot(stretches[1]);
                n = 1;
            }
            if (surelyOut) {
                passed(since, last, seen, crossings);
                for (; n < count(); n++) passed(spot(stretches[2 * n]), spot(stretches[2 * n + 1]), true, crossings);
                return null;
            }
            for (; n < count(); n++) {
                if (visit.sure() == 0) since = spot(stretches[2 * n]);
                last = spot(stretches[2 * n + 1]);
            }
            if (inside) last = Spot.of(fix);
            return settle(new Visit(fence.id(), since, last, visit.sure(), 0, false, seen), crossings);
        }

        /** The boat had entered. */
        @Nullable
        Visit inside(Visit visit, List<Crossing> crossings) {
            boolean seen = visit.seen();
            Spot last = count() > 0 ? spot(stretches[2 * count() - 1]) : visit.inside();
            if (inside) last = Spot.of(fix);
            int out = visit.out();
            if (surelyOut) {
                out = count() > 0 ? 1 : out + 1;
                // the way over the line was not seen when the fix before the first one outside is too far back
                if (out == 1) seen = from != null;
            } else if (surelyIn) {
                out = 0;
                seen = true;
            }
            if (out >= rule.fixes()) {
                crossings.add(new Crossing(fence.id(), Crossing.Kind.LEFT, last, last, fix.at(), seen));
                return null;
            }
            return new Visit(fence.id(), visit.since(), last, visit.sure(), out, true, seen);
        }

        /** Counts the fix, and lets the visit enter when that was enough. */
        private Visit settle(Visit visit, List<Crossing> crossings) {
            if (!surelyIn) return visit;
            var counted =
                    new Visit(visit.fence(), visit.since(), visit.inside(), visit.sure() + 1, 0, false, visit.seen());
            if (counted.sure() < rule.fixes()
                    || visit.since().at().plus(rule.dwell()).isAfter(fix.at())) return counted;
            crossings.add(FenceWatch.entered(counted, fix.at()));
            return counted.entered(true);
        }
    }
}
