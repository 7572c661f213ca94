// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time in which a product target does not run, as its record says. Only a {@link Target} takes stops.
 *
 * @param from when the clock stopped, inclusive
 * @param until when it ran again, exclusive; null while nobody knows
 * @param reason a stable code such as {@code ferry-suspended}, {@code official-warning} or {@code awaiting-requester};
 *     anything else is shown as it stands
 * @param source the published source, as people cite it, such as 停航公告 2026-083; may be empty
 */
public record Stop(Instant from, @Nullable Instant until, String reason, String source) {
    /** Refuses a stop that ends before it begins. */
    public Stop {
        if (until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("a stop ends after it begins, not: " + from + " to " + until);
        }
    }

    /** True when the clock stands still at this moment because of this stop. */
    public boolean covers(Instant now) {
        return !now.isBefore(from) && (until == null || now.isBefore(until));
    }
}
