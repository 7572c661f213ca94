// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch.internal;

import java.util.Arrays;

/** The six-bit armour of a payload: letters {@code 0} to {@code W} and {@code `} to {@code w}. */
public final class Armour {
    private static final int[] SIX = new int[256];

    static {
        Arrays.fill(SIX, -1);
        for (int six = 0; six < 64; six++) SIX[six < 40 ? six + 48 : six + 56] = six;
    }

    private Armour() {}

    /** Takes the armour off; false when a letter is none of it. {@code into} needs three bytes for four letters, and three more. */
    public static boolean open(byte[] text, int from, int to, byte[] into) {
        int at = from;
        int out = 0;
        for (; at + 4 <= to; at += 4, out += 3) {
            int four = SIX[text[at] & 0xff] << 18
                    | SIX[text[at + 1] & 0xff] << 12
                    | SIX[text[at + 2] & 0xff] << 6
                    | SIX[text[at + 3] & 0xff];
            if (four < 0) return false;
            into[out] = (byte) (four >> 16);
            into[out + 1] = (byte) (four >> 8);
            into[out + 2] = (byte) four;
        }
        int rest = 0;
        int letters = to - at;
        for (int n = 0; n < letters; n++) {
            int six = SIX[text[at + n] & 0xff];
            if (six < 0) return false;
            rest |= six << (18 - 6 * n);
        }
        into[out] = (byte) (rest >> 16);
        into[out + 1] = (byte) (rest >> 8);
        into[out + 2] = (byte) rest;
        return true;
    }
}
