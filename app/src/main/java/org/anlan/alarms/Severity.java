// SPDX-License-Identifier: Apache-2.0
package org.anlan.alarms;

/** How severe an alarm is, the four colours of 突发事件应对法 63; in growing order. */
public enum Severity {
    /** 蓝, Ⅳ. */
    BLUE,
    /** 黄, Ⅲ. */
    YELLOW,
    /** 橙, Ⅱ. */
    ORANGE,
    /** 红, Ⅰ. */
    RED;

    /**
     * Whether this is more severe than another.
     *
     * @param other the other
     */
    public boolean above(Severity other) {
        return compareTo(other) > 0;
    }

    /** As it is stored: 1 blue to 4 red. */
    int stored() {
        return ordinal() + 1;
    }

    static Severity ofStored(int stored) {
        return values()[stored - 1];
    }
}
