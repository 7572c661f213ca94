// SPDX-License-Identifier: Apache-2.0
package org.anlan.insight;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A figure counted over all its rows at one moment, with what may be shown of it. Everything anybody sees of a figure, page,
 * rows or export, is read from here, so that what is withheld in one place is withheld in all.
 *
 * @param definition the version that was counted by
 * @param rows every row
 * @param counts rows of each cell by mark
 * @param withheld cells that are not shown
 * @param asOf the moment
 * @param seq how far the log had been read
 */
record Snapshot(
        Definition definition,
        List<FactRow> rows,
        Map<Cell, Map<String, Integer>> counts,
        Set<Cell> withheld,
        Instant asOf,
        long seq) {

    /** What a cell says. */
    Value value(Cell cell) {
        return withheld.contains(cell) ? Value.hidden() : Value.of(definition, counts.getOrDefault(cell, Map.of()));
    }

    /** The keys of a dimension under which anything is counted or withheld in a period, in their order. */
    Set<String> keys(Dimension dimension, Period period) {
        Set<String> keys = new TreeSet<>();
        counts.keySet().stream()
                .filter(c -> c.dimension() == dimension && c.period().equals(period))
                .forEach(c -> keys.add(c.key()));
        withheld.stream()
                .filter(c -> c.dimension() == dimension && c.period().equals(period))
                .forEach(c -> keys.add(c.key()));
        return keys;
    }

    /**
     * The rows of a cell that is shown.
     *
     * @throws CellWithheld when it is not
     */
    List<FactRow> rows(Cell cell) {
        if (withheld.contains(cell)) {
            throw new CellWithheld(definition.figure(), cell.period());
        }
        return rows.stream()
                .filter(row -> cell.period().contains(row.day()))
                .filter(row -> cell.dimension() == Dimension.ALL
                        || row.keys(cell.dimension()).contains(cell.key()))
                .toList();
    }

    /** The finest key of a row in a dimension that does not give a withheld cell of its month away; empty when none is. */
    Optional<String> shownKey(FactRow row, Dimension dimension) {
        Period month = Period.of(Period.Kind.MONTH, row.day());
        return row.keys(dimension).reversed().stream()
                .filter(key -> !withheld.contains(new Cell(dimension, key, month)))
                .findFirst();
    }

    /** The shortest span that says when a row was and gives no withheld day, week or month away; empty when none does. */
    Optional<Period> shownTime(FactRow row) {
        for (Period.Kind kind : List.of(Period.Kind.DAY, Period.Kind.MONTH, Period.Kind.QUARTER, Period.Kind.YEAR)) {
            Period span = Period.of(kind, row.day());
            if (!withheld.contains(Cell.whole(span))) {
                return Optional.of(span);
            }
        }
        return Optional.empty();
    }
}
