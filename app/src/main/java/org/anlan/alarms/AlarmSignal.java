// SPDX-License-Identifier: Apache-2.0
package org.anlan.alarms;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A detector's finding that somebody should look at.
 *
 * @param id the same for the same finding, such as the hash of fence, vessel and moment of entry: told again it is the
 *     same alarm
 * @param kind what sort, lower case with hyphens, such as {@code intrusion}
 * @param severity how severe, by the rule
 * @param subject what is in danger or disturbed
 * @param vessel the vessel it happens with, or null
 * @param area the code of the area that answers first
 * @param lon degrees east, WGS-84
 * @param lat degrees north, WGS-84
 * @param at when it happened, event time
 * @param rule name and version of the rule that found it
 * @param evidence what was seen, as JSON; frozen, and its SHA-256 goes into the log
 */
public record AlarmSignal(
        UUID id,
        String kind,
        Severity severity,
        Subject subject,
        @Nullable VesselSubject vessel,
        String area,
        double lon,
        double lat,
        Instant at,
        String rule,
        String evidence) {
    /** Refuses what no alarm could be made of. */
    public AlarmSignal {
        if (!kind.matches("[a-z][a-z-]{1,39}")) {
            throw new IllegalArgumentException("a kind of alarm is lower case with hyphens, not: " + kind);
        }
        if (!(Math.abs(lon) <= 180) || !(Math.abs(lat) <= 90)) {
            throw new IllegalArgumentException("no place on earth: " + lon + " " + lat);
        }
    }
}
