// SPDX-License-Identifier: Apache-2.0
package org.anlan.dispatch;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One sending of one unit to one alarm.
 *
 * @param id its identifier
 * @param unit the unit
 * @param alarm the alarm
 * @param area the code of the alarm's area
 * @param state {@code ASSIGNED}, {@code ACCEPTED}, {@code EN_ROUTE}, {@code ON_SCENE}, {@code CLEAR} or {@code RECALLED}
 * @param metres how far over water when it was sent
 * @param minutes how long that takes at the unit's speed
 * @param assignedAt when it was sent
 * @param changedAt when its state last changed
 * @param arrivedAt when it arrived, or null
 */
public record Assignment(
        UUID id,
        UUID unit,
        UUID alarm,
        String area,
        String state,
        int metres,
        int minutes,
        Instant assignedAt,
        Instant changedAt,
        @Nullable Instant arrivedAt) {}
