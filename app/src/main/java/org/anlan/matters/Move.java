// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

/** Everything that can be done to a matter. {@link Lifecycle} says from where, to where, and by whom. */
public enum Move {
    /** The platform gives it a number. */
    REGISTER,
    /** Send it to a unit. */
    DISPATCH,
    /** Name the organ that is competent and tell the requester why. */
    REDIRECT,
    /** Hand it to an emergency number. */
    EMERGENCY,
    /** Join it to a matter of the same cause. */
    MERGE,
    /** Take it. */
    CLAIM,
    /** Say with reasons that it belongs elsewhere; once in a matter's life. */
    OBJECT,
    /** Decide an objection, finally. */
    ARBITRATE,
    /** Begin the work. */
    START,
    /** Ask the requester something that only they know. */
    ASK,
    /** The requester answers. */
    ANSWER,
    /** The requester says “you already had this”: the pause never counted. */
    ALREADY_ANSWERED,
    /** Ten days of waiting are used up: the clock runs again. */
    WAITED_LONG_ENOUGH,
    /** Propose a result, with evidence or a reason. */
    PROPOSE,
    /** The reply reached the requester. */
    DELIVER,
    /** Nobody could be reached: keep it ninety days. */
    PARK,
    /** The requester says it is solved, or accepts the explanation. */
    CONFIRM,
    /** The requester says it is not. */
    NOT_YET,
    /** Ten days of silence after a delivered reply. */
    SILENCE,
    /** The requester no longer wants it. */
    WITHDRAW,
    /** The requester takes the withdrawal back. */
    UNDO_WITHDRAWAL,
    /** The requester reopens a closed matter. */
    REOPEN
}
