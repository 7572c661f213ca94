// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What lasts: silence, a value outside its band, a boat that stays. */
class SpellTests {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    // ── silence ─────────────────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void tellsASilenceWhenItIsTooLongAndWhenItIsOver() {
        var found = new ArrayList<String>();
        var watch = new Watch<String, SilenceWatch.Heard, Instant, Spell<Duration>>(
                new SilenceWatch(MINUTE),
                (key, spell) -> found.add(key + " " + spell.from().getEpochSecond() + " "
                        + (spell.lasts() ? "…" : spell.until().getEpochSecond())));
        watch.accept("buoy", second(0));
        watch.accept("boat", second(10));
        watch.advance(second(59));
        assertThat(found).isEmpty();
        watch.accept("boat", second(59));
        watch.advance(second(100));
        assertThat(found).containsExactly("buoy 0 …");
        watch.accept("buoy", second(110));
        watch.advance(second(115));
        assertThat(found).containsExactly("buoy 0 …", "buoy 0 110");
    }

    @Test
    void aSilenceThatNobodyWasWokenForIsToldAllTheSame() {
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        var moments = new ArrayList<Instant>();
        long at = 0;
        for (int n = 0; n < 500; n++) moments.add(second(at += random.nextInt(100)));
        var asleep = new ArrayList<Spell<Duration>>();
        var awake = new ArrayList<Spell<Duration>>();
        var one = new Watch<String, SilenceWatch.Heard, Instant, Spell<Duration>>(
                new SilenceWatch(MINUTE), (key, spell) -> asleep.add(spell));
        var two = new Watch<String, SilenceWatch.Heard, Instant, Spell<Duration>>(
                new SilenceWatch(MINUTE), (key, spell) -> awake.add(spell));
        for (Instant moment : moments) {
            one.accept("a", moment);
            two.advance(moment.minusSeconds(1));
            two.accept("a", moment);
        }
        assertThat(asleep).as("seed %s", seed).isEqualTo(awake).hasSizeGreaterThan(100);
    }

    @Test
    void aMomentThatArrivesLateEndsTheSilenceWhereItBelongs() {
        var watch = new SilenceWatch(MINUTE);
        var told = watch.wake(watch.step(watch.start(), second(0)).state(), second(60));
        var late = watch.step(told.state(), second(30));
        assertThat(late.findings())
                .containsExactly(new Spell<>(second(0), second(30), second(30), Duration.ofSeconds(30)));
        assertThat(late.wakeAt()).isEqualTo(second(90));
        assertThat(watch.step(late.state(), second(20)).findings()).isEmpty();
    }

    // ── outside the band ────────────────────────────────────────────────────────────────────────────────────────────

    private final BandWatch band = new BandWatch(
            new BandWatch.Band(5, Double.POSITIVE_INFINITY, .5, Duration.ofMinutes(10), Duration.ofMinutes(30)));

    @Test
    void tellsAValueThatStaysOutsideAndOneThatHasComeBack() {
        var found = readings(band, 0, 6, 5, 4.9, 10, 4, 16, 4.5, 20, 5.2, 30, 5.6, 40, 6);
        assertThat(found)
                .containsExactly(
                        new Spell<>(minute(5), null, minute(16), 4.0),
                        new Spell<>(minute(5), minute(30), minute(40), 4.0));
    }

    @Test
    void oneReadingOutsideIsNotEnough() {
        assertThat(readings(band, 0, 6, 5, 1, 10, 6, 15, 1, 20, 6)).isEmpty();
    }

    @Test
    void aGapProvesNothing() {
        assertThat(readings(band, 0, 4, 60, 4)).isEmpty();
        assertThat(readings(band, 0, 4, 60, 4, 70, 4)).containsExactly(new Spell<>(minute(60), null, minute(70), 4.0));
    }

    @Test
    void aValueAtTheLimitDoesNotRingTwice() {
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        var values = new ArrayList<Double>(List.of(0.0, 4.0, 15.0, 4.0));
        for (int n = 20; n < 2000; n += 5) {
            values.add((double) n);
            values.add(4.6 + .8 * random.nextDouble());
        }
        assertThat(readings(band, values.stream().mapToDouble(one -> one).toArray()))
                .as("seed %s", seed)
                .hasSize(1);
    }

    @Test
    void refusesABandThatNothingCouldBeIn() {
        assertThatThrownBy(() -> new BandWatch.Band(5, 5, 0, MINUTE, MINUTE)).hasMessageContaining("not below");
        assertThatThrownBy(() -> new BandWatch.Band(5, 6, .6, MINUTE, MINUTE)).hasMessageContaining("no way back");
        assertThatThrownBy(() -> new Reading(Instant.EPOCH, Double.NaN)).hasMessageContaining("no reading");
    }

    // ── stillness ───────────────────────────────────────────────────────────────────────────────────────────────────

    private final StillnessWatch still = new StillnessWatch(60, Duration.ofMinutes(10), Duration.ofMinutes(30));

    @Test
    void tellsThatABoatStaysAndThatItHasGone() {
        var found = fixes(still, at(0, 0, 0), at(300, 40, 0), at(600, 0, 40), at(900, 20, 20), at(960, 200, 0));
        assertThat(found)
                .extracting(Spell::from, Spell::until, Spell::known)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(second(0), null, second(600)),
                        org.assertj.core.groups.Tuple.tuple(second(0), second(900), second(960)));
        assertThat(found.getFirst().what()).isEqualTo(new Spot(second(0), 0, 0));
    }

    @Test
    void aBoatThatCreepsIsNotStill() {
        var creeping = new Fix[100];
        for (int n = 0; n < creeping.length; n++) creeping[n] = at(60L * n, 10 * n, 0);
        assertThat(fixes(still, creeping)).isEmpty();
    }

    @Test
    void aBoatThatFallsSilentIsNotStill() {
        assertThat(fixes(still, at(0, 0, 0), at(300, 0, 0), at(3600, 0, 0))).isEmpty();
    }

    private static List<Spell<Double>> readings(BandWatch watch, double... minutesAndValues) {
        var found = new ArrayList<Spell<Double>>();
        var state = watch.start();
        for (int n = 0; n < minutesAndValues.length; n += 2) {
            var step = watch.step(state, new Reading(minute((long) minutesAndValues[n]), minutesAndValues[n + 1]));
            state = step.state();
            found.addAll(step.findings());
        }
        return found;
    }

    private static List<Spell<Spot>> fixes(StillnessWatch watch, Fix... fixes) {
        var found = new ArrayList<Spell<Spot>>();
        var state = watch.start();
        for (Fix fix : fixes) {
            var step = watch.step(state, fix);
            state = step.state();
            found.addAll(step.findings());
        }
        return found;
    }

    private static Fix at(long second, double x, double y) {
        return FenceWatchTests.at(second, x, y);
    }

    private static Instant second(long second) {
        return Instant.ofEpochSecond(second);
    }

    private static Instant minute(long minute) {
        return Instant.ofEpochSecond(60 * minute);
    }
}
