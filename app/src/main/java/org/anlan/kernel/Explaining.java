// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.anlan.kernel.Explanation.Cell;
import org.anlan.kernel.Explanation.Line;
import org.jspecify.annotations.Nullable;

/** Works out why a deadline falls on its day, as the clock rule and the table beside it show it. */
final class Explaining {
    /** More cells than this no longer fit a line; past and future are then drawn as one cell each. */
    private static final int WIDEST = 20;

    private final Deadline deadline;
    private final Count count;
    private final @Nullable LegalBasis basis;
    private final Instant now;
    private final Locale locale;
    private final Words words;
    private final WorkCalendar calendar;
    private final boolean working;
    private final List<Stop> stops;
    private final Due due;
    private final LocalDate today;
    private final LocalDate dueDay;
    private final LocalDate firstDay;
    private final Duration day;

    Explaining(Deadline deadline, Count count, @Nullable LegalBasis basis, Instant now, Locale locale) {
        this.deadline = deadline;
        this.count = count;
        this.basis = basis;
        this.now = now;
        this.locale = locale;
        words = Words.of(locale);
        calendar = deadline.calendar();
        working = deadline.budget().countsWorkingTime();
        stops = deadline instanceof Target target ? target.stops() : List.of();
        due = count.due(now);
        today = local(now).toLocalDate();
        dueDay = local(due.at()).toLocalDate();
        var begin = local(count.begin()).toLocalDate();
        firstDay = working && !calendar.isWorkday(begin) ? calendar.nextWorkday(begin) : begin;
        day = working ? calendar.dayLength() : Duration.ofDays(1);
    }

    Explanation explanation() {
        var left = left();
        return new Explanation(words.sentence(left), words.brief(left), folded(cells()), lines());
    }

    private Words.Left left() {
        var remaining = count.remaining(now);
        var time = remaining.time();
        var rounded = deadline.budget() instanceof Budget.NaturalDays
                ? Duration.ofDays(ChronoUnit.DAYS.between(today, dueDay))
                : hoursBegun(time);
        long hoursPastDays = rounded.isNegative() ? 0 : rounded.toHours() % day.toHours();
        boolean running = !today.isBefore(firstDay) && working && calendar.isWorkday(today);
        boolean todayCounts = running && hoursPastDays == 0 && openLeft().compareTo(Duration.ZERO) > 0;
        var makeUps = new ArrayList<LocalDate>();
        for (var each = running ? today : later(today.plusDays(1), firstDay);
                working && !each.isAfter(dueDay);
                each = each.plusDays(1)) {
            if (calendar.kind(each) == DayKind.MAKE_UP && (!each.equals(today) || todayCounts)) {
                makeUps.add(each);
            }
        }
        return new Words.Left(
                today,
                local(due.at()),
                deadline.budget(),
                day,
                time,
                rounded,
                todayCounts,
                makeUps,
                count.stopped(now),
                due.stoppedNow() ? covering() : swallowing(),
                remaining.overdue(),
                due.stoppedNow(),
                stoppedUntil(),
                unknownYear());
    }

    /** A begun hour counts as an hour, so that a morning still has its whole day. */
    private static Duration hoursBegun(Duration time) {
        return Duration.ofHours(Math.ceilDiv(time.toMillis(), 3_600_000L));
    }

    private Duration openLeft() {
        return calendar.workingTime(now, WorkCalendar.instant(calendar.midnight(today.plusDays(1))));
    }

    private Set<String> covering() {
        var reasons = new LinkedHashSet<String>();
        stops.stream().filter(stop -> stop.covers(now)).forEach(stop -> reasons.add(stop.reason()));
        return reasons;
    }

    private Set<String> swallowing() {
        var reasons = new LinkedHashSet<String>();
        for (var stop : stops) {
            if (!swallowed(stop).isZero()) {
                reasons.add(stop.reason());
            }
        }
        return reasons;
    }

    /** When the clock runs again as far as anybody knows; null while one of the stops is open. */
    private @Nullable LocalDateTime stoppedUntil() {
        Instant latest = now;
        for (var stop : stops) {
            if (!stop.covers(latest)) {
                continue;
            }
            var until = stop.until();
            if (until == null) {
                return null;
            }
            latest = until;
        }
        return latest.equals(now) ? null : local(latest);
    }

    private int unknownYear() {
        if (!due.provisional()) {
            return 0;
        }
        int year = firstDay.getYear();
        while (calendar.knows(year)) {
            year++;
        }
        return year;
    }

