// SPDX-License-Identifier: Apache-2.0
package org.anlan.setup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anlan.kernel.Actor;
import org.anlan.kernel.sheets.Columns;
import org.anlan.kernel.sheets.Fault;
import org.anlan.people.access.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * One sort of thing that a county is set up with, as a sheet of the workbook. What stands there now can be written in the
 * same form, so that an export is a setup, an unchanged row changes nothing, and what was changed can be put back.
 *
 * @param <T> what a row is about
 * @param name the tab in Chinese
 * @param nameEn the tab in English
 * @param columns its columns in order
 * @param contents what the rows become
 */
record SetupSheet<T>(String name, String nameEn, List<Column<T>> columns, Contents<T> contents) {
    /** Keeps its own copy of the list. */
    SetupSheet {
        columns = List.copyOf(columns);
    }

    /** What the rows of a sheet become, and where they come from. */
    interface Contents<T> {
        /** What stands there now, in the order in which it is written. */
        List<T> present();

        /** What a row is called; two rows of one key are the same thing said twice. */
        default String key(Cells row) {
            return row.text("code");
        }

        /** In which order rows of one sheet are stored: what others stand on comes first. */
        default int rank(Cells row) {
            return 0;
        }

        /**
         * Stores a row.
         *
         * @param row the row
         * @param before what stands there now under its key, or null
         * @param by whose rights count, or null for the launcher on this machine
         * @param actor who does it
         * @throws org.anlan.kernel.Refusal when the room refuses it
         * @throws Line.Wrong with line 0 when it cannot be changed in this way
         */
        void store(Cells row, @Nullable Cells before, @Nullable Viewer by, Actor actor);

        /**
         * Takes away what a batch brought.
         *
         * @param key its key
         * @param actor who does it
         * @return false when something stands on it, so that it stays
         */
        boolean remove(String key, Actor actor);
    }

    /** Whether a tab of a workbook is this sheet, in either language. */
    boolean is(String tab) {
        return Columns.plain(tab).equals(Columns.plain(name))
                || Columns.plain(tab).equals(Columns.plain(nameEn));
    }

    /** What stands there now: rows as they would be written, by their key. */
    Map<String, List<String>> present() {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (T thing : contents.present()) {
            List<String> row = columns.stream().map(c -> c.write(thing)).toList();
            rows.put(key(row), row);
        }
        return rows;
    }

    /**
     * A row as it would be written once it is stored: words and codes in their one form.
     *
     * @throws Line.Wrong when a cell cannot be taken
     */
    List<String> normal(Line line) {
        return columns.stream().map(c -> c.reading().of(line)).toList();
    }

    /** What a normal row is called. */
    String key(List<String> normal) {
        return contents.key(cells(normal));
    }

    /** Where a normal row comes among those of its sheet. */
    int rank(List<String> normal) {
        return contents.rank(cells(normal));
    }

    /** Stores a normal row; see {@link Contents#store}. */
    void store(List<String> normal, @Nullable List<String> before, @Nullable Viewer by, Actor actor) {
        contents.store(cells(normal), before == null ? null : cells(before), by, actor);
    }

    /** Takes away what a batch brought; see {@link Contents#remove}. */
    boolean remove(String key, Actor actor) {
        return contents.remove(key, actor);
    }

    private Cells cells(List<String> row) {
        return new Cells(columns, row);
    }

    /** A code that names nothing. */
    static Line.Wrong unknown(String code) {
        return new Line.Wrong(Fault.ofFile("setup.not-on-the-list", code));
    }
}
