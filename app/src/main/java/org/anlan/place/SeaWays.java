// SPDX-License-Identifier: Apache-2.0
package org.anlan.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.distance.DistanceOp;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;
import org.springframework.stereotype.Component;

/**
 * The shortest way over water between two places, around the islands: whoever is near as the gull flies may be far by boat.
 *
 * <p>A visibility graph (Lozano-Pérez and Wesley, 1979): the shortest way around obstacles turns only at their outer corners, so
 * it is looked for among those, best first by the straight distance that is left (Hart, Nilsson and Raphael, 1968). Who sees whom
 * is worked out when it is first asked and remembered as long as the outlines stand.
 *
 * <p>The outlines are coarse and know no depth, no rock, no plot and no tide. A way keeps {@value #CLEAR} m off the shore. It says who is
 * nearest and about how long it takes; it is nothing to steer by.
 */
@Component
public class SeaWays {
    /** Metres that a way keeps off the land that is known. */
    static final int CLEAR = 60;

    private static final int TOUCH = 30;
    private static final double COARSE = 25;
    private static final double RADIUS = 6_371_008.8;
    private static final double METRES_PER_DEGREE = RADIUS * Math.PI / 180;
    private static final GeometryFactory SHAPES = new GeometryFactory();

    private final Places places;
    private final Backdrop backdrop;
    private volatile Sea sea = new Sea(-1, List.of());

    SeaWays(Places places, Backdrop backdrop) {
        this.places = places;
        this.backdrop = backdrop;
    }

    /**
     * The shortest way by boat. A place on land begins or ends at the nearest shore.
     *
     * @param lon1 longitude of the one, degrees
     * @param lat1 its latitude
     * @param lon2 longitude of the other
     * @param lat2 its latitude
     * @return the way; between two places on one shore its length may be 0
     * @throws IllegalArgumentException if these are no places on earth
     */
    public SeaWay between(double lon1, double lat1, double lon2, double lat2) {
        return sea().way(place(lon1, lat1), place(lon2, lat2));
    }

