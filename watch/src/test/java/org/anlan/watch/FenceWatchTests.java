// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import static org.anlan.watch.Crossing.Kind.ENDED;
import static org.anlan.watch.Crossing.Kind.ENTERED;
import static org.anlan.watch.Crossing.Kind.LEFT;
import static org.anlan.watch.Crossing.Kind.PASSED;
import static org.anlan.watch.Crossing.Kind.POSSIBLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The full rule, case by case. The chart is in metres around 0° 0°: one plot from x 0 to 1000 and y 0 to 1000, whose id is 1. A boat
 * sends a fix every thirty seconds unless it says otherwise.
 */
class FenceWatchTests {
    private static final double UNIT = 6_371_008.8 * Math.PI / 180 / 1e7;
    private static final FenceRule RULE = FenceRule.USUAL;
    private static final Fence PLOT = square(1, 0, 0, 1000);

    private final FenceWatch watch = new FenceWatch(Fences.of(List.of(PLOT)), RULE);

    @Test
    void entersWithTwoFixesInsideAndAMinuteAndLeavesWithTwoFixesFarEnoughOut() {
        var found = run(
                watch,
                at(0, -300, 500),
                at(30, 100, 500),
                at(60, 400, 500),
                at(90, 500, 500),
                at(120, 900, 500),
                at(150, 1200, 500),
                at(180, 1500, 500));
        assertThat(found).extracting("kind").containsExactly(ENTERED, LEFT);
        var entered = (Crossing) found.get(0);
        assertThat(entered.first().at()).isEqualTo(Instant.ofEpochMilli(22_500));
        assertThat(entered.first().lonE7()).isBetween(-1, 1);
        assertThat(entered.known()).as("a minute after it came in").isEqualTo(Instant.ofEpochMilli(82_500));
        var left = (Crossing) found.get(1);
        assertThat(left.first().at()).isEqualTo(Instant.ofEpochSecond(130));
        assertThat(left.known()).isEqualTo(Instant.ofEpochSecond(180));
        assertThat(left.seen()).isTrue();
    }

    @Test
    void aBoatFirstSeenInsideEntersWhereItWasFirstSeen() {
        var found = run(watch, at(0, 500, 500), at(30, 500, 500), at(60, 500, 500));
        assertThat(found)
                .containsExactly(new Crossing(
                        1, ENTERED, spot(0, 500, 500), spot(0, 500, 500), Instant.ofEpochSecond(60), true));
    }

    @Test
    void oneFixInsideIsAPassage() {
        assertThat(run(watch, at(0, -300, 500), at(30, 100, 500), at(60, -300, 500)))
                .extracting("kind")
                .containsExactly(PASSED);
    }

    @Test
    void tellsAWayThroughBetweenTwoFixesOutside() {
        var found = run(watch, at(0, -200, 500), at(120, 1200, 500));
        assertThat(found).hasSize(1);
        var passed = (Crossing) found.getFirst();
        assertThat(passed.kind()).isEqualTo(PASSED);
        assertThat(passed.first().at().toEpochMilli()).isEqualTo(Math.round(120_000 * 200 / 1400.0));
        assertThat(passed.last().at().toEpochMilli()).isEqualTo(Math.round(120_000 * 1200 / 1400.0));
    }

    @Test
    void tellsEveryStretchOfAWayThroughAForkedPlot() {
        // a comb with its teeth upwards, crossed through all three
        var comb = Fence.of(
                1,
                List.of(metres(
                        0, 0, 500, 0, 500, 300, 400, 300, 400, 100, 300, 100, 300, 300, 200, 300, 200, 100, 100, 100,
                        100, 300, 0, 300)));
        var found = run(new FenceWatch(Fences.of(List.of(comb)), RULE), at(0, -200, 200), at(60, 700, 200));
        assertThat(found).extracting("kind").containsExactly(PASSED, PASSED, PASSED);
        assertThat(found)
                .extracting(one -> Math.round(((Crossing) one).first().lonE7() * UNIT))
                .containsExactly(0L, 200L, 400L);
        assertThat(found)
                .extracting(one -> Math.round(((Crossing) one).last().lonE7() * UNIT))
                .containsExactly(100L, 300L, 500L);
    }