    // ---- the table

    private List<Line> lines() {
        var lines = new ArrayList<Line>();
        var start = local(deadline.start());
        var budget = deadline.budget();
        boolean byDay = budget instanceof Budget.WorkingDays || budget instanceof Budget.NaturalDays;
        lines.add(
                new Line(words.begins(start, budget), byDay ? words.from(firstDay) : words.from(start.toLocalTime())));
        lines.add(new Line(words.budget(budget), words.budgetAmount(budget)));
        var dated = new ArrayList<Dated>();
        if (working) {
            rests(dated);
            makeUps(dated);
        }
        stops(dated);
        dated.stream()
                .sorted(java.util.Comparator.comparing(Dated::at))
                .map(Dated::line)
                .forEach(lines::add);
        if (budget instanceof Budget.NaturalDays) {
            var counted = count.lastCountedDay(now);
            if (counted.isBefore(dueDay) && !calendar.isWorkday(counted)) {
                lines.add(new Line(
                        words.rolls(counted, dueDay), words.rolledDays(ChronoUnit.DAYS.between(counted, dueDay))));
            }
        }
        if (due.provisional()) {
            lines.add(new Line(words.unknownYear(unknownYear()), ""));
        }
        if (basis != null) {
            lines.add(new Line(basis.cite(locale), ""));
        }
        lines.add(new Line(words.due(), words.dueAt(local(due.at()), today)));
        return lines;
    }

    private record Dated(LocalDateTime at, Line line) {}

    /** Runs of days of rest between the start and the due day, each with the holiday it belongs to. */
    private void rests(List<Dated> dated) {
        var runs = new ArrayList<List<LocalDate>>();
        var run = new ArrayList<LocalDate>();
        for (var each = local(deadline.start()).toLocalDate().plusDays(1);
                !each.isAfter(dueDay);
                each = each.plusDays(1)) {
            if (!calendar.isWorkday(each)) {
                run.add(each);
            } else if (!run.isEmpty()) {
                runs.add(List.copyOf(run));
                run.clear();
            }
        }
        var weekends = runs.stream().filter(r -> holidays(r).isEmpty()).toList();
        boolean many = weekends.size() > 6;
        if (many) {
            var first = weekends.getFirst().getFirst();
            dated.add(new Dated(
                    first.atStartOfDay(),
                    new Line(words.weekends(first, weekends.getLast().getLast(), weekends.size()), "0")));
        }
        for (var each : runs) {
            var holidays = holidays(each);
            if (!many || !holidays.isEmpty()) {
                dated.add(new Dated(
                        each.getFirst().atStartOfDay(),
                        new Line(words.rest(each.getFirst(), each.getLast(), holidays), "0")));
            }
        }
    }

    private Set<String> holidays(List<LocalDate> days) {
        var names = new LinkedHashSet<String>();
        days.stream()
                .map(d -> calendar.holidayName(d, locale))
                .filter(n -> !n.isEmpty())
                .forEach(names::add);
        return names;
    }

    private void makeUps(List<Dated> dated) {
        for (var each = firstDay; !each.isAfter(dueDay); each = each.plusDays(1)) {
            if (calendar.kind(each) == DayKind.MAKE_UP) {
                var counted = counted(each).minus(swallowed(each));
                if (!counted.isZero()) {
                    dated.add(new Dated(each.atStartOfDay(), new Line(words.makeUp(each), words.amount(counted, day))));
                }
            }
        }
    }

    /** Each stop with what it alone added; what several cover is told with the first of them. */
    private void stops(List<Dated> dated) {
        Instant covered = count.begin();
        for (var stop : stops) {
            var until = stop.until();
            var end = until == null ? now : until;
            if (!end.isAfter(count.begin()) || !stop.from().isBefore(due.at())) {
                continue;
            }
            var from = later(stop.from(), covered);
            var to = end.isBefore(due.at()) ? end : due.at();
            var added = to.isAfter(from) ? count.measured(from, to) : Duration.ZERO;
            dated.add(new Dated(
                    local(stop.from()),
                    new Line(
                            words.stop(local(stop.from()), until == null ? null : local(until), stop),
                            words.stopAmount(added, day))));
            covered = later(end, covered);
        }
    }

    // ---- the clock rule

