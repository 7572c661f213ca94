// SPDX-License-Identifier: Apache-2.0
package org.anlan.alarms;

/** Where an alarm stands. */
public enum AlarmState {
    /** Nobody has taken it yet; the clock of its severity runs. */
    RAISED,
    /** Somebody has seen it and is finding out. */
    ACKNOWLEDGED,
    /** It is real. */
    VERIFIED,
    /** It is not, and the cause is known; feedback is still owed. */
    FALSE_ALARM,
    /** Help is there or on the telephone. */
    RESPONDING,
    /** It is over; feedback is owed. */
    CONTAINED,
    /** What was learnt is written down. */
    FED_BACK,
    /** Done. */
    CLOSED
}
