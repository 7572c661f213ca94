// SPDX-License-Identifier: Apache-2.0
package org.anlan.insight;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table as comma-separated values (RFC 4180), with the mark that lets spreadsheets see it is UTF-8. */
final class Csv {
    private final StringBuilder text = new StringBuilder("\uFEFF");

    Csv(String... heads) {
        line((Object[]) heads);
    }

    /** Adds a line; null is an empty field. */
    void line(@Nullable Object... fields) {
        text.append(Arrays.stream(fields).map(Csv::field).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String field(@Nullable Object value) {
        String word = value == null ? "" : value.toString();
        if (!word.isEmpty() && "=+@\t\r".indexOf(word.charAt(0)) >= 0) {
            word = "'" + word; // a spreadsheet would take it for a formula
        }
        return word.matches("(?s).*[\",\r\n].*") ? '"' + word.replace("\"", "\"\"") + '"' : word;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
