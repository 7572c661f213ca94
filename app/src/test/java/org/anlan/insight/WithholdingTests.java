// SPDX-License-Identifier: Apache-2.0
package org.anlan.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Nothing that is withheld can be worked out from what is shown. The check knows nothing of how cells are chosen: it writes
 * down everything a reader sees as linear equations over the unknown rows, and asks by elimination whether any withheld
 * cell follows from them.
 */
class WithholdingTests {
    private static final YearMonth LAST = YearMonth.of(2026, 6);
    private static final List<List<String>> VILLAGES = List.of(
            List.of("330922100", "330922100201"),
            List.of("330922100", "330922100202"),
            List.of("330922101", "330922101201"),
            List.of("330922101", "330922101202"),
            List.of("330922102", "330922102201"));
    private static final List<List<String>> UNITS = List.of(List.of("water"), List.of("power"), List.of("port"));
    private static final Set<String> ANSWERED = Set.of("yes", "no");
    private static final Set<String> ALL = Set.of("yes", "no", "silent");

    private static FactRow row(int id, List<String> village, List<String> unit, LocalDate day, String mark) {
        Map<Dimension, List<String>> keys = new EnumMap<>(Dimension.class);
        keys.put(Dimension.AREA, village);
        keys.put(Dimension.UNIT, unit);
        keys.put(Dimension.CATEGORY, List.of("water"));
        keys.put(Dimension.CHANNEL, List.of("web"));
        return new FactRow("r" + id, null, Instant.EPOCH, day, keys, mark);
    }

    private static List<FactRow> some(Random random) {
        List<LocalDate> days = new ArrayList<>();
        int months = 1 + random.nextInt(6);
        for (int month = 1; month <= months; month++) {
            for (int i = 0; i <= random.nextInt(3); i++) {
                days.add(LocalDate.of(2026, month, 1 + random.nextInt(28)));
            }
        }
        List<FactRow> rows = new ArrayList<>();
        int many = random.nextInt(120);
        for (int i = 0; i < many; i++) {
            // some places and units have much, others hardly anything: that is where it hurts
            var village = VILLAGES.get((int) (VILLAGES.size() * Math.pow(random.nextDouble(), 2.5)));
            var unit = UNITS.get((int) (UNITS.size() * Math.pow(random.nextDouble(), 3)));
            String mark = List.of("yes", "yes", "no", "silent").get(random.nextInt(4));
            rows.add(row(i, village, unit, days.get(random.nextInt(days.size())), mark));
        }
        return rows;
    }

