// SPDX-License-Identifier: Apache-2.0
package org.anlan.dispatch;

import java.util.List;

/**
 * A way over water.
 *
 * @param metres how long it is
 * @param straight the straight line between its ends in metres, which no way can undercut
 * @param points longitude and latitude of each turn, ends included
 */
public record WaterRoute(double metres, double straight, List<double[]> points) {
    /** Keeps its own copy of the list. */
    public WaterRoute {
        points = List.copyOf(points);
    }

    /** Whether it goes round something. */
    public boolean bends() {
        return points.size() > 2;
    }

    /**
     * How long it takes, in minutes rounded up.
     *
     * @param knots speed through the water
     */
    public int minutes(double knots) {
        return (int) Math.ceil(metres / 1852 / knots * 60);
    }
}
