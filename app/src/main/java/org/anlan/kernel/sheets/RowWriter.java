// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel.sheets;

import java.io.IOException;
import java.util.List;

/** Writes rows so that {@link SheetFile} reads the same again and a spreadsheet takes none of them for a formula. */
public sealed interface RowWriter extends AutoCloseable permits CsvWriter, XlsxWriter {
    /**
     * Writes one row.
     *
     * @param fields its fields; an empty text leaves the cell empty
     */
    void write(List<String> fields) throws IOException;

    @Override
    void close() throws IOException;
}