    @Test
    @DisplayName("no withheld cell follows from what is shown, in tables, over periods, in rows")
    void nothingWithheldFollowsFromWhatIsShown() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("WithholdingTests seed " + seed);
        int withheld = 0;
        int shownSmall = 0;
        for (int trial = 0; trial < 60; trial++) {
            var random = new Random(seed + trial);
            List<FactRow> rows = some(random);
            var plan = Withholding.of(rows, List.of(ANSWERED, ALL), 5, LAST, Set.of(), Set.of());
            for (var cell : plan.counts().entrySet()) {
                for (var measure : List.of(ANSWERED, ALL)) {
                    int count = Withholding.sum(cell.getValue(), measure);
                    if (count > 0 && count < 5 && !plan.withheld().contains(cell.getKey())) {
                        shownSmall++;
                    }
                }
            }
            var known = new Equations(rows, plan);
            for (Cell cell : plan.withheld()) {
                assertThat(known.determine(cell))
                        .as("seed %d, trial %d: %s of %s follows from what is shown", seed, trial, cell, rows.size())
                        .isFalse();
            }
            withheld += plan.withheld().size();
        }
        assertThat(shownSmall).isZero();
        assertThat(withheld).as("the trials withhold something").isPositive();
    }

    @Test
    void theCheckSeesALoneWithheldCell() {
        List<FactRow> rows = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            rows.add(row(i, VILLAGES.get(i < 3 ? 0 : 2), UNITS.getFirst(), LocalDate.of(2026, 5, 4), "yes"));
        }
        var plan = Withholding.of(rows, List.of(ALL), 5, LAST, Set.of(), Set.of());
        var month = Period.of(Period.Kind.MONTH, LocalDate.of(2026, 5, 1));
        var lone = new Cell(Dimension.AREA, "330922100", month);
        Set<Cell> careless = new HashSet<>();
        plan.counts().forEach((cell, counts) -> {
            if (counts.getOrDefault("yes", 0) < 5) {
                careless.add(cell);
            }
        });
        assertThat(careless).contains(lone);
        assertThat(new Equations(rows, new Withholding.Plan(plan.counts(), careless)).determine(lone))
                .as("withholding only what is small gives it away")
                .isTrue();
        assertThat(plan.withheld()).contains(lone, new Cell(Dimension.AREA, "330922101", month));
    }

    @Test
    void showsWhatIsLargeEnoughAndZeros() {
        List<FactRow> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            rows.add(row(i, VILLAGES.get(i % 2 * 2), UNITS.get(i % 2), LocalDate.of(2026, 5, 4), "yes"));
        }
        var plan = Withholding.of(rows, List.of(ALL), 5, LAST, Set.of(), Set.of());
        assertThat(plan.withheld()).isEmpty();
    }

    @Test
    void takesNothingBackThatWasPublished() {
        List<FactRow> rows = new ArrayList<>();
        int id = 0;
        for (int i = 0; i < 10; i++) {
            rows.add(row(id++, VILLAGES.get(0), UNITS.getFirst(), LocalDate.of(2026, 4, 6), "yes"));
            rows.add(row(id++, VILLAGES.get(2), UNITS.getFirst(), LocalDate.of(2026, 4, 6), "yes"));
            rows.add(row(id++, VILLAGES.get(2), UNITS.getFirst(), LocalDate.of(2026, 5, 6), "yes"));
        }
        rows.add(row(id, VILLAGES.get(0), UNITS.getFirst(), LocalDate.of(2026, 5, 6), "yes"));
        var april = Period.of(Period.Kind.MONTH, LocalDate.of(2026, 4, 1));
        Set<Cell> out =
                Set.of(new Cell(Dimension.AREA, "330922100", april), new Cell(Dimension.AREA, "330922101", april));
        var free = Withholding.of(rows, List.of(ALL), 5, LAST, Set.of(), Set.of());
        var bound = Withholding.of(rows, List.of(ALL), 5, LAST, out, Set.of());
        assertThat(free.withheld()).containsAnyElementsOf(out);
        assertThat(bound.withheld())
                .doesNotContainAnyElementsOf(out)
                .contains(new Cell(
                        Dimension.AREA, "330922100", Period.of(Period.Kind.QUARTER, LocalDate.of(2026, 4, 1))));
        var known = new Equations(rows, bound);
        assertThat(bound.withheld()).noneMatch(known::determine);
    }

    /** Everything a reader sees, as equations modulo a prime over how many rows there are of each place, unit and day. */
    private static final class Equations {
        private static final long PRIME = 2_147_483_647L;

        private final List<FactRow> atoms = new ArrayList<>();
        private final TreeMap<Integer, long[]> basis = new TreeMap<>();

        Equations(List<FactRow> rows, Withholding.Plan plan) {
            Set<LocalDate> days = new HashSet<>();
            rows.forEach(r -> days.add(r.day()));
            // on any other day the county shows a zero, and there is nothing to be found out
            plan.withheld().stream()
                    .filter(c -> c.period().kind() == Period.Kind.DAY)
                    .forEach(c -> days.add(c.period().from()));
            days.stream()
                    .sorted()
                    .forEach(day -> VILLAGES.forEach(
                            village -> UNITS.forEach(unit -> atoms.add(row(atoms.size(), village, unit, day, "yes")))));
            Set<Cell> seen = new HashSet<>();
            Map<Cell, Map<String, Integer>> everything = Withholding.of(atoms, List.of(), 5, LAST, Set.of(), Set.of())
                    .counts();
            for (Cell cell : everything.keySet()) {
                if (!plan.withheld().contains(cell)) {
                    seen.add(cell);
                }
            }
            seen.forEach(cell -> learn(vector(cell)));
            var snapshot = new Snapshot(null, rows, plan.counts(), plan.withheld(), Instant.EPOCH, 0);
            for (Cell cell : seen) {
                if (cell.dimension() == Dimension.ALL) {
                    Map<List<Object>, long[]> listed = new HashMap<>();
                    for (int i = 0; i < atoms.size(); i++) {
                        FactRow atom = atoms.get(i);
                        if (cell.period().contains(atom.day())) {
                            listed.computeIfAbsent(
                                            List.of(
                                                    snapshot.shownTime(atom),
                                                    snapshot.shownKey(atom, Dimension.AREA),
                                                    snapshot.shownKey(atom, Dimension.UNIT)),
                                            label -> new long[atoms.size()])[i] = 1;
                        }
                    }
                    listed.values().forEach(this::learn);
                }
            }
        }

        private long[] vector(Cell cell) {
            var vector = new long[atoms.size()];
            for (int i = 0; i < vector.length; i++) {
                FactRow atom = atoms.get(i);
                boolean in = cell.period().contains(atom.day())
                        && (cell.dimension() == Dimension.ALL
                                || atom.keys(cell.dimension()).contains(cell.key()));
                vector[i] = in ? 1 : 0;
            }
            return vector;
        }

        /** Whether a cell's number follows; a cell that nobody could tell from nothing does not count as found out. */
        boolean determine(Cell cell) {
            long[] vector = vector(cell);
            return Arrays.stream(vector).anyMatch(v -> v != 0) && leading(reduce(vector)) < 0;
        }

        private void learn(long[] vector) {
            long[] rest = reduce(vector);
            int lead = leading(rest);
            if (lead >= 0) {
                long inverse = power(rest[lead], PRIME - 2);
                for (int i = lead; i < rest.length; i++) {
                    rest[i] = rest[i] * inverse % PRIME;
                }
                basis.put(lead, rest);
            }
        }

        private long[] reduce(long[] vector) {
            long[] rest = vector.clone();
            for (var step : basis.entrySet()) {
                long factor = rest[step.getKey()];
                if (factor != 0) {
                    long[] by = step.getValue();
                    for (int i = step.getKey(); i < rest.length; i++) {
                        rest[i] = Math.floorMod(rest[i] - factor * by[i], PRIME);
                    }
                }
            }
            return rest;
        }

        private static int leading(long[] vector) {
            for (int i = 0; i < vector.length; i++) {
                if (vector[i] != 0) {
                    return i;
                }
            }
            return -1;
        }

        private static long power(long base, long exponent) {
            long result = 1;
            for (long b = base % PRIME, e = exponent; e > 0; e >>= 1, b = b * b % PRIME) {
                if ((e & 1) == 1) {
                    result = result * b % PRIME;
                }
            }
            return result;
        }
    }
}
