// SPDX-License-Identifier: Apache-2.0
package org.anlan.organisations.web;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.anlan.kernel.KernelSettings;
import org.anlan.kernel.WorkCalendar;
import org.anlan.kernel.WorkCalendars;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The county's working calendar, year by year, as every deadline counts it. */
@RestController
@RequestMapping("/api/calendars")
class CalendarsController {
    private final WorkCalendars calendars;
    private final KernelSettings settings;
    private final Clock clock;

    /**
     * @param years the years that are loaded, with the one that is missing
     * @param missing the year that has to be loaded, or null
     * @param opens when the county's offices are open on a working day, such as {@code 08:30-12:00}
     */
    record Calendars(List<LoadedYear> years, @Nullable Integer missing, List<String> opens) {}

    /**
     * @param year the year
     * @param source the notice its holidays were taken from; null while only weekends are known
     */
    record LoadedYear(int year, @Nullable String source) {}

    /**
     * @param year the year
     * @param provisional whether only weekends are known
     * @param source the notice, or null
     * @param workdays how many days are worked
     * @param special every day that is not what its weekday says, in order
     */
    record Year(int year, boolean provisional, @Nullable String source, long workdays, List<SpecialDay> special) {}

    /**
     * @param day the day
     * @param kind {@code HOLIDAY}, {@code MAKE_UP}, {@code CLOSED} or {@code WORKDAY} (opened on a weekend)
     * @param name the holiday it belongs to; empty for a day off of one's own
     */
    record SpecialDay(LocalDate day, String kind, String name) {}

    CalendarsController(WorkCalendars calendars, KernelSettings settings, Clock clock) {
        this.calendars = calendars;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Which years are known.
     *
     * @param viewer needs {@link Permission#ORGANISATION_READ}
     */
    @Operation(summary = "Which years of the working calendar are known")
    @GetMapping
    Calendars all(Viewer viewer) {
        viewer.require(Permission.ORGANISATION_READ);
        LocalDate today = today();
        var missing = calendars.missingYear(today);
        var years = new TreeSet<>(calendars.years());
        missing.ifPresent(years::add);
        years.add(today.getYear());
        return new Calendars(
                years.stream().map(y -> new LoadedYear(y, source(y))).toList(),
                missing.isPresent() ? missing.getAsInt() : null,
                calendars.county().openHours(aWorkday()).stream()
                        .map(WorkCalendar.Span::toString)
                        .toList());
    }

    /**
     * One year.
     *
     * @param viewer needs {@link Permission#ORGANISATION_READ}
     * @param year any year; one that is not loaded is shown with its weekends, as deadlines provisionally count it
     */
    @Operation(summary = "One year of the working calendar, its days off and days worked in return")
    @GetMapping("/{year}")
    Year year(Viewer viewer, @PathVariable int year, Locale locale) {
        viewer.require(Permission.ORGANISATION_READ);
        var calendar = calendars.county();
        int shown = Math.clamp(year, 1990, 2100);
        var days = LocalDate.of(shown, 1, 1)
                .datesUntil(LocalDate.of(shown + 1, 1, 1))
                .toList();
        return new Year(
                shown,
                !calendar.knows(shown),
                source(shown),
                days.stream().filter(calendar::isWorkday).count(),
                days.stream()
                        .filter(day -> switch (calendar.kind(day)) {
                            case HOLIDAY, MAKE_UP, CLOSED -> true;
                            case WORKDAY -> day.getDayOfWeek().getValue() > 5;
                            case WEEKEND -> false;
                        })
                        .map(day -> new SpecialDay(day, calendar.kind(day).name(), calendar.holidayName(day, locale)))
                        .toList());
    }

    private @Nullable String source(int year) {
        return calendars.years().contains(year) ? calendars.source(year) : null;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), settings.zone());
    }

    private LocalDate aWorkday() {
        var calendar = calendars.county();
        var today = today();
        return calendar.isWorkday(today) ? today : calendar.nextWorkday(today);
    }
}
