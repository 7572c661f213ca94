// SPDX-License-Identifier: Apache-2.0
package org.anlan.alarms;

import java.time.Instant;
import java.util.UUID;
import org.springframework.modulith.NamedInterface;

/**
 * An alarm is closed, with its feedback.
 *
 * @param alarm the alarm
 * @param kind its kind, such as {@code intrusion}
 * @param severity its severity then
 * @param area the code of the area that answers first
 * @param at when
 */
@NamedInterface("facts")
public record AlarmClosed(UUID alarm, String kind, Severity severity, String area, Instant at) {}
