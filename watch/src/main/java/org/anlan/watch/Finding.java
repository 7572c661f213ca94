// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

/** Something that a detector noticed, or takes back, or would not believe. */
public sealed interface Finding permits Crossing, Finding.Withdrawn, Finding.Ignored {

    /**
     * An earlier crossing that a late fix has shown to be otherwise. What was really so is told beside it.
     *
     * @param crossing as it was told
     */
    record Withdrawn(Crossing crossing) implements Finding {}

    /**
     * A fix that was not used.
     *
     * @param fix the fix
     * @param why the reason
     */
    record Ignored(Fix fix, Why why) implements Finding {}

    /** Why a fix was not used. */
    enum Why {
        /** Older than everything that can still be corrected. */
        TOO_LATE,
        /** There is one of the same moment. */
        REPEATED,
        /** The boat cannot have been there: the way to it is too fast, and the next fixes are elsewhere. */
        LEAP,
        /** It may be off by more than the rule allows. */
        INACCURATE
    }
}
