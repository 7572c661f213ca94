// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

/**
 * Cuts a stream of bytes into lines at line feeds and carriage returns. A line that is longer than the limit is dropped
 * and counted, so that a sender without line ends costs no memory. Not thread-safe: one for each connection.
 */
public final class Lines {
    /** The longest line taken: a sentence with a long tag block has less than half. */
    public static final int LIMIT = 1024;

    private final byte[] carried = new byte[LIMIT];
    private int carry;
    private boolean dropping;
    private long tooLong;

    /** Takes each line. The bytes are valid during the call only. */
    @FunctionalInterface
    public interface Sink {
        /** One line without its end: {@code buffer[from]} to {@code buffer[to - 1]}. */
        void line(byte[] buffer, int from, int to);
    }

    /** Takes the next bytes and hands on the lines that they end. */
    public void accept(byte[] chunk, int from, int to, Sink sink) {
        int start = from;
        for (int at = from; at < to; at++) {
            byte c = chunk[at];
            if (c != '\n' && c != '\r') continue;
            end(chunk, start, at, sink);
            start = at + 1;
        }
        keep(chunk, start, to);
    }

    /** Hands on what stands after the last line end. */
    public void end(Sink sink) {
        end(carried, 0, 0, sink);
    }

    /** How many lines were too long. */
    public long tooLong() {
        return tooLong;
    }

    private void end(byte[] chunk, int from, int to, Sink sink) {
        if (carry > 0) {
            keep(chunk, from, to);
            if (!dropping) sink.line(carried, 0, carry);
        } else if (!dropping && to > from) {
            if (to - from > LIMIT) tooLong++;
            else sink.line(chunk, from, to);
        }
        carry = 0;
        dropping = false;
    }

    private void keep(byte[] chunk, int from, int to) {
        if (dropping) return;
        if (carry + to - from > LIMIT) {
            tooLong++;
            dropping = true;
            carry = 0;
            return;
        }
        System.arraycopy(chunk, from, carried, carry, to - from);
        carry += to - from;
    }
}
