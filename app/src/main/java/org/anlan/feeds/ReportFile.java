// SPDX-License-Identifier: Apache-2.0
package org.anlan.feeds;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.anlan.kernel.sheets.Columns;
import org.anlan.kernel.sheets.Fault;
import org.anlan.kernel.sheets.Row;
import org.anlan.kernel.sheets.RowReader;
import org.anlan.kernel.sheets.SheetFile;
import org.anlan.kernel.sheets.UnreadableFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file or request full of reports, gone through one by one without being held in memory.
 *
 * @param name what the department calls it
 * @param path where it lies
 * @param json reads JSON
 * @param isJson JSON (an object, an array of objects, or one object a line), or else CSV or a workbook
 */
record ReportFile(String name, Path path, JsonMapper json, boolean isJson) {
    private static final int MOST = 10_000;

    /** Takes what is found. */
    interface Sink {
        /** A report, by the names of its fields; lines count from 1. */
        void report(long line, Map<String, String> fields);

        /** A line that is no report. */
        void unreadable(long line, ReportReader.Wrong why);
    }

    /** Only looks whether the file can be read to its end. */
    static final Sink NOTHING = new Sink() {
        @Override
        public void report(long line, Map<String, String> fields) {}

        @Override
        public void unreadable(long line, ReportReader.Wrong why) {}
    };

    /**
     * Goes through the file.
     *
     * @throws UnreadableFile when it is no such file, or breaks off
     */
    void read(Sink sink) throws IOException {
        if (isJson) {
            readJson(sink);
        } else {
            readRows(sink);
        }
    }

    private void readRows(Sink sink) throws IOException {
        try (SheetFile sheet = SheetFile.open(path, name, SheetFile.Reading.AS_FOUND);
                RowReader rows = sheet.rows(sheet.sheets().getFirst())) {
            Row head = rows.next();
            if (head == null) {
                throw new UnreadableFile(name, "", Fault.ofFile("file-empty", ""));
            }
            var columns = new Columns(head);
            if (!columns.faults().isEmpty()) {
                throw new UnreadableFile(name, "", columns.faults().getFirst());
            }
            for (int i = 0; i < columns.names().size(); i++) {
                String column = Columns.plain(columns.names().get(i));
                if (!column.isEmpty() && !ReportReader.FIELDS.contains(column)) {
                    throw new UnreadableFile(name, "", Fault.at("column-unknown-to-feeds", head.line(), i + 1, column));
                }
            }
            for (Row row = rows.next(); row != null; row = rows.next()) {
                if (row.isBlank()) {
                    continue;
                }
                Map<String, String> fields = new LinkedHashMap<>();
                for (int i = 0; i < columns.names().size(); i++) {
                    String column = Columns.plain(columns.names().get(i));
                    if (!column.isEmpty() && !row.field(i).isBlank()) {
                        fields.put(column, row.field(i));
                    }
                }
                if (row.faults().isEmpty()) {
                    sink.report(row.line(), fields);
                } else {
                    Fault fault = row.faults().getFirst();
                    sink.unreadable(
                            row.line(),
                            new ReportReader.Wrong(Row.letters(fault.column()), "cell-unreadable", fault.about()));
                }
            }
        }
    }

    private void readJson(Sink sink) throws IOException {
        long line = 0;
        try (InputStream in = Files.newInputStream(path);
                MappingIterator<JsonNode> reports =
                        json.readerFor(JsonNode.class).readValues(in)) {
            while (reports.hasNextValue()) {
                JsonNode report = reports.nextValue();
                line++;
                if (line > MOST) {
                    throw new UnreadableFile(name, "", Fault.ofFile("too-many-reports", MOST));
                }
                try {
                    sink.report(line, ReportReader.fields(report));
                } catch (ReportReader.Wrong e) {
                    sink.unreadable(line, e);
                }
            }
        } catch (JacksonException e) {
            throw new UnreadableFile(name, "", Fault.at("no-json", line + 1, 0, Long.toString(line)));
        }
    }

    /** The SHA-256 of a file as it came. */
    static byte[] digest(Path file) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            try (var in = new DigestInputStream(Files.newInputStream(file), sha)) {
                byte[] buffer = new byte[65_536];
                while (in.read(buffer) >= 0) {
                    // the stream counts
                }
            }
            return sha.digest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
