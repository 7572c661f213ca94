// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How satisfied a requester was with how a matter was handled; said after the verdict, by choice, and once for a reply. */
public enum Opinion {
    /** 很满意 */
    VERY,
    /** 还算满意 */
    FAIRLY,
    /** 说不上 */
    NEITHER,
    /** 不太满意 */
    HARDLY,
    /** 很不满意 */
    NOT_AT_ALL;

    /** The word as forms and the log write it, such as {@code not-at-all}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The opinion of a word.
     *
     * @param word as {@link #word} writes it
     */
    public static Optional<Opinion> of(String word) {
        return Arrays.stream(values()).filter(o -> o.word().equals(word)).findFirst();
    }
}
