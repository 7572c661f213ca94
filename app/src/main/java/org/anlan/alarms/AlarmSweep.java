// SPDX-License-Identifier: Apache-2.0
package org.anlan.alarms;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.anlan.kernel.CountyCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks which clocks have run out. Each alarm is asked again under its own lock before anything happens. */
@Component
class AlarmSweep {
    private static final Logger log = LoggerFactory.getLogger(AlarmSweep.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final CountyCode county;
    private final Clock clock;
    private final Alarms alarms;

    AlarmSweep(JdbcClient jdbc, TransactionTemplate transactions, CountyCode county, Clock clock, Alarms alarms) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.county = county;
        this.clock = clock;
        this.alarms = alarms;
    }

    /** One round. */
    void round() {
        each("""
                select id from alarms.alarm a where county = :county and state = 'RAISED' and acknowledge_by < :now
                   and not exists (select 1 from alarms.rung r where r.county = a.county and r.alarm = a.id
                     and r.clock = 'acknowledge' and r.round = a.reopened)
                 order by severity desc limit 200""", alarms::tellOverdue);
        each("""
                select id from alarms.alarm where county = :county and state in ('CONTAINED', 'FALSE_ALARM') and feedback_by < :now
                 limit 200""", alarms::feedbackLate);
    }

    private void each(String due, Consumer<UUID> work) {
        List<UUID> ids = jdbc.sql(due)
                .param("county", county.value())
                .param("now", AlarmRows.utc(clock.instant()))
                .query(UUID.class)
                .list();
        for (UUID id : ids) {
            try {
                transactions.executeWithoutResult(status -> work.accept(id));
            } catch (RuntimeException e) { // one bad alarm must not keep the others asleep
                log.warn("the sweep passes over alarm {}: {}", id, e.getMessage());
            }
        }
    }
}
