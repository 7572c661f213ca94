// SPDX-License-Identifier: Apache-2.0
package org.anlan.setup;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.anlan.kernel.sheets.Dates;
import org.anlan.kernel.sheets.Fault;
import org.anlan.kernel.sheets.Row;

/** A row of a setup sheet, its cells by field. What a cell cannot say is a {@link Wrong} with its place. */
final class Line {
    private final Row row;
    private final Map<String, Integer> columns;
    private final Dates dates;

    Line(Row row, Map<String, Integer> columns, Dates dates) {
        this.row = row;
        this.columns = columns;
        this.dates = dates;
    }

    /** A cell that cannot be taken. */
    static final class Wrong extends RuntimeException {
        private final transient Fault fault;

        Wrong(Fault fault) {
            super(fault.reason());
            this.fault = fault;
        }

        Fault fault() {
            return fault;
        }
    }

    Row row() {
        return row;
    }

    /** A cell, without white space at its ends; empty when there is none. */
    String text(String field) {
        int at = columns.getOrDefault(field, -1);
        return at < 0 ? "" : row.field(at).strip();
    }

    /** A cell that must say something. */
    String needed(String field) {
        String text = text(field);
        if (text.isEmpty()) {
            throw wrong(field, "setup.cell-empty", "");
        }
        return text;
    }

    /** A code that must be there and be made of certain characters. */
    String code(String field, String pattern) {
        String code = needed(field);
        if (!code.matches(pattern)) {
            throw wrong(field, "setup.not-a-code", code);
        }
        return code;
    }

    /** Parts between upright bars. */
    List<String> list(String field) {
        return Arrays.stream(text(field).split("[|｜]"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    double degrees(String field, double most) {
        try {
            double value = Double.parseDouble(needed(field));
            if (Math.abs(value) <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw wrong(field, "setup.not-degrees", text(field));
    }

    int whole(String field, int least, int most) {
        try {
            int value = Integer.parseInt(needed(field));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw wrong(field, "setup.not-whole", least + "–" + most);
    }

    boolean yes(String field) {
        return switch (needed(field)) {
            case "是", "yes", "TRUE", "true", "1" -> true;
            case "否", "no", "FALSE", "false", "0" -> false;
            default -> throw wrong(field, "setup.not-yes-or-no", text(field));
        };
    }

    LocalDate day(String field) {
        return day(field, needed(field));
    }

    LocalDate day(String field, String text) {
        return dates.day(text).orElseThrow(() -> wrong(field, "import.not-a-date", text));
    }

    /** One of some words, in Chinese or as the constant's name. */
    <E extends Enum<E>> E choice(String field, Choices<E> choices) {
        String text = needed(field);
        for (E each : choices.type().getEnumConstants()) {
            if (each.name().equalsIgnoreCase(text) || text.equals(choices.word(each))) {
                return each;
            }
        }
        throw wrong(field, "setup.not-on-the-list", text);
    }

    Wrong wrong(String field, String reason, Object about) {
        return new Wrong(Fault.at(reason, row.line(), columns.getOrDefault(field, -1) + 1, about));
    }
}
