// SPDX-License-Identifier: Apache-2.0
package org.anlan.alarms;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The clocks of alarms, which a county may shorten. Nothing here stops one.
 *
 * @param red how long a red alarm may wait to be acknowledged
 * @param orange the same for an orange one
 * @param yellow the same for a yellow one
 * @param blue the same for a blue one
 * @param feedback how long after its end feedback may take, 24 hours at most; then the alarm is raised again
 */
@ConfigurationProperties("anlan.alarms")
public record AlarmsSettings(
        @DefaultValue("2m") Duration red,
        @DefaultValue("5m") Duration orange,
        @DefaultValue("15m") Duration yellow,
        @DefaultValue("60m") Duration blue,
        @DefaultValue("24h") Duration feedback) {
    /** Refuses clocks that would promise nothing. */
    public AlarmsSettings {
        if (feedback.compareTo(Duration.ofHours(24)) > 0 || !feedback.isPositive()) {
            throw new IllegalArgumentException("anlan.alarms.feedback is 24 hours at most, not: " + feedback);
        }
        if (!red.isPositive()
                || red.compareTo(orange) > 0
                || orange.compareTo(yellow) > 0
                || yellow.compareTo(blue) > 0) {
            throw new IllegalArgumentException(
                    "anlan.alarms: a more severe alarm is acknowledged no later than a lesser one");
        }
    }

    /**
     * How long an alarm may wait to be acknowledged.
     *
     * @param severity its severity
     */
    public Duration acknowledge(Severity severity) {
        return switch (severity) {
            case RED -> red;
            case ORANGE -> orange;
            case YELLOW -> yellow;
            case BLUE -> blue;
        };
    }
}
