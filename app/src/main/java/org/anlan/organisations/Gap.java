// SPDX-License-Identifier: Apache-2.0
package org.anlan.organisations;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A stretch of time in which somebody has to be on duty and nobody is.
 *
 * @param unit the unit
 * @param from when it begins
 * @param until when it ends
 * @param away officers who would have been there and are on leave without anybody standing in
 */
public record Gap(UUID unit, Instant from, Instant until, List<UUID> away) {
    /** Keeps its own copy of the list. */
    public Gap {
        away = List.copyOf(away);
    }
}
