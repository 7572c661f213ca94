// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A polygon with holes on the plane of longitude and latitude, in ten-millionths of a degree. Inside, outside and on the
 * edge are decided in whole numbers, so without error; a point on an edge is outside.
 */
public final class Polygon {
    /** The most corners that are taken: checking them costs the square of it. */
    public static final int MOST_CORNERS = 20_000;

    /** What keeps rings from being a polygon, and where. */
    public record Fault(String reason, int ring, int corner) {}

    private final int[][] rings;

    /** The box around it. */
    public final int west, south, east, north;

    private Polygon(int[][] rings) {
        this.rings = rings;
        int w = Integer.MAX_VALUE, s = Integer.MAX_VALUE, e = Integer.MIN_VALUE, n = Integer.MIN_VALUE;
        for (int i = 0; i < rings[0].length; i += 2) {
            w = Math.min(w, rings[0][i]);
            e = Math.max(e, rings[0][i]);
            s = Math.min(s, rings[0][i + 1]);
            n = Math.max(n, rings[0][i + 1]);
        }
        west = w;
        south = s;
        east = e;
        north = n;
    }

    /** A polygon of rings that {@link #fault} finds nothing wrong with. The first ring is the outer one. */
    public static Polygon of(int[][] rings) {
        var closed = new int[rings.length][];
        for (int n = 0; n < rings.length; n++) closed[n] = close(rings[n]);
        return new Polygon(closed);
    }

    /** Without corners that repeat the one before, and ending where it began. */
    private static int[] close(int[] ring) {
        var out = new int[ring.length + 2];
        int used = 0;
        for (int n = 0; n + 1 < ring.length; n += 2) {
            if (used > 0 && out[used - 2] == ring[n] && out[used - 1] == ring[n + 1]) continue;
            out[used++] = ring[n];
            out[used++] = ring[n + 1];
        }
        if (used >= 2 && (out[0] != out[used - 2] || out[1] != out[used - 1])) {
            out[used++] = out[0];
            out[used++] = out[1];
        }
        return Arrays.copyOf(out, used);
    }

    /** What is wrong with the rings; null when nothing is. */
    public static @Nullable Fault fault(int[][] given) {
        if (given.length == 0) return new Fault("there is no ring", 0, 0);
        var rings = new int[given.length][];
        int corners = 0;
        for (int r = 0; r < given.length; r++) {
            if (given[r].length % 2 != 0) return new Fault("a coordinate is missing", r, given[r].length / 2);
            rings[r] = close(given[r]);
            corners += rings[r].length / 2;
            if (rings[r].length < 8) return new Fault("fewer than three corners", r, 0);
            if (corners > MOST_CORNERS) return new Fault("more than " + MOST_CORNERS + " corners", r, 0);
        }
        long low = Long.MAX_VALUE, high = Long.MIN_VALUE;
        for (int r = 0; r < rings.length; r++) {
            for (int n = 0; n < rings[r].length; n += 2) {
                if (Math.abs((long) rings[r][n + 1]) > 900_000_000L)
                    return new Fault("a latitude beyond a pole", r, n / 2);
                if (rings[r][n] < -1_800_000_000L) return new Fault("a longitude west of 180", r, n / 2);
                low = Math.min(low, rings[r][n]);
                high = Math.max(high, rings[r][n]);
            }
        }
        if (low > 1_800_000_000L) return new Fault("it lies wholly east of 180: subtract 360", 0, 0);
        if (high - low >= 1_800_000_000L) {
            return new Fault(
                    "wider than half the earth: a fence across the date line goes on beyond 180, up to 214", 0, 0);
        }
        for (int r = 0; r < rings.length; r++) {
            Fault crossed = crossed(rings, r);
            if (crossed != null) return crossed;
            if (doubleArea(rings[r]) == 0) return new Fault("no area", r, 0);
        }
        for (int r = 1; r < rings.length; r++) {
            if (!inside(rings[0], rings[r][0], rings[r][1])) return new Fault("a hole outside the outer ring", r, 0);
            for (int other = 1; other < r; other++) {
                if (inside(rings[other], rings[r][0], rings[r][1])
                        || inside(rings[r], rings[other][0], rings[other][1])) {
                    return new Fault("a hole in a hole", r, 0);
                }
            }
        }
        return null;
    }

