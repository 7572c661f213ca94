// SPDX-License-Identifier: Apache-2.0
package org.anlan.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The outlines of the demo county. Only the shores are drawn ({@code map/land.geojson}). Borders of villages and grids are
 * not public, so none are pretended: a grid is what lies nearer to its centre than to any other grid's centre on the same
 * island, a village is its grids, a township its villages. All of them are marked as indicative.
 */
final class Outlines {
    private static final GeometryFactory WGS84 = new GeometryFactory(new PrecisionModel(), 4326);

    private final Map<String, Geometry> islands = new TreeMap<>();
    private final List<Geometry> otherLand = new ArrayList<>();
    private final Map<String, Geometry> byArea = new TreeMap<>();

    /** A grid's centre on its island. */
    record Centre(String grid, String island, double lon, double lat) {}

    /**
     * Reads the shores and works out the rest.
     *
     * @param geoJson the content of {@code map/land.geojson}
     * @param centres the grids
     */
    Outlines(String geoJson, List<Centre> centres) {
        for (JsonNode feature : JsonMapper.shared().readTree(geoJson).get("features")) {
            Geometry shape = shape(feature.get("geometry"));
            JsonNode code = feature.get("properties").get("code");
            if (code == null) {
                otherLand.add(shape);
            } else {
                islands.put(code.asString(), shape);
            }
        }
        Map<String, List<Centre>> byIsland = new TreeMap<>();
        centres.forEach(c ->
                byIsland.computeIfAbsent(c.island(), i -> new ArrayList<>()).add(c));
        byIsland.forEach((island, grids) -> {
            Geometry shore = islands.get(island);
            if (shore == null) {
                throw new IllegalStateException("sample/map/land.geojson does not draw the island " + island);
            }
            divide(shore, grids);
        });
        join();
    }

    /** The shores of the inhabited islands, by code. */
    Map<String, Geometry> islands() {
        return islands;
    }

    /** Land that is drawn and is no area. */
    List<Geometry> otherLand() {
        return otherLand;
    }

    /** The outline of a grid, village, township or of the county; null where none was worked out. */
    @Nullable
    Geometry of(String area) {
        return byArea.get(area);
    }

    private void divide(Geometry shore, List<Centre> grids) {
        if (grids.size() == 1) {
            byArea.put(grids.getFirst().grid(), shore);
            return;
        }
        // near and far are meant in metres: a degree of longitude is shorter than one of latitude
        double shrink = Math.cos(Math.toRadians(shore.getEnvelopeInternal().centre().y));
        Map<Coordinate, String> names = new java.util.HashMap<>();
        grids.forEach(g -> names.put(new Coordinate(g.lon() * shrink, g.lat()), g.grid()));
        var voronoi = new VoronoiDiagramBuilder();
        voronoi.setSites(new ArrayList<>(names.keySet()));
        Envelope wide = shore.getEnvelopeInternal().copy();
        wide = new Envelope(wide.getMinX() * shrink, wide.getMaxX() * shrink, wide.getMinY(), wide.getMaxY());
        wide.expandBy(1);
        voronoi.setClipEnvelope(wide);
        Geometry cells = voronoi.getDiagram(WGS84);
        for (int i = 0; i < cells.getNumGeometries(); i++) {
            Coordinate centre = (Coordinate) cells.getGeometryN(i).getUserData();
            // neighbours share their corners; stretching a copy moves each corner once
            Geometry cell = cells.getGeometryN(i).copy();
            cell.apply((CoordinateFilter) c -> c.x = c.x / shrink);
            cell.geometryChanged();
            byArea.put(names.getOrDefault(centre, ""), areasOf(cell.intersection(shore)));
        }
    }

    /** Villages, townships and the county as the sum of what lies in them. */
    private void join() {
        for (int length : new int[] {12, 9, 6}) {
            Map<String, List<Geometry>> parts = new TreeMap<>();
            byArea.forEach((code, shape) -> {
                if (code.length() == length + 3) {
                    parts.computeIfAbsent(code.substring(0, length), p -> new ArrayList<>())
                            .add(shape);
                }
            });
            parts.forEach((code, shapes) -> byArea.put(code, areasOf(UnaryUnionOp.union(shapes))));
        }
    }

    /** Cutting along a shore may leave single points and lines behind; only surfaces are areas. */
    private static Geometry areasOf(Geometry cut) {
        List<Polygon> surfaces = new ArrayList<>();
        for (int i = 0; i < cut.getNumGeometries(); i++) {
            if (cut.getGeometryN(i) instanceof Polygon polygon && polygon.getArea() > 0) {
                surfaces.add(polygon);
            }
        }
        return surfaces.size() == 1 ? surfaces.getFirst() : WGS84.createMultiPolygon(surfaces.toArray(Polygon[]::new));
    }

    private static Geometry shape(JsonNode geometry) {
        JsonNode coordinates = geometry.get("coordinates");
        String type = geometry.get("type").asString();
        return switch (type) {
            case "Polygon" -> polygon(coordinates);
            case "LineString" -> WGS84.createLineString(corners(coordinates));
            default -> throw new IllegalStateException("sample/map/land.geojson: a " + type + " is not drawn");
        };
    }

    private static Polygon polygon(JsonNode rings) {
        LinearRing shell = WGS84.createLinearRing(corners(rings.get(0)));
        List<LinearRing> holes = new ArrayList<>();
        for (int i = 1; i < rings.size(); i++) {
            holes.add(WGS84.createLinearRing(corners(rings.get(i))));
        }
        return WGS84.createPolygon(shell, holes.toArray(LinearRing[]::new));
    }

    private static Coordinate[] corners(JsonNode points) {
        List<Coordinate> corners = new ArrayList<>();
        for (JsonNode point : points) {
            corners.add(new Coordinate(point.get(0).asDouble(), point.get(1).asDouble()));
        }
        return corners.toArray(Coordinate[]::new);
    }
}
