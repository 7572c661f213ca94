// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One office's working time: which days it works and when it is open. An immutable value; a calendar obtained later may
 * know more years. Weekends, public holidays and make-up days come from the years that are loaded, outside them only
 * Saturday and Sunday rest.
 */
public final class WorkCalendar {
    private static final long MICROS_PER_SECOND = 1_000_000L;
    private static final long MICROS_PER_DAY = 86_400L * MICROS_PER_SECOND;

    /** Some 8,000 years in seconds: moments further away are taken for this far, so that nothing overflows. */
    private static final long FAR = 253_402_300_799L;

    private final String id;
    private final ZoneId zone;
    private final List<Span> spans;
    private final Map<LocalDate, YearOfHolidays.Special> specials;
    private final Set<Integer> years;
    private final Set<LocalDate> extraOpen;
    private final Set<LocalDate> extraClosed;

    /** Opening and closing of each span in microseconds of the day, so that counting allocates nothing. */
    private final long[] opens;

    private final long[] closes;
    private final long dayLength;

    /** The epoch day of {@code before[0]}. */
    private final long first;

    /** How many working days lie in [first, first + i); this is what makes a count of years cost one look-up. */
    private final int[] before;

    WorkCalendar(
            String id,
            ZoneId zone,
            List<Span> spans,
            Map<LocalDate, YearOfHolidays.Special> specials,
            Set<Integer> years,
            Set<LocalDate> extraOpen,
            Set<LocalDate> extraClosed) {
        this.id = id;
        this.zone = zone;
        this.spans = spans.stream().sorted(Comparator.comparing(Span::from)).toList();
        this.specials = Map.copyOf(specials);
        this.years = Set.copyOf(years);
        this.extraOpen = Set.copyOf(extraOpen);
        this.extraClosed = Set.copyOf(extraClosed);
        opens = this.spans.stream()
                .mapToLong(s -> s.from().toNanoOfDay() / 1000)
                .toArray();
        closes = this.spans.stream().mapToLong(Span::closingMicro).toArray();
        dayLength = lengthOfDay(id, opens, closes);
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        for (int year : this.years) {
            low = Math.min(low, LocalDate.of(year, 1, 1).toEpochDay());
            high = Math.max(high, LocalDate.of(year + 1, 1, 1).toEpochDay());
        }
        for (var days : List.of(this.specials.keySet(), this.extraOpen, this.extraClosed)) {
            for (var day : days) {
                low = Math.min(low, day.toEpochDay());
                high = Math.max(high, day.toEpochDay() + 1);
            }
        }
        first = low == Long.MAX_VALUE ? 0 : low;
        before = new int[low == Long.MAX_VALUE ? 1 : Math.toIntExact(high - low) + 1];
        for (int i = 1; i < before.length; i++) {
            before[i] =
                    before[i - 1] + (kind(LocalDate.ofEpochDay(first + i - 1)).isWorked() ? 1 : 0);
        }
    }

    /** The name under which {@link WorkCalendars} knows it; {@code county} for the county's own. */
    public String id() {
        return id;
    }

    /** The zone in which its days begin. */
    public ZoneId zone() {
        return zone;
    }

    /** How long one working day is: the spans of opening added up, 8 hours for the county's offices. */
    public Duration dayLength() {
        return Duration.ofNanos(dayLength * 1000);
    }

    /** The length of a working day in whole hours. */
    public int hoursPerDay() {
        return (int) dayLength().toHours();
    }

    /** True when the office works on this day. */
    public boolean isWorkday(LocalDate day) {
        return isWorkday(day.toEpochDay());
    }

    /** What sort of day it is. */
    public DayKind kind(LocalDate day) {
        if (extraClosed.contains(day)) {
            return DayKind.CLOSED;
        }
        if (extraOpen.contains(day)) {
            return DayKind.WORKDAY;
        }
        var special = specials.get(day);
        if (special != null) {
            return special.worked() ? DayKind.MAKE_UP : DayKind.HOLIDAY;
        }
        return isWeekday(day.toEpochDay()) ? DayKind.WORKDAY : DayKind.WEEKEND;
    }

    /**
     * The public holiday a day belongs to, as a day off or as the day worked in return.
     *
     * @param locale English readers get English, everybody else Chinese
     * @return 国庆节 or National Day; empty when the day belongs to none
     */
    public String holidayName(LocalDate day, Locale locale) {
        var special = specials.get(day);
        return special == null ? "" : special.name(locale);
    }

    /** True when the year's holidays are not loaded, so that only weekends are known. */
    public boolean isProvisional(LocalDate day) {
        return !knows(day.getYear());
    }

    /** True when the year's holidays are loaded. */
    public boolean knows(int year) {
        return years.contains(year);
    }

    /** The spans in which the office is open on this day, in order; none on a day of rest. */
    public List<Span> openHours(LocalDate day) {
        return isWorkday(day) ? spans : List.of();
    }

    /** The first working day after this one. */
    public LocalDate nextWorkday(LocalDate day) {
        return LocalDate.ofEpochDay(workday(workdaysBefore(day.toEpochDay() + 1)));
    }

    /**
     * The opening time between two moments, exactly.
     *
     * @return negative when {@code until} is before {@code from}
     */
    public Duration workingTime(Instant from, Instant until) {
        return Duration.ofNanos((worked(micros(until)) - worked(micros(from))) * 1000);
    }

    /** The hour at which the office would close on a day, whether it opens then or not. */
    long closing(LocalDate day) {
        return micros(day.toEpochDay() * MICROS_PER_DAY + closes[closes.length - 1]);
    }

