// SPDX-License-Identifier: Apache-2.0
package org.anlan.sea;

import java.util.ArrayList;
import java.util.List;
import org.anlan.watch.Fence;
import org.anlan.watch.NotAFence;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.databind.JsonNode;

/**
 * Where a plot lies: rings of longitude and latitude in turn, ten-millionths of a degree, WGS-84; the first is the outer one, the
 * others are holes. It shows roughly where and proves no right.
 *
 * @param rings the rings, closed
 */
public record Outline(List<int[]> rings) {
    private static final double METRES_PER_DEGREE = 111_320;
    private static final double SQUARE_METRES_PER_MU = 10_000 / 15.0;
    private static final GeometryFactory PLANE = new GeometryFactory();

    /** Keeps its own list. */
    public Outline {
        rings = List.copyOf(rings);
    }

    /**
     * A GeoJSON polygon, degrees, longitude first.
     *
     * @throws NotAFence when it is no polygon that a boat could enter, saying which corner
     */
    public static Outline ofGeoJson(JsonNode geometry) {
        JsonNode coordinates = geometry.path("coordinates");
        if (geometry.path("type").asString("").equals("MultiPolygon") && coordinates.size() == 1) {
            coordinates = coordinates.get(0);
        } else if (!geometry.path("type").asString("").equals("Polygon")) {
            throw new SeaRefused("outline", "not-a-polygon");
        }
        var rings = new ArrayList<double[]>();
        for (JsonNode ring : coordinates) {
            var corners = new double[ring.size() * 2];
            int n = 0;
            for (JsonNode corner : ring) {
                if (!corner.isArray()
                        || corner.size() < 2
                        || !corner.get(0).isNumber()
                        || !corner.get(1).isNumber()) {
                    throw new SeaRefused("outline", "not-a-coordinate");
                }
                corners[n++] = corner.get(0).asDouble();
                corners[n++] = corner.get(1).asDouble();
            }
            rings.add(corners);
        }
        return ofDegrees(rings);
    }

    /** Rings in degrees. @throws NotAFence as {@link #ofGeoJson} */
    public static Outline ofDegrees(List<double[]> rings) {
        Fence.ofDegrees(0, rings);
        var units = new ArrayList<int[]>();
        for (double[] ring : rings) {
            boolean closed = ring[0] == ring[ring.length - 2] && ring[1] == ring[ring.length - 1];
            var given = new int[closed ? ring.length : ring.length + 2];
            for (int n = 0; n < ring.length; n++) given[n] = (int) Math.round(ring[n] * 1e7);
            given[given.length - 2] = given[0];
            given[given.length - 1] = given[1];
            units.add(given);
        }
        return new Outline(units);
    }

    /** As a fence with an id. */
    public Fence fence(long id) {
        return Fence.of(id, rings);
    }

    /** The fence around it at a distance; holes are filled, since beside a hole is near too. */
    Fence near(long id, double metres) {
        int[] outer = rings.getFirst();
        double lon = outer[0] / 1e7, lat = outer[1] / 1e7;
        double across = METRES_PER_DEGREE * Math.cos(Math.toRadians(lat));
        Polygon wide = (Polygon) plane(outer, lon, lat, across).buffer(metres, 4);
        var ring = new ArrayList<Integer>();
        for (Coordinate corner : wide.getExteriorRing().getCoordinates()) {
            ring.add((int) Math.round((corner.x / across + lon) * 1e7));
            ring.add((int) Math.round((corner.y / METRES_PER_DEGREE + lat) * 1e7));
        }
        return Fence.of(id, List.of(ring.stream().mapToInt(Integer::intValue).toArray()));
    }

    private static Polygon plane(int[] ring, double lon, double lat, double across) {
        var corners = new Coordinate[ring.length / 2];
        for (int n = 0; n < corners.length; n++) {
            corners[n] = new Coordinate(
                    (ring[2 * n] / 1e7 - lon) * across, (ring[2 * n + 1] / 1e7 - lat) * METRES_PER_DEGREE);
        }
        return PLANE.createPolygon(corners);
    }

    /** Its area in mu, 666.67 m² each, holes taken off; good to a few per mille. */
    public double mu() {
        int[] outer = rings.getFirst();
        double lon = outer[0] / 1e7, lat = outer[1] / 1e7;
        double across = METRES_PER_DEGREE * Math.cos(Math.toRadians(lat));
        LinearRing shell = plane(outer, lon, lat, across).getExteriorRing();
        var holes = rings.stream()
                .skip(1)
                .map(r -> plane(r, lon, lat, across).getExteriorRing())
                .toArray(LinearRing[]::new);
        return PLANE.createPolygon(shell, holes).getArea() / SQUARE_METRES_PER_MU;
    }

    /** As the coordinates of a GeoJSON polygon, degrees. */
    public List<List<List<Double>>> coordinates() {
        return rings.stream()
                .map(ring -> {
                    var corners = new ArrayList<List<Double>>();
                    for (int n = 0; n < ring.length; n += 2) corners.add(List.of(ring[n] / 1e7, ring[n + 1] / 1e7));
                    return (List<List<Double>>) corners;
                })
                .toList();
    }
}
