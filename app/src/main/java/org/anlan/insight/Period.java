// SPDX-License-Identifier: Apache-2.0
package org.anlan.insight;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A span of days that a figure is counted for. Weeks begin on Monday (ISO 8601), so they do not fit into months; all other
 * kinds do.
 *
 * @param kind what sort of span
 * @param from its first day
 */
public record Period(Kind kind, LocalDate from) implements Comparable<Period> {
    private static final int ROLLING_MONTHS = 36;

    /** The sorts of spans. */
    public enum Kind {
        /** One day. */
        DAY,
        /** Monday to Sunday. */
        WEEK,
        /** A calendar month. */
        MONTH,
        /** Three calendar months. */
        QUARTER,
        /** A calendar year. */
        YEAR,
        /** Thirty-six months up to the end of one. */
        ROLLING;

        /** The word in addresses. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The span of a kind in which a day lies; for {@link Kind#ROLLING} the one that ends with the day's month. */
    static Period of(Kind kind, LocalDate day) {
        return new Period(
                kind,
                switch (kind) {
                    case DAY -> day;
                    case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                    case MONTH -> day.withDayOfMonth(1);
                    case QUARTER ->
                        day.withMonth(day.get(IsoFields.QUARTER_OF_YEAR) * 3 - 2)
                                .withDayOfMonth(1);
                    case YEAR -> day.withDayOfYear(1);
                    case ROLLING -> day.withDayOfMonth(1).minusMonths(ROLLING_MONTHS - 1);
                });
    }

    /** The rolling spans that contain a day and end no later than a month. */
    static List<Period> rolling(LocalDate day, YearMonth last) {
        var spans = new ArrayList<Period>();
        YearMonth end = YearMonth.from(day);
        for (int i = 0; i < ROLLING_MONTHS && !end.isAfter(last); i++, end = end.plusMonths(1)) {
            spans.add(of(Kind.ROLLING, end.atDay(1)));
        }
        return spans;
    }

    /**
     * Reads {@code 2026-11-23}, {@code 2026-W48}, {@code 2026-11}, {@code 2026-Q4}, {@code 2026} or {@code 36m-2026-11}.
     *
     * @param text as {@link #toString} writes it
     */
    public static Optional<Period> parse(String text) {
        try {
            if (text.matches("\\d{4}")) {
                return Optional.of(of(Kind.YEAR, LocalDate.of(Integer.parseInt(text), 1, 1)));
            }
            if (text.matches("\\d{4}-Q[1-4]")) {
                return Optional.of(of(
                        Kind.QUARTER,
                        LocalDate.of(Integer.parseInt(text.substring(0, 4)), (text.charAt(6) - '0') * 3 - 2, 1)));
            }
            if (text.matches("\\d{4}-W\\d{2}")) {
                var fourth = LocalDate.of(Integer.parseInt(text.substring(0, 4)), 1, 4); // always in week 1
                var week = of(Kind.WEEK, fourth.plusWeeks(Integer.parseInt(text.substring(6)) - 1L));
                return week.toString().equals(text) ? Optional.of(week) : Optional.empty();
            }
            if (text.matches("36m-\\d{4}-\\d{2}")) {
                return Optional.of(
                        of(Kind.ROLLING, YearMonth.parse(text.substring(4)).atDay(1)));
            }
            if (text.matches("\\d{4}-\\d{2}")) {
                return Optional.of(of(Kind.MONTH, YearMonth.parse(text).atDay(1)));
            }
            return text.matches("\\d{4}-\\d{2}-\\d{2}")
                    ? Optional.of(of(Kind.DAY, LocalDate.parse(text)))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The first day after it. */
    public LocalDate until() {
        return switch (kind) {
            case DAY -> from.plusDays(1);
            case WEEK -> from.plusWeeks(1);
            case MONTH -> from.plusMonths(1);
            case QUARTER -> from.plusMonths(3);
            case YEAR -> from.plusYears(1);
            case ROLLING -> from.plusMonths(ROLLING_MONTHS);
        };
    }

    /** Whether a day lies in it. */
    boolean contains(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(until());
    }

    /** The span so many steps later, or earlier when negative; a rolling span steps by a month. */
    Period plus(long steps) {
        return switch (kind) {
            case DAY -> new Period(kind, from.plusDays(steps));
            case WEEK -> new Period(kind, from.plusWeeks(steps));
            case MONTH, ROLLING -> new Period(kind, from.plusMonths(steps));
            case QUARTER -> new Period(kind, from.plusMonths(3 * steps));
            case YEAR -> new Period(kind, from.plusYears(steps));
        };
    }

    /**
     * Whether figures of this span are broken down. Days and weeks are not, and rolling spans only where they end with a
     * quarter: see the decision on withheld cells.
     */
    public boolean brokenDown() {
        return switch (kind) {
            case DAY, WEEK -> false;
            case MONTH, QUARTER, YEAR -> true;
            case ROLLING -> until().minusMonths(1).getMonthValue() % 3 == 0;
        };
    }

    @Override
    public int compareTo(Period other) {
        int byKind = other.kind.compareTo(kind); // the longest first
        return byKind != 0 ? byKind : from.compareTo(other.from);
    }

    @Override
    public String toString() {
        return switch (kind) {
            case DAY -> from.toString();
            case WEEK ->
                String.format(
                        Locale.ROOT,
                        "%d-W%02d",
                        from.get(WeekFields.ISO.weekBasedYear()),
                        from.get(WeekFields.ISO.weekOfWeekBasedYear()));
            case MONTH -> YearMonth.from(from).toString();
            case QUARTER -> from.getYear() + "-Q" + from.get(IsoFields.QUARTER_OF_YEAR);
            case YEAR -> String.valueOf(from.getYear());
            case ROLLING -> "36m-" + YearMonth.from(until().minusMonths(1));
        };
    }
}