    @Test
    void doesNotFlickerAtTheLine() {
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        var fixes = new ArrayList<Fix>();
        fixes.add(at(0, 500, 500));
        fixes.add(at(30, 500, 500));
        fixes.add(at(90, 500, 500));
        for (int n = 0; n < 500; n++) fixes.add(at(120 + 30 * n, 1000 + random.nextInt(-40, 45), 500));
        assertThat(run(watch, fixes.toArray(Fix[]::new)))
                .as("seed %s", seed)
                .extracting("kind")
                .containsExactly(ENTERED);
    }

    @Test
    void aFixWhoseErrorReachesOverTheLineSaysNothing() {
        assertThat(run(watch, at(0, 20, 500, 30), at(30, 20, 500, 30), at(60, 20, 500, 30), at(300, 20, 500, 30)))
                .isEmpty();
        assertThat(run(watch, at(0, 40, 500, 30), at(30, 40, 500, 30), at(60, 40, 500, 30)))
                .extracting("kind")
                .containsExactly(ENTERED);
    }

    @Test
    void doesNotUseAFixThatMayBeAnywhere() {
        var found = run(watch, at(0, -300, 500), at(30, 500, 500, 150), at(60, -300, 500));
        assertThat(found).containsExactly(new Finding.Ignored(at(30, 500, 500, 150), Finding.Why.INACCURATE));
    }

    @Test
    void entersWithoutAnotherFixWhenTheDwellTimeIsOver() {
        var state = watch.start();
        var first = watch.step(state, at(0, 500, 500));
        assertThat(first.wakeAt()).as("one fix proves nothing").isNull();
        var second = watch.step(first.state(), at(30, 500, 500));
        assertThat(second.wakeAt()).isEqualTo(Instant.ofEpochSecond(60));
        var woken = watch.wake(second.state(), Instant.ofEpochSecond(60));
        assertThat(woken.findings()).extracting("kind").containsExactly(ENTERED);
        assertThat(woken.wakeAt()).isNull();
        assertThat(watch.step(woken.state(), at(90, 500, 500)).findings())
                .as("told once")
                .isEmpty();
    }

    @Test
    void doesNotMakeUpTheWayOverAGap() {
        var found = run(watch, at(0, -500, 500), at(1200, 1500, 500));
        assertThat(found)
                .containsExactly(new Crossing(
                        1, POSSIBLE, spot(0, -500, 500), spot(1200, 1500, 500), Instant.ofEpochSecond(1200), false));
        var left = run(
                watch, at(0, 500, 500), at(30, 500, 500), at(60, 500, 500), at(1200, 1500, 500), at(1230, 1500, 500));
        assertThat(left).extracting("kind").containsExactly(ENTERED, LEFT);
        assertThat(((Crossing) left.get(1)).seen()).isFalse();
        assertThat(((Crossing) left.get(1)).first().at())
                .as("when it was last seen inside")
                .isEqualTo(Instant.ofEpochSecond(60));
    }

    @Test
    void aLeapIsIgnoredWhenTheNextFixIsWhereTheBoatWas() {
        var leap = at(30, 500_000, 500);
        assertThat(run(watch, at(0, -300, 500), leap, at(60, -200, 500)))
                .containsExactly(new Finding.Ignored(leap, Finding.Why.LEAP));
    }

    @Test
    void aLeapIsBelievedWhenTheNextFixAgrees() {
        var found = run(watch, at(0, -500_000, 500), at(30, 500, 500), at(60, 500, 500), at(100, 500, 500));
        assertThat(found).extracting("kind").containsExactly(ENTERED);
        assertThat(((Crossing) found.getFirst()).seen())
                .as("nobody saw it come")
                .isFalse();
    }

    @Test
    void takesBackWhatALateFixDisproves() {
        // three fixes inside, then it turns out that the boat was far outside between them
        var state = watch.start();
        var told = new ArrayList<Finding>();
        for (Fix fix : new Fix[] {at(0, 100, 500), at(120, 100, 500), at(240, 100, 500)}) {
            var step = watch.step(state, fix);
            state = step.state();
            told.addAll(step.findings());
        }
        assertThat(told).extracting("kind").containsExactly(ENTERED);
        var late = watch.step(state, at(60, -200, 500));
        assertThat(late.findings()).contains(new Finding.Withdrawn((Crossing) told.getFirst()));
        assertThat(late.findings().stream().filter(Crossing.class::isInstance))
                .extracting("kind")
                .containsExactly(PASSED, ENTERED);
    }

