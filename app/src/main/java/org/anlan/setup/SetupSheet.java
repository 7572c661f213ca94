// SPDX-License-Identifier: Apache-2.0
package org.anlan.setup;

import java.util.List;
import java.util.Map;
import org.anlan.kernel.Actor;
import org.anlan.people.access.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * One sort of thing that a county is set up with, as a sheet of the workbook. What stands there now can be written in the
 * same form, so that an export is a setup, an unchanged row changes nothing, and what was changed can be put back.
 */
interface SetupSheet {
    /** The tab in Chinese. */
    String name();

    /** The tab in English. */
    String nameEn();

    /** Its columns in order. */
    List<Column> columns();

    /** What stands there now: rows as they would be written, by their key. */
    Map<String, List<String>> present();

    /**
     * A row as it would be written once it is stored: words and codes in their one form.
     *
     * @throws Line.Wrong when a cell cannot be taken
     */
    List<String> normal(Line line);

    /** What a normal row is called. */
    String key(List<String> normal);

    /** In which order rows of one sheet are stored: what others stand on comes first. */
    default int rank(List<String> normal) {
        return 0;
    }

    /**
     * Stores a normal row.
     *
     * @param normal the row
     * @param before what stands there now under its key, or null
     * @param by whose rights count, or null for the launcher on this machine
     * @param actor who does it
     * @throws org.anlan.kernel.Refusal when the room refuses it
     * @throws Line.Wrong with line 0 when it cannot be changed in this way
     */
    void store(List<String> normal, @Nullable List<String> before, @Nullable Viewer by, Actor actor);

    /** Rows that belong together are stored together: the year of a calendar, the table of duties. */
    default void finish(@Nullable Viewer by, Actor actor) {}

    /**
     * Takes away what a batch brought.
     *
     * @param key its key
     * @param actor who does it
     * @return false when something stands on it, so that it stays
     */
    boolean remove(String key, Actor actor);

    /**
     * A column.
     *
     * @param word stable
     * @param needed whether each row must say it
     * @param name its head in Chinese
     * @param nameEn its head in English
     * @param help what to write there, in Chinese
     * @param helpEn the same in English
     * @param choices what may be chosen, in Chinese; empty when anything may be written
     */
    record Column(
            String word, boolean needed, String name, String nameEn, String help, String helpEn, List<String> choices) {
        static Column of(String word, boolean needed, String name, String nameEn, String help, String helpEn) {
            return new Column(word, needed, name, nameEn, help, helpEn, List.of());
        }

        Column from(List<String> list) {
            return new Column(word, needed, name, nameEn, help, helpEn, list);
        }
    }
}
