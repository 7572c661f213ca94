// SPDX-License-Identifier: Apache-2.0
package org.anlan.setup;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What may stand in a cell that is chosen from a list: one Chinese word for each constant.
 *
 * @param type the constants
 * @param words the word of each
 */
record Choices<E extends Enum<E>>(Class<E> type, Map<E, String> words) {
    /** All words, in the order of the constants. */
    List<String> all() {
        return Arrays.stream(type.getEnumConstants()).map(this::word).toList();
    }

    String word(E constant) {
        return Objects.requireNonNull(words.get(constant));
    }

    /**
     * The constant of a word.
     *
     * @throws java.util.NoSuchElementException when it is none of the words
     */
    E constant(String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> word.equals(words.get(each)))
                .findFirst()
                .orElseThrow();
    }
}
