// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.util.EnumSet;
import java.util.Set;

/** Where a matter stands. {@link Lifecycle} says how it gets from one state to another. */
public enum MatterState {
    /** Said, not yet numbered; lasts no longer than one transaction. */
    SUBMITTED,
    /** Numbered and waiting for somebody to say where it belongs. */
    REGISTERED,
    /** Not ours to decide: the right organ is named to the requester, who has not read it yet. */
    REDIRECTED,
    /** Goes with another matter of the same cause; this requester is still owed a reply. */
    MERGED,
    /** Handed to an emergency number; the requester is told. */
    EMERGENCY,
    /** Sent to a unit. */
    DISPATCHED,
    /** The unit says it does not belong there; the county centre decides. */
    OBJECTED,
    /** Somebody has taken it. */
    CLAIMED,
    /** Being worked on. */
    IN_PROGRESS,
    /** Waiting for the requester's answer to a delivered question. */
    PAUSED,
    /** A result is proposed and on its way to the requester. */
    RESULT_PROPOSED,
    /** Nobody could be reached; kept for ninety days. */
    PARKED,
    /** The reply arrived; the requester decides. */
    REPLIED,
    /** Ended, with one of the result classes. */
    CLOSED,
    /** The requester said no; it looks for somebody else. */
    REOPENED;

    private static final Set<MatterState> WITH_A_UNIT = EnumSet.of(DISPATCHED, OBJECTED, CLAIMED, IN_PROGRESS, PAUSED);

    /** Whether a unit holds an order whose clocks run. */
    public boolean heldByUnit() {
        return WITH_A_UNIT.contains(this);
    }

    /** Whether anything can still happen without the requester reopening it. */
    public boolean open() {
        return this != CLOSED;
    }
}
