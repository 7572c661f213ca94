// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel.sheets;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes RFC 4180 in UTF-8 with a byte order mark, by which spreadsheets know the encoding. A text that a spreadsheet would
 * take for a formula gets an apostrophe in front, which {@link SheetFile} takes away again.
 */
public final class CsvWriter implements RowWriter {
    private final Writer out;

    /**
     * Writes to a stream and closes it in the end.
     *
     * @param out where to
     */
    public CsvWriter(OutputStream out) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.out.write('\uFEFF');
    }

    @Override
    public void write(List<String> fields) throws IOException {
        for (int i = 0; i < fields.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            String field = fields.get(i);
            String safe = looksLikeFormula(field) ? "'" + field : field;
            if (fields.size() == 1 && safe.isEmpty() || needsQuotes(safe)) {
                out.write('"');
                out.write(safe.replace("\"", "\"\""));
                out.write('"');
            } else {
                out.write(safe);
            }
        }
        out.write("\r\n");
    }

    private static boolean needsQuotes(String field) {
        return field.chars()
                .anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == ';' || c == '\t' || c == '|');
    }

    /** Begins like a formula and is not simply a signed number. */
    static boolean looksLikeFormula(String field) {
        if (field.isEmpty()) {
            return false;
        }
        char first = field.charAt(0);
        return first == '='
                || first == '@'
                || first == '\t'
                || ((first == '+' || first == '-') && !field.matches("[+-]\\d[\\d ,.:/-]*"));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
