// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel.sheets;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads records; remembers the line each begins at, so that a message can name it. */
final class CsvRows implements RowReader {
    private final SheetFile file;
    private final BufferedReader in;
    private final char delimiter;
    private final Limits limits;
    private final StringBuilder field = new StringBuilder();
    private long line = 1;
    private long rows;

    CsvRows(SheetFile file, Reader in, char delimiter, Limits limits) {
        this.file = file;
        this.in = new BufferedReader(in, 1 << 16);
        this.delimiter = delimiter;
        this.limits = limits;
    }

    @Override
    public @Nullable Row next() throws IOException {
        int c = in.read();
        if (c < 0) {
            return null;
        }
        if (++rows > limits.rows()) {
            throw refuse("too-many-rows", 0, limits.rows());
        }
        long begins = line;
        List<String> fields = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        while (true) {
            c = c == '"' ? quoted(begins, fields.size() + 1, faults) : plain(c);
            if (fields.size() >= limits.columns()) {
                throw refuse("too-many-columns", 0, limits.columns());
            }
            fields.add(unguarded(field));
            field.setLength(0);
            if (c != delimiter) {
                endLine(c);
                return new Row(begins, fields, faults);
            }
            c = in.read();
        }
    }

    /** Takes a field without quotes; a quote in its midst is a character like others. Returns what ended it. */
    private int plain(int first) throws IOException {
        int c = first;
        while (c >= 0 && c != delimiter && c != '\n' && c != '\r') {
            add(c);
            c = in.read();
        }
        return c;
    }

    /** Takes a field in quotes; line breaks in it become \n. Returns what ended it. */
    private int quoted(long begins, int column, List<Fault> faults) throws IOException {
        long opened = line;
        while (true) {
            int c = in.read();
            if (c < 0) {
                throw new UnreadableFile(
                        file.name(), "", Fault.at("quote-never-closed", opened, column, Long.toString(begins)));
            }
            if (c == '"') {
                int after = in.read();
                if (after == '"') {
                    add('"');
                    continue;
                }
                if (after == delimiter || after == '\n' || after == '\r' || after < 0) {
                    return after;
                }
                faults.add(Fault.at("text-after-quote", line, column, Character.toString(after)));
                return plain(after);
            }
            if (c == '\n' || c == '\r') {
                endLine(c);
                c = '\n';
            }
            add(c);
        }
    }

    private void add(int c) {
        if (field.length() >= limits.field()) {
            throw refuse("field-too-long", 0, limits.field());
        }
        field.append((char) c);
    }

    /** Counts the line that ends; carriage return and line feed together are one end. */
    private void endLine(int c) throws IOException {
        if (c < 0) {
            return;
        }
        line++;
        if (c == '\r') {
            in.mark(1);
            if (in.read() != '\n') {
                in.reset();
            }
        }
    }

    /** The apostrophe that {@link CsvWriter} sets before what a spreadsheet would take for a formula goes again. */
    private static String unguarded(StringBuilder field) {
        return field.length() > 1 && field.charAt(0) == '\'' && CsvWriter.looksLikeFormula(field.substring(1))
                ? field.substring(1)
                : field.toString();
    }

    private UnreadableFile refuse(String reason, int column, long limit) {
        return new UnreadableFile(file.name(), "", Fault.at(reason, line, column, limit));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
