// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.anlan.kernel.Explanation.Line;
import org.jspecify.annotations.Nullable;

/** Works out why a deadline falls on its day: the sentence, and the table behind it. */
final class Explaining {
    /** More weekends than this are told in one line. */
    private static final int MANY_WEEKENDS = 6;

    private final Reckoning r;
    private final @Nullable LegalBasis basis;

    Explaining(Reckoning reckoning, @Nullable LegalBasis basis) {
        r = reckoning;
        this.basis = basis;
    }

    Explanation explanation() {
        var left = left();
        return new Explanation(r.words.sentence(left), r.words.brief(left), new ClockRule(r).cells(), lines());
    }

    Glance glance() {
        return new Glance(r.words.brief(left()), new ClockRule(r).cells());
    }

    private Words.Left left() {
        var remaining = r.count.remaining(r.now);
        var rounded = r.budget instanceof Budget.NaturalDays
                ? Duration.ofDays(ChronoUnit.DAYS.between(r.today, r.dueDay))
                : hoursBegun(remaining.time());
        boolean todayCounts = todayCounts(rounded);
        return new Words.Left(
                r.today,
                r.local(r.due.at()),
                r.budget,
                r.day,
                remaining.time(),
                rounded,
                todayCounts,
                makeUps(todayCounts ? r.today : r.today.plusDays(1)),
                moved(),
                r.due.stoppedNow() ? covering() : swallowing(),
                remaining.overdue(),
                r.due.stoppedNow(),
                stoppedUntil(),
                r.unknownYear());
    }

    /** True when "so many working days" is the number of working days from today to the due day, today being the first. */
    private boolean todayCounts(Duration rounded) {
        if (!r.working || !r.calendar.isWorkday(r.today) || r.today.isAfter(r.dueDay) || r.today.isBefore(r.firstDay)) {
            return false;
        }
        long days = r.today
                .datesUntil(r.dueDay.plusDays(1))
                .filter(r.calendar::isWorkday)
                .count();
        return rounded.equals(r.day.multipliedBy(days));
    }

    /** A begun hour counts as an hour, so that a morning still has its whole day. */
    private static Duration hoursBegun(Duration time) {
        return Duration.ofHours(
                Math.ceilDiv(time.toMillis(), Duration.ofHours(1).toMillis()));
    }

    /** By how much stops moved the due time; a day lane moves by whole days. */
    private Duration moved() {
        if (!(r.budget instanceof Budget.NaturalDays) || r.stops.isEmpty()) {
            return r.count.stopped(r.now);
        }
        var unmoved = new Count(r.budget, r.start, r.calendar, List.of()).due(r.now);
        return Duration.ofDays(ChronoUnit.DAYS.between(r.local(unmoved.at()).toLocalDate(), r.dueDay));
    }

    private List<LocalDate> makeUps(LocalDate from) {
        if (!r.working || from.isAfter(r.dueDay)) {
            return List.of();
        }
        return from.datesUntil(r.dueDay.plusDays(1))
                .filter(each -> !each.isBefore(r.firstDay) && r.calendar.kind(each) == DayKind.MAKE_UP)
                .toList();
    }

    private Set<String> covering() {
        var reasons = new LinkedHashSet<String>();
        r.stops.stream().filter(stop -> stop.covers(r.now)).forEach(stop -> reasons.add(stop.reason()));
        return reasons;
    }

    private Set<String> swallowing() {
        var reasons = new LinkedHashSet<String>();
        for (var stop : r.stops) {
            var from = Reckoning.later(stop.from(), r.count.begin());
            var until = Reckoning.earlier(r.end(stop), r.due.at());
            if (until.isAfter(from) && !r.count.measured(from, until).isZero()) {
                reasons.add(stop.reason());
            }
        }
        return reasons;
    }

    /** When the clock runs again as far as anybody knows; null while one of the stops is open. */
    private @Nullable LocalDateTime stoppedUntil() {
        var latest = r.now;
        for (var stop : r.stops) {
            if (stop.covers(latest)) {
                var until = stop.until();
                if (until == null) {
                    return null;
                }
                latest = until;
            }
        }
        return r.local(latest);
    }

