// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

/** What sort of day it is in an office's calendar. */
public enum DayKind {
    /** An ordinary working day, or a day on which this office opens by its own arrangement. */
    WORKDAY,
    /** A weekend day worked in return for a holiday 调休上班. */
    MAKE_UP,
    /** An ordinary Saturday or Sunday. */
    WEEKEND,
    /** A public holiday, with the days off that were moved beside it. */
    HOLIDAY,
    /** A day on which this office stays closed by its own arrangement. */
    CLOSED;

    /** True when the office works on such a day. */
    public boolean isWorked() {
        return this == WORKDAY || this == MAKE_UP;
    }
}
