// SPDX-License-Identifier: Apache-2.0
package org.anlan.place;

import java.time.Duration;
import java.util.List;

/**
 * A way over water.
 *
 * @param metres how long it is, from the shore where it leaves land to the shore where it comes to land
 * @param points where it begins, turns and ends, in order; {@code [longitude, latitude]} in degrees, WGS-84
 */
public record SeaWay(double metres, List<double[]> points) {
    private static final double METRES_PER_NAUTICAL_MILE = 1852;

    /** Keeps its own list. */
    public SeaWay {
        points = List.copyOf(points);
    }

    /** How long in nautical miles. */
    public double nauticalMiles() {
        return metres / METRES_PER_NAUTICAL_MILE;
    }

    /**
     * How long it takes.
     *
     * @param knots the speed through it all; tide, sea and the way out of a harbour are not known here
     */
    public Duration at(double knots) {
        if (!(knots > 0)) {
            throw new IllegalArgumentException("knots must be positive, not " + knots);
        }
        return Duration.ofMillis(Math.round(nauticalMiles() / knots * 3_600_000));
    }
}
