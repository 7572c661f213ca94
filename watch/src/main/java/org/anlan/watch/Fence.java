// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import java.util.List;
import org.anlan.watch.internal.Polygon;

/**
 * A closed line at sea, with holes where it does not count. Its edges are straight in longitude and latitude, as on a flat
 * chart. A point on the line is outside.
 *
 * <p>Coordinates are ten-millionths of a degree, WGS-84, about a centimetre. A fence across the date line goes on beyond
 * 180 degrees east, up to 214, rather than jumping to the other sign.
 */
public final class Fence {
    private final long id;
    private final Polygon polygon;

    private Fence(long id, Polygon polygon) {
        this.id = id;
        this.polygon = polygon;
    }

    /**
     * A fence.
     *
     * @param id what the caller calls it
     * @param rings longitude and latitude in turn, in ten-millionths of a degree; the first ring is the outer one. A ring may
     *     or may not repeat its first corner at the end, and may run either way round.
     * @throws NotAFence if the rings are no polygon: fewer than three corners, no area, a ring that meets itself or another, a
     *     hole outside, half the earth wide
     */
    public static Fence of(long id, List<int[]> rings) {
        int[][] given = rings.toArray(int[][]::new);
        Polygon.Fault fault = Polygon.fault(given);
        if (fault != null) throw new NotAFence(id, fault.reason(), fault.ring(), fault.corner());
        return new Fence(id, Polygon.of(given));
    }

    /**
     * A fence out of degrees, each rounded to the nearest ten-millionth.
     *
     * @throws NotAFence as {@link #of}, and for what is no number or too large
     */
    public static Fence ofDegrees(long id, List<double[]> rings) {
        var given = new int[rings.size()][];
        for (int r = 0; r < given.length; r++) {
            double[] ring = rings.get(r);
            given[r] = new int[ring.length];
            for (int n = 0; n < ring.length; n++) {
                double units = ring[n] * 1e7;
                if (!(Math.abs(units) < Integer.MAX_VALUE)) throw new NotAFence(id, "not a coordinate", r, n / 2);
                given[r][n] = (int) Math.round(units);
            }
        }
        return of(id, List.of(given));
    }

    /** What the caller calls it. */
    public long id() {
        return id;
    }

    /** Whether a place lies inside. Across the date line, either way of writing its longitude is understood. */
    public boolean contains(int lonE7, int latE7) {
        if (polygon.contains(lonE7, latE7)) return true;
        long other = lonE7 + 3_600_000_000L;
        return other <= polygon.east && polygon.contains((int) other, latE7);
    }

    Polygon polygon() {
        return polygon;
    }

    @Override
    public String toString() {
        return "fence " + id;
    }
}
