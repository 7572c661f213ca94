// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When things are due: by example, and by what must hold for any budget, any start and any stops. */
class DeadlineTests {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final WorkCalendar COUNTY = WorkCalendars.standard(SHANGHAI).county();

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
    }

    private static Stop ferry(String from, String until) {
        return new Stop(at(from), at(until), "ferry-suspended", "停航公告 2026-083");
    }

    private static Instant due(Budget budget, String start, Stop... stops) {
        return Target.of(budget, at(start), COUNTY)
                .suspendedBy(List.of(stops))
                .due(at(start))
                .at();
    }

    // ---- by example

    @Test
    void theLeakOfSeptemberIsDueOnTheTwelfthOfOctober() {
        assertThat(due(new Budget.WorkingDays(3), "2026-09-30T16:20", ferry("2026-10-08T05:30", "2026-10-09T08:20")))
                .isEqualTo(at("2026-10-12T17:30"));
    }

    @Test
    void withoutTheSuspensionItWouldBeDueOnTheMakeUpSaturday() {
        assertThat(due(new Budget.WorkingDays(3), "2026-09-30T16:20")).isEqualTo(at("2026-10-10T17:30"));
    }

    @Test
    void theDayItBeginsIsNotCountedWhateverTheHour() {
        assertThat(due(new Budget.WorkingDays(1), "2026-10-12T00:00")).isEqualTo(at("2026-10-13T17:30"));
        assertThat(due(new Budget.WorkingDays(1), "2026-10-12T23:59")).isEqualTo(at("2026-10-13T17:30"));
    }

    @Test
    void aStopSwallowsExactlyTheWorkingTimeItCovers() {
        // 15:30–17:30 on the first day and 08:30–09:15 on the second: 2 hours 45 minutes, worked off on the day after.
        assertThat(due(new Budget.WorkingDays(2), "2026-10-12T10:00", ferry("2026-10-13T15:30", "2026-10-14T09:15")))
                .isEqualTo(at("2026-10-15T11:15"));
    }

    @Test
    void aStopOverLunchChangesNothing() {
        assertThat(due(new Budget.WorkingDays(2), "2026-10-12T10:00", ferry("2026-10-13T12:00", "2026-10-13T13:00")))
                .isEqualTo(at("2026-10-14T17:30"));
    }

    @Test
    void aStopThatBeginsWhenTheTimeIsUpComesTooLate() {
        assertThat(due(new Budget.WorkingDays(1), "2026-10-12T10:00", ferry("2026-10-13T17:30", "2026-10-20T08:00")))
                .isEqualTo(at("2026-10-13T17:30"));
    }

    @Test
    void hoursRunThroughTheNightAndWorkingHoursDoNot() {
        assertThat(due(new Budget.NaturalHours(24), "2026-10-09T16:00")).isEqualTo(at("2026-10-10T16:00"));
        assertThat(due(new Budget.WorkingHours(4), "2026-10-09T16:00")).isEqualTo(at("2026-10-10T11:00"));
        assertThat(due(new Budget.WorkingHours(4), "2026-10-10T16:00")).isEqualTo(at("2026-10-12T11:00"));
    }

    @Test
    void aDayLaneThatEndsOnADayOfRestRollsToTheNextWorkingDay() {
        // The tenth day is the Sunday after the make-up Saturday.
        assertThat(due(new Budget.NaturalDays(10), "2026-10-01T10:00")).isEqualTo(at("2026-10-12T17:30"));
        assertThat(due(new Budget.NaturalDays(9), "2026-10-01T10:00")).isEqualTo(at("2026-10-10T17:30"));
        assertThat(due(new Budget.NaturalDays(1), "2026-09-30T10:00")).isEqualTo(at("2026-10-08T17:30"));
    }

    @Test
    void aStopGivesADayLaneItsDayBack() {
        assertThat(due(new Budget.NaturalDays(5), "2026-10-12T10:00", ferry("2026-10-13T00:00", "2026-10-14T00:00")))
                .isEqualTo(at("2026-10-19T17:30"));
        assertThat(due(new Budget.NaturalDays(2), "2026-10-12T10:00", ferry("2026-10-13T09:00", "2026-10-13T10:00")))
                .isEqualTo(at("2026-10-15T17:30"));
    }

    @Test
    void whileAStopIsOpenTheDueTimeIsThatOfRunningAgainNow() {
        var target = Target.of(new Budget.WorkingDays(3), at("2026-09-30T16:20"), COUNTY)
                .suspendedBy(List.of(new Stop(at("2026-10-08T05:30"), null, "ferry-suspended", "停航公告 2026-083")));
        assertThat(target.due(at("2026-10-08T05:29"))).isEqualTo(new Due(at("2026-10-10T17:30"), false, false));
        assertThat(target.due(at("2026-10-08T05:30"))).isEqualTo(new Due(at("2026-10-10T17:30"), false, true));
        assertThat(target.due(at("2026-10-09T08:20"))).isEqualTo(new Due(at("2026-10-12T17:30"), false, true));
        assertThat(target.remaining(at("2026-10-09T08:20")).time()).isEqualTo(Duration.ofHours(24));
        assertThat(target.stopped(at("2026-10-09T08:20"))).isEqualTo(Duration.ofHours(8));
    }

    @Test
    void whatIsOverdueIsNotStoppedByALaterStop() {
        var target = Target.of(new Budget.WorkingDays(1), at("2026-10-12T10:00"), COUNTY)
                .suspendedBy(List.of(new Stop(at("2026-10-14T05:00"), null, "ferry-suspended", "")));
        var now = at("2026-10-14T10:00");
        assertThat(target.due(now)).isEqualTo(new Due(at("2026-10-13T17:30"), false, false));
        assertThat(target.remaining(now)).isEqualTo(new Remaining(Duration.ofMinutes(-90), true, true));
    }

    @Test
    void whatRemainsLeavesOutThePartOfAStopThatIsStillAhead() {
        var target = Target.of(new Budget.WorkingDays(3), at("2026-09-30T16:20"), COUNTY)
                .suspendedBy(List.of(ferry("2026-10-08T05:30", "2026-10-09T08:20")));
        assertThat(target.remaining(at("2026-10-08T11:00")).time()).isEqualTo(Duration.ofHours(24));
        assertThat(target.remaining(at("2026-09-30T16:20")).time()).isEqualTo(Duration.ofHours(24));
        assertThat(target.remaining(at("2026-10-10T16:30")).time()).isEqualTo(Duration.ofHours(9));
        assertThat(target.remaining(at("2026-10-12T17:30"))).isEqualTo(new Remaining(Duration.ZERO, true, false));
        assertThat(target.remaining(at("2026-10-12T18:00"))).isEqualTo(new Remaining(Duration.ZERO, true, true));
    }

    @Test
    void anotherOfficeCountsOnItsOwnCalendar() {
        var calendars = WorkCalendars.standard(SHANGHAI);
        var pier = calendars.define(
                "pier",
                List.of(WorkCalendar.Span.parse("06:00-12:00")),
                java.util.Set.of(LocalDate.of(2026, 10, 4)),
                java.util.Set.of(LocalDate.of(2026, 10, 8)));
        assertThat(Target.of(new Budget.WorkingDays(2), at("2026-09-30T16:20"), pier)
                        .due(at("2026-09-30T16:20"))
                        .at())
                .isEqualTo(at("2026-10-09T12:00"));
    }

    @Test
    void refusesAStopThatEndsBeforeItBegins() {
        assertThatIllegalArgumentException().isThrownBy(() -> ferry("2026-10-09T08:20", "2026-10-08T05:30"));
    }

    @Test
    void aBudgetIsReadAsItIsWritten() {
        for (var code : List.of("3wd", "4wh", "24h", "15d")) {
            assertThat(Budget.parse(code).code()).isEqualTo(code);
        }
        for (var wrong : List.of("", "0wd", "-1h", "3", "wd", "3 wd", "3w")) {
            assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> Budget.parse(wrong));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new Budget.NaturalDays(0));
    }

    // ---- the year nobody knows yet

    @Test
    void isProvisionalBeyondTheLoadedYearsAndExactOnceTheYearIsLoaded(@TempDir Path home) throws IOException {
        var calendars = new WorkCalendars(new KernelSettings("330922", SHANGHAI, home), event -> {});
        var start = at("2026-12-29T10:00");
        var budget = new Budget.WorkingDays(5);
        assertThat(Target.of(budget, start, calendars.county()).due(start))
                .isEqualTo(new Due(at("2027-01-05T17:30"), true, false));

        calendars.load(Files.writeString(home.resolve("2027.yaml"), """
                        year: 2027
                        source: an arrangement made up for this test
                        holidays:
                          - {zh: 元旦, en: New Year's Day, off: 2027-01-01/2027-01-05, work: [2027-01-09]}
                        """));

        assertThat(Target.of(budget, start, calendars.county()).due(start))
                .isEqualTo(new Due(at("2027-01-08T17:30"), false, false));
    }

    @Test
    void hoursAreNeverProvisionalAndADayLaneOnlyWhereItEnds() {
        var start = at("2026-12-31T10:00");
        assertThat(Target.of(new Budget.NaturalHours(48), start, COUNTY)
                        .due(start)
                        .provisional())
                .isFalse();
        assertThat(StatutoryPeriod.of(new Budget.NaturalDays(30), start, COUNTY)
                        .due(start)
                        .provisional())
                .isTrue();
        assertThat(StatutoryPeriod.of(new Budget.NaturalDays(20), at("2026-12-01T10:00"), COUNTY)
                        .due(start)
                        .provisional())
                .isFalse();
    }

    // ---- what the law sets runs on

    @Test
    void pausingAStatutoryPeriodDoesNotCompile() {
        var stops = "(new Budget.WorkingDays(5), now, calendar).suspendedBy(java.util.List.of());";
        assertThat(compile("Target.of" + stops)).isEmpty();
        assertThat(compile("StatutoryPeriod.of" + stops))
                .singleElement()
                .asString()
                .contains("suspendedBy");
        assertThat(compile("((Deadline) Target.of(new Budget.WorkingDays(5), now, calendar)).suspendedBy(null);"))
                .singleElement()
                .asString()
                .contains("suspendedBy");
    }

    private static List<String> compile(String statement) {
        var source = """
                package org.anlan.kernel;
                class Attempt {
                    void attempt(java.time.Instant now, WorkCalendar calendar) {
                        %s
                    }
                }
                """.formatted(statement);
        var file = new SimpleJavaFileObject(URI.create("string:///Attempt.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        var found = new DiagnosticCollector<JavaFileObject>();
        var classes =
                Target.class.getProtectionDomain().getCodeSource().getLocation().getPath();
        ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, found, List.of("-proc:none", "-cp", classes, "-d", "target"), null, List.of(file))
                .call();
        return found.getDiagnostics().stream()
                .filter(d -> d.getKind() == javax.tools.Diagnostic.Kind.ERROR)
                .map(d -> d.getMessage(java.util.Locale.ENGLISH))
                .toList();
    }

    @Test
    void aStatutoryPeriodIsDueTheSameWheneverOneAsks() {
        var period = StatutoryPeriod.of(new Budget.NaturalDays(60), at("2026-08-05T09:00"), COUNTY);
        for (var now : List.of("2026-08-05T09:00", "2026-10-01T00:00", "2027-05-01T12:00")) {
            // Day 60 is Sunday 4 October, in the middle of the holiday.
            assertThat(period.due(at(now)).at()).isEqualTo(at("2026-10-08T17:30"));
        }
    }

    // ---- for any budget, start and stops

    /** Any target within the loaded years, with stops about its time. */
    private record Any(Budget budget, Instant start, List<Stop> stops) {
        static Any of(Random random) {
            int amount = 1 + random.nextInt(15);
            Budget budget = switch (random.nextInt(4)) {
                case 0 -> new Budget.WorkingHours(amount * 3);
                case 1 -> new Budget.NaturalHours(amount * 7);
                case 2 -> new Budget.NaturalDays(amount);
                default -> new Budget.WorkingDays(amount);
            };
            var start = at("2024-01-01T00:00").plus(random.nextInt(940 * 1440), ChronoUnit.MINUTES);
            var stops = new ArrayList<Stop>();
            for (int i = random.nextInt(6); i > 0; i--) {
                stops.add(stop(random, start));
            }
            return new Any(budget, start, stops);
        }

        static Stop stop(Random random, Instant start) {
            var from = start.plus(random.nextInt(12 * 1440) - 1440, ChronoUnit.MINUTES);
            return new Stop(from, from.plus(random.nextInt(3 * 1440), ChronoUnit.MINUTES), "ferry-suspended", "");
        }

        Target target() {
            return Target.of(budget, start, COUNTY).suspendedBy(stops);
        }

        Instant due() {
            return target().due(start).at();
        }
    }

    /** Runs a property many times; the seed is printed, and can be given with -Danlan.seed to see a failure again. */
    private static void forAny(int times, Consumer<Random> property) {
        long seed = Long.getLong("anlan.seed", System.nanoTime());
        System.out.println("DeadlineTests seed " + seed);
        var random = new Random(seed);
        for (int i = 0; i < times; i++) {
            property.accept(random);
        }
    }

    @Test
    void equalsACountMinuteByMinute() {
        forAny(300, random -> {
            var any = Any.of(random);
            assertThat(any.due()).as("%s", any).isEqualTo(minuteByMinute(any));
        });
    }

    /** The slow way: look at every minute and ask whether the office is open and whether a stop covers it. */
    private static Instant minuteByMinute(Any any) {
        var next = LocalDate.ofInstant(any.start, SHANGHAI)
                .plusDays(1)
                .atStartOfDay(SHANGHAI)
                .toInstant();
        return switch (any.budget) {
            case Budget.WorkingDays b -> minutes(any, next, b.amount() * 480, true);
            case Budget.WorkingHours b -> minutes(any, any.start, b.amount() * 60, true);
            case Budget.NaturalHours b -> minutes(any, any.start, b.amount() * 60, false);
            case Budget.NaturalDays b -> {
                // A day lane ends at 17:30 of its last day; stops push that on, to the next closing hour of a working
                // day.
                var end = minutes(any, next, b.amount() * 1440 - 390, false).atZone(SHANGHAI);
                var day = end.toLocalDate();
                if (end.toLocalTime().isAfter(java.time.LocalTime.of(17, 30))) {
                    day = day.plusDays(1);
                }
                while (!COUNTY.kind(day).isWorked()) {
                    day = day.plusDays(1);
                }
                yield day.atTime(17, 30).atZone(SHANGHAI).toInstant();
            }
        };
    }

    private static Instant minutes(Any any, Instant from, int budget, boolean onlyOpen) {
        int left = budget;
        var minute = from;
        while (left > 0) {
            var here = minute;
            boolean stopped = any.stops.stream().anyMatch(s -> s.covers(here));
            if (!stopped && (!onlyOpen || isOpen(here))) {
                left--;
            }
            minute = minute.plusSeconds(60);
        }
        return minute;
    }

    private static boolean isOpen(Instant at) {
        var local = LocalDateTime.ofInstant(at, SHANGHAI);
        return COUNTY.openHours(local.toLocalDate()).stream()
                .anyMatch(span -> !local.toLocalTime().isBefore(span.from())
                        && local.toLocalTime().isBefore(span.until()));
    }

    @Test
    void aHintKeptUpToDateEqualsTheDerivationFromTheWholeLedger() {
        forAny(500, random -> {
            var any = Any.of(random);
            var events = new ArrayList<Instant>();
            any.stops.forEach(s -> Collections.addAll(events, s.from(), s.until()));
            events.sort(Comparator.naturalOrder());
            var hint = Target.of(any.budget, any.start, COUNTY).due(any.start).at();
            // As it happens in life: a stop is recorded open, closed when it ends, and the hint follows each time.
            for (var now : events) {
                var ledger = any.stops.stream()
                        .filter(s -> !s.from().isAfter(now))
                        .map(s -> s.until().isAfter(now) ? new Stop(s.from(), null, s.reason(), "") : s)
                        .toList();
                hint = Target.of(any.budget, any.start, COUNTY)
                        .suspendedBy(ledger)
                        .due(now)
                        .at();
            }
            assertThat(hint).as("%s", any).isEqualTo(any.due());
        });
    }

    @Test
    void addingAStopNeverShortens() {
        forAny(2000, random -> {
            var any = Any.of(random);
            var more = any.target().suspendedBy(List.of(Any.stop(random, any.start)));
            assertThat(more.due(any.start).at()).as("%s", any).isAfterOrEqualTo(any.due());
        });
    }

    @Test
    void aStopOutsideWorkingTimeChangesNothing() {
        forAny(2000, random -> {
            var any = Any.of(random);
            if (any.budget.countsWorkingTime()) {
                var evening = LocalDate.ofInstant(any.start, SHANGHAI)
                        .plusDays(random.nextInt(12))
                        .atTime(17, 30)
                        .atZone(SHANGHAI)
                        .toInstant();
                var night = new Stop(evening, evening.plus(15, ChronoUnit.HOURS), "ferry-suspended", "");
                assertThat(any.target()
                                .suspendedBy(List.of(night))
                                .due(any.start)
                                .at())
                        .as("%s", any)
                        .isEqualTo(any.due());
            }
        });
    }

    @Test
    void aStopToldInPiecesEqualsOneToldWhole() {
        forAny(2000, random -> {
            var any = Any.of(random);
            var pieces = new ArrayList<Stop>();
            for (var stop : any.stops) {
                long minutes = Duration.between(stop.from(), stop.until()).toMinutes();
                var cut = stop.from().plus(minutes == 0 ? 0 : random.nextLong(minutes), ChronoUnit.MINUTES);
                pieces.add(new Stop(stop.from(), cut, stop.reason(), ""));
                pieces.add(new Stop(cut, stop.until(), stop.reason(), ""));
            }
            assertThat(new Any(any.budget, any.start, pieces).due())
                    .as("%s", any)
                    .isEqualTo(any.due());
        });
    }

    @Test
    void theOrderOfStopsDoesNotMatterAndWhatTwoCoverCountsOnce() {
        forAny(2000, random -> {
            var any = Any.of(random);
            var shuffled = new ArrayList<>(any.stops);
            shuffled.addAll(any.stops);
            Collections.shuffle(shuffled, random);
            assertThat(new Any(any.budget, any.start, shuffled).due())
                    .as("%s", any)
                    .isEqualTo(any.due());
        });
    }

    @Test
    void whatRemainsAndWhatIsUsedAddUpToTheBudget() {
        forAny(2000, random -> {
            var any = Any.of(random);
            if (any.budget instanceof Budget.WorkingDays days) {
                var target = any.target();
                var due = any.due();
                long span = Duration.between(any.start, due).toMinutes();
                var now = any.start.plus(random.nextLong(span + 1), ChronoUnit.MINUTES);
                var begin = LocalDate.ofInstant(any.start, SHANGHAI)
                        .plusDays(1)
                        .atStartOfDay(SHANGHAI)
                        .toInstant();
                var used = now.isBefore(begin) ? Duration.ZERO : worked(any, begin, now);
                assertThat(target.remaining(now).time().plus(used))
                        .as("%s at %s", any, now)
                        .isEqualTo(Duration.ofHours(8L * days.amount()));
            }
        });
    }

    /** Working time not stopped, from the pieces between all beginnings and ends of stops. */
    private static Duration worked(Any any, Instant from, Instant until) {
        var cuts = new java.util.TreeSet<Instant>(List.of(from, until));
        any.stops.forEach(s -> Collections.addAll(cuts, s.from(), s.until()));
        var sum = Duration.ZERO;
        var piece = from;
        for (var cut : cuts.subSet(from, false, until, true)) {
            var begin = piece;
            if (any.stops.stream().noneMatch(s -> s.covers(begin))) {
                sum = sum.plus(COUNTY.workingTime(piece, cut));
            }
            piece = cut;
        }
        return sum;
    }

    @Test
    void whatIsStoredInTheDatabaseEqualsWhatIsDerived() {
        // PostgreSQL keeps microseconds; so does the count.
        var start = Instant.parse("2026-10-09T02:03:04.123456Z");
        assertThat(Target.of(new Budget.NaturalHours(24), start, COUNTY)
                        .due(start)
                        .at())
                .isEqualTo(Instant.parse("2026-10-10T02:03:04.123456Z"));
    }

    @Test
    void aLongCountAllocatesNoMoreThanAShortOne() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var stops =
                List.of(ferry("2026-03-02T05:30", "2026-03-04T08:20"), ferry("2026-03-05T05:30", "2026-03-05T12:20"));
        var start = at("2026-03-01T16:20");
        long[] bytes = new long[2];
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 2; i++) {
                var target = Target.of(new Budget.WorkingDays(i == 0 ? 3 : 180), start, COUNTY)
                        .suspendedBy(stops);
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int n = 0; n < 20_000; n++) {
                    target.due(start);
                }
                bytes[i] = (threads.getCurrentThreadAllocatedBytes() - before) / 20_000;
            }
        }
        System.out.println("bytes allocated by due(): 3 days " + bytes[0] + ", 180 days " + bytes[1]);
        assertThat(bytes[1]).isLessThanOrEqualTo(bytes[0] + 64).isLessThan(3_000);
    }
}
