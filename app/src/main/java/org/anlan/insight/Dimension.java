// SPDX-License-Identifier: Apache-2.0
package org.anlan.insight;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a figure can be broken down by. There is no officer among them, and no resident. */
public enum Dimension {
    /** The county as a whole. */
    ALL,
    /** Townships and villages; a code's prefix lies above it. */
    AREA,
    /** The unit that had the order. */
    UNIT,
    /** What it was about, the broad kind and the fine one. */
    CATEGORY,
    /** How it came in. */
    CHANNEL;

    /** The word in addresses and exports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The dimension of a word.
     *
     * @param word as {@link #word} writes it
     */
    public static Optional<Dimension> of(String word) {
        return Arrays.stream(values()).filter(d -> d.word().equals(word)).findFirst();
    }
}
