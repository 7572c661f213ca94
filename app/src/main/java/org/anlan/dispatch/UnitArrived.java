// SPDX-License-Identifier: Apache-2.0
package org.anlan.dispatch;

import java.time.Instant;
import java.util.UUID;
import org.anlan.alarms.AlarmProgress;
import org.springframework.modulith.NamedInterface;

/**
 * A response unit has reached the place of an alarm.
 *
 * @param alarm the alarm
 * @param unit the unit
 * @param at when
 */
@NamedInterface("facts")
public record UnitArrived(UUID alarm, UUID unit, Instant at) implements AlarmProgress {}
