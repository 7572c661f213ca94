// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.Actor;
import org.anlan.kernel.Due;
import org.anlan.kernel.Ids;
import org.anlan.matters.store.MatterRow;
import org.anlan.matters.store.MatterRows;
import org.anlan.matters.store.OrderRow;
import org.anlan.matters.store.SuspensionRow;
import org.anlan.organisations.Unit;
import org.anlan.organisations.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes orders: one an attempt, with its clocks and the reason it went there. */
@Component
class Dispatching {
    private final MatterRows rows;
    private final Clocks clocks;
    private final Units units;
    private final Routing routing;
    private final Transitions transitions;
    private final Ids ids;
    private final Clock clock;
    private final JsonMapper json;

    Dispatching(
            MatterRows rows,
            Clocks clocks,
            Units units,
            Routing routing,
            Transitions transitions,
            Ids ids,
            Clock clock,
            JsonMapper json) {
        this.rows = rows;
        this.clocks = clocks;
        this.units = units;
        this.routing = routing;
        this.transitions = transitions;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    /**
     * Where a matter is to go.
     *
     * @param unit the unit
     * @param rule the line of the table, or null when a person chose
     * @param days working days
     * @param needsPresence whether somebody has to go there
     * @param spoke the words that decided
     * @param considered what else was possible
     */
    record Destination(
            UUID unit,
            @Nullable RoutingRule rule,
            int days,
            boolean needsPresence,
            List<String> spoke,
            List<Proposal> considered) {}

    /** Why an order stands where it stands, as stored. */
    record Why(
            @Nullable String rule,
            int version,
            @Nullable String basis,
            @Nullable String duty,
            @Nullable String dutyEn,
            List<String> spoke,
            List<Other> considered) {}

    /** A category that was possible too. */
    record Other(String category, String unit) {}

    /**
     * An order and the stops it begins with.
     *
     * @param order the order
     * @param stops what stops it from the start
     * @param unstopped when it would be due if nothing had ever stopped it
     */
    record Made(OrderRow order, List<SuspensionRow> stops, Instant unstopped) {}

    /** Works an order out without storing anything. */
    Made make(UUID matter, @Nullable String island, int attempt, Destination to) {
        Unit unit = units.get(to.unit());
        Instant now = clock.instant();
        List<SuspensionRow> stops = clocks.standingStops(island, unit.island(), to.needsPresence());
        Due due = clocks.dueOf(to.days(), now, unit.calendar(), stops);
        return new Made(
                new OrderRow(
                        ids.next(),
                        matter,
                        attempt,
                        unit.id(),
                        null,
                        to.rule() == null ? null : to.rule().id(),
                        to.rule() == null ? null : to.rule().version(),
                        json.writeValueAsString(why(to)),
                        unit.calendar(),
                        unit.island(),
                        to.needsPresence(),
                        to.days(),
                        now,
                        due.at(),
                        due.provisional(),
                        due.stoppedNow(),
                        clocks.contactDueOf(now, unit.calendar()),
                        null,
                        null,
                        null,
                        null,
                        null),
                stops,
                stops.isEmpty()
                        ? due.at()
                        : clocks.dueOf(to.days(), now, unit.calendar(), List.of())
                                .at());
    }

    /** Stores the stops an order begins with. */
    void enterStops(Made made) {
        made.stops().forEach(s -> rows.enter(made.order().id(), s));
    }

    /** Sends a matter on: a move by the table, a new order, and a line in the log. */
    OrderRow send(
            MatterRow matter,
            Move move,
            Actor actor,
            @Nullable String category,
            boolean urgent,
            Destination to,
            @Nullable String note) {
        int attempt = rows.orders(matter.id()).size() + 1;
        Made made = make(matter.id(), matter.island(), attempt, to);
        rows.insert(made.order());
        enterStops(made);
        rows.current(matter.id(), made.order().id(), category, to.needsPresence(), urgent);
        transitions.apply(matter, made.order(), move, actor, facts(category, made, to), note);
        return made.order();
    }

    /** What the log keeps about a dispatch. */
    static Map<String, Object> facts(@Nullable String category, Made made, Destination to) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("order", made.order().id().toString());
        facts.put("attempt", made.order().attempt());
        facts.put("due", made.order().dueHint().toString());
        facts.put("unstopped", made.unstopped().toString());
        facts.put("stopped", made.order().stopped());
        facts.put("unit", to.unit().toString());
        facts.put("days", to.days());
        if (category != null) {
            facts.put("category", category);
        }
        if (to.rule() != null) {
            facts.put("rule", to.rule().id().toString());
            facts.put("version", to.rule().version());
        }
        return facts;
    }

    private Why why(Destination to) {
        RoutingRule rule = to.rule();
        return new Why(
                rule == null ? null : rule.id().toString(),
                routing.version(),
                rule == null ? null : rule.basis(),
                rule == null ? null : rule.duty(),
                rule == null ? null : rule.dutyEn(),
                to.spoke(),
                to.considered().stream()
                        .filter(p -> rule == null || !p.rule().id().equals(rule.id()))
                        .map(p -> new Other(p.rule().category(), p.rule().unit().toString()))
                        .toList());
    }
}