    private List<Line> lines() {
        var lines = new ArrayList<Line>();
        var begun = r.local(r.start);
        boolean byDay = r.budget instanceof Budget.WorkingDays || r.budget instanceof Budget.NaturalDays;
        lines.add(new Line(
                r.words.begins(begun, r.budget), byDay ? r.words.from(r.firstDay) : r.words.from(begun.toLocalTime())));
        lines.add(new Line(r.words.budget(r.budget), r.words.budgetAmount(r.budget)));
        var dated = new ArrayList<Dated>();
        if (r.working) {
            rests(dated);
            worked(dated);
        }
        stops(dated);
        dated.stream().sorted(Comparator.comparing(Dated::at)).map(Dated::line).forEach(lines::add);
        if (r.budget instanceof Budget.NaturalDays) {
            rolls(lines);
        }
        if (r.due.provisional()) {
            lines.add(new Line(r.words.unknownYear(r.unknownYear()), ""));
        }
        if (basis != null) {
            lines.add(new Line(r.words.under(basis), ""));
        }
        lines.add(new Line(r.words.due(), r.words.dueAt(r.local(r.due.at()), r.today)));
        return lines;
    }

    private record Dated(LocalDateTime at, Line line) {}

    /** Runs of days of rest between the start and the due day, each with the holiday it belongs to. */
    private void rests(List<Dated> dated) {
        var runs = runsOfRest();
        var weekends = runs.stream().filter(run -> r.holidays(run).isEmpty()).toList();
        boolean many = weekends.size() > MANY_WEEKENDS;
        if (many) {
            var first = weekends.getFirst().getFirst();
            var last = weekends.getLast().getLast();
            dated.add(new Dated(first.atStartOfDay(), new Line(r.words.weekends(first, last, weekends.size()), "0")));
        }
        for (var run : runs) {
            var holidays = r.holidays(run);
            if (!many || !holidays.isEmpty()) {
                dated.add(new Dated(
                        run.getFirst().atStartOfDay(),
                        new Line(r.words.rest(run.getFirst(), run.getLast(), holidays), "0")));
            }
        }
    }

    private List<List<LocalDate>> runsOfRest() {
        var runs = new ArrayList<List<LocalDate>>();
        var run = new ArrayList<LocalDate>();
        for (var each = r.local(r.start).toLocalDate().plusDays(1); !each.isAfter(r.dueDay); each = each.plusDays(1)) {
            if (!r.calendar.isWorkday(each)) {
                run.add(each);
            } else if (!run.isEmpty()) {
                runs.add(List.copyOf(run));
                run.clear();
            }
        }
        return runs;
    }

    /** Make-up days, because people wonder why a Saturday counts. */
    private void worked(List<Dated> dated) {
        for (var each : makeUps(r.firstDay)) {
            var counted = r.counted(each).minus(r.swallowed(each));
            if (!counted.isZero()) {
                dated.add(
                        new Dated(each.atStartOfDay(), new Line(r.words.makeUp(each), r.words.amount(counted, r.day))));
            }
        }
    }

    /** Each stop with what it alone added; what several cover is told with the first of them. */
    private void stops(List<Dated> dated) {
        var covered = r.count.begin();
        for (var stop : r.stops) {
            var end = r.end(stop);
            if (!end.isAfter(r.count.begin()) || !stop.from().isBefore(r.due.at())) {
                continue;
            }
            var from = Reckoning.later(stop.from(), covered);
            var until = Reckoning.earlier(end, r.due.at());
            var added = until.isAfter(from) ? r.count.measured(from, until) : Duration.ZERO;
            var known = stop.until();
            dated.add(new Dated(
                    r.local(stop.from()),
                    new Line(
                            r.words.stop(r.local(stop.from()), known == null ? null : r.local(known), stop),
                            r.words.stopAmount(added, r.day))));
            covered = Reckoning.later(covered, end);
        }
    }

    private void rolls(List<Line> lines) {
        var last = r.count.lastCountedDay(r.now);
        if (last.isBefore(r.dueDay) && !r.calendar.isWorkday(last)) {
            lines.add(new Line(
                    r.words.rolls(last, r.dueDay), r.words.rolledDays(ChronoUnit.DAYS.between(last, r.dueDay))));
        }
    }
}
