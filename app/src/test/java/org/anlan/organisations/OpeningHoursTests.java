// SPDX-License-Identifier: Apache-2.0
package org.anlan.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.anlan.kernel.WorkCalendar;
import org.anlan.kernel.WorkCalendars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningHoursTests {
    private final WorkCalendar county =
            WorkCalendars.standard(ZoneId.of("Asia/Shanghai")).county();

    /** 10 October 2026 is a Saturday worked in return for the National Day; 1 October is a Thursday off. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WD 08:30-11:30,13:30-17:00; RD 09:00-11:00 | 2026-10-10T16:59 | true",
                "WD 08:30-11:30,13:30-17:00; RD 09:00-11:00 | 2026-10-10T12:00 | false",
                "WD 08:30-11:30,13:30-17:00; RD 09:00-11:00 | 2026-10-01T09:30 | true",
                "WD 08:30-11:30,13:30-17:00; RD 09:00-11:00 | 2026-10-01T14:00 | false",
                "Mo-Fr 08:30-11:00; Sa 08:30-10:00 | 2026-10-01T09:00 | true",
                "Mo-Fr 08:30-11:00; Sa 08:30-10:00 | 2026-10-10T10:00 | false",
                "WD 08:30-17:00; We off | 2026-11-25T09:00 | false",
                "WD,RD 18:00-00:00 | 2026-11-22T23:59 | true",
                "24/7 | 2026-11-22T03:00 | true"
            })
    void isOpenWhenItsLineSaysSo(String line, LocalDateTime at, boolean open) {
        assertThat(OpeningHours.parse(line).isOpen(at, county)).isEqualTo(open);
    }

    @Test
    void findsTheNextOpeningOverAHoliday() {
        OpeningHours hours = OpeningHours.parse("WD 08:30-12:00,13:00-17:30");
        assertThat(hours.nextOpening(LocalDateTime.parse("2026-09-30T18:00"), county))
                .contains(LocalDateTime.parse("2026-10-08T08:30"));
        assertThat(hours.nextOpening(LocalDateTime.parse("2026-10-08T12:30"), county))
                .contains(LocalDateTime.parse("2026-10-08T13:00"));
        assertThat(hours.nextOpening(LocalDateTime.parse("2026-10-08T09:00"), county))
                .contains(LocalDateTime.parse("2026-10-08T09:00"));
        assertThat(OpeningHours.parse("WD off").nextOpening(LocalDateTime.parse("2026-10-08T09:00"), county))
                .isEmpty();
    }

    @Test
    void saysItselfInBothLanguages() {
        OpeningHours hours = OpeningHours.parse("Mo-Fr 08:30-11:00,14:00-16:30; Sa,RD off");
        assertThat(hours.says(Locale.SIMPLIFIED_CHINESE)).isEqualTo("周一至周五 08:30–11:00、14:00–16:30；休息日、周六 不开");
        assertThat(hours.says(Locale.ENGLISH))
                .isEqualTo("Mon–Fri 08:30–11:00, 14:00–16:30; Weekends and holidays, Sat closed");
        assertThat(OpeningHours.parse("24/7").says(Locale.SIMPLIFIED_CHINESE)).isEqualTo("全天");
        assertThat(OpeningHours.parse("WD 18:00-00:00").says(Locale.ENGLISH)).isEqualTo("Working days 18:00–24:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "WD", "WD 8-12", "XX 08:00-12:00", "Fr-Mo 08:00-12:00", "WD 12:00-08:00", "WD 08:00"})
    void refusesALineItCannotRead(String line) {
        assertThatThrownBy(() -> OpeningHours.parse(line)).isInstanceOf(NotAccepted.class);
    }

    @Test
    void isEqualToAnotherOfTheSameLine() {
        assertThat(OpeningHours.parse("WD 08:00-12:00")).isEqualTo(OpeningHours.parse(" WD 08:00-12:00 "));
        assertThat(OpeningHours.parse("WD 08:00-12:00").on(LocalDate.parse("2026-10-03"), county))
                .isEmpty();
    }
}
