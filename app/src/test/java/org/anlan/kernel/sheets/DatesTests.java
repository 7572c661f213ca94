// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Moments as people write them. */
class DatesTests {
    private final Dates dates = new Dates(ZoneId.of("Asia/Shanghai"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2019/2/28 11:25:05", "2019-02-28 11:25:05", "2019-02-28T11:25:05", "2019年2月28日 11时25分5秒",
                        "2019.2.28 11:25:05",
                "20190228112505", "２０１９/２/２８　１１：２５：０５", "2019-02-28T03:25:05Z", "2019-02-28T11:25:05+08:00",
                        "2019/2/28 上午11:25:05",
                "2019-02-28 11:25:05.000"
            })
    void readsTheSameMomentInManyForms(String text) {
        assertThat(dates.moment(text, "")).contains(Instant.parse("2019-02-28T03:25:05Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "昨天", "2019-02-30", "2019-13-01", "02/03/2019", "2019/2/28 25:00", "43524.476", "2019"})
    void guessesNothing(String text) {
        assertThat(dates.moment(text, "")).isEmpty();
    }

    @Test
    void aPatternMakesTheOrderOfDayAndMonthCertain() {
        assertThat(dates.moment("02/03/2019", "dd/MM/yyyy")).contains(Instant.parse("2019-03-01T16:00:00Z"));
        assertThat(dates.moment("31/02/2019", "dd/MM/yyyy")).isEmpty();
        assertThat(Dates.isPattern("dd/MM/yyyy HH:mm")).isTrue();
        assertThat(Dates.isPattern("daymonth{")).isFalse();
    }
}