    private List<Cell> cells() {
        if (singleCell()) {
            return List.of(whole());
        }
        var cells = new ArrayList<Cell>();
        var overdue = now.isAfter(due.at());
        if (today.isBefore(firstDay)) {
            cells.add(before());
        }
        var last = overdue ? later(today, dueDay) : dueDay;
        for (var each = firstDay; !each.isAfter(last); each = each.plusDays(1)) {
            cells.add(cell(each, overdue));
        }
        return cells;
    }

    private boolean singleCell() {
        return switch (deadline.budget()) {
            case Budget.NaturalHours hours -> hours.amount() <= 24;
            case Budget.WorkingHours hours -> hours.amount() <= calendar.hoursPerDay();
            default -> false;
        };
    }

    /** A budget of hours within a day is one cell, filled as far as it is used. */
    private Cell whole() {
        var overdue = now.isAfter(due.at());
        var marks = new TreeSet<String>();
        int percent = 100 - percent(count.remaining(now).time(), count.goal());
        marks.add("due");
        if (dueDay.equals(today)) {
            marks.add("now");
        }
        if (overdue) {
            marks.add("over");
        } else if (due.stoppedNow()) {
            marks.add("stop");
        } else if (percent > 0) {
            marks.add("part");
        }
        var sub = overdue ? words.overCell(count.remaining(now).time().negated(), day) : words.dueCell();
        return new Cell(dueDay, label(dueDay), sub, marks, Math.clamp(percent, 0, 100));
    }

    /** Today, while the count has not begun. */
    private Cell before() {
        boolean rest = working && !calendar.isWorkday(today);
        return new Cell(today, words.today(), rest ? words.restCell() : words.notCounted(), Set.of("rest", "now"), 0);
    }

    private Cell cell(LocalDate each, boolean overdue) {
        var marks = new TreeSet<String>();
        boolean isToday = each.equals(today);
        boolean rest = isRest(each);
        var length = counted(each);
        boolean stopped = !length.isZero() && swallowed(each).compareTo(length) >= 0;
        int percent = 0;
        if (isToday) {
            marks.add("now");
        }
        if (each.equals(dueDay)) {
            marks.add("due");
        }
        if (each.isAfter(dueDay)) {
            marks.add(rest ? "rest" : "over");
        } else if (overdue && each.equals(dueDay) && isToday) {
            marks.add("over");
        } else if (rest) {
            marks.add("rest");
        } else if (stopped) {
            marks.add("stop");
        } else if (each.isBefore(today) || overdue) {
            marks.add("used");
            percent = 100;
        } else if (isToday) {
            percent = usedOf(each);
            if (percent >= 100) {
                marks.add("used");
            } else if (percent > 0) {
                marks.add("part");
            }
        }
        boolean makeUp = working && calendar.kind(each) == DayKind.MAKE_UP;
        if (makeUp) {
            marks.add("ban");
        }
        return new Cell(each, label(each), sub(each, marks, makeUp), marks, percent);
    }

    private String sub(LocalDate each, Set<String> marks, boolean makeUp) {
        if (marks.contains("over")) {
            var until = each.equals(today) ? now : WorkCalendar.instant(calendar.midnight(each.plusDays(1)));
            return words.overCell(count.measured(due.at(), until), day);
        }
        if (marks.contains("due")) {
            return words.dueCell();
        }
        if (marks.contains("stop")) {
            return stopOn(each);
        }
        if (makeUp) {
            return words.makeUpCell();
        }
        return marks.contains("rest") ? words.restCell() : words.weekday(each);
    }

    private String stopOn(LocalDate each) {
        for (var stop : stops) {
            var until = stop.until();
            if (!local(stop.from()).toLocalDate().isAfter(each)
                    && (until == null || !local(until).toLocalDate().isBefore(each))) {
                return words.reason(stop.reason());
            }
        }
        return "";
    }

    /** Days on which nothing is counted: for a day lane only those its end rolls over. */
    private boolean isRest(LocalDate each) {
        return switch (deadline.budget()) {
            case Budget.WorkingDays d -> !calendar.isWorkday(each);
            case Budget.WorkingHours h -> !calendar.isWorkday(each);
            case Budget.NaturalHours h -> false;
            case Budget.NaturalDays d ->
                !calendar.isWorkday(each) && !each.isBefore(count.lastCountedDay(now)) && !each.isAfter(dueDay);
        };
    }