    @Test
    void aFixOlderThanItsMemoryIsSaidToBeTooLate() {
        var fixes = new ArrayList<Fix>();
        for (int n = 1; n <= 20; n++) fixes.add(at(30 * n, -500, 500));
        fixes.add(at(10, -500, 500));
        fixes.add(at(600, -500, 500));
        assertThat(run(watch, fixes.toArray(Fix[]::new)))
                .containsExactly(
                        new Finding.Ignored(at(10, -500, 500), Finding.Why.TOO_LATE),
                        new Finding.Ignored(at(600, -500, 500), Finding.Why.REPEATED));
    }

    @Test
    void aFenceTakenAwayEndsTheVisit() {
        var step = watch.step(watch.start(), at(0, 500, 500));
        step = watch.step(step.state(), at(30, 500, 500));
        step = watch.step(step.state(), at(60, 500, 500));
        assertThat(step.state().entered()).containsExactly(1L);
        var other = new FenceWatch(Fences.of(List.of(square(2, 5000, 5000, 100))), RULE);
        var after = other.step(step.state(), at(90, 500, 500));
        assertThat(after.findings()).extracting("kind").containsExactly(ENDED);
        assertThat(after.state().entered()).isEmpty();
    }

    @Test
    void aFenceMovedAwayIsLeftByTheRule() {
        var step = watch.step(watch.start(), at(0, 500, 500));
        step = watch.step(step.state(), at(30, 500, 500));
        step = watch.step(step.state(), at(60, 500, 500));
        var moved = new FenceWatch(Fences.of(List.of(square(1, 5000, 5000, 100))), RULE);
        var after = moved.step(moved.step(step.state(), at(90, 500, 500)).state(), at(120, 500, 500));
        assertThat(after.findings()).extracting("kind").containsExactly(LEFT);
    }

    @Test
    void seesAFenceAcrossTheDateLine() {
        var fence = Fence.ofDegrees(1, List.of(new double[] {179.99, 0, 180.01, 0, 180.01, 0.02, 179.99, 0.02}));
        var line = new FenceWatch(Fences.of(List.of(fence)), RULE);
        var found = run(
                line,
                fix(0, 1_799_850_000, 100_000),
                fix(60, 1_799_950_000, 100_000),
                fix(120, -1_799_950_000, 100_000),
                fix(180, -1_799_850_000, 100_000),
                fix(240, -1_799_750_000, 100_000));
        assertThat(found).extracting("kind").containsExactly(ENTERED, LEFT);
        assertThat(((Crossing) found.get(0)).first().lonE7()).isEqualTo(1_799_900_000);
        assertThat(((Crossing) found.get(1)).first().lonE7()).isEqualTo(-1_799_900_000);
    }

    @Test
    void seesAFenceThatEndsAtTheDateLineFromEitherSide() {
        var east = Fence.ofDegrees(1, List.of(new double[] {179.99, 0, 180, 0, 180, 0.02, 179.99, 0.02}));
        var west = Fence.ofDegrees(2, List.of(new double[] {-180, 0, -179.99, 0, -179.99, 0.02, -180, 0.02}));
        var line = new FenceWatch(Fences.of(List.of(east, west)), RULE);
        var found = run(line, fix(0, 1_799_850_000, 100_000), fix(180, -1_799_850_000, 100_000));
        assertThat(found).extracting("kind").containsExactly(PASSED, PASSED);
        assertThat(found).extracting("fence").containsExactly(1L, 2L);
        var back = run(line, fix(0, -1_799_850_000, 100_000), fix(180, 1_799_850_000, 100_000));
        assertThat(back).extracting("fence").containsExactly(2L, 1L);
    }

