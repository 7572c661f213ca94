// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch.internal;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Which of many polygons contain a point. A uniform grid: each cell lists the polygons that cover it whole, which need no
 * test, and those whose edge runs through it, with only the edges that can matter in its row.
 */
public final class Grid {
    private static final int[] NOTHING = new int[0];
    private static final int MOST_CELLS = 1 << 22;
    /** The edge of a cell is this many units wide, for what rounding could do. */
    private static final int BLUR = 2;

    private final Polygon[] polygons;
    private final int x0, y0, columns, rows;
    private final long cell;
    private final double perCell;

    /** Where the entries of each cell begin. */
    private int[] begin;

    /** An even entry is twice the number of a polygon that covers the cell; an odd one is about a row of edges. */
    private int[] entries;

    private int[] rowPolygon = new int[64];
    private int[] rowBegin = new int[65];
    private int rowsUsed;
    private int[] edges = new int[1024];
    private int edgesUsed;

    /** A grid over polygons; their order is the order in which they are found. */
    public Grid(Polygon[] polygons) {
        this.polygons = polygons;
        long west = Integer.MAX_VALUE, south = Integer.MAX_VALUE, east = Integer.MIN_VALUE, north = Integer.MIN_VALUE;
        var sizes = new long[polygons.length];
        for (int n = 0; n < polygons.length; n++) {
            Polygon p = polygons[n];
            west = Math.min(west, p.west);
            south = Math.min(south, p.south);
            east = Math.max(east, p.east);
            north = Math.max(north, p.north);
            sizes[n] = Math.max(1, ((long) p.east - p.west + p.north - p.south) / 2);
        }
        if (polygons.length == 0) west = south = east = north = 0;
        Arrays.sort(sizes);
        // a typical polygon spans about eight cells each way
        long size = Math.max(16, polygons.length == 0 ? 1 : sizes[polygons.length / 2] / 8);
        x0 = (int) Math.max(Integer.MIN_VALUE, west - 1);
        y0 = (int) (south - 1);
        while (((east - x0) / size + 2) * ((north - y0) / size + 2) > MOST_CELLS
                || covered(size) > 64L * polygons.length + MOST_CELLS) {
            size += size / 2;
        }
        cell = size;
        perCell = 1.0 / size;
        columns = (int) ((east - x0) / size + 2);
        rows = (int) ((north - y0) / size + 2);
        begin = new int[columns * rows + 1];
        entries = new int[0];
        build();
    }

    /** How many entries a grid of this size would have, roughly. */
    private long covered(long size) {
        long sum = 0;
        for (Polygon p : polygons)
            sum += (((long) p.east - p.west) / size + 2) * (((long) p.north - p.south) / size + 2);
        return sum;
    }

    private void build() {
        // once to count, once to fill; entries of a cell come in the order of the polygons
        var found = new int[1024];
        int used = 0;
        var edge = new BitSet();
        for (int k = 0; k < polygons.length; k++) {
            Polygon p = polygons[k];
            int top = row(p.north), left = column(p.west), right = column(p.east);
            for (int r = Math.max(0, row(p.south - BLUR));
                    r <= Math.min(rows - 1, row(Math.min(p.north, Integer.MAX_VALUE - BLUR) + BLUR));
                    r++) {
                int from = edgesUsed;
                edge.clear();
                rowEdges(p, r, edge);
                int line = -1;
                for (int c = Math.max(0, left - 1); c <= Math.min(columns - 1, right + 1); c++) {
                    int entry;
                    if (edge.get(c)) {
                        if (line < 0) line = keepRow(k);
                        entry = 2 * line + 1;
                    } else if (r <= top && p.contains(centre(x0, c), centre(y0, r))) {
                        entry = 2 * k;
                    } else {
                        continue;
                    }
                    if (used + 2 > found.length) found = Arrays.copyOf(found, 2 * found.length);
                    found[used++] = r * columns + c;
                    found[used++] = entry;
                }
                if (line < 0) edgesUsed = from;
            }
        }
        for (int n = 0; n < used; n += 2) begin[found[n] + 1]++;
        for (int n = 1; n < begin.length; n++) begin[n] += begin[n - 1];
        entries = new int[used / 2];
        var next = begin.clone();
        for (int n = 0; n < used; n += 2) entries[next[found[n]]++] = found[n + 1];
        edges = Arrays.copyOf(edges, edgesUsed);
        rowPolygon = Arrays.copyOf(rowPolygon, rowsUsed);
        rowBegin = Arrays.copyOf(rowBegin, rowsUsed + 1);
    }

    private int centre(int from, int n) {
        return (int) Math.min(Integer.MAX_VALUE, from + n * cell + cell / 2);
    }

    private int keepRow(int polygon) {
        if (rowsUsed + 2 > rowPolygon.length) {
            rowPolygon = Arrays.copyOf(rowPolygon, 2 * rowPolygon.length);
            rowBegin = Arrays.copyOf(rowBegin, 2 * rowPolygon.length + 1);
        }
        rowPolygon[rowsUsed] = polygon;
        rowBegin[rowsUsed + 1] = edgesUsed;
        return rowsUsed++;
    }

