// SPDX-License-Identifier: Apache-2.0
package org.anlan.alarms;

import java.time.Instant;
import java.util.UUID;
import org.springframework.modulith.NamedInterface;

/**
 * Nobody acknowledged an alarm in its time; told once.
 *
 * @param alarm the alarm
 * @param kind its kind, such as {@code intrusion}
 * @param severity its severity then
 * @param area the code of the area that answers first
 * @param at when
 */
@NamedInterface("facts")
public record AlarmOverdue(UUID alarm, String kind, Severity severity, String area, Instant at) {}
