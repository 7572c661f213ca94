// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.time.Instant;
import java.util.Locale;

/**
 * A point in time by which something has to be done, derived from a budget, a start and a calendar. There are two kinds,
 * and the difference is one the compiler knows: a {@link StatutoryPeriod} runs whatever the weather, a {@link Target} that
 * the county set itself can be stopped by a record. Amounts are exact to the microsecond.
 */
public sealed interface Deadline permits StatutoryPeriod, Target {
    /** How much time was given. */
    Budget budget();

    /** When it began. */
    Instant start();

    /** The calendar it is counted on. */
    WorkCalendar calendar();

    /**
     * When it is due.
     *
     * @param now the moment of asking; matters only while a stop is open
     */
    Due due(Instant now);

    /**
     * What is left.
     *
     * @param now the moment of asking
     */
    Remaining remaining(Instant now);

    /**
     * Why it falls on that day, in words and as a row of days.
     *
     * @param now the moment of asking
     * @param locale English readers get English, everybody else Chinese
     */
    Explanation explain(Instant now, Locale locale);
}
