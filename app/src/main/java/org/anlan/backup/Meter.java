// SPDX-License-Identifier: Apache-2.0
package org.anlan.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/** Counts and hashes what flows through it; a row of COPY text is a line. */
final class Meter extends FilterOutputStream {
    private final MessageDigest digest = sha256();
    private final LongConsumer passed;
    private long rows;
    private long bytes;

    /**
     * A meter.
     *
     * @param next where everything goes on to
     * @param passed hears how many bytes have just passed
     */
    Meter(OutputStream next, LongConsumer passed) {
        super(next);
        this.passed = passed;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] b, int off, int len) throws IOException {
        out.write(b, off, len);
        digest.update(b, off, len);
        bytes += len;
        for (int i = off; i < off + len; i++) {
            if (b[i] == '\n') {
                rows++;
            }
        }
        passed.accept(len);
    }

    long rows() {
        return rows;
    }

    long bytes() {
        return bytes;
    }

    /** The hash of all that passed; asked once, at the end. */
    String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
