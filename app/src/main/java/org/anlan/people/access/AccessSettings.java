// SPDX-License-Identifier: Apache-2.0
package org.anlan.people.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a county decides about signing in.
 *
 * @param sessionIdle how long a session lives without being used
 * @param sessionCheck how long a node may trust what it last read about a session or an account; a change made on
 *     another node is noticed after this time at the latest, a change made on this node at once
 * @param secondStep whether the second step is offered to officers or required of everybody
 * @param breakGlass how long emergency access lasts
 * @param inviteValid how long an invitation can be used
 * @param resetValid how long a link for a new password can be used
 * @param passwordMemory how much memory hashing one password takes; more makes guessing a stolen hash dearer
 */
@ConfigurationProperties("anlan.access")
public record AccessSettings(
        @DefaultValue("12h") Duration sessionIdle,
        @DefaultValue("1s") Duration sessionCheck,
        @DefaultValue("OFFERED") SecondStep secondStep,
        @DefaultValue("60m") Duration breakGlass,
        @DefaultValue("7d") Duration inviteValid,
        @DefaultValue("24h") Duration resetValid,
        @DefaultValue("16MB") DataSize passwordMemory) {

    /** How strict the county is about the second step. */
    public enum SecondStep {
        /** Everybody may set it up. */
        OFFERED,
        /** Nobody works without it: who has none is sent to set it up first. */
        REQUIRED
    }

    /** Refuses times that would lock everybody out or keep a door open for good. */
    public AccessSettings {
        positive("session-idle", sessionIdle);
        positive("break-glass", breakGlass);
        positive("invite-valid", inviteValid);
        positive("reset-valid", resetValid);
        if (sessionCheck.isNegative() || sessionCheck.compareTo(Duration.ofSeconds(10)) > 0) {
            throw new IllegalArgumentException("anlan.access.session-check must lie between 0 and 10 s");
        }
        if (breakGlass.compareTo(Duration.ofHours(4)) > 0) {
            throw new IllegalArgumentException("anlan.access.break-glass must not exceed 4 h");
        }
    }

    private static void positive(String key, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("anlan.access." + key + " must be longer than nothing");
        }
    }
}
