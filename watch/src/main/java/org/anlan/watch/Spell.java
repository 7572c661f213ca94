// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that lasts: told once when it is certain, and once more when it is over. Both have the same beginning, so that the second
 * finds the first.
 *
 * @param from when it began
 * @param until when it ended; null while it lasts
 * @param known from when on this was certain
 * @param what what there is to say about it
 */
public record Spell<T>(Instant from, @Nullable Instant until, Instant known, T what) {
    /** Refuses what ends before it begins. */
    public Spell {
        if (until != null && until.isBefore(from))
            throw new IllegalArgumentException("ends " + until + " before it begins " + from);
    }

    /** Whether it still lasts. */
    public boolean lasts() {
        return until == null;
    }
}
