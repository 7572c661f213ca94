// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch.internal;

/**
 * Metres out of ten-millionths of a degree, on a sphere with the earth's mean radius: right to six per mille, which is
 * what margins and speed limits need.
 */
public final class Earth {
    /** Metres in a ten-millionth of a degree of latitude. */
    public static final double METRES = 6_371_008.8 * Math.PI / 180 / 1e7;

    private Earth() {}

    /** Metres in a ten-millionth of a degree of longitude at a latitude. */
    public static double metresPerLon(int latE7) {
        return METRES * Math.cos(Math.toRadians(latE7 / 1e7));
    }

    /** Metres between two places that are not far apart. */
    public static double metres(int lon1, int lat1, int lon2, int lat2) {
        double dx = (double) lon2 - lon1;
        if (dx > 1.8e9) dx -= 3.6e9;
        if (dx < -1.8e9) dx += 3.6e9;
        return Math.hypot(dx * metresPerLon((int) (((long) lat1 + lat2) / 2)), ((double) lat2 - lat1) * METRES);
    }
}
