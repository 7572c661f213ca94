// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch.internal;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What the block in backslashes before a sentence says (NMEA 0183, tag blocks): who heard it, when, and with which other
 * sentences it belongs together. Reused; what it says is forgotten with {@link #clear()}.
 */
public final class TagBlock {
    private static final long SECONDS_LIMIT = 100_000_000_000L;

    /** The source, key {@code s}. */
    public @Nullable String source;

    /** Milliseconds since 1970, key {@code c}; {@link Long#MIN_VALUE} when not said. */
    public long at;

    /** The group, key {@code g}; -1 when there is none. */
    public int group;

    /** Forgets what it says. */
    public void clear() {
        source = null;
        at = Long.MIN_VALUE;
        group = -1;
    }

    /** Reads {@code from} to {@code to}, the bytes between the backslashes; false when the checksum is missing or fits no part of it. */
    public boolean read(byte[] b, int from, int to) {
        clear();
        int star = to - 3;
        if (star < from || b[star] != '*') return false;
        int said = Hex.two(b, star + 1);
        int first = -1;
        int sum = 0;
        for (int n = star - 1; n >= from; n--) {
            sum ^= b[n];
            // some national feeds put a group before a block that had its checksum already: the last part counts then
            if (sum == said && (n == from || b[n - 1] == ',')) first = n;
        }
        if (first < 0) return false;
        for (int at = first; at < star; ) {
            int end = at;
            while (end < star && b[end] != ',') end++;
            if (end - at > 2 && b[at + 1] == ':') field(b, at, end);
            at = end + 1;
        }
        return true;
    }

    private void field(byte[] b, int from, int to) {
        switch (b[from]) {
            case 's' -> source = new String(b, from + 2, Math.min(to - from - 2, 64), StandardCharsets.ISO_8859_1);
            case 'c' -> {
                long value = Hex.decimal(b, from + 2, to);
                if (value >= 0) at = value < SECONDS_LIMIT ? value * 1000 : value;
            }
            case 'g' -> {
                int last = to;
                while (last > from && b[last - 1] != '-') last--;
                group = (int) Math.min(Integer.MAX_VALUE, Hex.decimal(b, last, to));
            }
            default -> {
                // other keys say nothing about this message
            }
        }
    }
}
