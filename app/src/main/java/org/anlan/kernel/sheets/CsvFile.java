// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A text file of fields as RFC 4180 describes it, with any delimiter and any line ending, also mixed ones. */
final class CsvFile extends SheetFile {
    private static final char[] DELIMITERS = {',', '\t', ';', '|', '，'};
    private static final int LOOKED_AT = 64 << 10;

    private final Path file;
    private final Encoding encoding;
    private final char delimiter;
    private final Limits limits;

    CsvFile(Path file, String name, Reading reading) throws IOException {
        super(name);
        this.file = file;
        this.limits = reading.limits();
        this.encoding = Encoding.of(file, name, reading.charset());
        this.delimiter = reading.delimiter() == null ? look() : reading.delimiter();
    }

    @Override
    public Format format() {
        return Format.CSV;
    }

    @Override
    public List<String> sheets() {
        return List.of("");
    }

    @Override
    public String charset() {
        return encoding.charset().name().toUpperCase(Locale.ROOT);
    }

    @Override
    public RowReader rows(String sheet) {
        if (!sheet.isEmpty()) {
            throw unreadable(sheet, Fault.ofFile("no-such-sheet", sheet));
        }
        try {
            return new CsvRows(this, text(), delimiter, limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        // nothing is held between readings
    }

    /** The text behind the mark; a byte that is not in the encoding is a fault and never a question mark. */
    private Reader text() throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            in.skipNBytes(encoding.mark());
            Charset charset = encoding.charset();
            return new InputStreamReader(
                    in,
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT));
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** What stands most often between the fields of the first record; a comma when nothing does. */
    private char look() throws IOException {
        int[] seen = new int[DELIMITERS.length];
        boolean quoted = false;
        boolean some = false;
        try (var text = text()) {
            for (int i = 0; i < LOOKED_AT; i++) {
                int c = text.read();
                if (c < 0 || (!quoted && some && (c == '\n' || c == '\r'))) {
                    break;
                }
                if (c == '"') {
                    quoted = !quoted;
                }
                some |= c != '\n' && c != '\r';
                for (int d = 0; d < DELIMITERS.length && !quoted; d++) {
                    if (c == DELIMITERS[d]) {
                        seen[d]++;
                    }
                }
            }
        }
        int best = 0;
        for (int d = 1; d < DELIMITERS.length; d++) {
            if (seen[d] > seen[best]) {
                best = d;
            }
        }
        return DELIMITERS[best];
    }
}
