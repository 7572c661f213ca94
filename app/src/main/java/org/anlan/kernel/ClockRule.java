// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.anlan.kernel.Explanation.Cell;

/** Draws a deadline as days 时钟尺: what is used, what is left, what does not count, where it ends. */
final class ClockRule {
    /** More cells than this do not fit a line; what is long past and far ahead is then one cell each. */
    private static final int WIDEST = 20;

    private final Reckoning r;

    ClockRule(Reckoning reckoning) {
        r = reckoning;
    }

    List<Cell> cells() {
        if (r.count.goal().compareTo(r.day) <= 0 && countsHours()) {
            return List.of(whole());
        }
        var cells = new ArrayList<Cell>();
        if (r.today.isBefore(r.firstDay)) {
            cells.add(before());
        }
        var last = r.today.isAfter(r.dueDay) ? r.today : r.dueDay;
        for (var each = r.firstDay; !each.isAfter(last); each = each.plusDays(1)) {
            cells.add(cell(each));
        }
        var shorter = foldRest(cells);
        return shorter.size() <= WIDEST ? shorter : foldTime(shorter);
    }

    private boolean countsHours() {
        return r.budget instanceof Budget.NaturalHours || r.budget instanceof Budget.WorkingHours;
    }

    /** A budget of hours within a day is one cell, filled as far as it is used. */
    private Cell whole() {
        var left = r.count.remaining(r.now).time();
        int used = Math.clamp(percent(r.count.goal().minus(left), r.count.goal()), 0, 100);
        var marks = new TreeSet<>(Set.of("due"));
        if (r.dueDay.equals(r.today)) {
            marks.add("now");
        }
        if (r.overdue()) {
            marks.add("over");
        } else if (r.due.stoppedNow()) {
            marks.add("stop");
        } else if (used > 0) {
            marks.add("part");
        }
        var sub = r.overdue() ? r.words.overCell(left.negated(), r.day) : r.words.dueCell();
        return new Cell(r.dueDay, label(r.dueDay), sub, marks, used);
    }

    /** Today, while the count has not begun. */
    private Cell before() {
        boolean rests = r.working && !r.calendar.isWorkday(r.today);
        return new Cell(
                r.today, r.words.today(), rests ? r.words.restCell() : r.words.notCounted(), Set.of("rest", "now"), 0);
    }

    private Cell cell(LocalDate each) {
        var marks = new TreeSet<String>();
        boolean isToday = each.equals(r.today);
        int used = used(each);
        if (isToday) {
            marks.add("now");
        }
        if (each.equals(r.dueDay)) {
            marks.add("due");
        }
        if (r.working && r.calendar.kind(each) == DayKind.MAKE_UP) {
            marks.add("ban");
        }
        if (rests(each)) {
            marks.add("rest");
        } else if (each.isAfter(r.dueDay) || (r.overdue() && isToday)) {
            marks.add("over");
        } else if (isStopped(each)) {
            marks.add("stop");
        } else if (used >= 100) {
            marks.add("used");
        } else if (used > 0) {
            marks.add("part");
        }
        return new Cell(
                each,
                label(each),
                sub(each, marks),
                marks,
                marks.contains("used") || marks.contains("part") ? used : 0);
    }

    private String sub(LocalDate each, Set<String> marks) {
        if (marks.contains("over")) {
            var until = Reckoning.earlier(r.now, r.midnight(each.plusDays(1)));
            return r.words.overCell(r.count.measured(r.due.at(), until), r.day);
        }
        if (marks.contains("due")) {
            return r.words.dueCell();
        }
        if (marks.contains("stop")) {
            return reasonOn(each);
        }
        if (marks.contains("ban")) {
            return r.words.makeUpCell();
        }
        return marks.contains("rest") ? r.words.restCell() : r.words.weekday(each);
    }

    /** Days on which nothing is counted: for a day lane only those its end rolls over. */
    private boolean rests(LocalDate each) {
        return switch (r.budget) {
            case Budget.NaturalHours b -> false;
            case Budget.NaturalDays b ->
                !r.calendar.isWorkday(each) && !each.isBefore(r.count.lastCountedDay(r.now)) && each.isBefore(r.dueDay);
            default -> !r.calendar.isWorkday(each);
        };
    }

