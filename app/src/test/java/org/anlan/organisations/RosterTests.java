// SPDX-License-Identifier: Apache-2.0
package org.anlan.organisations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.anlan.kernel.WorkCalendar;
import org.anlan.kernel.WorkCalendars;
import org.junit.jupiter.api.Test;

/** Shifts, leave and gaps, without an office around them. */
class RosterTests {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final UUID UNIT = new UUID(1, 1);
    private static final UUID HE = new UUID(2, 1);
    private static final UUID QI = new UUID(2, 2);
    private static final LocalDate LONG_AGO = LocalDate.parse("2026-01-01");

    private final WorkCalendar county = WorkCalendars.standard(SHANGHAI).county();

    @Test
    void aShiftOnWorkingDaysFollowsMakeUpDaysAndHolidays() {
        Roster roster = roster(List.of(day(HE, Shift.Day.WORKDAY)), List.of(), null);
        // Thursday 8 to Saturday 10 October 2026 are worked, Sunday is not, 1 to 7 are the National Day
        List<OnDuty> duty = roster.duty(at("2026-10-01T00:00"), at("2026-10-12T00:00"));
        assertThat(duty)
                .extracting(d -> d.from().atZone(SHANGHAI).toLocalDate().getDayOfMonth())
                .containsExactly(8, 9, 10);
        assertThat(duty).allMatch(d -> Duration.between(d.from(), d.until()).equals(Duration.ofHours(9)));
    }

    @Test
    void leaveWithoutCoverLeavesAGapThatNamesWhoIsAway() {
        Roster roster =
                roster(List.of(day(HE, Shift.Day.WORKDAY)), List.of(away(HE, "2026-10-09", "2026-10-09", null)), null);
        assertThat(roster.duty(at("2026-10-09T00:00"), at("2026-10-10T00:00"))).isEmpty();
        List<Gap> gaps = roster.gaps(at("2026-10-08T00:00"), at("2026-10-11T00:00"));
        // the office is open 08:30–12:00 and 13:00–17:30
        assertThat(gaps).hasSize(2).allSatisfy(g -> assertThat(g.away()).containsExactly(HE));
        assertThat(gaps.getFirst().from()).isEqualTo(at("2026-10-09T08:30"));
        assertThat(gaps.getLast().until()).isEqualTo(at("2026-10-09T17:30"));
    }

    @Test
    void whoStandsInIsOnDutyAndTheGapIsClosed() {
        Roster roster =
                roster(List.of(day(HE, Shift.Day.WORKDAY)), List.of(away(HE, "2026-10-09", "2026-10-09", QI)), null);
        assertThat(roster.duty(at("2026-10-09T00:00"), at("2026-10-10T00:00")))
                .singleElement()
                .satisfies(d -> assertThat(d.account()).isEqualTo(QI))
                .satisfies(d -> assertThat(d.covers()).isEqualTo(HE));
        assertThat(roster.gaps(at("2026-10-08T00:00"), at("2026-10-11T00:00"))).isEmpty();
    }

    @Test
    void whoStandsInCanBeAwayToo() {
        Roster roster = roster(
                List.of(day(HE, Shift.Day.WORKDAY)),
                List.of(away(HE, "2026-10-09", "2026-10-09", QI), away(QI, "2026-10-09", "2026-10-12", null)),
                null);
        assertThat(roster.duty(at("2026-10-09T00:00"), at("2026-10-10T00:00"))).isEmpty();
        assertThat(roster.gaps(at("2026-10-09T00:00"), at("2026-10-10T00:00"))).isNotEmpty();
    }

    @Test
    void aNightShiftBelongsToTheDayItBegins() {
        Shift night = new Shift(
                UUID.randomUUID(),
                UNIT,
                HE,
                LONG_AGO,
                null,
                EnumSet.of(Shift.Day.WORKDAY),
                LocalTime.parse("20:00"),
                LocalTime.parse("08:00"),
                "night");
        Roster roster = roster(List.of(night), List.of(), OpeningHours.parse("24/7"));
        // Saturday 03:00 is still Friday's night; the following night is nobody's
        assertThat(roster.duty(at("2026-11-28T03:00"), at("2026-11-28T04:00"))).hasSize(1);
        assertThat(roster.duty(at("2026-11-29T03:00"), at("2026-11-29T04:00"))).isEmpty();
        assertThat(roster.gaps(at("2026-11-28T00:00"), at("2026-11-29T00:00")))
                .singleElement()
                .satisfies(g -> assertThat(g.from()).isEqualTo(at("2026-11-28T08:00")))
                .satisfies(g -> assertThat(g.until()).isEqualTo(at("2026-11-29T00:00")));
    }

    @Test
    void aUnitWithoutRosterHasNoGaps() {
        assertThat(roster(List.of(), List.of(), OpeningHours.parse("24/7"))
                        .gaps(at("2026-11-28T00:00"), at("2026-11-29T00:00")))
                .isEmpty();
    }

    /** At any minute that has to be staffed there is either somebody on duty or a gap, never both and never neither. */
    @Test
    void dutyAndGapsPartTheTimeThatHasToBeStaffed() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        OpeningHours staffed = OpeningHours.parse("WD 06:00-22:00; RD 08:00-00:00");
        for (int round = 0; round < 60; round++) {
            List<Shift> shifts = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(4); i++) {
                shifts.add(new Shift(
                        UUID.randomUUID(),
                        UNIT,
                        random.nextBoolean() ? HE : QI,
                        LocalDate.parse("2026-09-25").plusDays(random.nextInt(10)),
                        random.nextBoolean() ? null : LocalDate.parse("2026-10-10"),
                        Set.of(Shift.Day.values()[random.nextInt(Shift.Day.values().length)]),
                        LocalTime.of(random.nextInt(24), random.nextInt(2) * 30),
                        LocalTime.of(random.nextInt(24), random.nextInt(2) * 30),
                        "desk"));
            }
            List<Absence> absences = random.nextBoolean()
                    ? List.of()
                    : List.of(away(HE, "2026-10-02", "2026-10-09", random.nextBoolean() ? QI : null));
            Roster roster = roster(shifts, absences, staffed);
            Instant from = at("2026-09-28T00:00");
            Instant until = at("2026-10-14T00:00");
            List<OnDuty> duty = roster.duty(from, until);
            List<Gap> gaps = roster.gaps(from, until);
            for (Instant minute = from; minute.isBefore(until); minute = minute.plus(Duration.ofMinutes(30))) {
                Instant now = minute;
                LocalDateTime local = LocalDateTime.ofInstant(now, SHANGHAI);
                boolean there = duty.stream().anyMatch(d -> !now.isBefore(d.from()) && now.isBefore(d.until()));
                boolean gap = gaps.stream().anyMatch(g -> !now.isBefore(g.from()) && now.isBefore(g.until()));
                assertThat(gap)
                        .as("seed %d, round %d, %s", seed, round, local)
                        .isEqualTo(staffed.isOpen(local, county) && !there);
            }
        }
    }

    private Roster roster(List<Shift> shifts, List<Absence> absences, OpeningHours staffed) {
        return new Roster(UNIT, shifts, absences, county, staffed);
    }

    private static Shift day(UUID who, Shift.Day on) {
        return new Shift(
                UUID.randomUUID(),
                UNIT,
                who,
                LONG_AGO,
                null,
                EnumSet.of(on),
                LocalTime.parse("08:30"),
                LocalTime.parse("17:30"),
                "desk");
    }

    private static Absence away(UUID who, String first, String last, UUID cover) {
        return new Absence(UUID.randomUUID(), who, LocalDate.parse(first), LocalDate.parse(last), cover);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
    }
}
