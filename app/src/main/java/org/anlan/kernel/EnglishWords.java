// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** English, for visitors. */
final class EnglishWords implements Words {
    static final EnglishWords INSTANCE = new EnglishWords();
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEE", Locale.ENGLISH);

    private EnglishWords() {}

    @Override
    public Locale locale() {
        return Locale.ENGLISH;
    }

    @Override
    public String cite(LegalBasis basis) {
        return basis.lawEn() + (basis.article().isEmpty() ? "" : ", Art. " + basis.article());
    }

    @Override
    public String sentence(Left d) {
        if (d.overdue()) {
            var over = d.left().negated();
            return over.toMinutes() == 0
                    ? "Was due " + moment(d.due(), d.today())
                    : "Overdue by " + amount(Words.coarse(over, d.day()), d.day(), d.working()) + ", was due "
                            + moment(d.due(), d.today());
        }
        if (d.stoppedNow()) {
            var until = d.stoppedUntil();
            var text = "Stopped by " + reasons(d.stopReasons());
            return until == null
                    ? text + ", " + left(d) + " left, " + after(d.stopReasons())
                    : text + " until " + moment(until, d.today()) + ", " + left(d) + " left, due "
                            + moment(d.due(), d.today()) + provisional(d);
        }
        if (d.dueToday()) {
            return "Due today " + Words.clock(d.due().toLocalTime()) + ", " + left(d) + " left" + provisional(d);
        }
        var text = new StringBuilder(left(d)).append(" left").append(included(d));
        if (d.stopped().toMinutes() > 0) {
            text.append(", moved ")
                    .append(amount(d.stopped(), d.day(), false))
                    .append(" by ")
                    .append(reasons(d.stopReasons()));
        }
        return text.append(", due ")
                .append(moment(d.due(), d.today()))
                .append(provisional(d))
                .toString();
    }

    @Override
    public String brief(Left d) {
        if (d.overdue()) {
            return overCell(d.left().negated(), d.day());
        }
        if (d.stoppedNow()) {
            return lookUp(d.stopReasons().iterator().next() + ".brief", lookUp("other.brief", "stopped"));
        }
        return d.dueToday() ? Words.clock(d.due().toLocalTime()) : biggest(d.rounded(), d.day()) + " left";
    }

    @Override
    public String amount(Duration time, Duration day) {
        return amount(time, day, false);
    }

    private static String amount(Duration time, Duration day, boolean working) {
        long days = time.dividedBy(day);
        var rest = time.minus(day.multipliedBy(days));
        var parts = new ArrayList<String>();
        if (days > 0) {
            parts.add(plural(days, working ? "working day" : "day"));
        }
        if (rest.toHours() > 0) {
            parts.add(plural(rest.toHours(), "hour"));
        }
        if (rest.toMinutesPart() > 0) {
            parts.add(plural(rest.toMinutesPart(), "minute"));
        }
        return parts.isEmpty() ? "0" : String.join(" ", parts);
    }

    private static String biggest(Duration time, Duration day) {
        long days = time.dividedBy(day);
        if (days > 0) {
            return plural(days, "day");
        }
        return time.toHours() > 0 ? time.toHours() + " h" : time.toMinutes() + " min";
    }

    private static String left(Left d) {
        long days = d.rounded().dividedBy(d.day());
        if (days == 0 || d.dueToday()) {
            var exact = amount(d.left(), d.left().plusDays(1), false);
            return exact.equals("0") ? "less than a minute" : exact;
        }
        long hours = d.rounded().minus(d.day().multipliedBy(days)).toHours();
        return plural(days, d.working() ? "working day" : "day") + (hours > 0 ? " " + plural(hours, "hour") : "");
    }

    private static String included(Left d) {
        var parts = new ArrayList<String>();
        if (d.todayCounts()) {
            parts.add("today included");
        }
        d.makeUps().forEach(day -> parts.add(FULL.format(day) + " is a make-up working day"));
        return parts.isEmpty() ? "" : " (" + String.join("; ", parts) + ")";
    }

    private static String provisional(Left d) {
        return d.unknownYear() == 0 ? "" : " (provisional until the holidays of " + d.unknownYear() + " are published)";
    }

    private String reasons(Set<String> codes) {
        return String.join(
                " and ",
                codes.stream()
                        .map(code -> lookUp(code, "").isEmpty() ? "“" + code + "”" : "the " + reason(code))
                        .distinct()
                        .toList());
    }

    private String after(Set<String> codes) {
        return lookUp(codes.iterator().next() + ".after", lookUp("other.after", ""));
    }

