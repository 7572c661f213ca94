// SPDX-License-Identifier: Apache-2.0
package org.anlan.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/**
 * A table of the folder {@code sample}: comma-separated, UTF-8, the first line names the columns, fields with commas stand
 * in double quotes. A mistake in it names the file and the line.
 */
final class SampleFile {
    private final String name;
    private final List<Line> lines;

    private SampleFile(String name, List<Line> lines) {
        this.name = name;
        this.lines = lines;
    }

    /** One line, its fields by column. */
    static final class Line {
        private final String file;
        private final int number;
        private final Map<String, String> fields;

        private Line(String file, int number, Map<String, String> fields) {
            this.file = file;
            this.number = number;
            this.fields = fields;
        }

        /** A field that has to be there; it may be empty. */
        String text(String column) {
            String value = fields.get(column);
            if (value == null) {
                throw wrong("has no column " + column);
            }
            return value;
        }

        /** A field, or null when it is empty. */
        @Nullable
        String optional(String column) {
            String value = text(column);
            return value.isEmpty() ? null : value;
        }

        /** The parts of a field between upright bars; none when it is empty. */
        List<String> list(String column) {
            String value = text(column);
            return value.isEmpty() ? List.of() : List.of(value.split("\\|"));
        }

        /** The words of a field; none when it is empty. */
        List<String> words(String column) {
            String value = text(column);
            return value.isEmpty() ? List.of() : List.of(value.split(" "));
        }

        double number(String column) {
            try {
                return Double.parseDouble(text(column));
            } catch (NumberFormatException e) {
                throw wrong(column + " is no number: " + text(column));
            }
        }

        int whole(String column) {
            try {
                return Integer.parseInt(text(column));
            } catch (NumberFormatException e) {
                throw wrong(column + " is no whole number: " + text(column));
            }
        }

        boolean yes(String column) {
            return switch (text(column)) {
                case "yes" -> true;
                case "no" -> false;
                default -> throw wrong(column + " is neither yes nor no: " + text(column));
            };
        }

        IllegalStateException wrong(String what) {
            return new IllegalStateException("sample/" + file + " line " + number + ": " + what);
        }
    }

    /**
     * Reads a table.
     *
     * @param name its name within the folder
     */
    static SampleFile read(String name) {
        return parse(name, text(name));
    }

    /** A whole file of the folder as text. */
    static String text(String name) {
        try {
            return new ClassPathResource("sample/" + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("sample/" + name + " cannot be read", e);
        }
    }

    static SampleFile parse(String name, String text) {
        List<Line> lines = new ArrayList<>();
        List<String> head = List.of();
        int number = 1;
        int at = 0;
        while (at < text.length()) {
            int begins = number;
            List<String> fields = new ArrayList<>();
            boolean more = true;
            while (more) {
                StringBuilder field = new StringBuilder();
                if (at < text.length() && text.charAt(at) == '"') {
                    at++;
                    while (true) {
                        if (at >= text.length()) {
                            throw new IllegalStateException(
                                    "sample/" + name + " line " + begins + ": a quotation mark is never closed");
                        }
                        char c = text.charAt(at++);
                        if (c == '"') {
                            if (at < text.length() && text.charAt(at) == '"') {
                                at++;
                            } else {
                                break;
                            }
                        } else if (c == '\n') {
                            number++;
                        }
                        field.append(c);
                    }
                }
                while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
                    field.append(text.charAt(at++));
                }
                fields.add(field.toString().strip());
                more = at < text.length() && text.charAt(at) == ',';
                at++;
            }
            number++;
            if (head.isEmpty()) {
                head = fields;
            } else if (!(fields.size() == 1 && fields.getFirst().isEmpty())) {
                lines.add(line(name, begins, head, fields));
            }
        }
        return new SampleFile(name, lines);
    }

    private static Line line(String name, int number, List<String> head, List<String> fields) {
        if (fields.size() != head.size()) {
            throw new IllegalStateException("sample/" + name + " line " + number + ": has " + fields.size()
                    + " fields, the first line names " + head.size());
        }
        Map<String, String> byName = new HashMap<>();
        for (int i = 0; i < head.size(); i++) {
            byName.put(head.get(i), fields.get(i));
        }
        return new Line(name, number, byName);
    }

    List<Line> lines() {
        return lines;
    }

    @Override
    public String toString() {
        return "sample/" + name;
    }
}
