// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch.internal;

import org.jspecify.annotations.Nullable;

/** A message of several sentences on its way: which parts came, and what was said beside them. */
public final class Assembly {
    /** The most parts that a message can have. */
    public static final int MOST_PARTS = 9;

    private final byte[] @Nullable [] parts = new byte[MOST_PARTS][];
    private final int[] lengths = new int[MOST_PARTS];
    private long key;
    private int total;
    private int have;
    private int fill;
    private long line;
    private long at;

    /** The station that heard it, when one part says so. */
    public @Nullable String source;

    /** Begins anew. */
    public void begin(long key, int total, long line, long at, @Nullable String source) {
        this.key = key;
        this.total = total;
        this.line = line;
        this.at = at;
        this.source = source;
        have = 0;
        fill = 0;
    }

    /** Whether a part belongs here. Parts of one message may leave the source out, but never name two. */
    public boolean belongs(long key, @Nullable String source) {
        return this.key == key && (source == null || this.source == null || source.equals(this.source));
    }

    /** Whether it has waited too long: by time where both times are known, by sentences where not. */
    public boolean stale(long line, long at, long patience, long sentences, long unknown) {
        if (at != unknown && this.at != unknown) return Math.abs(at - this.at) > patience;
        return line - this.line > sentences;
    }

    /** Whether part {@code number} (from 1) is here already. */
    public boolean has(int number) {
        return (have >> number & 1) != 0;
    }

    /** Keeps part {@code number} (from 1); true when that was the last one missing. */
    public boolean add(int number, byte[] text, int from, int to, int fill) {
        int length = to - from;
        byte[] part = parts[number - 1];
        if (part == null || part.length < length) parts[number - 1] = part = new byte[Math.max(length, 64)];
        System.arraycopy(text, from, part, 0, length);
        lengths[number - 1] = length;
        have |= 1 << number;
        if (number == total) this.fill = fill;
        return have == (2 << total) - 2;
    }

    /** Writes all parts one after the other; returns how many letters, or -1 when there are more than fit. */
    public int join(byte[] into) {
        int length = 0;
        for (int n = 0; n < total; n++) {
            byte[] part = parts[n];
            if (part == null || length + lengths[n] > into.length) return -1;
            System.arraycopy(part, 0, into, length, lengths[n]);
            length += lengths[n];
        }
        return length;
    }

    /** Bits to leave out at the end. */
    public int fill() {
        return fill;
    }

    /** When it began, in lines. */
    public long line() {
        return line;
    }

    /** When it began. */
    public long at() {
        return at;
    }
}
