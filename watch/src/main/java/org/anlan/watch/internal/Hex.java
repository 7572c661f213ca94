// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch.internal;

/** Numbers in bytes of text. */
public final class Hex {
    private Hex() {}

    /** Two hexadecimal digits; -1 when they are none. */
    public static int two(byte[] b, int at) {
        int high = Character.digit(b[at], 16);
        int low = Character.digit(b[at + 1], 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    /** A decimal number of 1 to 18 digits; -1 when it is none. */
    public static long decimal(byte[] b, int from, int to) {
        if (to <= from || to - from > 18) return -1;
        long value = 0;
        for (int n = from; n < to; n++) {
            int digit = b[n] - '0';
            if (digit < 0 || digit > 9) return -1;
            value = value * 10 + digit;
        }
        return value;
    }
}
