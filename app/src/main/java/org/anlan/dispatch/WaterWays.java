// SPDX-License-Identifier: Apache-2.0
package org.anlan.dispatch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.buffer.BufferParameters;
import org.locationtech.jts.operation.distance.DistanceOp;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;

/**
 * The shortest way over water round islands: a visibility graph. Islands are widened by {@link #CLEARANCE}, since nobody steers
 * along the rocks; sounds that this closes are not used. What one corner sees of the others is worked out the first time
 * somebody asks and kept. Distances are planar in a plane tangent at the middle of the islands: off by less than 0.1 % in 50 km.
 * Depth, tide and weather are not considered.
 */
final class WaterWays {
    /** How far from the shore a way keeps, in metres, at most {@link #COARSENESS} less. */
    static final double CLEARANCE = 120;

    /** How much the widened shore is smoothed, in metres. */
    static final double COARSENESS = 60;

    private static final double BESIDE = 2;
    private static final double METRES_PER_DEGREE = 111_195;
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private final double metresPerLon;
    private final @Nullable PreparedGeometry land;
    private final List<Coordinate> corners = new ArrayList<>();
    private final int[] @Nullable [] seen;

    /**
     * Prepares ways round some islands.
     *
     * @param islands outlines in degrees, WGS-84
     */
    WaterWays(Collection<Geometry> islands) {
        double middle = islands.stream()
                .mapToDouble(g -> g.getEnvelopeInternal().centre().y)
                .average()
                .orElse(30.7);
        metresPerLon = METRES_PER_DEGREE * Math.cos(Math.toRadians(middle));
        var toMetres = AffineTransformation.scaleInstance(metresPerLon, METRES_PER_DEGREE);
        Geometry widened = islands.isEmpty()
                ? null
                : UnaryUnionOp.union(islands.stream()
                        .map(g -> toMetres.transform(g).buffer(CLEARANCE, 3))
                        .toList());
        if (widened == null || widened.isEmpty()) {
            land = null;
            seen = new int[0][];
            return;
        }
        Geometry kept = TopologyPreservingSimplifier.simplify(widened, COARSENESS);
        land = PreparedGeometryFactory.prepare(kept);
        Geometry beside = new BufferOp(
                        kept, new BufferParameters(2, BufferParameters.CAP_FLAT, BufferParameters.JOIN_MITRE, 4))
                .getResultGeometry(BESIDE);
        for (int i = 0; i < beside.getNumGeometries(); i++) {
            if (beside.getGeometryN(i) instanceof Polygon p) {
                Coordinate[] ring = p.getExteriorRing().getCoordinates();
                for (int n = 0; n < ring.length - 1; n++) {
                    corners.add(ring[n]);
                }
            }
        }
        seen = new int[corners.size()][];
    }

    /** How many corners there are to go round. */
    int corners() {
        return corners.size();
    }

    /**
     * The straight line between two points in metres.
     *
     * @param fromLon degrees east
     * @param fromLat degrees north
     * @param toLon degrees east
     * @param toLat degrees north
     */
    double straight(double fromLon, double fromLat, double toLon, double toLat) {
        return metres(fromLon, fromLat).distance(metres(toLon, toLat));
    }

    /**
     * The shortest way over water. An end on land or close to the shore begins at the nearest water.
     *
     * @param fromLon degrees east
     * @param fromLat degrees north
     * @param toLon degrees east
     * @param toLat degrees north
     * @return the way, or null when there is none, such as into a lagoon
     */
    @Nullable
    WaterRoute route(double fromLon, double fromLat, double toLon, double toLat) {
        Coordinate start = metres(fromLon, fromLat);
        Coordinate end = metres(toLon, toLat);
        double straight = start.distance(end);
        Coordinate from = afloat(start);
        Coordinate to = afloat(end);
        double ends = start.distance(from) + end.distance(to);
        List<Coordinate> way = way(from, to);
        if (way == null) {
            return null;
        }
        double length = ends;
        for (int n = 1; n < way.size(); n++) {
            length += way.get(n - 1).distance(way.get(n));
        }
        return new WaterRoute(
                Math.max(length, straight),
                straight,
                way.stream().map(this::degrees).toList());
    }

    private @Nullable List<Coordinate> way(Coordinate from, Coordinate to) {
        if (sees(from, to)) {
            return List.of(from, to);
        }
        int n = corners.size();
        double[] best = new double[n];
        int[] before = new int[n];
        boolean[] done = new boolean[n];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        Arrays.fill(before, -1);
        record Open(int corner, double estimate) {}
        var open = new PriorityQueue<Open>(Comparator.comparingDouble(Open::estimate));
        for (int c = 0; c < n; c++) {
            if (sees(from, corners.get(c))) {
                best[c] = from.distance(corners.get(c));
                open.add(new Open(c, best[c] + corners.get(c).distance(to)));
            }
        }
        double shortest = Double.POSITIVE_INFINITY;
        int last = -1;
        while (!open.isEmpty()) {
            Open next = open.poll();
            if (next.estimate() >= shortest) {
                break;
            }
            int c = next.corner();
            if (done[c]) {
                continue;
            }
            done[c] = true;
            Coordinate at = corners.get(c);
            double through = best[c] + at.distance(to);
            if (through < shortest && sees(at, to)) {
                shortest = through;
                last = c;
            }
            for (int other : seenFrom(c)) {
                double d = best[c] + at.distance(corners.get(other));
                if (d < best[other]) {
                    best[other] = d;
                    before[other] = c;
                    open.add(new Open(other, d + corners.get(other).distance(to)));
                }
            }
        }
        if (last < 0) {
            return null;
        }
        var way = new ArrayList<Coordinate>();
        way.add(to);
        for (int c = last; c >= 0; c = before[c]) {
            way.addFirst(corners.get(c));
        }
        way.addFirst(from);
        return way;
    }

    private int[] seenFrom(int corner) {
        int[] known = seen[corner];
        if (known == null) { // worked out twice by two threads it is the same
            known = java.util.stream.IntStream.range(0, corners.size())
                    .filter(c -> c != corner && sees(corners.get(corner), corners.get(c)))
                    .toArray();
            seen[corner] = known;
        }
        return known;
    }

    private boolean sees(Coordinate a, Coordinate b) {
        return land == null || !land.intersects(GEOMETRY.createLineString(new Coordinate[] {a, b}));
    }

    /** The point itself, or the nearest one that is clear of the shore. */
    private Coordinate afloat(Coordinate point) {
        if (land == null || !land.intersects(GEOMETRY.createPoint(point))) {
            return point;
        }
        Coordinate edge = DistanceOp.nearestPoints(land.getGeometry().getBoundary(), GEOMETRY.createPoint(point))[0];
        double d = Math.max(edge.distance(point), 1e-6);
        var out = new Coordinate(edge.x + (edge.x - point.x) / d * BESIDE, edge.y + (edge.y - point.y) / d * BESIDE);
        if (!land.intersects(GEOMETRY.createPoint(out))) {
            return out;
        }
        return corners.stream().min(Comparator.comparingDouble(point::distance)).orElse(point);
    }

    private Coordinate metres(double lon, double lat) {
        return new Coordinate(lon * metresPerLon, lat * METRES_PER_DEGREE);
    }

    private double[] degrees(Coordinate c) {
        return new double[] {c.x / metresPerLon, c.y / METRES_PER_DEGREE};
    }
}
