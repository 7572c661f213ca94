// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/**
 * News that work needing presence cannot reach some islands, with its source. Whoever runs a product target listens;
 * periods set by law are never stopped by it. A room that knows of such a stop publishes a record that implements this.
 * The same record is told again when the end becomes known or is corrected: the id tells which one it is.
 */
@NamedInterface("facts")
public interface ClockStop {
    /** The record that stops the clock; the same for its start, its end and its corrections. */
    UUID stopId();

    /** Codes of the islands that cannot be reached. */
    Set<String> islands();

    /** When it began. */
    Instant from();

    /** When the clock runs again, or null while nobody knows. */
    @Nullable
    Instant until();

    /** A stable code of the reason, such as {@code ferry-suspended} or {@code official-warning}. */
    String reason();

    /** The published source, as people cite it, such as 停航公告 2026-083. */
    String source();

    /** True when the record was withdrawn as wrong: the stop never counted. */
    boolean withdrawn();
}
