// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import java.util.Arrays;
import java.util.HexFormat;

/** Bits whose meaning belongs to somebody else: the payload of a binary message, kept as it came. */
public final class BitString {
    /** No bits. */
    public static final BitString EMPTY = new BitString(new byte[0], 0);

    private final byte[] bytes;
    private final int length;

    private BitString(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    /**
     * Bits out of bytes, first bit first.
     *
     * @param bytes copied; what lies after {@code length} is forgotten
     * @param length how many bits count
     * @throws IllegalArgumentException if there are fewer bytes than the bits need
     */
    public static BitString of(byte[] bytes, int length) {
        if (length < 0 || length > bytes.length * 8L) {
            throw new IllegalArgumentException(length + " bits do not fit " + bytes.length + " bytes");
        }
        if (length == 0) return EMPTY;
        var copy = Arrays.copyOf(bytes, (length + 7) >>> 3);
        if ((length & 7) != 0) copy[copy.length - 1] &= (byte) (0xff << (8 - (length & 7)));
        return new BitString(copy, length);
    }

    /** How many bits. */
    public int length() {
        return length;
    }

    /** A copy, left-aligned; the bits after the last are zero. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Hexadecimal digits of {@link #bytes()}, in lower case. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BitString that && length == that.length && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(bytes) + length;
    }

    @Override
    public String toString() {
        return length + ":" + hex();
    }
}