    /** Where ring {@code r} meets itself or an earlier ring. */
    private static @Nullable Fault crossed(int[][] rings, int r) {
        int[] a = rings[r];
        int edges = a.length / 2 - 1;
        for (int i = 0; i < edges; i++) {
            int ax = a[2 * i], ay = a[2 * i + 1], bx = a[2 * i + 2], by = a[2 * i + 3];
            for (int other = 0; other <= r; other++) {
                int[] b = rings[other];
                int last = other == r ? i : b.length / 2 - 1;
                for (int j = 0; j < last; j++) {
                    int cx = b[2 * j], cy = b[2 * j + 1], dx = b[2 * j + 2], dy = b[2 * j + 3];
                    if (Math.max(ax, bx) < Math.min(cx, dx) || Math.max(cx, dx) < Math.min(ax, bx)) continue;
                    if (Math.max(ay, by) < Math.min(cy, dy) || Math.max(cy, dy) < Math.min(ay, by)) continue;
                    boolean next = other == r && (j == i - 1 || (j == 0 && i == edges - 1));
                    if (next
                            ? folds(ax, ay, bx, by, cx, cy, dx, dy, j == i - 1)
                            : meets(ax, ay, bx, by, cx, cy, dx, dy)) {
                        return new Fault(other == r ? "the ring meets itself" : "two rings meet", r, i);
                    }
                }
            }
        }
        return null;
    }

    /** Two edges that share a corner may not lie on each other. */
    private static boolean folds(int ax, int ay, int bx, int by, int cx, int cy, int dx, int dy, boolean after) {
        // after: c-d ends where a-b begins; otherwise a-b ends where c-d begins
        int px = after ? cx : ax, py = after ? cy : ay;
        int qx = after ? ax : bx, qy = after ? ay : by;
        int sx = after ? bx : dx, sy = after ? by : dy;
        if (turn(px, py, qx, qy, sx, sy) != 0) return false;
        return (long) (qx - px) * (sx - qx) < 0 || (long) (qy - py) * (sy - qy) < 0;
    }

    private static boolean meets(int ax, int ay, int bx, int by, int cx, int cy, int dx, int dy) {
        int c = Long.signum(turn(ax, ay, bx, by, cx, cy));
        int d = Long.signum(turn(ax, ay, bx, by, dx, dy));
        int a = Long.signum(turn(cx, cy, dx, dy, ax, ay));
        int b = Long.signum(turn(cx, cy, dx, dy, bx, by));
        // the boxes overlap, so four on one line lie on each other
        return c * d <= 0 && a * b <= 0;
    }

    private static long turn(int ax, int ay, int bx, int by, int cx, int cy) {
        return (long) (bx - ax) * ((long) cy - ay) - (long) (by - ay) * ((long) cx - ax);
    }

    private static double doubleArea(int[] ring) {
        double sum = 0;
        for (int n = 0; n + 3 < ring.length; n += 2) {
            sum += (double) (ring[n] - ring[0]) * (ring[n + 3] - ring[1])
                    - (double) (ring[n + 2] - ring[0]) * (ring[n + 1] - ring[1]);
        }
        return sum;
    }

    /** The rings, each ending where it began, as longitude and latitude in turn. Not to be changed. */
    public int[][] rings() {
        return rings;
    }

    /** Whether a point lies inside; on an edge it does not. */
    public boolean contains(int x, int y) {
        if (x <= west || x >= east || y <= south || y >= north) return false;
        if (!inside(rings[0], x, y)) return false;
        for (int r = 1; r < rings.length; r++) {
            if (!outside(rings[r], x, y)) return false;
        }
        return true;
    }

    /** Strictly inside one ring. */
    private static boolean inside(int[] ring, int x, int y) {
        return side(ring, x, y) > 0;
    }

    /** Strictly outside one ring. */
    private static boolean outside(int[] ring, int x, int y) {
        return side(ring, x, y) < 0;
    }

