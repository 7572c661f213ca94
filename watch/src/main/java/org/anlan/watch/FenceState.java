// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one boat by {@link FenceWatch}. Immutable, made of values, so it can be kept and compared.
 *
 * @param base where the boat stood before the oldest fix remembered
 * @param recent the fixes that a late one can still come between, oldest first
 * @param now where the boat stands
 * @param woken up to when time has passed without a fix; null when a fix was the last thing
 * @param late what that time has brought
 * @param floor the moment of the last fix forgotten; null when none is
 */
public record FenceState(
        Standing base,
        List<Moment> recent,
        Standing now,
        @Nullable Instant woken,
        List<Finding> late,
        @Nullable Instant floor) {
    /** Nothing is known. */
    static final FenceState START = new FenceState(Standing.START, List.of(), Standing.START, null, List.of(), null);

    /** Keeps copies of the lists. */
    public FenceState {
        recent = List.copyOf(recent);
        late = List.copyOf(late);
    }

    /** The ids of the fences that the boat has entered and not left. */
    public List<Long> entered() {
        return now.visits().stream().filter(Visit::entered).map(Visit::fence).toList();
    }

    /**
     * A fix, and where the boat stood after it.
     *
     * @param fix the fix
     * @param after where the boat stood
     * @param found what was found since the fix before
     */
    public record Moment(Fix fix, Standing after, List<Finding> found) {}

    /**
     * Where a boat stands with all fences.
     *
     * @param last the last fix used, null before the first
     * @param doubtful a fix that leapt and awaits the next one, null when there is none
     * @param visits its visits, in ascending order of fences
     */
    public record Standing(@Nullable Fix last, @Nullable Fix doubtful, List<Visit> visits) {
        static final Standing START = new Standing(null, null, List.of());

        /** Keeps a copy of the visits. */
        public Standing {
            visits = List.copyOf(visits);
        }
    }

    /**
     * A boat in a fence, believed or not yet.
     *
     * @param fence the id of the fence
     * @param since where and when it came in
     * @param inside where and when it was last inside
     * @param sure how many fixes were surely inside
     * @param out how many fixes in a row were surely outside
     * @param entered whether it counts as having entered
     * @param seen whether it was in sight all the time
     */
    public record Visit(long fence, Spot since, Spot inside, int sure, int out, boolean entered, boolean seen) {
        Visit entered(boolean value) {
            return new Visit(fence, since, inside, sure, out, value, seen);
        }
    }
}
