// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a boat was at a moment.
 *
 * @param at the moment, by the boat or its receiver
 * @param lonE7 longitude in ten-millionths of a degree, -180 to 180 degrees
 * @param latE7 latitude in ten-millionths of a degree
 * @param accuracyMetres how far off it may be; null when nobody says
 */
public record Fix(
        Instant at, int lonE7, int latE7, @Nullable Double accuracyMetres) {
    /** Refuses what is no place on earth. */
    public Fix {
        if (Math.abs((long) lonE7) > 1_800_000_000L || Math.abs((long) latE7) > 900_000_000L) {
            throw new IllegalArgumentException("no place on earth: " + lonE7 + " " + latE7);
        }
        if (accuracyMetres != null && !(accuracyMetres >= 0)) {
            throw new IllegalArgumentException("accuracy is " + accuracyMetres + " m");
        }
    }

    /** A place out of an AIS message, whose unit is 1/600,000 degree; null when the message has none. */
    public static @Nullable Fix of(Instant at, AisMessage.Positioned message, @Nullable Double accuracyMetres) {
        Integer lon = message.lon();
        Integer lat = message.lat();
        if (lon == null || lat == null) return null;
        return new Fix(at, tenMillionths(lon), tenMillionths(lat), accuracyMetres);
    }

    private static int tenMillionths(int units) {
        return (int) Math.round(units * 50.0 / 3);
    }
}