    /** True when stops swallow all that a day would count. */
    private boolean isStopped(LocalDate each) {
        var counted = r.counted(each);
        return !counted.isZero() && r.swallowed(each).compareTo(counted) >= 0;
    }

    private String reasonOn(LocalDate each) {
        for (var stop : r.stops) {
            if (stop.from().isBefore(r.midnight(each.plusDays(1)))
                    && r.end(stop).isAfter(r.midnight(each))) {
                return r.words.reason(stop.reason());
            }
        }
        return "";
    }

    /** Which part of a day is over, in per cent of what the whole day measures. */
    private int used(LocalDate each) {
        if (!each.isEqual(r.today)) {
            return each.isBefore(r.today) ? 100 : 0;
        }
        var from = r.midnight(each);
        return percent(r.count.measured(from, r.now), r.count.measured(from, r.midnight(each.plusDays(1))));
    }

    private static int percent(Duration part, Duration whole) {
        return whole.isZero() ? 0 : (int) Math.round(100.0 * part.toMillis() / whole.toMillis());
    }

    /** Three days of rest or more in a row are one thin line, with the holiday's name. */
    private List<Cell> foldRest(List<Cell> cells) {
        var out = new ArrayList<Cell>();
        int i = 0;
        while (i < cells.size()) {
            int end = i;
            while (end < cells.size() && cells.get(end).marks().equals(Set.of("rest"))) {
                end++;
            }
            if (end - i >= 3) {
                var days = cells.subList(i, end).stream().map(Cell::day).toList();
                var names = r.holidays(days);
                var name =
                        names.isEmpty() ? r.words.restCell() : names.iterator().next();
                out.add(new Cell(
                        days.getFirst(),
                        days.getFirst().getDayOfMonth() + "–" + days.getLast().getDayOfMonth(),
                        name,
                        Set.of("rest"),
                        0));
                i = end;
            } else {
                out.add(cells.get(i++));
            }
        }
        return out;
    }

    /** One cell each for what is long used, long overdue and far ahead; the days around today stay single. */
    private List<Cell> foldTime(List<Cell> cells) {
        var out = new ArrayList<Cell>();
        int i = 0;
        while (i < cells.size()) {
            var stretch = stretch(cells.get(i));
            int end = i + 1;
            while (stretch != Stretch.NEAR && end < cells.size() && stretch(cells.get(end)) == stretch) {
                end++;
            }
            out.add(end - i == 1 ? cells.get(i) : run(cells.subList(i, end), stretch));
            i = end;
        }
        return out;
    }

    private enum Stretch {
        NEAR,
        USED,
        OVER,
        AHEAD
    }

    private Stretch stretch(Cell cell) {
        var each = cell.day();
        if (each.equals(r.dueDay)) {
            return Stretch.NEAR;
        }
        if (each.isBefore(r.today.minusDays(2))) {
            return each.isBefore(r.dueDay) ? Stretch.USED : Stretch.OVER;
        }
        return each.isAfter(r.today.plusDays(2)) ? Stretch.AHEAD : Stretch.NEAR;
    }

    private Cell run(List<Cell> cells, Stretch stretch) {
        long days = cells.stream()
                .filter(c -> !c.marks().contains("rest") && !c.marks().contains("stop"))
                .count();
        var first = cells.getFirst().day();
        var last = cells.getLast().day();
        var label = date(first) + "–" + date(last);
        return switch (stretch) {
            case USED -> new Cell(first, label, r.words.daysUsed(days), Set.of("used"), 100);
            case OVER -> new Cell(first, label, r.words.daysOver(days), Set.of("over"), 0);
            default -> new Cell(first, label, r.words.daysLeft(days), Set.of(), 0);
        };
    }

    private static String date(LocalDate each) {
        return each.getMonthValue() + "/" + each.getDayOfMonth();
    }

    private String label(LocalDate each) {
        return each.equals(r.today) ? r.words.today() : String.valueOf(each.getDayOfMonth());
    }
}
