// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What a deadline promises: the right day, exactly, and a reason for it. */
class DeadlineTests {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final WorkCalendar COUNTY = WorkCalendars.standard(SHANGHAI).county();

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
    }

    @Test
    void aFerrySuspensionMovesTheLeakOfSeptemberToTheTwelfthOfOctober() {
        var target = Target.of(new Budget.WorkingDays(3), at("2026-09-30T16:20"), COUNTY)
                .suspendedBy(List.of(
                        new Stop(at("2026-10-08T05:30"), at("2026-10-09T08:20"), "ferry-suspended", "停航公告 2026-083")));
        var now = at("2026-10-10T08:35");
        assertThat(target.due(now)).isEqualTo(new Due(at("2026-10-12T17:30"), false, false));
        var explanation = target.explain(now, Locale.CHINA);
        assertThat(explanation.sentence()).isEqualTo("还剩 2 个工作日（含今天，10 月 10 日周六调休上班），因停航顺延 1 天，10 月 12 日（周一）17:30 到期");
        assertThat(explanation.brief()).isEqualTo("还剩 2 天");
    }
}
