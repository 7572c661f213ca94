// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notices that readings have been outside a band for a while, and that they have come back. One reading proves nothing: the first and the
 * last of a run must lie the holding time apart, with no gap between them. Coming back takes as long, and a margin inside
 * the band, so that a value at the limit does not ring twice.
 *
 * <p>A reading at or before the last one changes nothing.
 */
public final class BandWatch implements Detector<BandWatch.Run, Reading, Spell<Double>> {
    private final Band band;

    /** Watches a band. */
    public BandWatch(Band band) {
        this.band = band;
    }

    /**
     * Where readings belong.
     *
     * @param low the lowest that is good; negative infinity for none
     * @param high the highest that is good; infinity for none
     * @param margin how far inside a reading must be to have come back
     * @param hold how long it takes, out and back
     * @param gap longer than this between two readings, and nobody knows what was between them
     */
    public record Band(double low, double high, double margin, Duration hold, Duration gap) {
        /** Refuses a band in which nothing could be good, or to which nothing could come back. */
        public Band {
            if (!(low < high)) throw new IllegalArgumentException("low " + low + " is not below high " + high);
            if (!(margin >= 0) || !(low + margin <= high - margin))
                throw new IllegalArgumentException("a margin of " + margin + " leaves no way back");
            if (hold.isNegative()) throw new IllegalArgumentException("hold must not be negative");
            if (gap.isNegative() || gap.isZero()) throw new IllegalArgumentException("gap must be positive");
        }

        boolean out(double value) {
            return value < low || value > high;
        }

        boolean back(double value) {
            return value >= low + margin && value <= high - margin;
        }

        /** How far outside. */
        double beyond(double value) {
            return Math.max(low - value, value - high);
        }
    }

    /**
     * What is remembered.
     *
     * @param last the moment of the last reading; null before the first
     * @param turned since when readings have been on the other side of what holds; null when the last was not
     * @param from since when the band has been left; null while it is not
     * @param worst the reading farthest outside since then
     */
    public record Run(
            @Nullable Instant last,
            @Nullable Instant turned,
            @Nullable Instant from,
            double worst) {}

    @Override
    public Run start() {
        return new Run(null, null, null, Double.NaN);
    }

    @Override
    public Step<Run, Spell<Double>> step(Run state, Reading reading) {
        Instant at = reading.at();
        Instant last = state.last();
        if (last != null && !at.isAfter(last)) return new Step<>(state, List.of(), null);
        boolean gap = last != null && Duration.between(last, at).compareTo(band.gap()) > 0;
        Instant turned = gap ? null : state.turned();
        return state.from() == null
                ? whileGood(state, reading, turned)
                : whileOut(state, state.from(), reading, turned);
    }

    private Step<Run, Spell<Double>> whileGood(Run state, Reading reading, @Nullable Instant turned) {
        Instant at = reading.at();
        double value = reading.value();
        if (!band.out(value)) return new Step<>(new Run(at, null, null, Double.NaN), List.of(), null);
        Instant since = turned == null ? at : turned;
        double worst = turned == null || band.beyond(value) > band.beyond(state.worst()) ? value : state.worst();
        if (since.plus(band.hold()).isAfter(at)) return new Step<>(new Run(at, since, null, worst), List.of(), null);
        return new Step<>(new Run(at, null, since, worst), List.of(new Spell<>(since, null, at, worst)), null);
    }

    private Step<Run, Spell<Double>> whileOut(Run state, Instant from, Reading reading, @Nullable Instant turned) {
        Instant at = reading.at();
        double value = reading.value();
        double worst = band.out(value) && band.beyond(value) > band.beyond(state.worst()) ? value : state.worst();
        if (!band.back(value)) return new Step<>(new Run(at, null, from, worst), List.of(), null);
        Instant since = turned == null ? at : turned;
        if (since.plus(band.hold()).isAfter(at)) return new Step<>(new Run(at, since, from, worst), List.of(), null);
        var found = new ArrayList<Spell<Double>>();
        found.add(new Spell<>(from, since, at, worst));
        return new Step<>(new Run(at, null, null, Double.NaN), found, null);
    }

    @Override
    public Step<Run, Spell<Double>> wake(Run state, Instant at) {
        return new Step<>(state, List.of(), null);
    }
}
