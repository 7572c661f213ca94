// SPDX-License-Identifier: Apache-2.0
package org.anlan.setup;

import static org.anlan.setup.Column.needed;
import static org.anlan.setup.Column.optional;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.anlan.kernel.Actor;
import org.anlan.kernel.CalendarYears;
import org.anlan.kernel.Holiday;
import org.anlan.kernel.sheets.Fault;
import org.anlan.people.access.Viewer;
import org.jspecify.annotations.Nullable;

/** One row a holiday; a year counts as the sum of its rows, those that stand there and those that come. */
record HolidayRows(CalendarYears years) implements SetupSheet.Contents<HolidayRows.Known> {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** A holiday of a year, and the notice that says so. */
    record Known(int year, Holiday holiday, String source) {}

    SetupSheet<Known> sheet() {
        List<Column<Known>> columns = List.of(
                needed("year", "年份", "Year", "如 2027", "such as 2027", (Known k) -> Integer.toString(k.year()))
                        .read(line -> Integer.toString(line.whole("year", 2000, 2200))),
                needed(
                        "zh",
                        "节日",
                        "Holiday",
                        "如 春节",
                        "its Chinese name",
                        k -> k.holiday().zh()),
                optional(
                                "en",
                                "英文名",
                                "English name",
                                "如 Spring Festival",
                                "such as Spring Festival",
                                (Known k) -> k.holiday().en())
                        .orElse("zh"),
                needed(
                                "from",
                                "放假从",
                                "Off from",
                                "2027-02-05",
                                "2027-02-05",
                                (Known k) -> k.holiday().from().toString())
                        .read(line -> line.day("from").toString()),
                needed(
                                "until",
                                "放假到",
                                "Off until",
                                "只放一天的，与前一格相同",
                                "the same day for a single day",
                                (Known k) -> k.holiday().until().toString())
                        .read(line -> line.day("until").toString()),
                optional(
                                "work",
                                "上班的周末",
                                "Worked in return",
                                "调休上班日，用 | 隔开",
                                "weekend days worked in return, between upright bars",
                                (Known k) -> k.holiday().work().stream()
                                        .map(LocalDate::toString)
                                        .collect(Collectors.joining("|")))
                        .read(line -> line.list("work").stream()
                                .map(d -> line.day("work", d).toString())
                                .sorted()
                                .collect(Collectors.joining("|"))),
                needed("source", "文件", "Source", "国务院办公厅通知的名称和文号", "the State Council's notice", Known::source));
        return new SetupSheet<>("节假日", "Holidays", columns, this);
    }

    @Override
    public List<Known> present() {
        List<Known> known = new ArrayList<>();
        years.all().forEach((year, holidays) -> {
            for (Holiday holiday : holidays) {
                known.add(new Known(year, holiday, years.source(year)));
            }
        });
        return known;
    }

    @Override
    public String key(Cells row) {
        return row.text("year") + " " + row.text("zh");
    }

    @Override
    public void store(Cells row, @Nullable Cells before, @Nullable Viewer by, Actor actor) {
        var holiday = new Holiday(
                row.text("zh"),
                row.text("en"),
                LocalDate.parse(row.text("from")),
                LocalDate.parse(row.text("until")),
                row.parts("work").stream().map(LocalDate::parse).toList());
        change(row.whole("year"), row.text("source"), holiday.zh(), holiday, actor);
    }

    @Override
    public boolean remove(String key, Actor actor) {
        int year = Integer.parseInt(key.substring(0, key.indexOf(' ')));
        change(year, years.source(year), key.substring(key.indexOf(' ') + 1), null, actor);
        return true;
    }

    private void change(int year, String source, String name, @Nullable Holiday holiday, Actor actor) {
        List<Holiday> now = new ArrayList<>(new TreeMap<>(years.all()).getOrDefault(year, List.of()));
        now.removeIf(h -> h.zh().equals(name));
        if (holiday != null) {
            now.add(holiday);
        }
        if (now.isEmpty()) {
            years.withdraw(year, actor);
            return;
        }
        try {
            years.load(year, source, now, actor);
        } catch (IllegalArgumentException e) {
            var day = DAY.matcher(String.valueOf(e.getMessage()));
            throw new Line.Wrong(Fault.ofFile("setup.holiday", day.find() ? day.group() : name));
        }
    }
}
