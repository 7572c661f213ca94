// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The arithmetic of a deadline. Time is measured by a function of the clock that grows only while it counts: the working
 * time of an office, or simply the time itself. A deadline is the earliest moment at which the measure has grown by the
 * budget and by all that stops have swallowed, so every stop lengthens it by exactly what it covers and none can shorten it.
 */
final class Count {
    private static final long HOUR = 3_600_000_000L;

    private final WorkCalendar calendar;
    private final List<Stop> stops;
    private final boolean working;
    private final boolean dayLane;
    private final long begin;
    private final long goal;

    /** Stops must be in order of their beginnings. */
    Count(Budget budget, Instant start, WorkCalendar calendar, List<Stop> stops) {
        this.calendar = calendar;
        this.stops = stops;
        working = budget.countsWorkingTime();
        dayLane = budget instanceof Budget.NaturalDays;
        switch (budget) {
            case Budget.WorkingDays days -> {
                begin = calendar.midnight(dayOf(start).plusDays(1));
                goal = days.amount() * calendar.dayMicros();
            }
            case Budget.WorkingHours hours -> {
                begin = WorkCalendar.micros(start);
                goal = hours.amount() * HOUR;
            }
            case Budget.NaturalHours hours -> {
                begin = WorkCalendar.micros(start);
                goal = hours.amount() * HOUR;
            }
            case Budget.NaturalDays days -> {
                var day = dayOf(start);
                begin = calendar.midnight(day.plusDays(1));
                goal = calendar.closing(day.plusDays(days.amount())) - begin;
            }
        }
    }

    /** See {@link Deadline#due}. */
    Due due(Instant now) {
        long asked = WorkCalendar.micros(now);
        long full = full(asked);
        long due = rolled(full);
        boolean stopped = false;
        for (int i = 0; i < stops.size() && !stopped; i++) {
            stopped = due > asked && stops.get(i).covers(now);
        }
        return new Due(WorkCalendar.instant(due), isProvisional(full, due), stopped);
    }

    /** See {@link Deadline#remaining}. */
    Remaining remaining(Instant now) {
        long asked = WorkCalendar.micros(now);
        long due = rolled(full(asked));
        long from = dayLane ? asked : Math.max(asked, begin);
        long left = measure(due) - measure(from);
        if (due > from) {
            left -= swallowed(from, due, asked);
        }
        return new Remaining(Duration.ofNanos(left * 1000), working, asked > due);
    }

    /** What the stops have given back between the beginning of the count and its end. */
    Duration stopped(Instant now) {
        long asked = WorkCalendar.micros(now);
        return Duration.ofNanos(swallowed(begin, full(asked), asked) * 1000);
    }

    /** The moment from which time is counted. */
    Instant begin() {
        return WorkCalendar.instant(begin);
    }

    /** The whole budget in what is measured. */
    Duration goal() {
        return Duration.ofNanos(goal * 1000);
    }

    /** The measure between two moments: working time, or time. */
    Duration measured(Instant from, Instant until) {
        return Duration.ofNanos((measure(WorkCalendar.micros(until)) - measure(WorkCalendar.micros(from))) * 1000);
    }

    /** What the stops swallow of the measure between two moments. */
    Duration swallowed(Instant from, Instant until, Instant now) {
        return Duration.ofNanos(
                swallowed(WorkCalendar.micros(from), WorkCalendar.micros(until), WorkCalendar.micros(now)) * 1000);
    }

    /** The last day of a day lane before it rolls off a day of rest. */
    LocalDate lastCountedDay(Instant now) {
        return dayOf(WorkCalendar.instant(full(WorkCalendar.micros(now))));
    }

    /** When the measure is full. */
    private long full(long asked) {
        long sum = measure(begin) + goal;
        long covered = begin;
        for (int i = 0; i < stops.size(); i++) {
            var stop = stops.get(i);
            long from = Math.max(WorkCalendar.micros(stop.from()), covered);
            long until = end(stop, asked);
            if (until > from) {
                long reached = measure(from);
                if (reached >= sum) {
                    break;
                }
                sum += measure(until) - reached;
                covered = until;
            }
        }
        return working ? calendar.reached(sum) : sum;
    }

    /** A day lane ends when the office closes on a working day; what a stop takes from a day is given back as a day. */
    private long rolled(long full) {
        return dayLane ? calendar.nextClosing(full) : full;
    }

    private long swallowed(long from, long until, long asked) {
        long sum = 0;
        long covered = from;
        for (int i = 0; i < stops.size(); i++) {
            var stop = stops.get(i);
            long stopFrom = Math.max(WorkCalendar.micros(stop.from()), covered);
            long stopUntil = Math.min(end(stop, asked), until);
            if (stopUntil > stopFrom) {
                sum += measure(stopUntil) - measure(stopFrom);
                covered = stopUntil;
            }
        }
        return sum;
    }

    /** An open stop is counted as if it ended at the moment of asking. */
    private static long end(Stop stop, long asked) {
        var until = stop.until();
        return until == null ? asked : WorkCalendar.micros(until);
    }

    private boolean isProvisional(long full, long due) {
        if (!working && !dayLane) {
            return false;
        }
        int last = dayOf(WorkCalendar.instant(due)).getYear();
        for (int year = dayOf(WorkCalendar.instant(working ? begin : full)).getYear(); year <= last; year++) {
            if (!calendar.knows(year)) {
                return true;
            }
        }
        return false;
    }

    private LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, calendar.zone());
    }

    private long measure(long micros) {
        return working ? calendar.worked(micros) : micros;
    }
}