    private static Coordinate place(double lon, double lat) {
        if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
            throw new IllegalArgumentException("no place on earth: " + lon + " " + lat);
        }
        return new Coordinate(lon, lat);
    }

    private Sea sea() {
        long edition = places.edition();
        Sea known = sea;
        if (known.edition == edition) {
            return known;
        }
        var land = new ArrayList<Geometry>(places.outlines(Area.Kind.ISLAND).values());
        land.addAll(backdrop.land(new Envelope(-180, 180, -90, 90)));
        var now = new Sea(edition, land);
        sea = now;
        return now;
    }

    /** The land of one edition, on a plane of metres around its middle. */
    static final class Sea {
        private final long edition;
        private final double lon0;
        private final double lat0;
        private final double perLon;
        private final Geometry blocked;
        private final PreparedGeometry walls;
        private final Coordinate[] corners;
        private final int[][] seen;
        private final double[][] far;

        /**
         * @param edition which outlines these are
         * @param land polygons in degrees; what is no polygon bars nothing
         */
        Sea(long edition, List<Geometry> land) {
            this.edition = edition;
            var box = new Envelope();
            land.forEach(g -> box.expandToInclude(g.getEnvelopeInternal()));
            lon0 = box.isNull() ? 0 : box.centre().x;
            lat0 = box.isNull() ? 0 : box.centre().y;
            perLon = METRES_PER_DEGREE * Math.cos(Math.toRadians(lat0));
            var flat = new ArrayList<Geometry>();
            for (Geometry each : land) {
                for (int n = 0; n < each.getNumGeometries(); n++) {
                    if (each.getGeometryN(n) instanceof Polygon polygon && !polygon.isEmpty()) {
                        // lakes are no sea: only the outer shore counts
                        flat.add(SHAPES.createPolygon(flat(polygon.getExteriorRing()))
                                .buffer(0));
                    }
                }
            }
            Geometry shore = flat.isEmpty() ? SHAPES.createPolygon() : UnaryUnionOp.union(flat);
            blocked = filled(shore.buffer(TOUCH, 2));
            walls = PreparedGeometryFactory.prepare(blocked);
            corners = corners(filled(TopologyPreservingSimplifier.simplify(shore.buffer(CLEAR + COARSE, 2), COARSE)));
            seen = new int[corners.length][];
            far = new double[corners.length][];
        }

        SeaWay way(Coordinate from, Coordinate to) {
            Coordinate start = afloat(flat(from));
            Coordinate goal = afloat(flat(to));
            if (sees(start, goal)) {
                return said(List.of(start, goal));
            }
            int count = corners.length;
            double[] gone = new double[count];
            Arrays.fill(gone, Double.POSITIVE_INFINITY);
            int[] before = new int[count];
            Arrays.fill(before, -1);
            record Step(int corner, double whole) {}
            var open = new PriorityQueue<Step>((a, b) -> Double.compare(a.whole(), b.whole()));
            for (int n = 0; n < count; n++) {
                if (sees(start, corners[n])) {
                    gone[n] = start.distance(corners[n]);
                    open.add(new Step(n, gone[n] + corners[n].distance(goal)));
                }
            }
            boolean[] done = new boolean[count];
            double best = Double.POSITIVE_INFINITY;
            int last = -1;
            while (!open.isEmpty() && open.peek().whole() < best) {
                int here = open.remove().corner();
                if (done[here]) {
                    continue;
                }
                done[here] = true;
                if (sees(corners[here], goal)) {
                    double whole = gone[here] + corners[here].distance(goal);
                    if (whole < best) {
                        best = whole;
                        last = here;
                    }
                }
                int[] next = seenFrom(here);
                for (int n = 0; n < next.length; n++) {
                    double there = gone[here] + far[here][n];
                    if (there < gone[next[n]]) {
                        gone[next[n]] = there;
                        before[next[n]] = here;
                        open.add(new Step(next[n], there + corners[next[n]].distance(goal)));
                    }
                }
            }
            if (last < 0) {
                // the coarse outlines leave no way: better a straight line that is said to be one than nothing
                return said(List.of(start, goal));
            }
            var points = new ArrayList<Coordinate>();
            points.add(goal);
            for (int n = last; n >= 0; n = before[n]) {
                points.addFirst(corners[n]);
            }
            points.addFirst(start);
            return said(points);
        }

        private boolean sees(Coordinate a, Coordinate b) {
            return a.equals2D(b) || !walls.intersects(SHAPES.createLineString(new Coordinate[] {a, b}));
        }

        private int[] seenFrom(int here) {
            int[] known = seen[here];
            if (known != null) {
                return known;
            }
            int[] found = new int[corners.length];
            double[] metres = new double[corners.length];
            int count = 0;
            for (int n = 0; n < corners.length; n++) {
                if (n != here && sees(corners[here], corners[n])) {
                    found[count] = n;
                    metres[count++] = corners[here].distance(corners[n]);
                }
            }
            far[here] = Arrays.copyOf(metres, count);
            seen[here] = Arrays.copyOf(found, count);
            return seen[here];
        }

        /** A place that is not on land: the nearest one off the shore, a little further so that it is surely off. */
        private Coordinate afloat(Coordinate at) {
            if (!walls.intersects(SHAPES.createPoint(at))) {
                return at;
            }
            Coordinate shore = DistanceOp.nearestPoints(blocked.getBoundary(), SHAPES.createPoint(at))[0];
            double away = shore.distance(at);
            if (away == 0) {
                for (double turn = 0; turn < 2 * Math.PI; turn += Math.PI / 8) {
                    var beside = new Coordinate(shore.x + Math.cos(turn), shore.y + Math.sin(turn));
                    if (!walls.intersects(SHAPES.createPoint(beside))) {
                        return beside;
                    }
                }
                return shore;
            }
            return new Coordinate(shore.x + (shore.x - at.x) / away, shore.y + (shore.y - at.y) / away);
        }

        /** Where a way around land can turn: corners that point out to sea. */
        private static Coordinate[] corners(Geometry land) {
            var found = new ArrayList<Coordinate>();
            for (int n = 0; n < land.getNumGeometries(); n++) {
                if (!(land.getGeometryN(n) instanceof Polygon polygon) || polygon.isEmpty()) {
                    continue;
                }
                Coordinate[] ring = polygon.getExteriorRing().getCoordinates();
                boolean left = Orientation.isCCW(ring);
                int last = ring.length - 1;
                for (int k = 0; k < last; k++) {
                    int turn = Orientation.index(ring[(k + last - 1) % last], ring[k], ring[(k + 1) % last]);
                    if (turn == (left ? Orientation.LEFT : Orientation.RIGHT)) {
                        found.add(ring[k]);
                    }
                }
            }
            return found.toArray(Coordinate[]::new);
        }

        private static Geometry filled(Geometry land) {
            var parts = new ArrayList<Polygon>();
            for (int n = 0; n < land.getNumGeometries(); n++) {
                if (land.getGeometryN(n) instanceof Polygon polygon && !polygon.isEmpty()) {
                    parts.add(SHAPES.createPolygon(polygon.getExteriorRing().getCoordinates()));
                }
            }
            return SHAPES.createMultiPolygon(parts.toArray(Polygon[]::new));
        }

        private Coordinate[] flat(LinearRing ring) {
            return Arrays.stream(ring.getCoordinates()).map(this::flat).toArray(Coordinate[]::new);
        }

        private Coordinate flat(Coordinate degrees) {
            return new Coordinate((degrees.x - lon0) * perLon, (degrees.y - lat0) * METRES_PER_DEGREE);
        }

        private SeaWay said(List<Coordinate> points) {
            double metres = 0;
            var degrees = new ArrayList<double[]>();
            for (Coordinate at : points) {
                double[] here = {lon0 + at.x / perLon, lat0 + at.y / METRES_PER_DEGREE};
                metres += degrees.isEmpty() ? 0 : metres(degrees.getLast(), here);
                degrees.add(here);
            }
            return new SeaWay(metres, degrees);
        }

        /** On the sphere (haversine): the plane is a few per mille off at the county's edges. */
        private static double metres(double[] from, double[] to) {
            double lat = Math.sin(Math.toRadians(to[1] - from[1]) / 2);
            double lon = Math.sin(Math.toRadians(to[0] - from[0]) / 2);
            double h = lat * lat + Math.cos(Math.toRadians(from[1])) * Math.cos(Math.toRadians(to[1])) * lon * lon;
            return 2 * RADIUS * Math.asin(Math.sqrt(h));
        }
    }
}
