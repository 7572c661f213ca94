// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.Actor;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.Due;
import org.anlan.matters.store.MatterRow;
import org.anlan.matters.store.MatterRows;
import org.anlan.matters.store.OrderRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Wakes up what the passing of time changes. A hint only says where to look: each deadline is derived again before
 * anything happens, and each rung is a row whose existence is its firing, so two nodes and a restart fire it once.
 */
@Component
class Sweep {
    private static final Logger log = LoggerFactory.getLogger(Sweep.class);
    private static final int ROUND = 200;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final CountyCode county;
    private final Clock clock;
    private final MatterRows rows;
    private final Clocks clocks;
    private final Transitions transitions;
    private final Replies replies;
    private final MattersSettings settings;
    private final ApplicationEventPublisher events;

    private record Rung(UUID order, String clock) {}

    Sweep(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            CountyCode county,
            Clock clock,
            MatterRows rows,
            Clocks clocks,
            Transitions transitions,
            Replies replies,
            MattersSettings settings,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.county = county;
        this.clock = clock;
        this.rows = rows;
        this.clocks = clocks;
        this.transitions = transitions;
        this.replies = replies;
        this.settings = settings;
        this.events = events;
    }

    /** One round over everything that time may have changed. */
    void round() {
        each(overdue("contact", "contact_due_hint", "and o.contacted_at is null"), this::fire);
        each(overdue("finish", "due_hint", ""), this::fire);
        each(silent(), this::silence);
        each(waitedLongEnough(), this::resume);
        each(unreachable(), this::park);
    }

    private <T> void each(List<T> due, java.util.function.Consumer<T> work) {
        for (T one : due) {
            try {
                transactions.executeWithoutResult(status -> work.accept(one));
            } catch (RuntimeException e) { // one bad matter must not keep the others asleep
                log.warn("the sweep passes over {}: {}", one, e.getMessage());
            }
        }
    }

    private List<Rung> overdue(String name, String hint, String more) {
        return jdbc.sql("""
                        select o.id from matters.work_order o
                         where o.county = :county and o.ended_at is null and o.%s < :now %s
                           and not exists (select 1 from matters.rung r where r.county = o.county and r.order_id = o.id and r.clock = :clock and r.rung = 1)
                         limit :round""".formatted(hint, more))
                .param("county", county.value())
                .param("now", MatterRows.utc(clock.instant()))
                .param("clock", name)
                .param("round", ROUND)
                .query((r, i) -> new Rung(r.getObject("id", UUID.class), name))
                .list();
    }

    private void fire(Rung rung) {
        OrderRow order = rows.order(rung.order()).orElseThrow();
        MatterRow matter = transitions.lock(order.matter());
        Instant now = clock.instant();
        if (rung.clock().equals("finish")) {
            Due due = clocks.rehint(order);
            if (due.stoppedNow() || !now.isAfter(due.at())) {
                return; // a stop was told since the hint was written
            }
        }
        int fired = jdbc.sql("""
                        insert into matters.rung (county, order_id, clock, rung, fired_at) values (:county, :order, :clock, 1, :now)
                        on conflict do nothing""")
                .param("county", county.value())
                .param("order", order.id())
                .param("clock", rung.clock())
                .param("now", MatterRows.utc(now))
                .update();
        if (fired == 1) {
            transitions.note(
                    matter, order, Actor.SYSTEM, "matter.overdue_" + rung.clock(), Map.of("clock", rung.clock()), null);
            events.publishEvent(new MatterOverdue(matter.id(), order.id(), order.unit(), rung.clock(), now));
        }
    }

    private List<UUID> silent() {
        return jdbc.sql("""
                        select id from matters.matter where county = :county and state in ('REPLIED', 'PARKED') and verdict_until < :now limit :round""")
                .param("county", county.value())
                .param("now", MatterRows.utc(clock.instant()))
                .param("round", ROUND)
                .query(Sweep::id)
                .list();
    }

    private void silence(UUID id) {
        MatterRow matter = transitions.lock(id);
        Instant until = matter.verdictUntil();
        if (Lifecycle.allows(matter.state(), Move.SILENCE)
                && until != null
                && clock.instant().isAfter(until)) {
            replies.close(matter, Move.SILENCE, Actor.SYSTEM, ResultClass.UNCONFIRMED, null, Map.of());
        }
    }

    private List<UUID> waitedLongEnough() {
        return jdbc.sql("""
                        select m.id from matters.matter m
                          join matters.suspension s on s.county = m.county and s.order_id = m.order_id
                         where m.county = :county and m.state = 'PAUSED' and s.kind = 'question' and not s.voided and s.until_at < :now
                           and exists (select 1 from matters.question q where q.county = m.county and q.id = s.stop and q.answered_at is null)
                         limit :round""")
                .param("county", county.value())
                .param("now", MatterRows.utc(clock.instant()))
                .param("round", ROUND)
                .query(Sweep::id)
                .list();
    }

    private void resume(UUID id) {
        MatterRow matter = transitions.lock(id);
        if (matter.state() == MatterState.PAUSED) {
            replies.endQuestion(matter, Move.WAITED_LONG_ENOUGH, Actor.SYSTEM, null);
        }
    }

    /** Replies that nobody can bring: the requester left no way, and has not opened the page for as long as an answer is awaited. */
    private List<UUID> unreachable() {
        return jdbc.sql("""
                        select m.id from matters.matter m
                         where m.county = :county and m.state in ('RESULT_PROPOSED', 'REDIRECTED', 'EMERGENCY') and m.requester_person is null
                           and (select max(r.proposed_at) from matters.reply r where r.county = m.county and r.matter = m.id) < :before
                         limit :round""")
                .param("county", county.value())
                .param("before", MatterRows.utc(clock.instant().minus(settings.silence())))
                .param("round", ROUND)
                .query(Sweep::id)
                .list();
    }

    private void park(UUID id) {
        MatterRow matter = transitions.lock(id);
        if (Lifecycle.allows(matter.state(), Move.PARK)) {
            replies.park(matter, Map.of("reason", "no-way-to-reach"));
        }
    }

    private static UUID id(ResultSet r, int row) throws SQLException {
        return r.getObject("id", UUID.class);
    }
}
