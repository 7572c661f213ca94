// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.anlan.kernel.WorkCalendar.Span;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which days an office works: the county's from the State Council's notices, others as they define themselves. */
class WorkCalendarTests {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final WorkCalendars calendars = WorkCalendars.standard(SHANGHAI);
    private final WorkCalendar county = calendars.county();

    @Test
    void agreesWithChineseDaysOnEveryDayOfThreeYears() throws Exception {
        var web = Path.of("../web").toAbsolutePath().normalize();
        Assumptions.assumeTrue(
                Files.isDirectory(web.resolve("node_modules/chinese-days")),
                "Not compared with the npm package chinese-days: it is not installed in web/node_modules (npm ci in web/)");
        var disagreements = new ArrayList<String>();
        int days = 0;
        for (var line : chineseDays(web)) {
            var parts = line.split(" ", 3);
            var day = LocalDate.parse(parts[0]);
            var name = county.holidayName(day, Locale.CHINA);
            boolean sameName = parts[2].equals("-") ? name.isEmpty() : name.contains(parts[2]);
            if (county.isWorkday(day) != parts[1].equals("1") || !sameName) {
                disagreements.add(line + " but here " + county.kind(day) + " " + name);
            }
            days++;
        }
        assertThat(days).isEqualTo(366 + 365 + 365);
        assertThat(disagreements).isEmpty();
    }

    private static List<String> chineseDays(Path web) throws IOException, InterruptedException {
        var script = Path.of("src/test/resources/calendar/chinese-days.mjs").toAbsolutePath();
        var node = new ProcessBuilder("node", script.toString(), web.toString(), "2024", "2026")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var lines = node.inputReader().lines().toList();
        assertThat(node.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(node.exitValue()).isZero();
        return lines;
    }

    @Test
    void tellsAMakeUpSaturdayFromAnOrdinaryOneAndAHolidayFromAWeekend() {
        assertThat(county.kind(LocalDate.of(2026, 10, 10))).isEqualTo(DayKind.MAKE_UP);
        assertThat(county.kind(LocalDate.of(2026, 10, 17))).isEqualTo(DayKind.WEEKEND);
        assertThat(county.kind(LocalDate.of(2026, 10, 3))).isEqualTo(DayKind.HOLIDAY);
        assertThat(county.kind(LocalDate.of(2026, 10, 8))).isEqualTo(DayKind.WORKDAY);
    }

    @Test
    void namesTheHolidayInBothLanguages() {
        assertThat(county.holidayName(LocalDate.of(2026, 10, 1), Locale.CHINA)).isEqualTo("国庆节");
        assertThat(county.holidayName(LocalDate.of(2026, 10, 10), Locale.UK)).isEqualTo("National Day");
        assertThat(county.holidayName(LocalDate.of(2026, 10, 17), Locale.UK)).isEmpty();
    }

    @Test
    void aWorkingDayIsEightHoursAndEndsAtHalfPastFive() {
        var day = LocalDate.of(2026, 10, 10);
        assertThat(county.openHours(day)).extracting(Span::toString).containsExactly("08:30-12:00", "13:00-17:30");
        assertThat(county.openHours(LocalDate.of(2026, 10, 11))).isEmpty();
        assertThat(county.hoursPerDay()).isEqualTo(8);
        assertThat(county.dayLength()).isEqualTo(Duration.ofHours(8));
    }

    @Test
    void countsOpeningTimeExactly() {
        var noon = LocalDate.of(2026, 10, 9).atTime(11, 45).atZone(SHANGHAI).toInstant();
        var later = LocalDate.of(2026, 10, 10).atTime(8, 31).atZone(SHANGHAI).toInstant();
        assertThat(county.workingTime(noon, later)).isEqualTo(Duration.ofMinutes(15 + 270 + 1));
        assertThat(county.workingTime(later, noon)).isEqualTo(Duration.ofMinutes(-286));
    }

    @Test
    void knowsOnlyWeekendsOutsideTheYearsThatAreLoaded() {
        for (var day = LocalDate.of(2018, 1, 1); day.getYear() < 2035; day = day.plusDays(1)) {
            assertThat(county.isWorkday(day))
                    .as("%s", day)
                    .isEqualTo(county.kind(day).isWorked());
            if (county.isProvisional(day)) {
                assertThat(county.kind(day)).isIn(DayKind.WORKDAY, DayKind.WEEKEND);
            }
        }
        assertThat(county.isProvisional(LocalDate.of(2026, 12, 31))).isFalse();
        assertThat(county.isProvisional(LocalDate.of(2027, 1, 1))).isTrue();
        assertThat(county.isProvisional(LocalDate.of(2023, 12, 31))).isTrue();
    }

    @Test
    void everyMomentOfOpeningTimeIsFoundAgain() {
        // The two halves of the arithmetic, there and back, over loaded and unknown years and over the seams between
        // them.
        for (var day = LocalDate.of(2021, 1, 1); day.getYear() < 2031; day = day.plusDays(1)) {
            for (var span : county.openHours(day)) {
                var inside =
                        day.atTime(span.from()).plusMinutes(7).atZone(SHANGHAI).toInstant();
                long micros = WorkCalendar.micros(inside);
                assertThat(county.reached(county.worked(micros)))
                        .as("%s", inside)
                        .isEqualTo(micros);
            }
        }
    }

    @Test
    void anOfficeHasHoursAndDaysOfItsOwn() {
        var pier = calendars.define(
                "pier",
                List.of(Span.parse("06:00-11:00"), Span.parse("14:00-18:00")),
                Set.of(LocalDate.of(2026, 10, 1)),
                Set.of(LocalDate.of(2026, 10, 8)));
        assertThat(pier.kind(LocalDate.of(2026, 10, 1))).isEqualTo(DayKind.WORKDAY);
        assertThat(pier.kind(LocalDate.of(2026, 10, 2))).isEqualTo(DayKind.HOLIDAY);
        assertThat(pier.kind(LocalDate.of(2026, 10, 8))).isEqualTo(DayKind.CLOSED);
        assertThat(pier.dayLength()).isEqualTo(Duration.ofHours(9));
        assertThat(calendars.of("pier")).isSameAs(pier);
        assertThat(county.isWorkday(LocalDate.of(2026, 10, 8))).isTrue();
    }

    @Test
    void definingAnOfficeTwiceAlikeChangesNothing() {
        var once = calendars.define("pier", List.of(Span.parse("06:00-11:00")), Set.of(), Set.of());
        assertThat(calendars.define("pier", List.of(Span.parse("06:00-11:00")), Set.of(), Set.of()))
                .isSameAs(once);
    }

    @Test
    void anOfficeWithoutHoursOfItsOwnKeepsTheCountys() {
        var clinic = calendars.define("clinic", List.of(), Set.of(), Set.of(LocalDate.of(2026, 10, 9)));
        assertThat(clinic.dayLength()).isEqualTo(Duration.ofHours(8));
    }

    @Test
    void aNightWatchMayStayOpenUntilMidnight() {
        var watch = calendars.define("watch", List.of(Span.parse("16:00-00:00")), Set.of(), Set.of());
        assertThat(watch.dayLength()).isEqualTo(Duration.ofHours(8));
        var due = Target.of(
                        new Budget.WorkingDays(1),
                        LocalDate.of(2026, 10, 8).atTime(9, 0).atZone(SHANGHAI).toInstant(),
                        watch)
                .due(LocalDate.of(2026, 10, 8).atTime(9, 0).atZone(SHANGHAI).toInstant());
        assertThat(due.at())
                .isEqualTo(LocalDate.of(2026, 10, 10).atStartOfDay(SHANGHAI).toInstant());
    }

    @Test
    void refusesHoursThatOverlapOrRunBackwards() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calendars.define(
                        "odd", List.of(Span.parse("08:00-12:00"), Span.parse("11:00-15:00")), Set.of(), Set.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Span(LocalTime.NOON, LocalTime.of(9, 0)));
    }