    /** Keeps the edges that reach into a row and marks the cells that they run through. */
    private void rowEdges(Polygon p, int row, BitSet marked) {
        double low = y0 + (double) row * cell - BLUR, high = y0 + (row + 1.0) * cell + BLUR;
        for (int[] ring : p.rings()) {
            for (int n = 0; n + 3 < ring.length; n += 2) {
                int x1 = ring[n], y1 = ring[n + 1], x2 = ring[n + 2], y2 = ring[n + 3];
                if (Math.max(y1, y2) < low || Math.min(y1, y2) > high) continue;
                if (edgesUsed + 4 > edges.length) edges = Arrays.copyOf(edges, 2 * edges.length);
                edges[edgesUsed++] = x1;
                edges[edgesUsed++] = y1;
                edges[edgesUsed++] = x2;
                edges[edgesUsed++] = y2;
                double a = x1, b = x2;
                if (y1 != y2) {
                    double slope = ((double) x2 - x1) / ((double) y2 - y1);
                    double atLow = x1 + (Math.clamp(low, Math.min(y1, y2), Math.max(y1, y2)) - y1) * slope;
                    double atHigh = x1 + (Math.clamp(high, Math.min(y1, y2), Math.max(y1, y2)) - y1) * slope;
                    a = atLow;
                    b = atHigh;
                }
                int from = (int) Math.floor((Math.min(a, b) - BLUR - x0) * perCell);
                int to = (int) Math.floor((Math.max(a, b) + BLUR - x0) * perCell);
                marked.set(Math.max(0, from), Math.min(columns, Math.max(0, to) + 1));
            }
        }
    }

    private int column(int x) {
        return (int) (((double) x - x0) * perCell);
    }

    private int row(int y) {
        return (int) (((double) y - y0) * perCell);
    }

    /** Writes the numbers of the polygons that contain a point, in ascending order; returns how many. {@code into} must be large enough. */
    public int at(int x, int y, int[] into) {
        if (x <= x0 || y <= y0) return 0;
        int c = column(x), r = row(y);
        if (c >= columns || r >= rows) return 0;
        int at = r * columns + c;
        int used = 0;
        for (int n = begin[at], end = begin[at + 1]; n < end; n++) {
            int entry = entries[n];
            if ((entry & 1) == 0) into[used++] = entry >> 1;
            else if (inside(entry >> 1, x, y)) into[used++] = rowPolygon[entry >> 1];
        }
        return used;
    }

    private boolean inside(int line, int x, int y) {
        boolean in = false;
        int[] e = edges;
        for (int n = rowBegin[line], end = rowBegin[line + 1]; n < end; n += 4) {
            int y1 = e[n + 1], y2 = e[n + 3];
            if ((y1 > y) == (y2 > y)) {
                if ((y1 == y && y2 == y && Math.min(e[n], e[n + 2]) <= x && x <= Math.max(e[n], e[n + 2]))
                        || (y2 == y && e[n + 2] == x)) return false;
                continue;
            }
            int x1 = e[n];
            long d = (long) (e[n + 2] - x1) * (y - y1) - ((long) x - x1) * (y2 - y1);
            if (d == 0) return false;
            if (d > 0 == y2 > y1) in = !in;
        }
        return in;
    }

    /** The numbers of the polygons whose boxes a box touches, in ascending order: all that can meet it, and perhaps more. */
    public int[] near(int west, int south, int east, int north) {
        if (polygons.length == 0 || east < x0 || north < y0) return NOTHING;
        int left = Math.max(0, column(Math.max(west, x0))), right = Math.min(columns - 1, column(east));
        int low = Math.max(0, row(Math.max(south, y0))), high = Math.min(rows - 1, row(north));
        if (left > right || low > high) return NOTHING;
        var found = new int[8];
        int used = 0;
        boolean few = (long) (right - left + 1) * (high - low + 1) <= 4096;
        for (int r = few ? low : high; r <= high; r++) {
            int from = few ? begin[r * columns + left] : 0;
            int end = few ? begin[r * columns + right + 1] : polygons.length;
            for (int n = from; n < end; n++) {
                int k = !few ? n : (entries[n] & 1) == 0 ? entries[n] >> 1 : rowPolygon[entries[n] >> 1];
                Polygon p = polygons[k];
                if (p.west > east || p.east < west || p.south > north || p.north < south) continue;
                if (used > 0 && found[used - 1] == k) continue;
                if (used == found.length) found = Arrays.copyOf(found, 2 * used);
                found[used++] = k;
            }
        }
        Arrays.sort(found, 0, used);
        int kept = 0;
        for (int n = 0; n < used; n++) if (kept == 0 || found[kept - 1] != found[n]) found[kept++] = found[n];
        return kept == 0 ? NOTHING : Arrays.copyOf(found, kept);
    }
}
