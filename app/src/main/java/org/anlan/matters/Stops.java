// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.anlan.kernel.Actor;
import org.anlan.kernel.ClockStop;
import org.anlan.kernel.Due;
import org.anlan.matters.store.MatterRow;
import org.anlan.matters.store.MatterRows;
import org.anlan.matters.store.OrderRow;
import org.anlan.matters.store.SuspensionRow;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What an unreachable island does to orders: those that need presence and whose handler sets out from another island stop,
 * by this and by nothing else. Being told the same thing again, corrected or withdrawn, sets the ledger right.
 */
@Component
public class Stops {
    private final MatterRows rows;
    private final Clocks clocks;
    private final Transitions transitions;
    private final TransactionTemplate transactions;

    Stops(MatterRows rows, Clocks clocks, Transitions transitions, PlatformTransactionManager manager) {
        this.rows = rows;
        this.clocks = clocks;
        this.transitions = transitions;
        this.transactions = new TransactionTemplate(manager);
        this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Applies what another room told: first the notice, then each order in a transaction of its own. When it breaks off in
     * between it is told again, and what was done already is passed over.
     *
     * @param stop islands that cannot be reached, from when, until when, by whose record
     */
    public void apply(ClockStop stop) {
        transactions.executeWithoutResult(status -> clocks.keep(stop)); // first for itself: later dispatches see it
        for (OrderRow candidate : rows.openOrdersNeedingPresence()) {
            MatterRow seen = rows.find(candidate.matter()).orElseThrow();
            if (Clocks.stops(stop.islands(), seen.island(), candidate.baseIsland())) {
                transactions.executeWithoutResult(
                        status -> apply(stop, transitions.lock(candidate.matter()), candidate));
            }
        }
    }

    /** Counts again what was counted through a year without a calendar. */
    public void countProvisionalAgain() {
        for (OrderRow order : rows.openProvisionalOrders()) {
            transactions.executeWithoutResult(status -> {
                MatterRow matter = transitions.lock(order.matter());
                Due due = clocks.rehint(order);
                Due unstopped = clocks.dueOf(order.budgetDays(), order.dispatchedAt(), order.calendar(), List.of());
                if (!due.at().equals(order.dueHint())) {
                    transitions.note(
                            matter,
                            order,
                            Actor.SYSTEM,
                            "matter.due_counted_again",
                            Map.of(
                                    "due", due.at().toString(),
                                    "unstopped", unstopped.at().toString(),
                                    "stopped", due.stoppedNow()),
                            null);
                }
            });
        }
    }

    private void apply(ClockStop stop, MatterRow matter, OrderRow order) {
        var before = rows.ledger(order.id()).stream()
                .filter(s -> s.stop().equals(stop.stopId()))
                .findFirst();
        Instant until = stop.until();
        boolean overBeforeItBegan = until != null && !until.isAfter(order.dispatchedAt());
        if (before.isEmpty() && (stop.withdrawn() || overBeforeItBegan)) {
            return;
        }
        var line = new SuspensionRow(
                stop.stopId(), "unreachable", stop.from(), until, stop.reason(), stop.source(), stop.withdrawn());
        if (before.filter(line::equals).isPresent()) {
            return;
        }
        rows.enter(order.id(), line);
        Due due = clocks.rehint(order);
        transitions.note(
                matter,
                order,
                Actor.SYSTEM,
                until == null && !stop.withdrawn() ? "matter.clock_stopped" : "matter.clock_runs",
                Map.of(
                        "stop", stop.stopId().toString(),
                        "source", stop.source(),
                        "withdrawn", stop.withdrawn(),
                        "due", due.at().toString(),
                        "stopped", due.stoppedNow()),
                null);
    }
}
