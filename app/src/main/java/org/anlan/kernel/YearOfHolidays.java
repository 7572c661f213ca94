// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One year's public holidays as the State Council arranged them: the days off and the weekend days worked in return.
 *
 * @param year the year
 * @param source the notice it was taken from
 * @param days every day that is not what its weekday says
 */
record YearOfHolidays(int year, String source, Map<LocalDate, Special> days) {
    YearOfHolidays {
        days = Map.copyOf(days);
    }

    /** A day off, or a day worked in return. */
    record Special(boolean worked, String zh, String en) {
        String name(Locale locale) {
            return Words.isEnglish(locale) ? en : zh;
        }
    }

    /**
     * Reads a year from its file.
     *
     * @throws IllegalArgumentException naming the file and what is wrong in it
     */
    static YearOfHolidays read(Yaml.Node file) {
        int year;
        try {
            year = Integer.parseInt(file.text("year"));
        } catch (NumberFormatException e) {
            throw file.wrong("year is a number such as 2027", e);
        }
        var days = new LinkedHashMap<LocalDate, Special>();
        for (var holiday : file.list("holidays")) {
            var off = new Special(false, holiday.text("zh"), holiday.text("en"));
            var worked = new Special(true, off.zh, off.en);
            var range = holiday.text("off").split("/", 2);
            var last = date(holiday, range[range.length - 1]);
            for (var day = date(holiday, range[0]); !day.isAfter(last); day = day.plusDays(1)) {
                add(holiday, days, day, off, year);
            }
            for (var text : holiday.texts("work")) {
                add(holiday, days, date(holiday, text), worked, year);
            }
        }
        return new YearOfHolidays(year, file.text("source"), days);
    }

    /**
     * A year put together.
     *
     * @throws IllegalArgumentException naming the day that cannot be
     */
    static YearOfHolidays of(int year, String source, List<Holiday> holidays) {
        var at = new Yaml.Node(Integer.toString(year), null);
        var days = new LinkedHashMap<LocalDate, Special>();
        for (var holiday : holidays) {
            var off = new Special(false, holiday.zh(), holiday.en());
            var worked = new Special(true, off.zh, off.en);
            if (holiday.until().isBefore(holiday.from())
                    || holiday.from().plusDays(31).isBefore(holiday.until())) {
                throw at.wrong(holiday.zh() + " ends before it begins, or lasts longer than a month", null);
            }
            for (var day = holiday.from(); !day.isAfter(holiday.until()); day = day.plusDays(1)) {
                add(at, days, day, off, year);
            }
            holiday.work().forEach(day -> add(at, days, day, worked, year));
        }
        return new YearOfHolidays(year, source, days);
    }

    /** The holidays again, each with its days off and the days worked in return. */
    List<Holiday> holidays() {
        Map<String, List<LocalDate>> off = new LinkedHashMap<>();
        Map<String, List<LocalDate>> work = new LinkedHashMap<>();
        Map<String, String> english = new LinkedHashMap<>();
        new java.util.TreeMap<>(days).forEach((day, special) -> {
            english.put(special.zh, special.en);
            (special.worked ? work : off)
                    .computeIfAbsent(special.zh, z -> new java.util.ArrayList<>())
                    .add(day);
        });
        return off.entrySet().stream()
                .map(e -> new Holiday(
                        e.getKey(),
                        english.getOrDefault(e.getKey(), e.getKey()),
                        e.getValue().getFirst(),
                        e.getValue().getLast(),
                        work.getOrDefault(e.getKey(), List.of())))
                .sorted(java.util.Comparator.comparing(Holiday::from))
                .toList();
    }

    private static void add(Yaml.Node at, Map<LocalDate, Special> days, LocalDate day, Special special, int year) {
        // A year's notice may reach into the last days of the year before; anything further is a slip of the pen.
        if (day.isBefore(LocalDate.of(year - 1, 12, 1)) || day.isAfter(LocalDate.of(year + 1, 1, 31))) {
            throw at.wrong(day + " does not belong to " + year, null);
        }
        if (special.worked && List.of(1, 2, 3, 4, 5).contains(day.getDayOfWeek().getValue())) {
            throw at.wrong(day + " is worked anyhow", null);
        }
        if (days.put(day, special) != null) {
            throw at.wrong(day + " is named twice", null);
        }
    }

    private static LocalDate date(Yaml.Node at, String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw at.wrong("a day is written like 2027-01-01, not " + text, e);
        }
    }
}
