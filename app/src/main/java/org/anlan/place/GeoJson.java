// SPDX-License-Identifier: Apache-2.0
package org.anlan.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import tools.jackson.databind.JsonNode;

/** Reads surfaces from GeoJSON (RFC 7946): longitude first, WGS-84, heights left out. */
public final class GeoJson {
    private static final GeometryFactory WGS84 = new GeometryFactory(new PrecisionModel(), 4326);
    /** More corners than the longest shore of a county at one metre; beyond that somebody sent something else. */
    private static final int MOST_CORNERS = 200_000;

    private GeoJson() {}

    /**
     * A surface.
     *
     * @param geometry a geometry of type Polygon or MultiPolygon
     * @return empty when it is anything else, has open rings, numbers outside the earth or more than 200,000 corners
     */
    public static Optional<Geometry> surface(@Nullable JsonNode geometry) {
        if (geometry == null || !geometry.isObject()) {
            return Optional.empty();
        }
        JsonNode coordinates = geometry.path("coordinates");
        int[] corners = {0};
        try {
            return switch (geometry.path("type").asString("")) {
                case "Polygon" -> Optional.of(polygon(coordinates, corners));
                case "MultiPolygon" -> {
                    List<Polygon> parts = new ArrayList<>();
                    for (JsonNode part : coordinates) {
                        parts.add(polygon(part, corners));
                    }
                    yield Optional.of(WGS84.createMultiPolygon(parts.toArray(Polygon[]::new)));
                }
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Polygon polygon(JsonNode rings, int[] corners) {
        if (!rings.isArray() || rings.isEmpty()) {
            throw new IllegalArgumentException("a polygon has a ring");
        }
        LinearRing shell = ring(rings.get(0), corners);
        List<LinearRing> holes = new ArrayList<>();
        for (int i = 1; i < rings.size(); i++) {
            holes.add(ring(rings.get(i), corners));
        }
        return WGS84.createPolygon(shell, holes.toArray(LinearRing[]::new));
    }

    private static LinearRing ring(JsonNode points, int[] corners) {
        List<Coordinate> ring = new ArrayList<>();
        for (JsonNode point : points) {
            if (++corners[0] > MOST_CORNERS) {
                throw new IllegalArgumentException("too many corners");
            }
            if (!point.isArray() || !point.path(0).isNumber() || !point.path(1).isNumber()) {
                throw new IllegalArgumentException("a corner is two numbers");
            }
            double lon = point.get(0).asDouble();
            double lat = point.get(1).asDouble();
            if (!(Math.abs(lon) <= 180) || !(Math.abs(lat) <= 90)) {
                throw new IllegalArgumentException("not on earth");
            }
            ring.add(new Coordinate(lon, lat));
        }
        // the factory refuses rings that are open or too short
        return WGS84.createLinearRing(ring.toArray(Coordinate[]::new));
    }
}
