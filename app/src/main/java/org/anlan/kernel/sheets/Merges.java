// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cells that a sheet shows as one. Their value stands in the first of them, and whoever merged three rows under one township
 * means all three: so every cell of the range gets it. The list stands behind the rows and is looked for beforehand.
 *
 * @param ranges the ranges, each at least two cells
 */
record Merges(List<Range> ranges) {
    private static final byte[] MARK = "mergeCell ".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern REF =
            Pattern.compile("ref\\s*=\\s*[\"']\\$?([A-Z]{1,3})\\$?(\\d{1,7}):\\$?([A-Z]{1,3})\\$?(\\d{1,7})[\"']");
    private static final int MOST = 20_000;

    /** First and last row and column, all from 1. */
    record Range(long top, int left, long bottom, int right) {}

    static Merges scan(InputStream in) throws IOException {
        List<Range> ranges = new ArrayList<>();
        byte[] block = new byte[1 << 16];
        int matched = 0;
        StringBuilder attributes = null;
        for (int read = in.read(block); read >= 0; read = in.read(block)) {
            for (int i = 0; i < read; i++) {
                byte b = block[i];
                if (attributes != null) {
                    if (b == '>' || attributes.length() > 200) {
                        add(ranges, attributes);
                        attributes = null;
                    } else {
                        attributes.append((char) b);
                    }
                } else if (b == MARK[matched]) {
                    matched++;
                    if (matched == MARK.length) {
                        attributes = new StringBuilder();
                        matched = 0;
                    }
                } else {
                    matched = b == MARK[0] ? 1 : 0;
                }
            }
        }
        return new Merges(ranges);
    }

    private static void add(List<Range> ranges, CharSequence attributes) {
        var ref = REF.matcher(attributes);
        if (ranges.size() < MOST && ref.find()) {
            ranges.add(new Range(
                    Long.parseLong(ref.group(2)),
                    XlsxRows.column(ref.group(1)),
                    Long.parseLong(ref.group(4)),
                    XlsxRows.column(ref.group(3))));
        }
    }
}
