// SPDX-License-Identifier: Apache-2.0
package org.anlan.setup;

import java.time.Instant;
import java.util.UUID;
import org.anlan.kernel.sheets.Fault;
import org.jspecify.annotations.Nullable;

/**
 * One file on its way in.
 *
 * @param id its identifier
 * @param kind {@code setup} or what it lists, such as {@code matters}
 * @param fileName what its bringer calls it
 * @param fileHash SHA-256, hexadecimal; the same file twice is known by it
 * @param fileBytes its size
 * @param plan how it is read
 * @param state how far it is
 * @param counts what became of its rows, in the dry run or in the run
 * @param expectedRows how many rows the dry run counted; 0 before it
 * @param doneRows how many rows this pass has behind it
 * @param trouble why the file as a whole cannot be read, or null
 * @param madeBy the officer, or null for the launcher on this machine
 * @param madeAt when it was handed in
 * @param startedAt when rows began to be stored, or null
 * @param endedAt when the last was stored, or null
 * @param undoneAt when it was undone, or null
 * @param undoneBy the officer who undid it, or null
 */
public record Batch(
        UUID id,
        String kind,
        String fileName,
        String fileHash,
        long fileBytes,
        Plan plan,
        State state,
        Counts counts,
        int expectedRows,
        int doneRows,
        @Nullable Fault trouble,
        @Nullable UUID madeBy,
        Instant madeAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Instant undoneAt,
        @Nullable UUID undoneBy) {

    /** How far a batch is; the words are those stored. */
    public enum State {
        /** Handed in; its columns can be looked at. */
        OPENED,
        /** The dry run goes through it; nothing is stored. */
        CHECKING,
        /** The dry run is through: what would become of each row is known. */
        CHECKED,
        /** Rows are being stored. */
        RUNNING,
        /** Somebody stopped it; it goes on from there. */
        STOPPED,
        /** Every row is in or among the rejects. */
        DONE,
        /** Taken away again. */
        UNDONE,
        /** The file cannot be read; nothing was stored. */
        UNREADABLE;

        /** Whether somebody works on it just now. */
        public boolean busy() {
            return this == CHECKING || this == RUNNING;
        }
    }

    /**
     * What became of the rows.
     *
     * @param stored new ones
     * @param changed ones that were there and differ now
     * @param same ones that were there already
     * @param rejected ones that could not be taken
     * @param remarked those stored with a remark
     */
    public record Counts(int stored, int changed, int same, int rejected, int remarked) {
        /** All of them. */
        public int all() {
            return stored + changed + same + rejected;
        }
    }
}
