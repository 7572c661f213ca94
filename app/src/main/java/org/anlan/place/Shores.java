// SPDX-License-Identifier: Apache-2.0
package org.anlan.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.springframework.stereotype.Component;

/**
 * The shores as GeoJSON (RFC 7946), for charts that a browser draws itself: the county's islands, other land, the names of islands
 * and piers. Coarse as the drawn charts are: they show where, and decide nothing about rights.
 */
@Component
public class Shores {
    private final Places places;
    private final Backdrop backdrop;

    Shores(Places places, Backdrop backdrop) {
        this.places = places;
        this.backdrop = backdrop;
    }

    /**
     * One thing on the chart.
     *
     * @param type always {@code Feature}
     * @param properties {@code kind} (island, land, coast, name or pier), and {@code code} and {@code name} where it has them
     * @param geometry where it is, degrees, WGS-84, longitude first
     */
    public record Feature(String type, Map<String, String> properties, Shape geometry) {}

    /**
     * A geometry as RFC 7946 writes it.
     *
     * @param type Point, LineString or Polygon
     * @param coordinates as deep as the type asks
     */
    public record Shape(String type, Object coordinates) {}

    /**
     * Everything, and the box that the county lies in.
     *
     * @param features what is drawn
     * @param box west, south, east, north of the county's islands; the whole world when none is drawn
     */
    public record Sheet(List<Feature> features, List<Double> box) {}

    /**
     * The sheet.
     *
     * @param locale the language of its names
     */
    public Sheet sheet(Locale locale) {
        var features = new ArrayList<Feature>();
        var box = new Envelope();
        places.outlines(Area.Kind.ISLAND).forEach((code, outline) -> {
            box.expandToInclude(outline.getEnvelopeInternal());
            draw(features, "island", code, outline);
        });
        var around = box.isNull() ? new Envelope(-180, 180, -85, 85) : new Envelope(box);
        var land = new Envelope(around);
        land.expandBy(2);
        backdrop.land(land).forEach(outline -> draw(features, "land", "", outline));
        for (Area island : places.islands()) {
            features.add(point("name", island.code(), island.name(locale), island.lon(), island.lat()));
            places.landmarks(island.code()).stream()
                    .filter(l -> l.kind() == Landmark.Kind.PIER)
                    .map(l -> point("pier", l.code(), l.name(locale), l.lon(), l.lat()))
                    .filter(f -> !features.contains(f))
                    .forEach(features::add);
        }
        return new Sheet(features, List.of(around.getMinX(), around.getMinY(), around.getMaxX(), around.getMaxY()));
    }

    private static Feature point(String kind, String code, String name, double lon, double lat) {
        return new Feature(
                "Feature", Map.of("kind", kind, "code", code, "name", name), new Shape("Point", List.of(lon, lat)));
    }

    private static void draw(List<Feature> features, String kind, String code, Geometry outline) {
        for (int i = 0; i < outline.getNumGeometries(); i++) {
            switch (outline.getGeometryN(i)) {
                case Polygon p -> {
                    var rings = new ArrayList<Object>();
                    rings.add(points(p.getExteriorRing()));
                    IntStream.range(0, p.getNumInteriorRing())
                            .mapToObj(p::getInteriorRingN)
                            .map(Shores::points)
                            .forEach(rings::add);
                    features.add(
                            new Feature("Feature", Map.of("kind", kind, "code", code), new Shape("Polygon", rings)));
                }
                case LineString l ->
                    features.add(new Feature(
                            "Feature", Map.of("kind", "coast", "code", code), new Shape("LineString", points(l))));
                default -> {
                    // a point has no shore
                }
            }
        }
    }

    private static List<List<Double>> points(LineString line) {
        return Arrays.stream(line.getCoordinates()).map(Shores::point).toList();
    }

    private static List<Double> point(Coordinate c) {
        return List.of(c.x, c.y);
    }
}
