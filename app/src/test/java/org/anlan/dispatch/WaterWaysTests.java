// SPDX-License-Identifier: Apache-2.0
package org.anlan.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.util.GeometricShapeFactory;

/** Ways over water. */
class WaterWaysTests {
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    @Test
    void isTheStraightLineWhereNothingLiesBetween() {
        var ways = new WaterWays(List.of(island(122.7, 30.7, 0.02, 0.02)));
        WaterRoute route = ways.route(122.5, 30.6, 122.6, 30.8);
        assertThat(route).isNotNull();
        assertThat(route.bends()).isFalse();
        assertThat(route.metres()).isCloseTo(route.straight(), within(0.01));
        assertThat(new WaterWays(List.of()).route(122, 30, 122.1, 30)).isNotNull();
    }

    @Test
    void goesRoundAnIslandThatLiesBetween() {
        var island = rectangle(122.70, 30.65, 122.72, 30.75);
        var ways = new WaterWays(List.of(island));
        WaterRoute route = ways.route(122.69, 30.70, 122.73, 30.70);
        assertThat(route).isNotNull();
        assertThat(route.bends()).isTrue();
        // to one end of the island, along it, and back: 5.64 + 1.91 + 5.64 km, no less and hardly more
        assertThat(route.metres()).isBetween(13_190.0, 13_900.0);
        assertThat(line(route).crosses(island) || line(route).within(island)).isFalse();
    }

    @Test
    void aWayThatBeginsOnTheQuayBeginsAtTheNearestWater() {
        var island = rectangle(122.70, 30.65, 122.72, 30.75);
        WaterRoute route = new WaterWays(List.of(island)).route(122.7001, 30.70, 122.65, 30.70);
        assertThat(route).isNotNull();
        assertThat(route.metres()).isCloseTo(route.straight(), within(route.straight() * 0.01));
    }

    @Test
    void isNeverShorterThanTheStraightLineNeverOverLandAndEquallyLongBothWays() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 6; round++) {
            var islands = new ArrayList<Geometry>();
            for (int i = 0; i < 8; i++) {
                islands.add(island(
                        122.4 + random.nextDouble() * 0.5,
                        30.6 + random.nextDouble() * 0.3,
                        0.01 + random.nextDouble() * 0.06,
                        0.01 + random.nextDouble() * 0.06));
            }
            var ways = new WaterWays(islands);
            for (int pair = 0; pair < 30; pair++) {
                double[] a = afloat(random, islands);
                double[] b = afloat(random, islands);
                WaterRoute there = ways.route(a[0], a[1], b[0], b[1]);
                WaterRoute back = ways.route(b[0], b[1], a[0], a[1]);
                assertThat(there).as("seed %d", seed).isNotNull();
                assertThat(back).as("seed %d", seed).isNotNull();
                assertThat(there.metres()).as("seed %d", seed).isGreaterThanOrEqualTo(there.straight() - 0.01);
                assertThat(there.metres()).as("seed %d", seed).isCloseTo(back.metres(), within(0.5));
                for (Geometry island : islands) {
                    assertThat(line(there).intersects(island))
                            .as("seed %d", seed)
                            .isFalse();
                }
            }
        }
    }

    private static double[] afloat(Random random, List<Geometry> islands) {
        while (true) {
            double lon = 122.3 + random.nextDouble() * 0.7;
            double lat = 30.5 + random.nextDouble() * 0.5;
            var point = GEOMETRY.createPoint(new Coordinate(lon, lat));
            // 300 m off every shore, so that the ends are not moved
            if (islands.stream().noneMatch(i -> i.distance(point) < 0.0035)) {
                return new double[] {lon, lat};
            }
        }
    }

    private static Geometry line(WaterRoute route) {
        return GEOMETRY.createLineString(
                route.points().stream().map(p -> new Coordinate(p[0], p[1])).toArray(Coordinate[]::new));
    }

    private static Geometry rectangle(double west, double south, double east, double north) {
        return GEOMETRY.toGeometry(new org.locationtech.jts.geom.Envelope(west, east, south, north));
    }

    private static Geometry island(double lon, double lat, double width, double height) {
        var shape = new GeometricShapeFactory(GEOMETRY);
        shape.setCentre(new Coordinate(lon, lat));
        shape.setWidth(width);
        shape.setHeight(height);
        shape.setNumPoints(24);
        return shape.createEllipse();
    }
}
