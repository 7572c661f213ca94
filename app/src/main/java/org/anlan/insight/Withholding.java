// SPDX-License-Identifier: Apache-2.0
package org.anlan.insight;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which cells of a figure are not shown. A cell with too few rows is withheld, and with it as many others as it takes that
 * nothing shown gives it away: not its row, not its column, not a longer period, not the area around it.
 *
 * <p>For each cell that is too small a <em>witness</em> is found: another set of rows that might have been, in which this
 * cell holds another number and everything shown is the same. A witness differs by one row that lies elsewhere, by two
 * rows that have changed places, or by a row that is not there; every cell in which it differs is withheld. Of the
 * witnesses, the one that costs least is taken. Withholding more never breaks a witness found before.
 */
final class Withholding {
    /** What a cell costs that was shown before and can no longer be taken back. */
    private static final double SHOWN_BEFORE = 1e9;

    private final Map<Cell, Map<String, Integer>> counts = new HashMap<>();
    private final Map<LocalDate, List<Period>> periods = new HashMap<>();
    private final List<FactRow> rows;
    private final Collection<Set<String>> measures;
    private final int least;
    private final YearMonth last;
    private final Set<Cell> shownBefore;
    private final Set<Cell> withheld;

    private Withholding(
            List<FactRow> rows,
            Collection<Set<String>> measures,
            int least,
            YearMonth last,
            Set<Cell> shownBefore,
            Set<Cell> withheldBefore) {
        this.rows = rows;
        this.measures = measures;
        this.least = least;
        this.last = last;
        this.shownBefore = shownBefore;
        this.withheld = new HashSet<>(withheldBefore);
        for (FactRow row : rows) {
            for (Cell cell : cellsOf(row)) {
                counts.computeIfAbsent(cell, c -> new HashMap<>()).merge(row.mark(), 1, Integer::sum);
            }
        }
    }

    /**
     * The counts of every cell that has any rows, and which cells are withheld.
     *
     * @param counts rows by mark
     * @param withheld cells that are not shown; some of them may have no rows
     */
    record Plan(Map<Cell, Map<String, Integer>> counts, Set<Cell> withheld) {}

    /**
     * Plans what is not shown.
     *
     * @param rows all rows of all periods that are shown
     * @param measures the sets of marks whose sums are shown and must not be small
     * @param least the smallest sum that is shown; 0 is shown as well
     * @param last the last month of which anything is shown
     * @param shownBefore cells that were published and cannot be taken back
     * @param withheldBefore cells that were withheld when their neighbours were published
     */
    static Plan of(
            List<FactRow> rows,
            Collection<Set<String>> measures,
            int least,
            YearMonth last,
            Set<Cell> shownBefore,
            Set<Cell> withheldBefore) {
        var plan = new Withholding(rows, measures, least, last, shownBefore, withheldBefore);
        plan.withholdSmall();
        return new Plan(plan.counts, plan.withheld);
    }

    /** Every cell in which a row is counted. */
    private List<Cell> cellsOf(FactRow row) {
        List<Cell> cells = new ArrayList<>(128);
        periodsOf(row.day()).forEach(period -> cells.add(Cell.whole(period)));
        for (Dimension dimension : Dimension.values()) {
            addCells(cells, row, dimension);
        }
        return cells;
    }

    private void addCells(List<Cell> cells, FactRow row, Dimension dimension) {
        if (dimension == Dimension.ALL) {
            return;
        }
        for (Period period : periodsOf(row.day())) {
            if (period.brokenDown()) {
                row.keys(dimension).forEach(key -> cells.add(new Cell(dimension, key, period)));
            }
        }
    }

    private List<Period> periodsOf(LocalDate day) {
        return periods.computeIfAbsent(day, d -> {
            List<Period> spans = new ArrayList<>(48);
            for (Period.Kind kind : Period.Kind.values()) {
                if (kind != Period.Kind.ROLLING) {
                    spans.add(Period.of(kind, d));
                }
            }
            spans.addAll(Period.rolling(d, last));
            return spans;
        });
    }

    private void withholdSmall() {
        List<Cell> small = new ArrayList<>();
        counts.forEach((cell, byMark) -> {
            if (small(byMark) != null) {
                small.add(cell);
            }
        });
        // the longest periods first: what hides a year often hides its months as well
        small.sort(Comparator.comparing(Cell::period)
                .thenComparing(Cell::dimension)
                .thenComparing(Cell::key));
        withheld.addAll(small);
        Map<Cell, List<FactRow>> rowsOf = new HashMap<>();
        Set<Cell> wanted = Set.copyOf(small);
        for (FactRow row : rows) {
            for (Cell cell : cellsOf(row)) {
                if (wanted.contains(cell)) {
                    rowsOf.computeIfAbsent(cell, c -> new ArrayList<>()).add(row);
                }
            }
        }
        for (Cell cell : small) {
            for (Set<String> measure : measures) {
                int count = sum(counts.getOrDefault(cell, Map.of()), measure);
                if (count > 0 && count < least) {
                    protect(cell, measure, rowsOf.getOrDefault(cell, List.of()));
                }
            }
        }
    }

    /** The measure in which a cell is too small, or null. */
    private @Nullable Set<String> small(Map<String, Integer> byMark) {
        for (Set<String> measure : measures) {
            int count = sum(byMark, measure);
            if (count > 0 && count < least) {
                return measure;
            }
        }
        return null;
    }

