// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.anlan.watch.Crossing.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;

/**
 * The full rule beside a slow reading of it: every boat against every fence, without an index, the whole track at once, with all
 * geometry left to JTS.
 */
class FenceReferenceTests {
    private static final GeometryFactory JTS = new GeometryFactory();
    private static final FenceRule RULE = FenceRule.USUAL;
    private static final double UNIT = 6_371_008.8 * Math.PI / 180 / 1e7;
    private static final int SPAN = FenceWatchTests.unit(8_000);
    private static final int TICKS = 20;

    /** A fix, and whether the way from the one before is known. */
    private record Used(Fix fix, boolean bridged) {}

    /** A part of the way that lies inside. */
    private record Stretch(double from, double to) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 0})
    void findsTheSameEvents(long given) {
        long seed = given == 0 ? System.nanoTime() : given;
        var random = new SplittableRandom(seed);
        var list = RandomFences.many(random, 60, SPAN);
        var watch = new FenceWatch(Fences.of(list), RULE);
        int events = 0;
        for (int boat = 0; boat < 150; boat++) {
            var fixes = track(random);
            var ours = new ArrayList<Crossing>();
            var state = watch.start();
            for (Fix fix : fixes) {
                var step = watch.step(state, fix);
                state = step.state();
                for (Finding finding : step.findings()) if (finding instanceof Crossing crossing) ours.add(crossing);
            }
            var theirs = reference(list, fixes);
            assertThat(ours.stream()
                            .sorted(ORDER)
                            .map(FenceReferenceTests::word)
                            .toList())
                    .as("seed %s boat %s: %s", seed, boat, fixes)
                    .isEqualTo(theirs.stream()
                            .sorted(ORDER)
                            .map(FenceReferenceTests::word)
                            .toList());
            events += ours.size();
        }
        assertThat(events).as("seed %s must try something", seed).isGreaterThan(300);
    }

    private static final Comparator<Crossing> ORDER = Comparator.comparingLong(Crossing::fence)
            .thenComparing(Crossing::known)
            .thenComparing(one -> one.first().at());

    /** Places and times to a tenth of a second, so that rounding decides nothing. */
    private static String word(Crossing c) {
        return "%d %s %s..%s known %s %s"
                .formatted(
                        c.fence(),
                        c.kind(),
                        tenth(c.first()),
                        tenth(c.last()),
                        c.known().toEpochMilli() / 1000,
                        c.seen() ? "seen" : "unseen");
    }

    private static long tenth(Spot spot) {
        return Math.round(spot.at().toEpochMilli() / 1000.0);
    }

    private static List<Fix> track(SplittableRandom random) {
        var fixes = new ArrayList<Fix>();
        double x = random.nextInt(8000), y = random.nextInt(8000);
        double course = random.nextDouble() * 6.28, speed = random.nextInt(4) == 0 ? 1 : random.nextInt(20);
        long second = 0;
        for (int n = 0; n < TICKS; n++) {
            long wait = random.nextInt(25) == 0 ? 900 : 10 + random.nextInt(80);
            second += wait;
            course += (random.nextDouble() - .5) * 1.5;
            x = Math.clamp(x + wait * speed * Math.sin(course), 0, 8000);
            y = Math.clamp(y + wait * speed * Math.cos(course), 0, 8000);
            boolean leaps = random.nextInt(25) == 0;
            int poor = random.nextInt(6);
            fixes.add(
                    poor == 0
                            ? FenceWatchTests.at(second, leaps ? x + 60_000 : x, y, random.nextInt(140))
                            : FenceWatchTests.at(second, leaps ? x + 60_000 : x, y));
        }
        return fixes;
    }

    // ── the slow reading ────────────────────────────────────────────────────────────────────────────────────────────

    private static List<Crossing> reference(List<Fence> fences, List<Fix> fixes) {
        var used = used(fixes);
        Instant end = fixes.getLast().at();
        var all = new ArrayList<Crossing>();
        for (Fence fence : fences) all.addAll(one(fence, used, end));
        return all;
    }

    private static List<Used> used(List<Fix> all) {
        var fixes = all.stream().filter(fix -> error(fix) <= RULE.worstMetres()).toList();
        var used = new ArrayList<Used>();
        int n = 0;
        while (n < fixes.size()) {
            Fix fix = fixes.get(n);
            if (used.isEmpty() || reachable(used.getLast().fix(), fix)) {
                used.add(new Used(fix, !used.isEmpty() && close(used.getLast().fix(), fix)));
                n++;
                continue;
            }
            // a leap: believed when the next one is out of reach as well and agrees with it
            if (n + 1 < fixes.size()
                    && !reachable(used.getLast().fix(), fixes.get(n + 1))
                    && reachable(fix, fixes.get(n + 1))) {
                used.add(new Used(fix, false));
                used.add(new Used(fixes.get(n + 1), close(fix, fixes.get(n + 1))));
                n += 2;
            } else {
                n++;
            }
        }
        return used;
    }

    private static boolean reachable(Fix a, Fix b) {
        double middle = Math.toRadians((a.latE7() + (double) b.latE7()) / 2e7);
        double metres = Math.hypot((b.lonE7() - a.lonE7()) * UNIT * Math.cos(middle), (b.latE7() - a.latE7()) * UNIT);
        double seconds = Duration.between(a.at(), b.at()).toMillis() / 1000.0;
        return metres - error(a) - error(b) <= RULE.knots() * 1852 / 3600 * seconds;
    }

    private static boolean close(Fix a, Fix b) {
        return Duration.between(a.at(), b.at()).compareTo(RULE.gap()) <= 0;
    }

    private static double error(Fix fix) {
        return fix.accuracyMetres() == null ? RULE.assumedMetres() : fix.accuracyMetres();
    }

    private static List<Crossing> one(Fence fence, List<Used> used, Instant end) {
        Polygon polygon = FencesTests.jts(fence);
        var out = new ArrayList<Crossing>();
        boolean visiting = false, entered = false, seen = true;
        int sure = 0, outs = 0;
        Spot since = null, inside = null;
        for (int n = 0; n < used.size(); n++) {
            Fix fix = used.get(n).fix();
            Fix before = n == 0 ? null : used.get(n - 1).fix();
            boolean bridged = used.get(n).bridged();
            if (visiting
                    && !entered
                    && sure >= RULE.fixes()
                    && !since.at().plus(RULE.dwell()).isAfter(fix.at())) {
                entered = true;
                out.add(new Crossing(
                        fence.id(), Kind.ENTERED, since, since, since.at().plus(RULE.dwell()), seen));
            }
            boolean in = polygon.contains(JTS.createPoint(new Coordinate(fix.lonE7(), fix.latE7())));
            // metres are worked out only where they decide something: they are most of the work
            double edge = in || visiting ? edge(polygon, fix) : Double.MAX_VALUE;
            boolean sureIn = in && edge >= error(fix);
            boolean sureOut = !in && edge >= Math.max(RULE.leaveMetres(), error(fix));
            var way = bridged ? stretches(polygon, before, fix) : List.<Stretch>of();
            if (!visiting) {
                for (Stretch stretch : way) {
                    boolean here = in && stretch == way.getLast();
                    if (!here)
                        out.add(new Crossing(
                                fence.id(),
                                Kind.PASSED,
                                spot(before, fix, stretch.from()),
                                spot(before, fix, stretch.to()),
                                fix.at(),
                                true));
                }
                if (in) {
                    visiting = true;
                    entered = false;
                    seen = bridged || before == null;
                    since = way.isEmpty()
                            ? Spot.of(fix)
                            : spot(before, fix, way.getLast().from());
                    sure = 0;
                } else if (before != null
                        && !bridged
                        && !stretches(polygon, before, fix).isEmpty()) {
                    out.add(new Crossing(fence.id(), Kind.POSSIBLE, Spot.of(before), Spot.of(fix), fix.at(), false));
                }
            } else if (!entered) {
                seen &= bridged;
                boolean began = !way.isEmpty() && way.getFirst().from() < 1e-9;
                if (began) inside = spot(before, fix, way.getFirst().to());
                var rest = began ? way.subList(1, way.size()) : way;
                if (sureOut) {
                    out.add(new Crossing(fence.id(), Kind.PASSED, since, inside, fix.at(), seen));
                    for (Stretch stretch : rest)
                        out.add(new Crossing(
                                fence.id(),
                                Kind.PASSED,
                                spot(before, fix, stretch.from()),
                                spot(before, fix, stretch.to()),
                                fix.at(),
                                true));
                    visiting = false;
                } else if (!rest.isEmpty()) {
                    if (sure == 0) since = spot(before, fix, rest.getLast().from());
                    inside = spot(before, fix, rest.getLast().to());
                }
            } else {
                if (!way.isEmpty()) inside = spot(before, fix, way.getLast().to());
                if (in) inside = Spot.of(fix);
                if (sureIn) {
                    outs = 0;
                    seen = true;
                }
                if (sureOut) {
                    outs = way.isEmpty() ? outs + 1 : 1;
                    if (outs == 1) seen = bridged;
                }
                if (outs == RULE.fixes()) {
                    out.add(new Crossing(fence.id(), Kind.LEFT, inside, inside, fix.at(), seen));
                    visiting = false;
                    outs = 0;
                }
            }
            if (visiting && in) inside = Spot.of(fix);
            if (visiting && !entered && sureIn) {
                sure++;
                outs = 0;
                if (sure >= RULE.fixes() && !since.at().plus(RULE.dwell()).isAfter(fix.at())) {
                    entered = true;
                    out.add(new Crossing(fence.id(), Kind.ENTERED, since, since, fix.at(), seen));
                }
            }
        }
        // a last fix that was not used still says that time has passed
        if (visiting
                && !entered
                && sure >= RULE.fixes()
                && !since.at().plus(RULE.dwell()).isAfter(end)) {
            out.add(new Crossing(
                    fence.id(), Kind.ENTERED, since, since, since.at().plus(RULE.dwell()), seen));
        }
        return out;
    }

    private static double edge(Polygon polygon, Fix fix) {
        var metres = new AffineTransformation().translate(-fix.lonE7(), -fix.latE7());
        metres.scale(UNIT * Math.cos(Math.toRadians(fix.latE7() / 1e7)), UNIT);
        return metres.transform(polygon).getBoundary().distance(JTS.createPoint(new Coordinate(0, 0)));
    }

    private static List<Stretch> stretches(Polygon polygon, Fix a, Fix b) {
        if (a.lonE7() == b.lonE7() && a.latE7() == b.latE7()) {
            boolean in = polygon.contains(JTS.createPoint(new Coordinate(b.lonE7(), b.latE7())));
            return in ? List.of(new Stretch(0, 1)) : List.of();
        }
        var way = JTS.createLineString(
                new Coordinate[] {new Coordinate(a.lonE7(), a.latE7()), new Coordinate(b.lonE7(), b.latE7())});
        if (!way.getEnvelopeInternal().intersects(polygon.getEnvelopeInternal())) return List.of();
        Geometry common = way.intersection(polygon);
        var out = new ArrayList<Stretch>();
        for (int n = 0; n < common.getNumGeometries(); n++) {
            Geometry part = common.getGeometryN(n);
            if (part.isEmpty() || part.getDimension() != 1) continue;
            double from = share(a, b, part.getCoordinates()[0]);
            double to = share(a, b, part.getCoordinates()[part.getCoordinates().length - 1]);
            out.add(new Stretch(Math.min(from, to), Math.max(from, to)));
        }
        out.sort(Comparator.comparingDouble(Stretch::from));
        return out;
    }

    private static double share(Fix a, Fix b, Coordinate at) {
        double wx = b.lonE7() - a.lonE7(), wy = b.latE7() - a.latE7();
        return ((at.x - a.lonE7()) * wx + (at.y - a.latE7()) * wy) / (wx * wx + wy * wy);
    }

    private static Spot spot(Fix a, Fix b, double t) {
        if (t >= 1) return Spot.of(b);
        long millis = Math.round(t * Duration.between(a.at(), b.at()).toMillis());
        return new Spot(
                a.at().plusMillis(millis), (int) Math.round(a.lonE7() + t * (b.lonE7() - (double) a.lonE7())), (int)
                        Math.round(a.latE7() + t * (b.latE7() - (double) a.latE7())));
    }
}
