// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import java.time.Duration;

/**
 * When a boat counts as in a fence. Every figure is the county's to set; {@link #USUAL} is what to begin with.
 *
 * @param fixes how many fixes that are surely inside it takes to have entered, and surely outside to have left
 * @param dwell how long it must have been inside to have entered
 * @param leaveMetres how far outside a fix must be to count as outside for a boat that has entered: it cannot flicker at the line
 * @param assumedMetres how far off a fix may be that does not say
 * @param worstMetres fixes that may be further off are not used
 * @param gap longer than this between two fixes, and nobody knows the way between them
 * @param knots a way that would have been faster than this was not gone
 * @param memory how many fixes of a boat can still be corrected by a late one
 */
public record FenceRule(
        int fixes,
        Duration dwell,
        double leaveMetres,
        double assumedMetres,
        double worstMetres,
        Duration gap,
        double knots,
        int memory) {
    /** Two fixes, a minute, 50 m to leave, 10 m assumed, 100 m at worst, ten minutes' gap, 45 knots, 16 fixes. */
    public static final FenceRule USUAL =
            new FenceRule(2, Duration.ofSeconds(60), 50, 10, 100, Duration.ofMinutes(10), 45, 16);

    /** Refuses a rule that could never or always hold. */
    public FenceRule {
        if (fixes < 1) throw new IllegalArgumentException("fixes must be 1 or more, not " + fixes);
        if (memory < 1 || memory > 1000) throw new IllegalArgumentException("memory must be 1 to 1000, not " + memory);
        if (dwell.isNegative()) throw new IllegalArgumentException("dwell must not be negative");
        if (gap.isNegative() || gap.isZero()) throw new IllegalArgumentException("gap must be positive");
        if (!(leaveMetres >= 0)) throw new IllegalArgumentException("leaveMetres must not be negative");
        if (!(assumedMetres >= 0)) throw new IllegalArgumentException("assumedMetres must not be negative");
        if (!(worstMetres >= assumedMetres))
            throw new IllegalArgumentException("worstMetres must not be less than assumedMetres");
        if (!(knots > 0)) throw new IllegalArgumentException("knots must be positive");
    }
}
