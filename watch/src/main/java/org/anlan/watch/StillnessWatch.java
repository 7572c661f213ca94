// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.anlan.watch.internal.Earth;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a boat stays at a place, and that it has gone. It stays when for so long no fix was farther from the first of them
 * than so many metres; a fix beyond that is where the next stay may begin. A boat that falls silent is not still: the stay ends with the
 * last fix before the gap.
 *
 * <p>A fix at or before the last one changes nothing.
 */
public final class StillnessWatch implements Detector<StillnessWatch.Stay, Fix, Spell<Spot>> {
    private final double metres;
    private final Duration hold;
    private final Duration gap;

    /**
     * Watches for stays.
     *
     * @param metres how far a boat that stays may move; more than twice the error of its fixes
     * @param hold how long it takes
     * @param gap longer than this between two fixes, and nobody knows whether it stayed
     */
    public StillnessWatch(double metres, Duration hold, Duration gap) {
        if (!(metres > 0)) throw new IllegalArgumentException("metres must be positive");
        if (hold.isNegative() || hold.isZero()) throw new IllegalArgumentException("hold must be positive");
        if (gap.isNegative() || gap.isZero()) throw new IllegalArgumentException("gap must be positive");
        this.metres = metres;
        this.hold = hold;
        this.gap = gap;
    }

    /**
     * What is remembered.
     *
     * @param first the fix that the stay is measured from; null before any
     * @param last the moment of the last fix
     * @param told whether the stay has been told
     */
    public record Stay(@Nullable Fix first, @Nullable Instant last, boolean told) {}

    @Override
    public Stay start() {
        return new Stay(null, null, false);
    }

    @Override
    public Step<Stay, Spell<Spot>> step(Stay state, Fix fix) {
        Fix first = state.first();
        Instant last = state.last();
        if (first == null || last == null) return new Step<>(new Stay(fix, fix.at(), false), List.of(), null);
        if (!fix.at().isAfter(last)) return new Step<>(state, List.of(), null);
        boolean away = Earth.metres(first.lonE7(), first.latE7(), fix.lonE7(), fix.latE7()) > metres;
        if (away || Duration.between(last, fix.at()).compareTo(gap) > 0) {
            List<Spell<Spot>> over =
                    state.told() ? List.of(new Spell<>(first.at(), last, fix.at(), Spot.of(first))) : List.of();
            return new Step<>(new Stay(fix, fix.at(), false), over, null);
        }
        if (state.told() || first.at().plus(hold).isAfter(fix.at())) {
            return new Step<>(new Stay(first, fix.at(), state.told()), List.of(), null);
        }
        return new Step<>(
                new Stay(first, fix.at(), true),
                List.of(new Spell<>(first.at(), null, fix.at(), Spot.of(first))),
                null);
    }

    @Override
    public Step<Stay, Spell<Spot>> wake(Stay state, Instant at) {
        return new Step<>(state, List.of(), null);
    }
}
