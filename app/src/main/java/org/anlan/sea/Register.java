// SPDX-License-Identifier: Apache-2.0
package org.anlan.sea;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.anlan.watch.Fence;
import org.anlan.watch.Fences;
import org.jspecify.annotations.Nullable;

/** What the detector must know of plots and boats, as it stood at one edition. Immutable. */
final class Register {
    /** Nothing is known yet. */
    static final Register EMPTY = new Register(-1, List.of(), List.of(), List.of(), 0);

    final long edition;
    final Fences cores;
    final Fences nears;
    private final Map<Long, Plot> byFence = new HashMap<>();
    private final Map<Integer, Boat> byMmsi = new HashMap<>();
    private final Map<String, Set<Integer>> linked = new HashMap<>();
    private final Map<UUID, List<Plots.Ticket>> tickets = new HashMap<>();
    private final Map<UUID, Integer> mmsis = new HashMap<>();

    Register(long edition, List<Plot> plots, List<Boat> boats, List<Plots.Ticket> open, double nearMetres) {
        this.edition = edition;
        var inner = new ArrayList<Fence>();
        var outer = new ArrayList<Fence>();
        for (Plot plot : plots) {
            byFence.put(plot.fence(), plot);
            inner.add(plot.outline().fence(plot.fence()));
            outer.add(plot.outline().near(plot.fence(), nearMetres));
        }
        cores = Fences.of(inner);
        nears = Fences.of(outer);
        for (Boat boat : boats) {
            Integer mmsi = boat.mmsi();
            if (mmsi == null) continue;
            byMmsi.put(mmsi, boat);
            mmsis.put(boat.id(), mmsi);
            for (String plot : boat.plots())
                linked.computeIfAbsent(plot, p -> new HashSet<>()).add(mmsi);
        }
        for (Plots.Ticket ticket : open)
            tickets.computeIfAbsent(ticket.plot(), p -> new ArrayList<>()).add(ticket);
    }

    @Nullable
    Plot plot(long fence) {
        return byFence.get(fence);
    }

    @Nullable
    Boat boat(int mmsi) {
        return byMmsi.get(mmsi);
    }

    /** Whether a boat has business at a plot at a moment: it belongs there, has a window, or patrols. */
    boolean belongs(int mmsi, Plot plot, Instant at) {
        Boat boat = byMmsi.get(mmsi);
        if (boat != null && boat.duty() == Boat.Duty.PATROL) return true;
        if (linked.getOrDefault(plot.number(), Set.of()).contains(mmsi)) return true;
        for (Plots.Ticket ticket : tickets.getOrDefault(plot.id(), List.of())) {
            Integer of = mmsis.get(ticket.boat());
            if (of != null && of == mmsi && !at.isBefore(ticket.from()) && at.isBefore(ticket.until())) return true;
        }
        return false;
    }
}
