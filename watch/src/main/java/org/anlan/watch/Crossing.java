// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import java.time.Instant;

/**
 * A boat and the line of a fence.
 *
 * @param fence the id of the fence
 * @param kind what happened
 * @param first where and when it came in; for {@link Kind#LEFT} where and when it was last inside; for {@link Kind#POSSIBLE}
 *     the fix before
 * @param last where and when it was last inside; for {@link Kind#ENTERED} the same as {@code first}; for {@link Kind#POSSIBLE} the
 *     fix after
 * @param known the moment from which on this was certain
 * @param seen whether the fixes on both sides were close enough in time to say where and when; otherwise it was some time between
 *     them
 */
public record Crossing(long fence, Kind kind, Spot first, Spot last, Instant known, boolean seen) implements Finding {

    /** What can happen between a boat and a fence. */
    public enum Kind {
        /** It came in, and stayed long enough to be believed. */
        ENTERED,
        /** It had entered, and went out far enough to be believed. */
        LEFT,
        /** It was inside, but not long enough to have entered. */
        PASSED,
        /** Nobody saw it for a while, and the straight way between runs through the fence. */
        POSSIBLE,
        /** It had entered, and the fence was taken away around it. */
        ENDED
    }
}
