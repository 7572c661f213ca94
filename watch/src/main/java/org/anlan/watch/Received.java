// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message and how it came in.
 *
 * @param message what was said
 * @param channel the radio channel as the receiver names it, usually {@code A} or {@code B}; null when it does not
 * @param own whether the receiver tells its own ship's message ({@code VDO})
 * @param source the station that heard it, by tag block, {@code $PGHP} or suffix; null when not told
 * @param at when it was heard, by tag block, suffix, {@code $PGHP} or the caller, in this order; null when nobody says
 */
public record Received(
        AisMessage message,
        @Nullable String channel,
        boolean own,
        @Nullable String source,
        @Nullable Instant at) {}
