// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.Actor;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Timeline;
import org.anlan.matters.store.MatterRow;
import org.anlan.matters.store.MatterRows;
import org.anlan.matters.store.OrderRow;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The one place where a matter changes its state: by the table, with its row held, and never without a line in the log. */
@Component
class Transitions {
    private final MatterRows rows;
    private final Timeline timeline;

    Transitions(MatterRows rows, Timeline timeline) {
        this.rows = rows;
        this.timeline = timeline;
    }

    static ObjectRef ref(UUID matter) {
        return new ObjectRef("matter", matter);
    }

    /** Holds a matter until the transaction ends. */
    MatterRow lock(UUID id) {
        return rows.lock(id).orElseThrow(() -> new NoSuchMatter(id, Map.of()));
    }

    /** Refuses a move that the table does not allow from here. */
    static void check(MatterRow matter, Move move) {
        if (!Lifecycle.allows(matter.state(), move)) {
            throw new CannotNow(matter.id(), Map.of("state", matter.state().name(), "move", move.name()));
        }
    }

    /**
     * Makes a move.
     *
     * @param matter the row, held
     * @param order its current order, or null
     * @param facts codes and identifiers for the log; area and unit are added
     * @param note free text for the log, or null
     */
    void apply(
            MatterRow matter,
            @Nullable OrderRow order,
            Move move,
            Actor actor,
            Map<String, ?> facts,
            @Nullable String note) {
        check(matter, move);
        rows.state(matter.id(), Lifecycle.line(move).to());
        note(matter, order, actor, Lifecycle.line(move).fact(), facts, note);
    }

    /** Writes a line that is not a move. */
    void note(
            MatterRow matter,
            @Nullable OrderRow order,
            Actor actor,
            String what,
            Map<String, ?> facts,
            @Nullable String note) {
        Map<String, Object> all = new HashMap<>(facts);
        all.put("area", matter.area());
        if (order != null) {
            all.putIfAbsent("unit", order.unit().toString());
            all.putIfAbsent("order", order.id().toString());
        }
        timeline.append(ref(matter.id()), actor, what, all, note);
    }
}