    /** Which part of a day is over, in per cent of its opening time, or of the day itself. */
    private int usedOf(LocalDate each) {
        var from = WorkCalendar.instant(calendar.midnight(each));
        return percent(count.measured(from, now), count.measured(from, from(each.plusDays(1))));
    }

    private static int percent(Duration part, Duration whole) {
        return whole.isZero() ? 0 : (int) Math.round(100.0 * part.toMillis() / whole.toMillis());
    }

    private List<Cell> folded(List<Cell> cells) {
        var shorter = foldRuns(cells);
        return shorter.size() <= WIDEST ? shorter : foldTime(shorter);
    }

    /** Three days of rest or more in a row are one thin line. */
    private List<Cell> foldRuns(List<Cell> cells) {
        var out = new ArrayList<Cell>();
        int i = 0;
        while (i < cells.size()) {
            int j = i;
            while (j < cells.size() && cells.get(j).marks().equals(Set.of("rest"))) {
                j++;
            }
            if (j - i >= 3) {
                var first = cells.get(i).day();
                var last = cells.get(j - 1).day();
                var names = holidays(first.datesUntil(last.plusDays(1)).toList());
                out.add(new Cell(
                        first,
                        first.getDayOfMonth() + "–" + last.getDayOfMonth(),
                        names.isEmpty() ? words.restCell() : names.iterator().next(),
                        Set.of("rest"),
                        0));
                i = j;
            } else {
                out.add(cells.get(i));
                i++;
            }
        }
        return out;
    }

    /** What is long past and what is far ahead, drawn as one cell each. */
    private List<Cell> foldTime(List<Cell> cells) {
        var past = new ArrayList<Cell>();
        var ahead = new ArrayList<Cell>();
        var out = new ArrayList<Cell>();
        for (var cell : cells) {
            if (cell.day().isBefore(today.minusDays(2)) && !cell.marks().contains("due")) {
                past.add(cell);
            } else if (cell.day().isAfter(today.plusDays(2)) && cell.day().isBefore(dueDay)) {
                ahead.add(cell);
            }
        }
        boolean pastDone = false;
        boolean aheadDone = false;
        for (var cell : cells) {
            if (past.contains(cell)) {
                if (!pastDone) {
                    out.add(span(
                            past,
                            words.daysUsed(workedDays(past)),
                            Set.of(past.getFirst().day().isAfter(dueDay) ? "over" : "used")));
                    pastDone = true;
                }
            } else if (ahead.contains(cell)) {
                if (!aheadDone) {
                    out.add(span(ahead, words.daysLeft(workedDays(ahead)), Set.of()));
                    aheadDone = true;
                }
            } else {
                out.add(cell);
            }
        }
        return out;
    }

    private Cell span(List<Cell> cells, String sub, Set<String> marks) {
        var first = cells.getFirst().day();
        var last = cells.getLast().day();
        var label = first.getMonthValue() + "/" + first.getDayOfMonth() + "–" + last.getMonthValue() + "/"
                + last.getDayOfMonth();
        return new Cell(first, label, sub, marks, marks.isEmpty() ? 0 : 100);
    }

    private static long workedDays(List<Cell> cells) {
        return cells.stream()
                .filter(c -> !c.marks().contains("rest") && !c.marks().contains("stop"))
                .count();
    }

    private String label(LocalDate each) {
        return each.equals(today) ? words.today() : String.valueOf(each.getDayOfMonth());
    }

    /** What of a day lies within the count. */
    private Duration counted(LocalDate each) {
        var from = later(from(each), count.begin());
        var until = from(each.plusDays(1));
        until = until.isBefore(due.at()) ? until : due.at();
        return until.isAfter(from) ? count.measured(from, until) : Duration.ZERO;
    }

    private Duration swallowed(LocalDate each) {
        var from = later(from(each), count.begin());
        var until = from(each.plusDays(1));
        until = until.isBefore(due.at()) ? until : due.at();
        return until.isAfter(from) ? count.swallowed(from, until, now) : Duration.ZERO;
    }

    private Duration swallowed(Stop stop) {
        var from = later(stop.from(), count.begin());
        var known = stop.until();
        var end = known == null ? now : known;
        var until = end.isBefore(due.at()) ? end : due.at();
        return until.isAfter(from) ? count.measured(from, until) : Duration.ZERO;
    }

    private Instant from(LocalDate each) {
        return WorkCalendar.instant(calendar.midnight(each));
    }

    private LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, calendar.zone());
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
