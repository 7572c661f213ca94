// SPDX-License-Identifier: Apache-2.0
package org.anlan.setup;

import java.util.List;
import java.util.UUID;
import org.anlan.kernel.sheets.Fault;
import org.jspecify.annotations.Nullable;

/**
 * What became of one row.
 *
 * @param sheet its sheet, empty for a text file
 * @param line its line
 * @param outcome {@code stored}, {@code today} (stored with a clock), {@code changed}, {@code same} or {@code rejected}
 * @param object what it became, or null
 * @param key what it is called, for things that have a code; or null
 * @param reasons why it was rejected, or what is worth knowing
 * @param fields the row as it came when it was rejected; as it is stored, for a row of a setup; or null
 * @param before what was there before, for a row that was changed; or null
 */
public record Entry(
        String sheet,
        long line,
        String outcome,
        @Nullable UUID object,
        @Nullable String key,
        List<Fault> reasons,
        @Nullable List<String> fields,
        @Nullable List<String> before) {
    static final String STORED = "stored";
    static final String TODAY = "today";
    static final String CHANGED = "changed";
    static final String SAME = "same";
    static final String REJECTED = "rejected";

    static Entry rejected(String sheet, long line, List<Fault> reasons, List<String> fields) {
        return new Entry(sheet, line, REJECTED, null, null, reasons, fields, null);
    }
}
