// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel.sheets;

/**
 * How much of a file is taken. What goes beyond is refused by name, never cut.
 *
 * @param bytes the file itself
 * @param rows rows of one sheet, the head included
 * @param columns columns of one row
 * @param field characters of one field
 * @param unpacked bytes of one part of a workbook when unpacked
 * @param texts bytes of the texts that a workbook's cells share; these are held in memory
 */
public record Limits(long bytes, long rows, int columns, int field, long unpacked, int texts) {
    /** What a county brings: 64 MB, as many rows as a workbook can have, 256 columns, texts of 32,767 characters. */
    public static final Limits COUNTY = new Limits(64L << 20, 1_048_576, 256, 32_767, 1L << 30, 48 << 20);
}