    @Test
    void refusesACalendarNobodyHasDefined() {
        assertThatThrownBy(() -> calendars.of("nowhere"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void asksForTheNextYearFromTheFirstOfNovember() {
        assertThat(calendars.missingYear(LocalDate.of(2026, 10, 31))).isEmpty();
        assertThat(calendars.missingYear(LocalDate.of(2026, 11, 1))).hasValue(2027);
        assertThat(calendars.missingYear(LocalDate.of(2025, 12, 1))).isEmpty();
        assertThat(calendars.missingYear(LocalDate.of(2028, 3, 1))).hasValue(2028);
    }

    @Test
    void loadsAYearAtRuntimeKeepsItAndTellsOfIt(@TempDir Path home) throws IOException {
        var told = new ArrayList<Object>();
        var settings = new KernelSettings("330922", SHANGHAI, home);
        var running = new WorkCalendars(settings, told::add);
        running.define("pier", List.of(Span.parse("06:00-11:00")), Set.of(), Set.of());
        var before = running.of("pier");
        var file = Files.writeString(home.resolve("next-year.yaml"), """
                year: 2027
                source: an arrangement made up for this test
                holidays:
                  - {zh: 元旦, en: New Year's Day, off: 2027-01-01/2027-01-03, work: [2026-12-27]}
                """);

        assertThat(running.load(file)).isEqualTo(2027);

        assertThat(told).containsExactly(new CalendarYearLoaded(2027));
        assertThat(running.of("pier").kind(LocalDate.of(2027, 1, 1))).isEqualTo(DayKind.HOLIDAY);
        assertThat(running.county().kind(LocalDate.of(2026, 12, 27))).isEqualTo(DayKind.MAKE_UP);
        assertThat(running.county().isProvisional(LocalDate.of(2027, 5, 1))).isFalse();
        assertThat(before.isProvisional(LocalDate.of(2027, 5, 1))).isTrue();
        var restarted = new WorkCalendars(settings, told::add);
        assertThat(restarted.years()).contains(2024, 2025, 2026, 2027);
        assertThat(restarted.source(2027)).contains("made up");
    }

    @Test
    void refusesAYearWithASlipOfThePenAndSaysWhere(@TempDir Path home) throws IOException {
        var running = new WorkCalendars(new KernelSettings("330922", SHANGHAI, home), event -> {});
        for (var slip : List.of(
                "off: 2027-02-30",
                "off: 2072-01-01",
                "off: 2027-01-01, work: [2027-01-04]",
                "off: 2027-01-01/2027-01-03, work: [2027-01-02]")) {
            var file = Files.writeString(
                    home.resolve("slip.yaml"),
                    "year: 2027\nsource: none\nholidays:\n  - {zh: 元旦, en: New Year's Day, " + slip + "}\n");
            assertThatThrownBy(() -> running.load(file))
                    .as(slip)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("slip.yaml");
        }
        assertThat(running.years()).doesNotContain(2027);
        assertThat(Files.exists(home.resolve("calendar"))).isFalse();
    }

    @Test
    void countsTheSameDaysInAnotherZone() {
        var utc = WorkCalendars.standard(ZoneOffset.UTC).county();
        var day = LocalDate.of(2026, 10, 10);
        assertThat(utc.isWorkday(day)).isTrue();
        assertThat(utc.workingTime(
                        day.atStartOfDay(ZoneOffset.UTC).toInstant(),
                        day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()))
                .isEqualTo(Duration.ofHours(8));
    }
}
