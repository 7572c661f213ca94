// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Says instants as people say them, in the office's zone: {@code 10 月 12 日（周一）17:30}, {@code Mon 12 Oct, 17:30}. The
 * year is said only when it is not this one.
 *
 * @param zone the office's zone
 * @param now the moment the page is made
 * @param locale the reader's language
 */
public record When(ZoneId zone, Instant now, Locale locale) {
    static When of(Clock clock, ZoneId zone, Locale locale) {
        return new When(zone, clock.instant(), locale);
    }

    /**
     * Day, weekday and time, as in a deadline.
     *
     * @param at the instant
     */
    public String at(Instant at) {
        var t = at.atZone(zone);
        return english() ? weekday(t) + " " + day(t) + ", " + time(t) : day(t) + "（" + weekday(t) + "）" + time(t);
    }

    /**
     * Day and time without brackets, as at the head of a timeline entry.
     *
     * @param at the instant
     */
    public String stamp(Instant at) {
        var t = at.atZone(zone);
        return english() ? at(at) : day(t) + " " + weekday(t) + " " + time(t);
    }

    /**
     * From one instant to another, the day said once when it is the same.
     *
     * @param from the earlier
     * @param until the later
     */
    public String span(Instant from, Instant until) {
        var a = from.atZone(zone);
        var b = until.atZone(zone);
        var end = a.toLocalDate().equals(b.toLocalDate()) ? time(b) : english() ? at(until) : day(b) + " " + time(b);
        var begin = a.toLocalDate().equals(b.toLocalDate()) || english() ? stamp(from) : day(a) + " " + time(a);
        return begin + " — " + end;
    }

    /**
     * The day alone.
     *
     * @param at the instant
     */
    public String day(Instant at) {
        return day(at.atZone(zone));
    }

    /**
     * The time alone.
     *
     * @param at the instant
     */
    public String time(Instant at) {
        return time(at.atZone(zone));
    }

    /**
     * For machines, in the {@code datetime} attribute.
     *
     * @param at the instant
     */
    public String iso(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone).withNano(0));
    }

    /**
     * A month: {@code 9 月}, {@code September}.
     *
     * @param month the month
     */
    public String month(YearMonth month) {
        var name = month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        boolean thisYear = month.getYear() == now.atZone(zone).getYear();
        if (english()) {
            return thisYear ? name : name + " " + month.getYear();
        }
        return (thisYear ? "" : month.getYear() + " 年 ") + month.getMonthValue() + " 月";
    }

    /**
     * How many days lie between two instants, by the calendar.
     *
     * @param earlier the earlier
     * @param later the later
     */
    public long days(Instant earlier, Instant later) {
        return ChronoUnit.DAYS.between(
                earlier.atZone(zone).toLocalDate(), later.atZone(zone).toLocalDate());
    }

    private boolean english() {
        return locale.getLanguage().equals("en");
    }

    private String day(ZonedDateTime t) {
        LocalDate date = t.toLocalDate();
        boolean thisYear = date.getYear() == now.atZone(zone).getYear();
        if (english()) {
            return DateTimeFormatter.ofPattern(thisYear ? "d MMM" : "d MMM yyyy", Locale.ENGLISH)
                    .format(date);
        }
        return (thisYear ? "" : date.getYear() + " 年 ") + date.getMonthValue() + " 月 " + date.getDayOfMonth() + " 日";
    }

    private String weekday(ZonedDateTime t) {
        return english()
                ? t.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
                : "周" + "一二三四五六日".charAt(t.getDayOfWeek().getValue() - 1);
    }

    private static String time(ZonedDateTime t) {
        return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(t);
    }
}