    @Test
    void theOrderOfArrivalChangesNothing() {
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 400; round++) {
            var fixes = wander(random, 14);
            var ordered = told(watch, fixes, random, false);
            var shuffled = new ArrayList<>(fixes);
            for (int n = shuffled.size() - 1; n > 0; n--) {
                int other = random.nextInt(n + 1);
                Fix fix = shuffled.get(n);
                shuffled.set(n, shuffled.get(other));
                shuffled.set(other, fix);
            }
            assertThat(told(watch, shuffled, random, false))
                    .as("seed %s round %s", seed, round)
                    .containsExactlyInAnyOrderElementsOf(ordered);
        }
    }

    @Test
    void beingWokenChangesOnlyWhenItIsTold() {
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 400; round++) {
            var fixes = wander(random, 40);
            assertThat(told(watch, fixes, random, true))
                    .as("seed %s round %s", seed, round)
                    .isEqualTo(told(watch, fixes, random, false));
        }
    }

    @Test
    void refusesARuleThatCouldNeverHold() {
        assertThatThrownBy(() -> new FenceRule(0, Duration.ZERO, 50, 10, 100, Duration.ofMinutes(1), 45, 16))
                .hasMessageContaining("fixes");
        assertThatThrownBy(() -> new FenceRule(2, Duration.ZERO, Double.NaN, 10, 100, Duration.ofMinutes(1), 45, 16))
                .hasMessageContaining("leaveMetres");
        assertThatThrownBy(() -> new Fix(Instant.EPOCH, 1_810_000_000, 0, null))
                .hasMessageContaining("no place on earth");
    }

    /** What stands at the end: told and not withdrawn. */
    private static List<Crossing> told(FenceWatch watch, List<Fix> fixes, SplittableRandom random, boolean waking) {
        var stands = new ArrayList<Crossing>();
        var state = watch.start();
        Instant wakeAt = null;
        for (Fix fix : fixes) {
            if (waking && wakeAt != null && wakeAt.isBefore(fix.at()) && random.nextBoolean()) {
                var step = watch.wake(state, wakeAt);
                state = step.state();
                take(step.findings(), stands);
            }
            var step = watch.step(state, fix);
            state = step.state();
            wakeAt = step.wakeAt();
            take(step.findings(), stands);
        }
        return stands;
    }

    private static void take(List<Finding> findings, List<Crossing> stands) {
        for (Finding finding : findings) {
            if (finding instanceof Crossing crossing) stands.add(crossing);
            if (finding instanceof Finding.Withdrawn withdrawn)
                assertThat(stands.remove(withdrawn.crossing())).isTrue();
        }
    }

    /** A way in and out of the plot with leaps, gaps and poor fixes. */
    static List<Fix> wander(SplittableRandom random, int count) {
        var fixes = new ArrayList<Fix>();
        double x = random.nextInt(-500, 1500), y = random.nextInt(-500, 1500);
        long second = 0;
        for (int n = 0; n < count; n++) {
            second += random.nextInt(20) == 0 ? 1000 : 5 + random.nextInt(55);
            x = Math.clamp(x + random.nextInt(-400, 400), -900, 1900);
            y = Math.clamp(y + random.nextInt(-400, 400), -900, 1900);
            boolean leaps = random.nextInt(15) == 0;
            fixes.add(at(second, leaps ? x + 90_000 : x, y, random.nextInt(4) == 0 ? random.nextInt(130) : 5));
        }
        return fixes;
    }

    private static List<Finding> run(FenceWatch watch, Fix... fixes) {
        var found = new ArrayList<Finding>();
        var state = watch.start();
        for (Fix fix : fixes) {
            var step = watch.step(state, fix);
            state = step.state();
            found.addAll(step.findings());
        }
        return found;
    }

    private static Fix fix(long second, int lonE7, int latE7) {
        return new Fix(Instant.ofEpochSecond(second), lonE7, latE7, null);
    }

    static Fix at(long second, double x, double y) {
        return fix(second, unit(x), unit(y));
    }

    static Fix at(long second, double x, double y, double accuracy) {
        return new Fix(Instant.ofEpochSecond(second), unit(x), unit(y), accuracy);
    }

    private static Spot spot(long second, double x, double y) {
        return new Spot(Instant.ofEpochSecond(second), unit(x), unit(y));
    }

    static int unit(double metres) {
        return (int) Math.round(metres / UNIT);
    }

    static int[] metres(double... corners) {
        return java.util.Arrays.stream(corners).mapToInt(FenceWatchTests::unit).toArray();
    }

    static Fence square(long id, double x, double y, double side) {
        return Fence.of(id, List.of(metres(x, y, x + side, y, x + side, y + side, x, y + side)));
    }
}
