// SPDX-License-Identifier: Apache-2.0
package org.anlan.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.anlan.OfficeTest;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.springframework.beans.factory.annotation.Autowired;

/** Ways over water, on the outlines of the demo county and around islands made for the purpose. */
@OfficeTest(sample = true)
class SeaWaysTests {
    private static final GeometryFactory SHAPES = new GeometryFactory();

    @Autowired
    SeaWays ways;

    @Autowired
    Places places;

    @Autowired
    Backdrop backdrop;

    @Test
    void goesStraightOverOpenWater() {
        SeaWay way = ways.between(122.9, 30.2, 123.0, 30.2);
        assertThat(way.points()).hasSize(2);
        assertThat(way.metres()).isCloseTo(metres(122.9, 30.2, 123.0, 30.2), within(1.0));
    }

    @Test
    void goesAroundAnIslandThatLiesBetween() {
        // an island 20 km high and 2 km wide: straight through it is 4 km, around it about 21 km
        var sea = new SeaWays.Sea(1, List.of(box(122.49, 30.41, 122.51, 30.59)));
        SeaWay way = sea.way(new Coordinate(122.48, 30.5), new Coordinate(122.52, 30.5));
        double around = 2 * metres(122.48, 30.5, 122.49, 30.59) + metres(122.49, 30.59, 122.51, 30.59);
        assertThat(way.metres()).isBetween(around, around + 1_000);
        assertThat(way.points()).hasSizeBetween(4, 8);
    }

    @Test
    void takesTheShorterSideOfAnIsland() {
        var sea = new SeaWays.Sea(1, List.of(box(122.49, 30.41, 122.51, 30.59)));
        SeaWay way = sea.way(new Coordinate(122.48, 30.57), new Coordinate(122.52, 30.57));
        assertThat(way.points()).allMatch(p -> p[1] > 30.56);
    }

    @Test
    void leavesAHarbourOnLandAtTheNearestShore() {
        var sea = new SeaWays.Sea(1, List.of(box(122.49, 30.41, 122.51, 30.59)));
        SeaWay way = sea.way(new Coordinate(122.508, 30.5), new Coordinate(122.6, 30.5));
        assertThat(way.points().getFirst()[0]).isBetween(122.51, 122.511);
        assertThat(way.metres()).isCloseTo(metres(122.5104, 30.5, 122.6, 30.5), within(60.0));
    }

    @Test
    void landThatReachesAroundAPlaceLeavesAStraightLineRatherThanNothing() {
        Geometry ring = box(122.4, 30.4, 122.6, 30.6).difference(box(122.45, 30.45, 122.55, 30.55));
        var sea = new SeaWays.Sea(1, List.of(ring));
        assertThat(sea.way(new Coordinate(122.5, 30.5), new Coordinate(122.7, 30.5))
                        .metres())
                .isPositive();
    }

    @Test
    void neverCrossesLandAndIsNeverShorterThanTheStraightLine() {
        PreparedGeometry land = PreparedGeometryFactory.prepare(land());
        Envelope box = land.getGeometry().getEnvelopeInternal();
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        int bent = 0;
        for (int n = 0; n < 60; n++) {
            double[] a = afloat(random, box, land);
            double[] b = afloat(random, box, land);
            SeaWay way = ways.between(a[0], a[1], b[0], b[1]);
            for (int k = 1; k < way.points().size(); k++) {
                var leg = SHAPES.createLineString(new Coordinate[] {
                    at(way.points().get(k - 1)), at(way.points().get(k))
                });
                assertThat(land.intersects(leg)).as("seed %s, way %s", seed, n).isFalse();
            }
            assertThat(way.metres())
                    .as("seed %s, way %s", seed, n)
                    .isGreaterThanOrEqualTo(metres(a[0], a[1], b[0], b[1]) * 0.999_999);
            assertThat(ways.between(b[0], b[1], a[0], a[1]).metres())
                    .as("the way back, seed %s, way %s", seed, n)
                    .isCloseTo(way.metres(), within(1.0));
            bent += way.points().size() > 2 ? 1 : 0;
        }
        assertThat(bent).as("ways around something, seed %s", seed).isPositive();
    }

    @Test
    void isAboutAsShortAsTheBestWayOverAFineGrid() {
        // Dijkstra over 200 m squares with sixteen directions: at most 2.8 % longer than the truth, and it may scrape
        // the shore
        Geometry land = land();
        var grid = new Grid(land, new Envelope(122.30, 122.90, 30.60, 30.90), 200);
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        var off = PreparedGeometryFactory.prepare(land.buffer(0.004));
        for (int n = 0; n < 12; n++) {
            double[] a = afloat(random, grid.box, off);
            double[] b = afloat(random, grid.box, off);
            double slow = grid.metres(a, b);
            double quick = ways.between(a[0], a[1], b[0], b[1]).metres();
            assertThat(quick)
                    .as("seed %s, from %s to %s", seed, Arrays.toString(a), Arrays.toString(b))
                    .isBetween(slow * 0.93 - 400, slow * 1.04 + 400);
        }
    }

