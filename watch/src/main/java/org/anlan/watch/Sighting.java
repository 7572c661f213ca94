// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A boat's place as one receiver passed it on.
 *
 * @param source which receiver
 * @param received when it reached us, by our clock
 * @param told when the receiver heard it, by its own clock; null when it does not say
 * @param second the second of the minute at which the boat took the fix, 0 to 59, by the boat's satellite clock; null when it
 *     does not say
 * @param lonE7 longitude in ten-millionths of a degree
 * @param latE7 latitude in ten-millionths of a degree
 * @param accuracyMetres how far off it may be; null when nobody says
 * @param sog speed over ground in 0.1 knot, null when not available
 * @param cog course over ground in 0.1 degree, null when not available
 * @param heading true heading in degrees, null when not available
 */
public record Sighting(
        String source,
        Instant received,
        @Nullable Instant told,
        @Nullable Integer second,
        int lonE7,
        int latE7,
        @Nullable Double accuracyMetres,
        @Nullable Integer sog,
        @Nullable Integer cog,
        @Nullable Integer heading) {}
