// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.util.regex.Pattern;

/** How much time a task is given, before calendar and stops say what that means on the wall. */
public sealed interface Budget {
    /** How many of the unit; at least 1. */
    int amount();

    /** A short form for tables and settings: {@code 3wd}, {@code 4wh}, {@code 24h}, {@code 15d}. */
    default String code() {
        return amount()
                + switch (this) {
                    case WorkingDays days -> "wd";
                    case WorkingHours hours -> "wh";
                    case NaturalHours hours -> "h";
                    case NaturalDays days -> "d";
                };
    }

    /** True when only an office's opening hours count. */
    default boolean countsWorkingTime() {
        return this instanceof WorkingDays || this instanceof WorkingHours;
    }

    /**
     * Reads the short form.
     *
     * @param code as {@link #code()} writes it
     * @throws IllegalArgumentException when it is no such form
     */
    static Budget parse(String code) {
        var m = Form.PATTERN.matcher(code);
        if (!m.matches()) {
            throw new IllegalArgumentException("a budget is written like 3wd, 4wh, 24h or 15d, not: " + code);
        }
        int amount = Integer.parseInt(m.group(1));
        return switch (m.group(2)) {
            case "wd" -> new WorkingDays(amount);
            case "wh" -> new WorkingHours(amount);
            case "h" -> new NaturalHours(amount);
            default -> new NaturalDays(amount);
        };
    }

    /**
     * Working days: the day it begins is not counted (民法典 201), and the last one ends when the office closes.
     *
     * @param amount working days
     */
    record WorkingDays(int amount) implements Budget {
        /** Refuses nothing and less. */
        public WorkingDays {
            Form.requireSome(amount);
        }
    }

    /**
     * Hours of an office's opening time, counted from the moment it begins.
     *
     * @param amount working hours
     */
    record WorkingHours(int amount) implements Budget {
        /** Refuses nothing and less. */
        public WorkingHours {
            Form.requireSome(amount);
        }
    }

    /**
     * Hours by the clock, day and night, counted from the moment it begins (民法典 201).
     *
     * @param amount hours
     */
    record NaturalHours(int amount) implements Budget {
        /** Refuses nothing and less. */
        public NaturalHours {
            Form.requireSome(amount);
        }
    }

    /**
     * Days of the calendar: the day it begins is not counted (民法典 201); a last day on which the office rests moves to
     * the next working day, and it ends when the office closes (民法典 203).
     *
     * @param amount calendar days
     */
    record NaturalDays(int amount) implements Budget {
        /** Refuses nothing and less. */
        public NaturalDays {
            Form.requireSome(amount);
        }
    }

    /** The written form, kept apart so that the interface shows only what a budget is. */
    final class Form {
        private static final Pattern PATTERN = Pattern.compile("([1-9]\\d{0,4})(wd|wh|h|d)");

        private Form() {}

        private static void requireSome(int amount) {
            if (amount < 1) {
                throw new IllegalArgumentException("a budget is at least 1, not: " + amount);
            }
        }
    }
}