    @Override
    public String budget(Budget budget) {
        return switch (budget) {
            case Budget.WorkingDays b -> "Time allowed: " + plural(b.amount(), "working day");
            case Budget.WorkingHours b -> "Time allowed: " + plural(b.amount(), "working hour");
            case Budget.NaturalHours b -> "Time allowed: " + plural(b.amount(), "hour") + ", day and night";
            case Budget.NaturalDays b -> "Time allowed: " + plural(b.amount(), "day") + ", rest days included";
        };
    }

    @Override
    public String budgetAmount(Budget budget) {
        return plural(
                budget.amount(),
                budget instanceof Budget.WorkingDays || budget instanceof Budget.NaturalDays ? "day" : "hour");
    }

    @Override
    public String begins(LocalDateTime start, Budget budget) {
        return "Began " + moment(start, start.toLocalDate())
                + switch (budget) {
                    case Budget.WorkingDays b -> ", counted from the next working day";
                    case Budget.NaturalDays b -> ", counted from the next day";
                    default -> ", counted from then";
                };
    }

    @Override
    public String from(LocalDate day) {
        return "from " + DATE.format(day);
    }

    @Override
    public String from(LocalTime time) {
        return "from " + Words.clock(time);
    }

    @Override
    public String rest(LocalDate first, LocalDate last, Set<String> holidays) {
        var name = holidays.isEmpty()
                ? first.equals(last) ? "day of rest" : "weekend"
                : String.join(" and ", holidays) + " holiday";
        return (first.equals(last) ? FULL.format(first) : range(first, last)) + ", " + name + ", not counted";
    }

    @Override
    public String weekends(LocalDate first, LocalDate last, int runs) {
        return runs + " weekends between " + DATE.format(first) + " and " + DATE.format(last) + ", not counted";
    }

    @Override
    public String stop(LocalDateTime from, @Nullable LocalDateTime until, Stop stop) {
        var name = lookUp(stop.reason(), stop.reason());
        var begins = DATE.format(from) + ", " + Words.clock(from.toLocalTime());
        String when;
        if (until == null) {
            when = "Since " + begins + ", not over yet: ";
        } else {
            var sameDay = until.toLocalDate().equals(from.toLocalDate());
            when = begins + " to " + (sameDay ? "" : DATE.format(until) + ", ") + Words.clock(until.toLocalTime())
                    + ": ";
        }
        return when + name + (stop.source().isEmpty() ? "" : ", " + stop.source());
    }

    @Override
    public String stopAmount(Duration time, Duration day) {
        return time.isZero() ? "0" : "stopped " + amount(time, day);
    }

    @Override
    public String makeUp(LocalDate day) {
        return FULL.format(day) + ", make-up working day, counted";
    }

    @Override
    public String rolls(LocalDate from, LocalDate to) {
        return FULL.format(from) + " is a day of rest, moved to the next working day, " + FULL.format(to);
    }

    @Override
    public String rolledDays(long days) {
        return "moved " + plural(days, "day");
    }

    @Override
    public String unknownYear(int year) {
        return "The holidays of " + year
                + " are not published yet: counted with weekends only, and again once they are";
    }

    @Override
    public String due() {
        return "Due";
    }

    @Override
    public String dueAt(LocalDateTime due, LocalDate today) {
        return DATE.format(due) + year(due.toLocalDate(), today) + ", " + Words.clock(due.toLocalTime());
    }

    @Override
    public String today() {
        return "Today";
    }

    @Override
    public String weekday(LocalDate day) {
        return WEEKDAY.format(day);
    }

    @Override
    public String restCell() {
        return "rest";
    }

    @Override
    public String makeUpCell() {
        return "work";
    }

    @Override
    public String dueCell() {
        return "due";
    }

    @Override
    public String notCounted() {
        return "free";
    }

    @Override
    public String overCell(Duration over, Duration day) {
        return over.toMinutes() == 0 ? "was due" : biggest(over, day) + " over";
    }

    @Override
    public String daysUsed(long days) {
        return plural(days, "day") + " used";
    }

    @Override
    public String daysLeft(long days) {
        return plural(days, "day") + " more";
    }

    @Override
    public String daysOver(long days) {
        return plural(days, "day") + " over";
    }

    @Override
    public String under(LegalBasis basis) {
        return "Set by the " + cite(basis) + "; nothing stops it";
    }

    private static String moment(LocalDateTime at, LocalDate today) {
        return FULL.format(at) + year(at.toLocalDate(), today) + ", " + Words.clock(at.toLocalTime());
    }

    private static String year(LocalDate day, LocalDate today) {
        return day.getYear() == today.getYear() ? "" : " " + day.getYear();
    }

    private static String range(LocalDate first, LocalDate last) {
        return (first.getMonth() == last.getMonth() ? first.getDayOfMonth() : DATE.format(first)) + "–"
                + DATE.format(last);
    }

    private static String plural(long n, String noun) {
        return n + " " + noun + (n == 1 ? "" : "s");
    }
}
