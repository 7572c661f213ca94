// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel.sheets;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads moments as people write them: {@code 2019/2/28 11:25:05}, {@code 2019-02-28T11:25}, {@code 2019年2月28日 11时25分},
 * {@code 2019.2.28}, {@code 20190228112505}, with or without an offset. The year stands first; {@code 02/03/2019} is never
 * guessed at, it takes a pattern. A day that the calendar does not have is no date.
 */
public final class Dates {
    private static final Pattern PARTS = Pattern.compile(
            "(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(?:[T ]*(上午|下午)? *(\\d{1,2})[:时点](?:(\\d{1,2})(?:[:分](?:(\\d{1,2})(?:[.,]\\d{1,9})?秒?)?)?)?)?");
    private static final Pattern DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:(\\d{2})(\\d{2})(\\d{2})?)?");
    private static final int NOON = 12;

    private final ZoneId zone;

    /**
     * Reads for one zone.
     *
     * @param zone in which a moment without an offset is meant
     */
    public Dates(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * A moment; a day without a time is its beginning.
     *
     * @param text as written
     * @param pattern a pattern such as {@code dd/MM/uuuu HH:mm} that alone is accepted, or empty for the usual forms
     * @return nothing when it is none
     */
    public Optional<Instant> moment(String text, String pattern) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip().replaceAll("\\s+", " ");
        try {
            if (!pattern.isBlank()) {
                return Optional.of(LocalDateTime.parse(plain, formatter(pattern))
                        .atZone(zone)
                        .toInstant());
            }
            if (plain.endsWith("Z") || plain.matches(".*T.*[+-]\\d{2}:?\\d{2}")) {
                return Optional.of(OffsetDateTime.parse(plain, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                        .toInstant());
            }
            Matcher parts = PARTS.matcher(plain);
            if (parts.matches()) {
                return Optional.of(at(parts, 5, 6, 7, "下午".equals(parts.group(4))));
            }
            Matcher digits = DIGITS.matcher(plain);
            return digits.matches() ? Optional.of(at(digits, 4, 5, 6, false)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * A day.
     *
     * @param text as written
     */
    public Optional<LocalDate> day(String text) {
        return moment(text, "").map(at -> at.atZone(zone).toLocalDate());
    }

    /**
     * Whether a pattern can be used for {@link #moment}.
     *
     * @param pattern as {@link DateTimeFormatter} writes them
     */
    public static boolean isPattern(String pattern) {
        try {
            formatter(pattern);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static DateTimeFormatter formatter(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                // the year of the era needs an era when days are checked strictly
                .appendPattern(pattern.replace('y', 'u'))
                .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    private Instant at(Matcher m, int hour, int minute, int second, boolean afternoon) {
        LocalDate day = LocalDate.of(number(m, 1), number(m, 2), number(m, 3));
        int hours = number(m, hour);
        LocalTime time =
                LocalTime.of(afternoon && hours < NOON ? hours + NOON : hours, number(m, minute), number(m, second));
        return day.atTime(time).atZone(zone).toInstant();
    }

    private static int number(Matcher m, int group) {
        String text = m.group(group);
        return text == null ? 0 : Integer.parseInt(text);
    }
}
