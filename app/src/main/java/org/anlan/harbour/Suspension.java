// SPDX-License-Identifier: Apache-2.0
package org.anlan.harbour;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A published notice that sailings are suspended, as the register holds it.
 *
 * @param id the record
 * @param routes the routes it names
 * @param islands the islands that cannot be reached at all while it holds, as far as known now
 * @param from since when
 * @param until when the first sailing departed again, or null
 * @param reason {@code wind}, {@code fog}, {@code waves}, {@code typhoon}, {@code vessel} or {@code other}
 * @param source the notice as people cite it
 * @param note anything else, or null
 * @param state where the record stands
 * @param recordedBy who wrote it down
 * @param recordedAt when
 * @param confirmedBy the second person, or null
 * @param confirmedAt when
 */
public record Suspension(
        UUID id,
        List<Route> routes,
        List<String> islands,
        Instant from,
        @Nullable Instant until,
        String reason,
        String source,
        @Nullable String note,
        State state,
        UUID recordedBy,
        Instant recordedAt,
        @Nullable UUID confirmedBy,
        @Nullable Instant confirmedAt) {

    /** Where a record stands. */
    public enum State {
        /** Written down by one person; it stops nothing yet. */
        RECORDED,
        /** A second person agreed: it stops clocks. */
        CONFIRMED,
        /** The first sailing departed again. */
        ENDED,
        /** It was wrong: it never counted. */
        WITHDRAWN
    }
}
