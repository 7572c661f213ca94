// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;

/** What is inside a fence, what is none, and that the index of many says what each would say. */
class FencesTests {
    private static final GeometryFactory JTS = new GeometryFactory();

    @ParameterizedTest
    @CsvSource({
        "5, 5, true",
        "0, 5, false",
        "10, 5, false",
        "5, 0, false",
        "5, 10, false",
        "0, 0, false",
        "10, 10, false",
        "-1, 5, false",
        "11, 5, false",
        "5, 4, true"
    })
    void aPointOnTheLineIsOutside(int x, int y, boolean inside) {
        var fence = Fence.of(1, List.of(square(0, 0, 10)));
        assertThat(fence.contains(x, y)).isEqualTo(inside);
        assertThat(Fences.of(List.of(fence)).at(x, y)).hasSize(inside ? 1 : 0);
    }

    @Test
    void aHoleIsOutsideAndSoIsItsLine() {
        var fence = Fence.of(1, List.of(square(0, 0, 100), square(40, 40, 20)));
        assertThat(fence.contains(50, 50)).isFalse();
        assertThat(fence.contains(40, 50)).isFalse();
        assertThat(fence.contains(60, 60)).isFalse();
        assertThat(fence.contains(39, 50)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fewer than three corners | 0 0 10 0
            fewer than three corners | 0 0 10 0 10 0 0 0
            the ring meets itself | 0 0 10 10 10 0 0 10
            the ring meets itself | 0 0 10 0 20 0 0 0
            the ring meets itself | 0 0 10 0 10 10 5 0 0 10
            the ring meets itself | 0 0 20 0 20 10 10 10 10 0 5 5
            a latitude beyond a pole | 0 0 10 0 10 900000001
            a longitude west of 180 | -1800000001 0 0 0 0 10
            wider than half the earth | -1799999999 0 1799999999 0 0 10
            it lies wholly east of 180 | 1900000000 0 1900000010 0 1900000000 10
            a coordinate is missing | 0 0 10 0 10
            """)
    void refusesWhatIsNoFenceAndSaysWhy(String reason, String ring) {
        assertThatThrownBy(() -> Fence.of(7, List.of(ints(ring))))
                .isInstanceOf(NotAFence.class)
                .hasMessageContaining(reason)
                .hasMessageStartingWith("fence 7, ring 1");
    }

    @Test
    void refusesHolesThatAreNotWhereHolesAre() {
        assertThatThrownBy(() -> Fence.of(1, List.of(square(0, 0, 10), square(20, 20, 5))))
                .hasMessageContaining("outside the outer ring");
        assertThatThrownBy(() -> Fence.of(1, List.of(square(0, 0, 100), square(20, 20, 50), square(30, 30, 10))))
                .hasMessageContaining("a hole in a hole");
        assertThatThrownBy(() -> Fence.of(1, List.of(square(0, 0, 100), square(50, 50, 100))))
                .hasMessageContaining("two rings meet");
        assertThatThrownBy(() -> Fence.ofDegrees(1, List.of(new double[] {0, 0, Double.NaN, 0, 1, 1})))
                .hasMessageContaining("not a coordinate");
        assertThatThrownBy(() -> Fence.of(1, List.of())).hasMessageContaining("there is no ring");
        assertThatThrownBy(() -> Fences.of(
                        List.of(Fence.of(1, List.of(square(0, 0, 5))), Fence.of(1, List.of(square(9, 9, 5))))))
                .hasMessageContaining("two fences with id 1");
    }

    @Test
    void aFenceAcrossTheDateLineContainsBothSides() {
        var fence = Fence.ofDegrees(1, List.of(new double[] {179, 10, 181, 10, 181, 12, 179, 12}));
        var fences = Fences.of(List.of(
                fence, Fence.ofDegrees(2, List.of(new double[] {-180, 10, -179.5, 10, -179.5, 12, -180, 12}))));
        assertThat(fence.contains(1_795_000_000, 110_000_000)).isTrue();
        assertThat(fence.contains(-1_795_000_000, 110_000_000)).isTrue();
        assertThat(fence.contains(-1_785_000_000, 110_000_000)).isFalse();
        assertThat(fences.at(-1_797_000_000, 110_000_000)).extracting(Fence::id).containsExactly(1L, 2L);
        assertThat(fences.at(-1_793_000_000, 110_000_000)).extracting(Fence::id).containsExactly(1L);
    }

    @Test
    void theIndexSaysWhatEachFenceSays() {
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 12; round++) {
            // from very small to very large coordinates: every third round on a lattice, where points lie on lines
            int span = round % 3 == 0 ? 60 : round % 3 == 1 ? 3_000_000 : 400_000_000;
            var list = RandomFences.many(random, 1 + random.nextInt(round == 0 ? 3 : 120), span);
            var fences = Fences.of(list);
            for (int n = 0; n < 4000; n++) {
                int x = random.nextInt(-span / 5, span + span / 5), y = random.nextInt(-span / 5, span + span / 5);
                var expected = list.stream()
                        .filter(fence -> fence.contains(x, y))
                        .map(Fence::id)
                        .sorted()
                        .toList();
                assertThat(fences.at(x, y))
                        .as("seed %s round %s at %s %s", seed, round, x, y)
                        .extracting(Fence::id)
                        .isEqualTo(expected);
                for (int index : fences.near(x, y, x, y)) assertThat(index).isBetween(0, list.size() - 1);
                var near = new TreeSet<Long>();
                for (int index : fences.near(x, y, x, y))
                    near.add(fences.get(index).id());
                assertThat(near).as("seed %s: near must not miss", seed).containsAll(expected);
            }
        }
    }

    @Test
    void insideIsWhatAnExactGeometryLibrarySays() {
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 300; round++) {
            int span = round % 2 == 0 ? 40 : 5_000_000;
            Fence fence = RandomFences.one(random, 1, 0, 0, span);
            Polygon polygon = jts(fence);
            for (int n = 0; n < 200; n++) {
                int x = random.nextInt(-span, 2 * span), y = random.nextInt(-span, 2 * span);
                boolean inside = SimplePointInAreaLocator.locate(new Coordinate(x, y), polygon) == Location.INTERIOR;
                assertThat(fence.contains(x, y))
                        .as("seed %s round %s at %s %s in %s", seed, round, x, y, polygon)
                        .isEqualTo(inside);
            }
        }
    }

    @Test
    void acceptsWhatAGeometryLibraryAcceptsAndRefusesWhatItRefuses() {
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        int good = 0;
        for (int round = 0; round < 4000; round++) {
            int corners = 3 + random.nextInt(5);
            var ring = new int[2 * corners];
            for (int n = 0; n < ring.length; n++) ring[n] = random.nextInt(12);
            boolean ours = true;
            try {
                Fence.of(1, List.of(ring));
            } catch (NotAFence refused) {
                ours = false;
            }
            var coordinates = new ArrayList<Coordinate>();
            for (int n = 0; n < ring.length; n += 2) {
                var next = new Coordinate(ring[n], ring[n + 1]);
                if (coordinates.isEmpty() || !coordinates.getLast().equals2D(next)) coordinates.add(next);
            }
            if (!coordinates.getLast().equals2D(coordinates.getFirst())) coordinates.add(coordinates.getFirst());
            boolean theirs = coordinates.size() >= 4
                    && JTS.createPolygon(coordinates.toArray(Coordinate[]::new)).isValid();
            assertThat(ours)
                    .as("seed %s round %s: %s", seed, round, coordinates)
                    .isEqualTo(theirs);
            if (ours) good++;
        }
        assertThat(good).isGreaterThan(100);
    }

    @Test
    void thePlainRuleTellsEachChangeOnce() {
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        var list = RandomFences.many(random, 80, 1_000_000);
        var watch = new PlainFenceWatch(Fences.of(list));
        var state = watch.start();
        var before = new TreeSet<Long>();
        for (int n = 0; n < 5000; n++) {
            var fix = new Fix(Instant.ofEpochSecond(n), random.nextInt(1_000_000), random.nextInt(1_000_000), null);
            var now = new TreeSet<Long>();
            for (Fence fence : list) if (fence.contains(fix.lonE7(), fix.latE7())) now.add(fence.id());
            var entered = new TreeSet<Long>();
            var left = new TreeSet<Long>();
            var step = watch.step(state, fix);
            for (Crossing crossing : step.findings())
                (crossing.kind() == Crossing.Kind.ENTERED ? entered : left).add(crossing.fence());
            var in = new TreeSet<>(now);
            in.removeAll(before);
            var out = new TreeSet<>(before);
            out.removeAll(now);
            assertThat(entered).as("seed %s", seed).isEqualTo(in);
            assertThat(left).as("seed %s", seed).isEqualTo(out);
            state = step.state();
            before = now;
        }
    }

    static Polygon jts(Fence fence) {
        int[][] rings = fence.polygon().rings();
        var holes = new org.locationtech.jts.geom.LinearRing[rings.length - 1];
        for (int n = 1; n < rings.length; n++) holes[n - 1] = JTS.createLinearRing(coordinates(rings[n]));
        return JTS.createPolygon(JTS.createLinearRing(coordinates(rings[0])), holes);
    }

    private static Coordinate[] coordinates(int[] ring) {
        var out = new Coordinate[ring.length / 2];
        for (int n = 0; n < out.length; n++) out[n] = new Coordinate(ring[2 * n], ring[2 * n + 1]);
        return out;
    }

    static int[] square(int x, int y, int side) {
        return new int[] {x, y, x + side, y, x + side, y + side, x, y + side};
    }

    private static int[] ints(String words) {
        return java.util.Arrays.stream(words.trim().split(" "))
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
