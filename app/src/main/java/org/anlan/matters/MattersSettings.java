// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a county may set about matters. Nothing here stops a clock or closes a matter.
 *
 * @param prefix the letters a code begins with
 * @param countyName the county's name as messages sign with it
 * @param hotline the telephone that answers for a code
 * @param address the address residents open, without a slash at the end; blank when there is none to print
 * @param silence how long an answer is awaited before the matter is closed as unconfirmed
 * @param parked how long a matter is kept whose requester nobody could reach
 * @param reopen how long a closed matter can be reopened
 * @param againDays working days for a matter that is done again
 */
@ConfigurationProperties("anlan.matters")
public record MattersSettings(
        @DefaultValue("SS") String prefix,
        @DefaultValue("嵊泗县") String countyName,
        @DefaultValue("12345") String hotline,
        @DefaultValue("") String address,
        @DefaultValue("10d") Duration silence,
        @DefaultValue("90d") Duration parked,
        @DefaultValue("30d") Duration reopen,
        @DefaultValue("2") int againDays) {

    /** Refuses settings that would make the promises empty. */
    public MattersSettings {
        if (!prefix.matches("[A-Z]{1,4}")) {
            throw new IllegalArgumentException("anlan.matters.prefix is one to four capital letters, not: " + prefix);
        }
        if (silence.compareTo(Duration.ofDays(5)) < 0) {
            throw new IllegalArgumentException("anlan.matters.silence is at least 5 days: people are at sea");
        }
        if (againDays < 1 || againDays > 15) {
            throw new IllegalArgumentException("anlan.matters.again-days is 1 to 15 working days");
        }
    }
}