    /** 1 inside, 0 on an edge, -1 outside. */
    private static int side(int[] ring, int x, int y) {
        boolean in = false;
        for (int n = 0; n + 3 < ring.length; n += 2) {
            int y1 = ring[n + 1], y2 = ring[n + 3];
            if ((y1 > y) == (y2 > y)) {
                if (y1 == y && y2 == y && Math.min(ring[n], ring[n + 2]) <= x && x <= Math.max(ring[n], ring[n + 2]))
                    return 0;
                if (y2 == y && ring[n + 2] == x) return 0;
                continue;
            }
            int x1 = ring[n];
            long d = (long) (ring[n + 2] - x1) * (y - y1) - ((long) x - x1) * (y2 - y1);
            if (d == 0) return 0;
            if (d > 0 == y2 > y1) in = !in;
        }
        return in ? 1 : -1;
    }

    /** Metres from a point to the nearest edge, on a plane that touches the earth at the point. */
    public double metresToEdge(int x, int y) {
        double kx = Earth.metresPerLon(y), ky = Earth.METRES;
        double best = Double.MAX_VALUE;
        for (int[] ring : rings) {
            for (int n = 0; n + 3 < ring.length; n += 2) {
                double ax = ((long) ring[n] - x) * kx, ay = ((long) ring[n + 1] - y) * ky;
                double ex = ((long) ring[n + 2] - ring[n]) * kx, ey = ((long) ring[n + 3] - ring[n + 1]) * ky;
                double t = Math.clamp(-(ax * ex + ay * ey) / (ex * ex + ey * ey), 0, 1);
                double dx = ax + t * ex, dy = ay + t * ey;
                best = Math.min(best, dx * dx + dy * dy);
            }
        }
        return Math.sqrt(best);
    }

    /**
     * The stretches of the way from a to b that lie inside, as begin and end from 0 to 1 in turn, in order. The way is a straight
     * line in longitude and latitude.
     */
    public double[] stretches(int ax, int ay, int bx, int by) {
        if (Math.max(ax, bx) < west
                || Math.min(ax, bx) > east
                || Math.max(ay, by) < south
                || Math.min(ay, by) > north) {
            return NONE;
        }
        double wx = (double) bx - ax, wy = (double) by - ay;
        var cuts = new double[8];
        int used = 0;
        for (int[] ring : rings) {
            for (int n = 0; n + 3 < ring.length; n += 2) {
                double ex = ring[n + 2] - ring[n], ey = ring[n + 3] - ring[n + 1];
                double cross = wx * ey - wy * ex;
                if (cross == 0) continue;
                double cx = (double) ring[n] - ax, cy = (double) ring[n + 1] - ay;
                double t = (cx * ey - cy * ex) / cross;
                double u = (cx * wy - cy * wx) / cross;
                if (t < 0 || t > 1 || u < -1e-12 || u > 1 + 1e-12) continue;
                if (used + 2 >= cuts.length) cuts = Arrays.copyOf(cuts, 2 * cuts.length);
                cuts[used++] = t;
            }
        }
        cuts[used++] = 1;
        Arrays.sort(cuts, 0, used);
        var out = new double[2 * used + 2];
        int pairs = 0;
        double from = 0;
        for (int n = 0; n < used; n++) {
            double to = cuts[n];
            if (to - from > 1e-12) {
                double middle = (from + to) / 2;
                if (contains(ax + middle * wx, ay + middle * wy)) {
                    if (pairs > 0 && out[2 * pairs - 1] >= from - 1e-12) {
                        out[2 * pairs - 1] = to;
                    } else {
                        out[2 * pairs] = from;
                        out[2 * pairs + 1] = to;
                        pairs++;
                    }
                }
            }
            from = Math.max(from, to);
        }
        return pairs == 0 ? NONE : Arrays.copyOf(out, 2 * pairs);
    }

    private static final double[] NONE = new double[0];

    private boolean contains(double x, double y) {
        boolean in = false;
        for (int[] ring : rings) {
            for (int n = 0; n + 3 < ring.length; n += 2) {
                double y1 = ring[n + 1], y2 = ring[n + 3];
                if ((y1 > y) != (y2 > y) && x < (ring[n + 2] - (double) ring[n]) * (y - y1) / (y2 - y1) + ring[n])
                    in = !in;
            }
        }
        return in;
    }
}
