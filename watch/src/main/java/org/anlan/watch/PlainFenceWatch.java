// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The plain rule: each fix is inside a fence or not, and each change is told at once. A boat first seen inside has entered.
 * For figures and for holding engines against each other; whoever rings an alarm uses {@link FenceWatch}.
 */
public final class PlainFenceWatch implements Detector<PlainFenceWatch.Inside, Fix, Crossing> {
    private final Fences fences;
    private final ThreadLocal<int[]> room;

    /** Watches fences. */
    public PlainFenceWatch(Fences fences) {
        this.fences = fences;
        room = ThreadLocal.withInitial(() -> new int[fences.size()]);
    }

    /** The fences that a boat is in. */
    public static final class Inside {
        private static final Inside NOTHING = new Inside(new long[0]);

        private final long[] ids;
        // most fixes change nothing: the answer to them is made once
        private final Step<Inside, Crossing> still;

        private Inside(long[] ids) {
            this.ids = ids;
            still = new Step<>(this, List.of(), null);
        }

        /** Their ids, in ascending order. */
        public long[] ids() {
            return ids.clone();
        }

        /** A state that was kept elsewhere. */
        public static Inside of(long... ids) {
            var sorted = ids.clone();
            Arrays.sort(sorted);
            return sorted.length == 0 ? NOTHING : new Inside(sorted);
        }
    }

    @Override
    public Inside start() {
        return Inside.NOTHING;
    }

    @Override
    public Step<Inside, Crossing> step(Inside state, Fix fix) {
        int[] now = room.get();
        int count = fences.at(fix.lonE7(), fix.latE7(), now);
        long[] before = state.ids;
        if (count == before.length) {
            int n = 0;
            while (n < count && fences.get(now[n]).id() == before[n]) n++;
            if (n == count) return state.still;
        }
        return changed(before, now, count, fix);
    }

    private Step<Inside, Crossing> changed(long[] before, int[] now, int count, Fix fix) {
        var ids = new long[count];
        for (int n = 0; n < count; n++) ids[n] = fences.get(now[n]).id();
        var found = new ArrayList<Crossing>(before.length + count);
        Spot spot = Spot.of(fix);
        int x = 0, y = 0;
        while (x < before.length || y < count) {
            if (y >= count || (x < before.length && before[x] < ids[y])) {
                found.add(new Crossing(before[x++], Crossing.Kind.LEFT, spot, spot, fix.at(), true));
            } else if (x >= before.length || ids[y] < before[x]) {
                found.add(new Crossing(ids[y++], Crossing.Kind.ENTERED, spot, spot, fix.at(), true));
            } else {
                x++;
                y++;
            }
        }
        return new Step<>(count == 0 ? Inside.NOTHING : new Inside(ids), found, null);
    }

    @Override
    public Step<Inside, Crossing> wake(Inside state, Instant at) {
        return state.still;
    }
}
