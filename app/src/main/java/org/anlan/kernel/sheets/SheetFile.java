// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel.sheets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file of rows: a text file has one sheet without a name, a workbook has one or more. What it is, is told by its first
 * bytes and not by its name. Close it after use.
 *
 * <pre>{@code
 * try (var file = SheetFile.open(path, "places.csv", Reading.AS_FOUND);
 *         var rows = file.rows(file.sheets().getFirst())) {
 *     for (Row row = rows.next(); row != null; row = rows.next()) { … }
 * }
 * }</pre>
 */
public abstract sealed class SheetFile implements AutoCloseable permits CsvFile, XlsxFile {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] EMPTY_ZIP = {'P', 'K', 5, 6};
    /** The container of the old Excel format, and of a workbook that has a password. */
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private final String name;

    SheetFile(String name) {
        this.name = name;
    }

    /** How a file is written. */
    public enum Format {
        /** Text with fields and a delimiter. */
        CSV,
        /** An Excel workbook (Office Open XML). */
        XLSX
    }

    /**
     * What is known about a text file beforehand; a workbook needs none of it.
     *
     * @param charset {@code UTF-8}, {@code GB18030} or {@code UTF-16}, or null to find out
     * @param delimiter what stands between fields, or null to find out
     * @param limits how much is taken
     */
    public record Reading(
            @Nullable String charset, @Nullable Character delimiter, Limits limits) {
        /** Everything as it is found. */
        public static final Reading AS_FOUND = new Reading(null, null, Limits.COUNTY);
    }

    /**
     * Opens a file and looks at it: encoding and delimiter of a text file, the sheets of a workbook.
     *
     * @param file where it lies
     * @param name what its bringer calls it; stands in every refusal
     * @param reading what is known beforehand
     * @throws UnreadableFile when it is no file of rows, is cut short or too large
     */
    public static SheetFile open(Path file, String name, Reading reading) {
        try {
            long size = Files.size(file);
            if (size == 0) {
                throw new UnreadableFile(name, "", Fault.ofFile("file-empty", ""));
            }
            if (size > reading.limits().bytes()) {
                throw new UnreadableFile(
                        name,
                        "",
                        Fault.ofFile("file-too-large", mega(reading.limits().bytes())));
            }
            byte[] head = new byte[4];
            try (var in = Files.newInputStream(file)) {
                int read = in.readNBytes(head, 0, 4);
                if (read == 4 && (begins(head, ZIP) || begins(head, EMPTY_ZIP))) {
                    return new XlsxFile(file, name, reading.limits());
                }
                if (read == 4 && begins(head, OLE)) {
                    throw new UnreadableFile(name, "", Fault.ofFile("old-or-locked-workbook", ""));
                }
            }
            return new CsvFile(file, name, reading);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean begins(byte[] head, byte[] with) {
        return head[0] == with[0] && head[1] == with[1] && head[2] == with[2] && head[3] == with[3];
    }

    static String mega(long bytes) {
        return String.format(Locale.ROOT, "%d MB", Math.max(1, bytes >> 20));
    }

    /** What its bringer calls it. */
    public String name() {
        return name;
    }

    /** How it is written. */
    public abstract Format format();

    /** The names of its visible sheets, in their order; a single empty name for a text file. */
    public abstract List<String> sheets();

    /** The encoding of a text file as it was found, such as {@code GB18030}; empty for a workbook. */
    public abstract String charset();

    /**
     * Reads a sheet from its beginning; may be asked again.
     *
     * @param sheet one of {@link #sheets()}
     * @throws UnreadableFile when the sheet is not there or cannot be read
     */
    public abstract RowReader rows(String sheet);

    @Override
    public abstract void close() throws IOException;

    UnreadableFile unreadable(String sheet, Fault fault) {
        return new UnreadableFile(name, sheet, fault);
    }
}
