// SPDX-License-Identifier: Apache-2.0
package org.anlan.harbour;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.anlan.kernel.ClockStop;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/**
 * An island cannot be reached because every route that serves it is suspended. Told when that begins, when its end is
 * known, when it is corrected, and when it turns out wrong.
 *
 * @param stopId the period; the same each time it is told
 * @param islands the island
 * @param from when it began
 * @param until when work that needs presence is possible again: two hours after the first sailing that departed
 * @param reason always {@code ferry-suspended}
 * @param source the published notices it rests on
 * @param withdrawn whether it never counted
 */
@NamedInterface("facts")
public record SailingSuspended(
        UUID stopId,
        Set<String> islands,
        Instant from,
        @Nullable Instant until,
        String reason,
        String source,
        boolean withdrawn)
        implements ClockStop {}
