// SPDX-License-Identifier: Apache-2.0
package org.anlan.setup;

import java.util.List;

/**
 * How a file is read.
 *
 * @param encoding of a text file, empty to find out
 * @param sheet of a workbook, empty for the first
 * @param columns which field comes from which column; empty to go by the columns' names
 * @param dates the pattern of dates such as {@code dd/MM/yyyy}, empty for the usual forms
 * @param live how many of the first rows enter as today's; the rest is history
 */
public record Plan(String encoding, String sheet, List<Mapped> columns, String dates, int live) {
    /** Everything by the columns' names, all of it history. */
    public static final Plan AS_FOUND = new Plan("", "", List.of(), "", 0);

    /** Keeps its own copy. */
    public Plan {
        columns = List.copyOf(columns);
    }

    /**
     * One field and its column.
     *
     * @param field the field's word, such as {@code words}
     * @param column the column's name
     * @param pattern a regular expression whose first match is taken, or empty for the whole text
     */
    public record Mapped(String field, String column, String pattern) {}

    /** The same plan with another number of rows that enter as today's. */
    public Plan withLive(int count) {
        return new Plan(encoding, sheet, columns, dates, count);
    }
}
