// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a terminal was: message 0x0200, and each part of the batch 0x0704.
 *
 * @param at when, null when its clock says no time. Terminals send Chinese time (UTC+8).
 * @param lonE6 longitude in millionths of a degree, null when it had no position
 * @param latE6 latitude in millionths of a degree, null when it had no position
 * @param altitudeMetres height
 * @param speed in 0.1 km/h
 * @param course in degrees
 * @param alarms the 32 alarm bits; bit 0 is the emergency key
 * @param status the 32 status bits; bit 1 says that it has a position
 * @param extras further items by their number, as they came
 */
public record TerminalPosition(
        @Nullable Instant at,
        @Nullable Integer lonE6,
        @Nullable Integer latE6,
        int altitudeMetres,
        int speed,
        int course,
        int alarms,
        int status,
        Map<Integer, BitString> extras) {
    /** A position. */
    public static final int POSITION = 0x0200;

    /** Positions that were kept while there was no signal. */
    public static final int BATCH = 0x0704;

    private static final int FIXED = 28;

    /** Keeps a copy of the items. */
    public TerminalPosition {
        extras = Map.copyOf(extras);
    }

    /** Whether somebody has pressed the emergency key. */
    public boolean emergency() {
        return (alarms & 1) != 0;
    }

    /** As a fix; null when it had no position or no time. */
    public @Nullable Fix fix(@Nullable Double accuracyMetres) {
        if (at == null || lonE6 == null || latE6 == null) return null;
        return new Fix(at, lonE6 * 10, latE6 * 10, accuracyMetres);
    }

    /** The positions in a message, oldest as sent first; none when it is about something else or is too short. */
    public static List<TerminalPosition> of(TerminalMessage message) {
        byte[] b = message.body().bytes();
        var found = new ArrayList<TerminalPosition>();
        if (message.id() == POSITION) {
            if (b.length >= FIXED) found.add(read(b, 0, b.length));
        } else if (message.id() == BATCH && b.length > 3) {
            int count = word(b, 0);
            for (int at = 3; at + 2 <= b.length && found.size() < count; ) {
                int length = word(b, at);
                at += 2;
                if (length < FIXED || at + length > b.length) break;
                found.add(read(b, at, at + length));
                at += length;
            }
        }
        return List.copyOf(found);
    }

    private static TerminalPosition read(byte[] b, int from, int to) {
        int status = number(b, from + 4);
        long lat = number(b, from + 8) & 0xffff_ffffL;
        long lon = number(b, from + 12) & 0xffff_ffffL;
        boolean placed = (status & 2) != 0 && lat <= 90_000_000L && lon <= 180_000_000L;
        var extras = new LinkedHashMap<Integer, BitString>();
        for (int at = from + FIXED; at + 2 <= to; ) {
            int length = b[at + 1] & 0xff;
            if (at + 2 + length > to) break;
            extras.put(
                    b[at] & 0xff, BitString.of(java.util.Arrays.copyOfRange(b, at + 2, at + 2 + length), 8 * length));
            at += 2 + length;
        }
        return new TerminalPosition(
                time(b, from + 22),
                placed ? (Integer) (int) ((status & 8) != 0 ? -lon : lon) : null,
                placed ? (Integer) (int) ((status & 4) != 0 ? -lat : lat) : null,
                (short) word(b, from + 16),
                word(b, from + 18),
                word(b, from + 20),
                number(b, from),
                status,
                extras);
    }

    private static @Nullable Instant time(byte[] b, int at) {
        try {
            return LocalDateTime.of(
                            2000 + two(b[at]),
                            two(b[at + 1]),
                            two(b[at + 2]),
                            two(b[at + 3]),
                            two(b[at + 4]),
                            two(b[at + 5]))
                    .toInstant(ZoneOffset.ofHours(8));
        } catch (DateTimeException notSet) {
            return null;
        }
    }

    private static int two(byte packed) {
        int high = packed >> 4 & 15;
        int low = packed & 15;
        return high > 9 || low > 9 ? -1 : 10 * high + low;
    }

    private static int word(byte[] b, int at) {
        return (b[at] & 0xff) << 8 | (b[at + 1] & 0xff);
    }

    private static int number(byte[] b, int at) {
        return word(b, at) << 16 | word(b, at + 2);
    }
}
