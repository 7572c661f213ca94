// SPDX-License-Identifier: Apache-2.0
package org.anlan.organisations;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.anlan.kernel.WorkCalendar;
import org.anlan.kernel.WorkCalendar.Span;

/**
 * When a counter is open or a post is staffed, written in one line such as
 * {@code WD 08:30-11:30,13:30-17:00; RD 09:00-11:00}. Before the times stand the days: {@code WD} working days of the
 * calendar (make-up days included), {@code RD} its days of rest, {@code Mo Tu We Th Fr Sa Su} and ranges such as
 * {@code Mo-Fr}, several joined by commas. {@code off} instead of times closes those days, {@code 24/7} never closes. Of
 * several rules that name a day the last one holds. An immutable value.
 */
public final class OpeningHours {
    private static final List<String> DAYS = List.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su");
    private static final List<String> DAYS_ZH = List.of("周一", "周二", "周三", "周四", "周五", "周六", "周日");
    private static final Span WHOLE_DAY = new Span(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    private static final int LOOK_AHEAD_DAYS = 30;

    private final String text;
    private final List<Rule> rules;

    private record Rule(boolean workdays, boolean restDays, Set<DayOfWeek> weekdays, List<Span> spans) {
        boolean names(LocalDate day, boolean worked) {
            return (worked ? workdays : restDays) || weekdays.contains(day.getDayOfWeek());
        }
    }

    private OpeningHours(String text, List<Rule> rules) {
        this.text = text;
        this.rules = List.copyOf(rules);
    }

    /**
     * Reads the line.
     *
     * @param text the line
     * @throws NotAccepted naming {@code hours} when it is no such form
     */
    public static OpeningHours parse(String text) {
        String line = text.strip();
        if (line.equals("24/7")) {
            return new OpeningHours(
                    line, List.of(new Rule(true, true, EnumSet.noneOf(DayOfWeek.class), List.of(WHOLE_DAY))));
        }
        List<Rule> rules = new ArrayList<>();
        for (String part : line.split(";")) {
            String rule = part.strip();
            int gap = rule.indexOf(' ');
            if (gap < 1) {
                throw new NotAccepted("hours", "not-understood");
            }
            rules.add(rule(rule.substring(0, gap), rule.substring(gap + 1).strip()));
        }
        return new OpeningHours(line, rules);
    }

    private static Rule rule(String days, String times) {
        boolean workdays = false;
        boolean restDays = false;
        EnumSet<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);
        for (String token : days.split(",")) {
            switch (token) {
                case "WD" -> workdays = true;
                case "RD" -> restDays = true;
                default -> weekdays.addAll(weekdays(token));
            }
        }
        List<Span> spans = new ArrayList<>();
        if (!times.equals("off")) {
            for (String span : times.split(",")) {
                try {
                    spans.add(Span.parse(span.strip()));
                } catch (DateTimeParseException | IllegalArgumentException e) {
                    throw new NotAccepted("hours", "not-understood");
                }
            }
        }
        return new Rule(workdays, restDays, weekdays, List.copyOf(spans));
    }

    private static Set<DayOfWeek> weekdays(String token) {
        String[] ends = token.split("-", 2);
        int from = DAYS.indexOf(ends[0]);
        int until = DAYS.indexOf(ends[ends.length - 1]);
        if (from < 0 || until < from) {
            throw new NotAccepted("hours", "not-understood");
        }
        return EnumSet.range(DayOfWeek.of(from + 1), DayOfWeek.of(until + 1));
    }

    /**
     * The spans in which it is open on a day, in the order written.
     *
     * @param day the day
     * @param calendar tells working days from days of rest
     */
    public List<Span> on(LocalDate day, WorkCalendar calendar) {
        boolean worked = calendar.isWorkday(day);
        for (Rule rule : rules.reversed()) {
            if (rule.names(day, worked)) {
                return rule.spans();
            }
        }
        return List.of();
    }

    /**
     * Whether it is open at a moment.
     *
     * @param at local time
     * @param calendar tells working days from days of rest
     */
    public boolean isOpen(LocalDateTime at, WorkCalendar calendar) {
        LocalTime time = at.toLocalTime();
        return on(at.toLocalDate(), calendar).stream()
                .anyMatch(s ->
                        !time.isBefore(s.from()) && (s.until().equals(LocalTime.MIDNIGHT) || time.isBefore(s.until())));
    }

    /**
     * When it opens next; now when it is open; nothing when it stays closed for thirty days.
     *
     * @param at local time
     * @param calendar tells working days from days of rest
     */
    public Optional<LocalDateTime> nextOpening(LocalDateTime at, WorkCalendar calendar) {
        if (isOpen(at, calendar)) {
            return Optional.of(at);
        }
        for (int i = 0; i <= LOOK_AHEAD_DAYS; i++) {
            LocalDate day = at.toLocalDate().plusDays(i);
            Optional<LocalDateTime> opening = on(day, calendar).stream()
                    .map(s -> day.atTime(s.from()))
                    .filter(opens -> opens.isAfter(at))
                    .sorted()
                    .findFirst();
            if (opening.isPresent()) {
                return opening;
            }
        }
        return Optional.empty();
    }

    /**
     * The hours as people read them: {@code 工作日 08:30–11:30、13:30–17:00；休息日 09:00–11:00}.
     *
     * @param locale English readers get English, everybody else Chinese
     */
    public String says(Locale locale) {
        boolean english = Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
        if (text.equals("24/7")) {
            return english ? "Day and night" : "全天";
        }
        StringJoiner all = new StringJoiner(english ? "; " : "；");
        for (Rule rule : rules) {
            all.add(days(rule, english) + " " + times(rule, english));
        }
        return all.toString();
    }

    private static String days(Rule rule, boolean english) {
        StringJoiner days = new StringJoiner(english ? ", " : "、");
        if (rule.workdays() && rule.restDays()) {
            days.add(english ? "Every day" : "每天");
        } else if (rule.workdays()) {
            days.add(english ? "Working days" : "工作日");
        } else if (rule.restDays()) {
            days.add(english ? "Weekends and holidays" : "休息日");
        }
        List<DayOfWeek> weekdays = List.copyOf(rule.weekdays());
        for (int i = 0; i < weekdays.size(); ) {
            int j = i;
            while (j + 1 < weekdays.size()
                    && weekdays.get(j + 1).getValue() == weekdays.get(j).getValue() + 1) {
                j++;
            }
            String first = dayName(weekdays.get(i), english);
            days.add(i == j ? first : first + (english ? "–" : "至") + dayName(weekdays.get(j), english));
            i = j + 1;
        }
        return days.toString();
    }

    private static String dayName(DayOfWeek day, boolean english) {
        return english
                ? day.getDisplayName(java.time.format.TextStyle.SHORT, Locale.ENGLISH)
                : DAYS_ZH.get(day.getValue() - 1);
    }

    private static String times(Rule rule, boolean english) {
        if (rule.spans().isEmpty()) {
            return english ? "closed" : "不开";
        }
        StringJoiner times = new StringJoiner(english ? ", " : "、");
        for (Span span : rule.spans()) {
            times.add(span.from() + "–" + (span.until().equals(LocalTime.MIDNIGHT) ? "24:00" : span.until()));
        }
        return times.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OpeningHours hours && hours.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The line as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