    private void protect(Cell cell, Set<String> measure, List<FactRow> inside) {
        Best best = new Best();
        List<FactRow> few = inside.stream()
                .filter(row -> measure.contains(row.mark()))
                .limit(3) // the rows of a small cell are much alike: three are enough to choose from
                .toList();
        for (FactRow row : few) {
            offer(best, cell, change(List.of(row), List.of(), null));
            if (cell.dimension() != Dimension.ALL && best.cost > 0) {
                offerOtherKeys(best, cell, row);
            }
        }
        for (FactRow row : few) {
            // moving a day touches every dimension, so that a broken-down cell tries it last
            if (cell.dimension() == Dimension.ALL || best.cost >= SHOWN_BEFORE) {
                for (LocalDate day : otherDays(cell, row)) {
                    if (best.cost > 0) {
                        offer(best, cell, change(List.of(row), List.of(row.moved(day)), null));
                    }
                }
            }
        }
        withheld.addAll(best.differs);
    }

    /** Worlds in which a row lies under another key, alone or in exchange for a row of another month. */
    private void offerOtherKeys(Best best, Cell cell, FactRow row) {
        Dimension dimension = cell.dimension();
        Map<List<Object>, FactRow> others = new LinkedHashMap<>();
        for (FactRow other : rows) {
            if (other.mark().equals(row.mark())
                    && other.day().getYear() == row.day().getYear()
                    && !other.keys(dimension).contains(cell.key())) {
                others.putIfAbsent(List.of(other.keys(dimension), other.month()), other);
            }
        }
        Set<List<String>> keys = new HashSet<>();
        for (FactRow other : others.values()) {
            if (keys.add(other.keys(dimension))) {
                var moved = List.of(row.moved(dimension, other.keys(dimension)));
                offer(best, cell, change(List.of(row), moved, dimension));
            }
            if (!other.month().equals(row.month())) {
                var exchanged = List.of(
                        row.moved(dimension, other.keys(dimension)), other.moved(dimension, row.keys(dimension)));
                offer(best, cell, change(List.of(row, other), exchanged, dimension));
            }
        }
    }

    /** Days outside the cell's period to which a row might as well belong, the nearest first. */
    private List<LocalDate> otherDays(Cell cell, FactRow row) {
        Set<LocalDate> days = new HashSet<>();
        for (Period.Kind around : List.of(Period.Kind.WEEK, Period.Kind.MONTH, Period.Kind.QUARTER, Period.Kind.YEAR)) {
            Period span = Period.of(around, row.day());
            int step = around == Period.Kind.WEEK || around == Period.Kind.MONTH ? 1 : 14;
            for (LocalDate day = span.from(); day.isBefore(span.until()); day = day.plusDays(step)) {
                days.add(day);
            }
        }
        for (int weeks = 1; weeks <= 2; weeks++) {
            days.add(row.day().plusWeeks(weeks));
            days.add(row.day().minusWeeks(weeks));
        }
        days.removeIf(cell.period()::contains);
        days.removeIf(last.atEndOfMonth()::isBefore); // nothing is said about the future
        return days.stream()
                .sorted(Comparator.<LocalDate>comparingLong(day -> Math.abs(ChronoUnit.DAYS.between(day, row.day())))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /**
     * What is different in a world with some rows in place of others.
     *
     * @param only the one dimension in which they differ, or null when they may differ in all
     */
    private Set<Cell> change(List<FactRow> without, List<FactRow> with, @Nullable Dimension only) {
        Map<Cell, Map<String, Integer>> change = new HashMap<>();
        without.forEach(row -> count(change, row, -1, only));
        with.forEach(row -> count(change, row, 1, only));
        Set<Cell> differs = new HashSet<>();
        change.forEach((cell, byMark) -> {
            if (byMark.values().stream().anyMatch(n -> n != 0)) {
                differs.add(cell);
            }
        });
        return differs;
    }

    private void count(Map<Cell, Map<String, Integer>> change, FactRow row, int by, @Nullable Dimension only) {
        List<Cell> cells = new ArrayList<>();
        if (only == null) {
            cells = cellsOf(row);
        } else {
            addCells(cells, row, only);
        }
        for (Cell cell : cells) {
            change.computeIfAbsent(cell, c -> new HashMap<>(2)).merge(row.mark(), by, Integer::sum);
        }
    }

    private void offer(Best best, Cell cell, Set<Cell> differs) {
        if (!differs.contains(cell)) {
            return;
        }
        double cost = 0;
        for (Cell changed : differs) {
            cost += cost(changed);
        }
        if (cost < best.cost) {
            best.cost = cost;
            best.differs = differs;
        }
    }

    private double cost(Cell cell) {
        if (withheld.contains(cell)) {
            return 0;
        }
        if (shownBefore.contains(cell)) {
            return SHOWN_BEFORE;
        }
        int rows = counts.getOrDefault(cell, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        return 1 + rows;
    }

    /** The sum of the marks of a measure. */
    static int sum(Map<String, Integer> byMark, Set<String> measure) {
        int sum = 0;
        for (String mark : measure) {
            sum += byMark.getOrDefault(mark, 0);
        }
        return sum;
    }

    private static final class Best {
        private double cost = Double.MAX_VALUE;
        private Set<Cell> differs = Set.of();
    }
}
