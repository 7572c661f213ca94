// SPDX-License-Identifier: Apache-2.0
package org.anlan.organisations;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.anlan.kernel.WorkCalendar;
import org.anlan.kernel.WorkCalendar.Span;
import org.jspecify.annotations.Nullable;

/**
 * A unit's shifts and absences, played over a stretch of time: who is there, and when nobody is. Pure: no clock, no
 * database.
 */
final class Roster {
    private final UUID unit;
    private final List<Shift> shifts;
    private final List<Absence> absences;
    private final WorkCalendar calendar;
    private final @Nullable OpeningHours staffed;

    private record Stretch(Instant from, Instant until) {}

    /**
     * A roster.
     *
     * @param unit whose
     * @param shifts its shifts
     * @param absences absences of the officers named in them
     * @param calendar the unit's calendar
     * @param staffed when somebody has to be there; null takes the calendar's opening time
     */
    Roster(
            UUID unit,
            List<Shift> shifts,
            List<Absence> absences,
            WorkCalendar calendar,
            @Nullable OpeningHours staffed) {
        this.unit = unit;
        this.shifts = List.copyOf(shifts);
        this.absences = List.copyOf(absences);
        this.calendar = calendar;
        this.staffed = staffed;
    }

    /** Who is on duty, by beginning; stretches are cut to the time asked for. */
    List<OnDuty> duty(Instant from, Instant until) {
        List<OnDuty> duty = new ArrayList<>();
        for (LocalDate day = dayBefore(from); !day.isAfter(dayOf(until)); day = day.plusDays(1)) {
            boolean worked = calendar.isWorkday(day);
            for (Shift shift : shifts) {
                Stretch stretch = shift.fallsOn(day, worked) ? cut(stretch(day, shift), from, until) : null;
                if (stretch == null) {
                    continue;
                }
                Absence absence = absence(shift.account(), day);
                if (absence == null) {
                    duty.add(new OnDuty(unit, shift.account(), stretch.from(), stretch.until(), shift.duty(), null));
                } else if (absence.cover() != null && absence(absence.cover(), day) == null) {
                    duty.add(new OnDuty(
                            unit, absence.cover(), stretch.from(), stretch.until(), shift.duty(), shift.account()));
                }
            }
        }
        duty.sort(
                Comparator.comparing(OnDuty::from).thenComparing(OnDuty::until).thenComparing(OnDuty::account));
        return duty;
    }

    /** When somebody has to be there and nobody is, by beginning. A unit that keeps no roster has no gaps. */
    List<Gap> gaps(Instant from, Instant until) {
        if (shifts.isEmpty()) {
            return List.of();
        }
        List<Stretch> open = new ArrayList<>();
        for (LocalDate day = dayBefore(from); !day.isAfter(dayOf(until)); day = day.plusDays(1)) {
            for (Span span : staffed == null ? calendar.openHours(day) : staffed.on(day, calendar)) {
                Stretch stretch = cut(stretch(day, span.from(), span.until()), from, until);
                if (stretch != null) {
                    open.add(stretch);
                }
            }
        }
        for (OnDuty there : duty(from, until)) {
            open = without(open, there);
        }
        open.sort(Comparator.comparing(Stretch::from));
        return joined(open).stream()
                .map(s -> new Gap(unit, s.from(), s.until(), away(s)))
                .toList();
    }

    private List<UUID> away(Stretch gap) {
        var away = new TreeSet<UUID>();
        for (LocalDate day = dayBefore(gap.from()); !day.isAfter(dayOf(gap.until())); day = day.plusDays(1)) {
            boolean worked = calendar.isWorkday(day);
            for (Shift shift : shifts) {
                if (shift.fallsOn(day, worked)
                        && absence(shift.account(), day) != null
                        && cut(stretch(day, shift), gap.from(), gap.until()) != null) {
                    away.add(shift.account());
                }
            }
        }
        return List.copyOf(away);
    }

    private @Nullable Absence absence(UUID account, LocalDate day) {
        return absences.stream()
                .filter(a -> a.account().equals(account) && a.covers(day))
                .findFirst()
                .orElse(null);
    }

    private static List<Stretch> without(List<Stretch> open, OnDuty there) {
        List<Stretch> left = new ArrayList<>();
        for (Stretch s : open) {
            if (!there.until().isAfter(s.from()) || !there.from().isBefore(s.until())) {
                left.add(s);
                continue;
            }
            if (there.from().isAfter(s.from())) {
                left.add(new Stretch(s.from(), there.from()));
            }
            if (there.until().isBefore(s.until())) {
                left.add(new Stretch(there.until(), s.until()));
            }
        }
        return left;
    }

    /** Stretches that touch become one: midnight is no reason to count a gap twice. */
    private static List<Stretch> joined(List<Stretch> sorted) {
        List<Stretch> all = new ArrayList<>();
        for (Stretch s : sorted) {
            if (!all.isEmpty() && all.getLast().until().equals(s.from())) {
                all.set(all.size() - 1, new Stretch(all.getLast().from(), s.until()));
            } else {
                all.add(s);
            }
        }
        return all;
    }

    private Stretch stretch(LocalDate day, Shift shift) {
        return stretch(day, shift.opens(), shift.closes());
    }

    private Stretch stretch(LocalDate day, LocalTime opens, LocalTime closes) {
        LocalDate end = closes.isAfter(opens) ? day : day.plusDays(1);
        return new Stretch(
                day.atTime(opens).atZone(calendar.zone()).toInstant(),
                end.atTime(closes).atZone(calendar.zone()).toInstant());
    }

    private static @Nullable Stretch cut(Stretch s, Instant from, Instant until) {
        Instant begin = s.from().isBefore(from) ? from : s.from();
        Instant end = s.until().isAfter(until) ? until : s.until();
        return begin.isBefore(end) ? new Stretch(begin, end) : null;
    }

    private LocalDate dayOf(Instant at) {
        return at.atZone(calendar.zone()).toLocalDate();
    }

    /** A night shift of the day before may still be running. */
    private LocalDate dayBefore(Instant at) {
        return dayOf(at).minusDays(1);
    }
}
