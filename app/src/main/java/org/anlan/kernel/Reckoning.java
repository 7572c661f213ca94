// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A deadline at one moment for one reader, taken apart into days: what its sentence, its table and its rule share. */
final class Reckoning {
    final Budget budget;
    final Instant start;
    final WorkCalendar calendar;
    final List<Stop> stops;
    final Count count;
    final Instant now;
    final Locale locale;
    final Words words;

    /** True when only opening hours count. */
    final boolean working;

    final Due due;
    final LocalDate today;
    final LocalDate dueDay;

    /** The first day that counts. */
    final LocalDate firstDay;

    /** How long one day is in what is counted: a working day, or 24 hours. */
    final Duration day;

    Reckoning(Deadline deadline, Count count, List<Stop> stops, Instant now, Locale locale) {
        this.count = count;
        this.stops = stops;
        this.now = now;
        this.locale = locale;
        budget = deadline.budget();
        start = deadline.start();
        calendar = deadline.calendar();
        words = Words.of(locale);
        working = budget.countsWorkingTime();
        due = count.due(now);
        today = local(now).toLocalDate();
        dueDay = local(due.at()).toLocalDate();
        var begin = local(count.begin()).toLocalDate();
        firstDay = working && !calendar.isWorkday(begin) ? calendar.nextWorkday(begin) : begin;
        day = working ? calendar.dayLength() : Duration.ofDays(1);
    }

    boolean overdue() {
        return now.isAfter(due.at());
    }

    /** The first year on the way to the due day whose holidays are unknown; 0 when all are known. */
    int unknownYear() {
        if (!due.provisional()) {
            return 0;
        }
        int year = firstDay.getYear();
        while (calendar.knows(year)) {
            year++;
        }
        return year;
    }

    /** What of a day lies within the count, stops included. */
    Duration counted(LocalDate each) {
        var from = later(midnight(each), count.begin());
        var until = earlier(midnight(each.plusDays(1)), due.at());
        return until.isAfter(from) ? count.measured(from, until) : Duration.ZERO;
    }

    /** What stops swallow of a day. */
    Duration swallowed(LocalDate each) {
        var from = later(midnight(each), count.begin());
        var until = earlier(midnight(each.plusDays(1)), due.at());
        return until.isAfter(from) ? count.swallowed(from, until, now) : Duration.ZERO;
    }

    /** When a stop ended, or the moment of asking while it has not. */
    Instant end(Stop stop) {
        var until = stop.until();
        return until == null ? now : until;
    }

    /** The holidays some days belong to, each once. */
    Set<String> holidays(Collection<LocalDate> days) {
        var names = new LinkedHashSet<String>();
        for (var each : days) {
            var name = calendar.holidayName(each, locale);
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return names;
    }

    Instant midnight(LocalDate each) {
        return WorkCalendar.instant(calendar.midnight(each));
    }

    LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, calendar.zone());
    }

    static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
