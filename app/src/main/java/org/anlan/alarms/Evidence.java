// SPDX-License-Identifier: Apache-2.0
package org.anlan.alarms;

import java.time.Instant;

/**
 * What was seen, frozen.
 *
 * @param number which of the alarm's findings, from 1
 * @param what {@code raised}, {@code folded}, {@code came_back} or {@code severity}
 * @param severity the severity it spoke for
 * @param at event time
 * @param rule name and version of the rule
 * @param evidence JSON, byte for byte as it was handed over
 * @param sha256 its hash in hexadecimal, as the log has it
 */
public record Evidence(
        int number, String what, Severity severity, Instant at, String rule, String evidence, String sha256) {}
