// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import org.jspecify.annotations.Nullable;

/**
 * Type 27: where a ship is, as a satellite hears it; coarse, so not for anything close to a border.
 *
 * @param repeat how often it was repeated, 0 to 3; 3 means never again
 * @param mmsi who sends it, up to nine digits
 * @param accurate whether the position is better than 10 m by its own account
 * @param raim whether the receiver checks the integrity of its position
 * @param status navigational status, 0 to 15; 15 is "not defined", also sent by beacons under test
 * @param lon longitude in 1/600,000 degree, a multiple of 1,000; null when not available
 * @param lat latitude in 1/600,000 degree, a multiple of 1,000; null when not available
 * @param sog speed over ground in 0.1 knot, a multiple of 10; null when not available; 620 is "62 knots or more"
 * @param cog course over ground in 0.1 degree, a multiple of 10; null when not available
 * @param late whether the position is older than five seconds
 */
public record LongRangeReport(
        int repeat,
        int mmsi,
        boolean accurate,
        boolean raim,
        int status,
        @Nullable Integer lon,
        @Nullable Integer lat,
        @Nullable Integer sog,
        @Nullable Integer cog,
        boolean late)
        implements AisMessage.Positioned {
    @Override
    public int type() {
        return 27;
    }
}
