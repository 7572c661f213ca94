// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel.sheets;

import java.util.List;

/**
 * One row of a file. Every field is text: a date in a workbook reads {@code 2019-02-28} or {@code 2019-02-28T11:25:05}, a
 * number as it would be typed, without a thousands mark. White space at both ends of a field is kept.
 *
 * @param line the line it begins at (CSV, quoted line breaks counted) or its row number (workbook), from 1
 * @param fields its fields from the first column on; an empty cell is an empty text
 * @param faults what cannot be read in it, such as a formula without a value; the field is empty then
 */
public record Row(long line, List<String> fields, List<Fault> faults) {
    /** Keeps its own copies. */
    public Row {
        fields = List.copyOf(fields);
        faults = List.copyOf(faults);
    }

    /**
     * A field, or an empty text beyond the row's end.
     *
     * @param index from 0
     */
    public String field(int index) {
        return index < fields.size() ? fields.get(index) : "";
    }

    /** Whether nothing but white space stands in it. */
    public boolean isBlank() {
        return faults.isEmpty() && fields.stream().allMatch(String::isBlank);
    }

    /**
     * A column's number as a workbook shows it: 1 is A, 27 is AA.
     *
     * @param column from 1
     */
    public static String letters(int column) {
        var letters = new StringBuilder();
        for (int left = column; left > 0; left = (left - 1) / 26) {
            letters.insert(0, (char) ('A' + (left - 1) % 26));
        }
        return letters.toString();
    }
}
