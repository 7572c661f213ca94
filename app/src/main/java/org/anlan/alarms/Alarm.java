// SPDX-License-Identifier: Apache-2.0
package org.anlan.alarms;

import java.time.Instant;
import java.util.UUID;
import org.anlan.kernel.ObjectRef;
import org.jspecify.annotations.Nullable;

/**
 * An alarm as it stands.
 *
 * @param id its identifier
 * @param number its number in the county, as people say it
 * @param kind what sort, such as {@code intrusion}
 * @param severity its severity now
 * @param subject what is in danger or disturbed
 * @param vessel the vessel it happens with, or null
 * @param area the code of the area that answers first
 * @param lon degrees east, WGS-84
 * @param lat degrees north, WGS-84
 * @param at when it happened, event time of its latest finding
 * @param rule name and version of the rule that found it
 * @param state where it stands
 * @param signals how many findings it holds
 * @param raisedAt when it was raised, or raised again
 * @param leftAt when what it is about was gone, or null
 * @param acknowledgeBy when it must be acknowledged
 * @param acknowledgedAt when it was
 * @param acknowledgedBy by which account
 * @param verifiedAt when somebody said whether it is real
 * @param verifiedBy which account
 * @param cause the code of its cause, or null as long as none is known
 * @param respondingAt when help was there
 * @param endedAt when it was over
 * @param feedbackBy when feedback is owed, or null
 * @param fedBackAt when it was given
 * @param fedBackBy by which account
 * @param outcome what became of it, in words
 * @param closedAt when it was closed
 * @param reopened how often it was raised again
 * @param holderSaid a code of what the holder said, such as {@code own-boat}
 * @param holderSaidAt when
 */
public record Alarm(
        UUID id,
        long number,
        String kind,
        Severity severity,
        Subject subject,
        @Nullable VesselSubject vessel,
        String area,
        double lon,
        double lat,
        Instant at,
        String rule,
        AlarmState state,
        int signals,
        Instant raisedAt,
        @Nullable Instant leftAt,
        @Nullable Instant acknowledgeBy,
        @Nullable Instant acknowledgedAt,
        @Nullable UUID acknowledgedBy,
        @Nullable Instant verifiedAt,
        @Nullable UUID verifiedBy,
        @Nullable String cause,
        @Nullable Instant respondingAt,
        @Nullable Instant endedAt,
        @Nullable Instant feedbackBy,
        @Nullable Instant fedBackAt,
        @Nullable UUID fedBackBy,
        @Nullable String outcome,
        @Nullable Instant closedAt,
        int reopened,
        @Nullable String holderSaid,
        @Nullable Instant holderSaidAt) {
    /** The alarm as the log refers to it. */
    public ObjectRef ref() {
        return new ObjectRef("alarm", id);
    }

    /** Whether it is not closed. */
    public boolean open() {
        return state != AlarmState.CLOSED;
    }
}