    @Test
    void saysHowLongItTakes() {
        var way = new SeaWay(18_520, List.of());
        assertThat(way.at(20)).isEqualTo(Duration.ofMinutes(30));
        assertThatThrownBy(() -> way.at(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ways.between(200, 30, 122, 30)).isInstanceOf(IllegalArgumentException.class);
    }

    private Geometry land() {
        var all = new ArrayList<Geometry>(places.outlines(Area.Kind.ISLAND).values());
        backdrop.land(new Envelope(-180, 180, -90, 90)).stream()
                .filter(g -> g.getDimension() == 2)
                .forEach(all::add);
        return UnaryUnionOp.union(all.stream().map(g -> g.buffer(0)).toList());
    }

    private static double[] afloat(SplittableRandom random, Envelope box, PreparedGeometry land) {
        while (true) {
            double[] at = {
                box.getMinX() + random.nextDouble() * box.getWidth(),
                box.getMinY() + random.nextDouble() * box.getHeight()
            };
            if (!land.intersects(SHAPES.createPoint(at(at)).buffer(0.001))) {
                return at;
            }
        }
    }

    private static Coordinate at(double[] place) {
        return new Coordinate(place[0], place[1]);
    }

    private static Geometry box(double west, double south, double east, double north) {
        return SHAPES.toGeometry(new Envelope(west, east, south, north));
    }

    /** The sphere's distance by the haversine. */
    private static double metres(double lon1, double lat1, double lon2, double lat2) {
        double dLat = Math.toRadians(lat2 - lat1);
        double dLon = Math.toRadians(lon2 - lon1);
        double h = Math.pow(Math.sin(dLat / 2), 2)
                + Math.cos(Math.toRadians(lat1)) * Math.cos(Math.toRadians(lat2)) * Math.pow(Math.sin(dLon / 2), 2);
        return 2 * 6_371_008.8 * Math.asin(Math.sqrt(h));
    }

    /** Another way to the same figure: slow, and with nothing in common but the outlines. */
    private static final class Grid {
        private static final int[][] STEPS = {
            {1, 0}, {0, 1}, {-1, 0}, {0, -1}, {1, 1}, {-1, 1}, {1, -1}, {-1, -1},
            {2, 1}, {1, 2}, {-2, 1}, {-1, 2}, {2, -1}, {1, -2}, {-2, -1}, {-1, -2}
        };
        private final Envelope box;
        private final int columns;
        private final int rows;
        private final double lonStep;
        private final double latStep;
        private final boolean[] land;

        Grid(Geometry shapes, Envelope box, double metres) {
            this.box = box;
            latStep = metres / 111_195;
            lonStep = latStep / Math.cos(Math.toRadians(box.centre().y));
            columns = (int) (box.getWidth() / lonStep);
            rows = (int) (box.getHeight() / latStep);
            land = new boolean[columns * rows];
            var prepared = PreparedGeometryFactory.prepare(shapes);
            for (int y = 0; y < rows; y++) {
                for (int x = 0; x < columns; x++) {
                    land[y * columns + x] = prepared.intersects(SHAPES.createPoint(
                            new Coordinate(box.getMinX() + x * lonStep, box.getMinY() + y * latStep)));
                }
            }
        }

        double metres(double[] from, double[] to) {
            int start = cell(from);
            int goal = cell(to);
            double[] gone = new double[land.length];
            Arrays.fill(gone, Double.POSITIVE_INFINITY);
            gone[start] = 0;
            record Step(int cell, double metres) {}
            var open = new PriorityQueue<Step>((a, b) -> Double.compare(a.metres(), b.metres()));
            open.add(new Step(start, 0));
            while (!open.isEmpty()) {
                Step here = open.remove();
                if (here.cell() == goal) {
                    return here.metres();
                }
                if (here.metres() > gone[here.cell()]) {
                    continue;
                }
                int x = here.cell() % columns;
                int y = here.cell() / columns;
                for (int[] step : STEPS) {
                    int nx = x + step[0];
                    int ny = y + step[1];
                    if (nx < 0 || ny < 0 || nx >= columns || ny >= rows || land[ny * columns + nx]) {
                        continue;
                    }
                    double there = here.metres() + 200 * Math.hypot(step[0], step[1]);
                    if (there < gone[ny * columns + nx]) {
                        gone[ny * columns + nx] = there;
                        open.add(new Step(ny * columns + nx, there));
                    }
                }
            }
            return Double.POSITIVE_INFINITY;
        }

        private int cell(double[] place) {
            int x = Math.min(columns - 1, (int) Math.round((place[0] - box.getMinX()) / lonStep));
            int y = Math.min(rows - 1, (int) Math.round((place[1] - box.getMinY()) / latStep));
            return y * columns + x;
        }
    }
}
