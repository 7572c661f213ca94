// SPDX-License-Identifier: Apache-2.0
package org.anlan.organisations;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whole days on which an officer is away. Why is not kept.
 *
 * @param id its identifier
 * @param account the officer
 * @param firstDay the first day away
 * @param lastDay the last day away
 * @param cover who stands in on the roster, or null when nobody does
 */
public record Absence(
        UUID id,
        UUID account,
        LocalDate firstDay,
        LocalDate lastDay,
        @Nullable UUID cover) {
    boolean covers(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }
}
