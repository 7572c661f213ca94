// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes fields one after the other, first bit first. Refuses what a field cannot hold instead of cutting it off. */
public final class BitWriter {
    private byte[] data = new byte[64];
    private int length;

    /** How many bits were written. */
    public int length() {
        return length;
    }

    /** What was written, left-aligned, zero after the last bit. */
    public byte[] bytes() {
        return Arrays.copyOf(data, (length + 7) >>> 3);
    }

    /** Appends an unsigned field. */
    public BitWriter u(String field, int value, int width) {
        if (value < 0 || value >= 1L << width) {
            throw new IllegalArgumentException(field + " is " + value + ", but must be 0 to " + ((1L << width) - 1));
        }
        return put(value, width);
    }

    /** Appends an unsigned field, or the value that stands for "not available". */
    public BitWriter u(String field, @Nullable Integer value, int width, int none) {
        if (value != null && value == none)
            throw new IllegalArgumentException(field + " " + value + " means none: use null");
        return u(field, value == null ? none : value, width);
    }

    /** Appends a field in two's complement, or the value that stands for "not available". */
    public BitWriter s(String field, @Nullable Integer value, int width, int none) {
        int put = value == null ? none : value;
        if (put < -(1L << (width - 1)) || put >= 1L << (width - 1)) {
            throw new IllegalArgumentException(field + " is " + put + ", which " + width + " bits do not hold");
        }
        return put(put, width);
    }

    /** Appends one bit. */
    public BitWriter flag(boolean value) {
        return put(value ? 1 : 0, 1);
    }

    /** Appends zero bits. */
    public BitWriter spare(int width) {
        for (int n = 0; n < width; n++) put(0, 1);
        return this;
    }

    /** Appends six-bit text, filled up with {@code @}. */
    public BitWriter text(String field, @Nullable String value, int chars) {
        String put = value == null ? "" : value;
        if (put.length() > chars)
            throw new IllegalArgumentException(field + " is longer than " + chars + " characters");
        for (int n = 0; n < chars; n++) {
            int letter = n < put.length() ? put.charAt(n) : '@';
            if (letter < 32 || letter > 95) {
                throw new IllegalArgumentException(field + " has a character that AIS cannot send: code " + letter);
            }
            put(letter & 63, 6);
        }
        return this;
    }

    /** Appends the first bits of an array. */
    public BitWriter bits(byte[] source, int width) {
        for (int n = 0; n < width; n++) put(source[n >>> 3] >> (7 - (n & 7)) & 1, 1);
        return this;
    }

    private BitWriter put(int value, int width) {
        if (length + width > data.length * 8) data = Arrays.copyOf(data, data.length * 2);
        for (int n = width - 1; n >= 0; n--, length++) {
            if ((value >> n & 1) != 0) data[length >>> 3] |= (byte) (0x80 >>> (length & 7));
        }
        return this;
    }
}
