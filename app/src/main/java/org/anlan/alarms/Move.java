// SPDX-License-Identifier: Apache-2.0
package org.anlan.alarms;

/** Everything that can happen to an alarm's state; the table is {@link Lifecycle}. */
public enum Move {
    /** Somebody takes it. */
    ACKNOWLEDGE,
    /** Somebody says it is real. */
    VERIFY,
    /** Somebody says it is not, and why. */
    DISMISS,
    /** Help begins without a unit, such as a call on channel 16. */
    RESPOND,
    /** A unit is there; told by the room that sent it. */
    ARRIVE,
    /** It is over. */
    CONTAIN,
    /** What caused it, what helped, what to change. */
    FEED_BACK,
    /** Feedback is read, the alarm is done. */
    CLOSE,
    /** It is not over after all, says a person. */
    REOPEN,
    /** The holder of the plot says that the boat is the holder's own. */
    HOLDER_KNOWS,
    /** The same boat came back. */
    COME_BACK,
    /** No feedback in its time. */
    FEEDBACK_LATE
}
