// SPDX-License-Identifier: Apache-2.0
package org.anlan.organisations;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A shift that repeats on certain days.
 *
 * @param id its identifier
 * @param unit the unit
 * @param account the officer
 * @param firstDay the first day on which it may fall
 * @param lastDay the last, or null while it goes on
 * @param days on which days it falls
 * @param opens when it begins, local time
 * @param closes when it ends; at or before {@code opens} means the next day
 * @param duty which duty, such as {@code desk} or {@code on-call}
 */
public record Shift(
        UUID id,
        UUID unit,
        UUID account,
        LocalDate firstDay,
        @Nullable LocalDate lastDay,
        Set<Day> days,
        LocalTime opens,
        LocalTime closes,
        String duty) {
    /** Keeps its own copy of the set. */
    public Shift {
        days = Set.copyOf(days);
    }

    /** Days a shift can fall on; the words are those stored. */
    public enum Day {
        /** 工作日，含调休 */
        WORKDAY,
        /** 休息日 */
        RESTDAY,
        /** Monday */
        MONDAY,
        /** Tuesday */
        TUESDAY,
        /** Wednesday */
        WEDNESDAY,
        /** Thursday */
        THURSDAY,
        /** Friday */
        FRIDAY,
        /** Saturday */
        SATURDAY,
        /** Sunday */
        SUNDAY
    }

    /**
     * Whether it falls on a day.
     *
     * @param day the day it would begin
     * @param worked whether that is a working day of the unit
     */
    boolean fallsOn(LocalDate day, boolean worked) {
        return !day.isBefore(firstDay)
                && (lastDay == null || !day.isAfter(lastDay))
                && (days.contains(worked ? Day.WORKDAY : Day.RESTDAY)
                        || days.contains(Day.valueOf(day.getDayOfWeek().name())));
    }
}
