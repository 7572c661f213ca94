// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel.sheets;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A part of a workbook as it unpacks, watched: it may not grow beyond the limit, not unpack to a thousandfold like a bomb,
 * and not go on for a megabyte without a mark, since a parser would have to hold that in memory.
 */
final class Unpacked extends FilterInputStream {
    /** Deflate cannot do better than 1:1,032; sheets of a million equal cells come near 1:100. */
    private static final long MOST_GROWTH = 400;

    private static final long HARMLESS = 4L << 20;
    private static final int LONGEST_RUN = 1 << 20;

    private final long packed;
    private final long limit;
    private final SheetFile file;
    private long seen;
    private int run;

    Unpacked(InputStream in, long packed, long limit, SheetFile file) {
        super(in);
        this.packed = packed;
        this.limit = limit;
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        if (read > 0) {
            count(into, offset, read);
        }
        return read;
    }

    private void count(byte[] bytes, int offset, int length) {
        seen += length;
        if (seen > limit || (seen > HARMLESS && packed > 0 && seen / packed > MOST_GROWTH)) {
            throw file.unreadable("", Fault.ofFile("workbook-unpacks-too-large", SheetFile.mega(limit)));
        }
        for (int i = offset; i < offset + length; i++) {
            run = bytes[i] == '<' ? 0 : run + 1;
            if (run > LONGEST_RUN) {
                throw file.unreadable("", Fault.ofFile("workbook-not-xml", ""));
            }
        }
    }
}
