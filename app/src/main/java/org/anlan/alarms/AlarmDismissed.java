// SPDX-License-Identifier: Apache-2.0
package org.anlan.alarms;

import java.time.Instant;
import java.util.UUID;
import org.springframework.modulith.NamedInterface;

/**
 * An alarm turned out not to be real; feedback is still owed. Who was on the way can turn round.
 *
 * @param alarm the alarm
 * @param kind its kind, such as {@code intrusion}
 * @param severity its severity then
 * @param area the code of the area that answers first
 * @param at when
 */
@NamedInterface("facts")
public record AlarmDismissed(UUID alarm, String kind, Severity severity, String area, Instant at) {}
