// SPDX-License-Identifier: Apache-2.0
package org.anlan.organisations;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on duty for a while.
 *
 * @param unit the unit
 * @param account the officer who is really there
 * @param from when it begins
 * @param until when it ends
 * @param duty which duty, such as {@code desk} or {@code on-call}
 * @param covers the officer on leave whom this one stands in for, or null
 */
public record OnDuty(
        UUID unit,
        UUID account,
        Instant from,
        Instant until,
        String duty,
        @Nullable UUID covers) {}
