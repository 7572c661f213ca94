// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A time the county promises on its own: so many days for a simple repair. Recorded stops lengthen it by exactly the time
 * they swallow. Stops may overlap, may be told in any order and in pieces; what several cover counts once.
 *
 * @param budget how much time was promised
 * @param start when it began
 * @param calendar the calendar of the office that has to act
 * @param stops the records that stopped it, by their beginnings
 */
public record Target(Budget budget, Instant start, WorkCalendar calendar, List<Stop> stops) implements Deadline {
    /** Keeps the stops in order. */
    public Target {
        stops = stops.size() < 2
                ? List.copyOf(stops)
                : stops.stream().sorted(Comparator.comparing(Stop::from)).toList();
    }

    /** A target that nothing has stopped. */
    public static Target of(Budget budget, Instant start, WorkCalendar calendar) {
        return new Target(budget, start, calendar, List.of());
    }

    /**
     * The same target, stopped by these records too.
     *
     * @param more stops in any order
     */
    public Target suspendedBy(List<Stop> more) {
        var all = new ArrayList<>(stops);
        all.addAll(more);
        return new Target(budget, start, calendar, all);
    }

    /**
     * How much time the stops have given back up to the due time: working time for budgets of working time, else the time
     * that passes on any clock.
     *
     * @param now the moment of asking; an open stop counts up to here
     */
    public Duration stopped(Instant now) {
        return count().stopped(now);
    }

    @Override
    public Due due(Instant now) {
        return count().due(now);
    }

    @Override
    public Remaining remaining(Instant now) {
        return count().remaining(now);
    }

    @Override
    public Explanation explain(Instant now, Locale locale) {
        return new Explaining(new Reckoning(this, count(), stops, now, locale), null).explanation();
    }

    /**
     * What {@link #explain} says, as far as a list shows it, at half the work.
     *
     * @param now the moment of asking
     * @param locale the reader's language
     */
    public Glance glance(Instant now, Locale locale) {
        return new Explaining(new Reckoning(this, count(), stops, now, locale), null).glance();
    }

    private Count count() {
        return new Count(budget, start, calendar, stops);
    }
}