    /** The closing time of the first working day that closes at this moment or later. */
    long nextClosing(long micros) {
        long local = local(micros);
        long day = Math.floorDiv(local, MICROS_PER_DAY);
        boolean stillToday = Math.floorMod(local, MICROS_PER_DAY) <= closes[closes.length - 1];
        long closingDay = workday(workdaysBefore(stillToday ? day : day + 1));
        return micros(closingDay * MICROS_PER_DAY + closes[closes.length - 1]);
    }

    /** The moment at which a day begins. */
    long midnight(LocalDate day) {
        return micros(day.toEpochDay() * MICROS_PER_DAY);
    }

    /** The length of a working day in microseconds. */
    long dayMicros() {
        return dayLength;
    }

    /** Working time from a fixed origin up to a moment: it grows while the office is open and stands still otherwise. */
    long worked(long micros) {
        long local = local(micros);
        long day = Math.floorDiv(local, MICROS_PER_DAY);
        long sum = workdaysBefore(day) * dayLength;
        if (isWorkday(day)) {
            long time = Math.floorMod(local, MICROS_PER_DAY);
            for (int i = 0; i < opens.length && time > opens[i]; i++) {
                sum += Math.min(time, closes[i]) - opens[i];
            }
        }
        return sum;
    }

    /** The earliest moment at which {@link #worked} has reached a sum. */
    long reached(long worked) {
        long index = Math.ceilDiv(worked, dayLength) - 1;
        long rest = worked - index * dayLength;
        int i = 0;
        while (rest > closes[i] - opens[i]) {
            rest -= closes[i] - opens[i];
            i++;
        }
        return micros(workday(index) * MICROS_PER_DAY + opens[i] + rest);
    }

    /** Microseconds since the epoch: the precision of the database, so that a stored due time equals a derived one. */
    static long micros(Instant at) {
        return Math.clamp(at.getEpochSecond(), -FAR, FAR) * MICROS_PER_SECOND + at.getNano() / 1000;
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND), Math.floorMod(micros, MICROS_PER_SECOND) * 1000);
    }

    private long local(long micros) {
        return micros + zone.getRules().getOffset(instant(micros)).getTotalSeconds() * MICROS_PER_SECOND;
    }

    private long micros(long local) {
        var at = LocalDateTime.ofEpochSecond(Math.floorDiv(local, MICROS_PER_SECOND), 0, ZoneOffset.UTC);
        return local - at.atZone(zone).getOffset().getTotalSeconds() * MICROS_PER_SECOND;
    }

    private boolean isWorkday(long day) {
        long i = day - first;
        return i >= 0 && i < before.length - 1 ? before[(int) i + 1] > before[(int) i] : isWeekday(day);
    }

    /** Working days from {@code first} up to a day, negative before it. */
    private long workdaysBefore(long day) {
        long i = day - first;
        if (i < 0) {
            return weekdays(day) - weekdays(first);
        }
        if (i < before.length) {
            return before[(int) i];
        }
        long end = first + before.length - 1;
        return before[before.length - 1] + weekdays(day) - weekdays(end);
    }

    /** The working day that has so many working days before it. */
    private long workday(long index) {
        int last = before.length - 1;
        if (index >= 0 && index < before[last]) {
            int low = 0;
            int high = last;
            while (high - low > 1) {
                int middle = (low + high) >>> 1;
                if (before[middle] > index) {
                    high = middle;
                } else {
                    low = middle;
                }
            }
            return first + low;
        }
        // Outside the table every week has five working days: jump there, then walk the rest of the week.
        long from = index < 0 ? first : first + last;
        long count = index < 0 ? index : index - before[last];
        long day = from + Math.floorDiv(count, 5) * 7;
        while (!(isWorkday(day) && workdaysBefore(day) == index)) {
            day++;
        }
        return day;
    }

    /** Weekdays between a Monday long ago and a day. */
    private static long weekdays(long day) {
        long fromMonday = day + 3;
        return Math.floorDiv(fromMonday, 7) * 5 + Math.min(Math.floorMod(fromMonday, 7), 5);
    }

    private static boolean isWeekday(long day) {
        return Math.floorMod(day + 3, 7) < 5;
    }

    private static long lengthOfDay(String id, long[] opens, long[] closes) {
        long sum = 0;
        for (int i = 0; i < opens.length; i++) {
            if (i > 0 && opens[i] < closes[i - 1]) {
                throw new IllegalArgumentException("the opening spans of calendar " + id + " overlap");
            }
            sum += closes[i] - opens[i];
        }
        if (sum == 0) {
            throw new IllegalArgumentException("calendar " + id + " is never open");
        }
        return sum;
    }

    @Override
    public String toString() {
        return "WorkCalendar[" + id + ", " + zone + ", " + spans + ", years " + years + "]";
    }

    /**
     * A stretch of a day in which an office is open.
     *
     * @param from when it opens
     * @param until when it closes; midnight means the end of the day
     */
    public record Span(LocalTime from, LocalTime until) {
        /** Refuses a span that does not last. */
        public Span {
            if (!until.equals(LocalTime.MIDNIGHT) && !until.isAfter(from)) {
                throw new IllegalArgumentException("an office closes after it opens, not: " + from + "-" + until);
            }
        }

        /**
         * Reads a span.
         *
         * @param text such as {@code 08:30-12:00}
         * @throws java.time.format.DateTimeParseException when it is no such form
         */
        public static Span parse(String text) {
            int dash = text.indexOf('-');
            return new Span(
                    LocalTime.parse(text.substring(0, Math.max(0, dash)).strip()),
                    LocalTime.parse(text.substring(dash + 1).strip()));
        }

        private long closingMicro() {
            return until.equals(LocalTime.MIDNIGHT) ? MICROS_PER_DAY : until.toNanoOfDay() / 1000;
        }

        @Override
        public String toString() {
            return from + "-" + until;
        }
    }
}
