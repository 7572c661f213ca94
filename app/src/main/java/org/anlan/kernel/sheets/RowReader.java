// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel.sheets;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Gives the rows of one sheet, one after the other. */
public interface RowReader extends AutoCloseable {
    /**
     * The next row that is there; a workbook leaves out rows that were never touched, so look at {@link Row#line()}.
     *
     * @return null at the end
     * @throws UnreadableFile when nothing more can be read; the rows before were right
     * @throws IOException when the disk fails
     */
    @Nullable
    Row next() throws IOException;

    @Override
    void close() throws IOException;
}
