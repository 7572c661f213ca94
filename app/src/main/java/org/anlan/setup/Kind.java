// SPDX-License-Identifier: Apache-2.0
package org.anlan.setup;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.anlan.kernel.Actor;
import org.anlan.kernel.sheets.Fault;
import org.anlan.kernel.sheets.SheetFile;
import org.jspecify.annotations.Nullable;

/** A kind of file that can come in: what its rows may say, what becomes of them, and how that is undone. */
interface Kind {
    /** The kind that sets a county up: a workbook with a sheet for each sort of thing. */
    String SETUP = "setup";

    /** The word in addresses and in the launcher's verb. */
    String word();

    /** What a row may say, for the mapping of columns; nothing where sheets have fixed columns. */
    List<Field> fields();

    /**
     * Goes through the file, from the row it has reached.
     *
     * @param pass the file, the plan and where results go
     * @throws org.anlan.kernel.sheets.UnreadableFile when the file cannot be read on
     */
    void go(Pass pass) throws IOException;

    /**
     * Takes away what a batch brought, in the caller's transaction.
     *
     * @param batch which
     * @param made its rows, those that stored or changed something
     * @param actor who undoes it
     * @throws ImportRefused when something was worked on since
     */
    void undo(UUID batch, List<Entry> made, Actor actor);

    /**
     * One thing a row may say.
     *
     * @param word stable, such as {@code words}
     * @param needed whether a column must give it
     * @param names what the column may be called, the Chinese name first, then the English one
     */
    record Field(String word, boolean needed, List<String> names) {
        static Field of(String word, boolean needed, String... names) {
            return new Field(word, needed, List.of(names));
        }
    }

    /** One going through a file: dry, or for good. */
    interface Pass {
        SheetFile file();

        Batch batch();

        /** Whether nothing is to be stored. */
        boolean dry();

        Actor actor();

        /** Rows that an earlier, interrupted run of the same pass has behind it. */
        int behind();

        /** The head of a sheet, for the file of rejects. */
        void head(String sheet, List<String> names);

        /**
         * Does some rows in one transaction together with what became of them; nothing is left of it in a dry run.
         *
         * @param rows does them and says what became of each
         * @return false when the pass is to stop here
         */
        boolean chunk(java.util.function.Supplier<List<Entry>> rows);

        /** The account that brought the file, or null for the launcher. */
        @Nullable
        UUID account();
    }

    /** A fault of the file as a whole. */
    static Fault trouble(String reason, Object about) {
        return Fault.ofFile(reason, about);
    }
}
