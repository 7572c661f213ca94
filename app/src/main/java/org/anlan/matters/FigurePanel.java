// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.HallPanel;
import org.anlan.kernel.KernelSettings;
import org.anlan.matters.store.MatterRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * One honest figure on the hall's first page: of the replies that arrived last month, how many requesters said solved, how
 * many said not yet, and how many said nothing. While last month has none, this month is counted so far.
 */
@Component
class FigurePanel implements HallPanel {
    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Clock clock;
    private final ZoneId zone;

    private record Figure(int replied, int solved, int notSolved) {}

    FigurePanel(JdbcClient jdbc, CountyCode county, Clock clock, KernelSettings kernel) {
        this.jdbc = jdbc;
        this.county = county;
        this.clock = clock;
        this.zone = kernel.zone();
    }

    @Override
    public String fragment() {
        return "matters/panels :: honest-figure";
    }

    @Override
    public String column() {
        return "aside";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Map<String, Object> model(Locale locale) {
        YearMonth month = YearMonth.from(clock.instant().atZone(zone)).minusMonths(1);
        Figure figure = count(month);
        if (figure.replied() == 0) {
            month = month.plusMonths(1);
            figure = count(month);
        }
        return Map.of(
                "replied", figure.replied(),
                "solved", figure.solved(),
                "notSolved", figure.notSolved(),
                "silent", figure.replied() - figure.solved() - figure.notSolved(),
                "month", month);
    }

    /** Yes and no are the two buttons the requester has; who pressed neither is silent. */
    private Figure count(YearMonth month) {
        return jdbc.sql("""
                        select count(*) as replied, count(*) filter (where v.solved) as solved,
                               count(*) filter (where not v.solved) as not_solved
                          from matters.reply r left join matters.verdict v on v.county = r.county and v.reply = r.id
                         where r.county = :county and r.delivered_at >= :from and r.delivered_at < :until""")
                .param("county", county.value())
                .param("from", MatterRows.utc(month.atDay(1).atStartOfDay(zone).toInstant()))
                .param(
                        "until",
                        MatterRows.utc(
                                month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant()))
                .query((r, i) -> new Figure(r.getInt("replied"), r.getInt("solved"), r.getInt("not_solved")))
                .single();
    }
}
