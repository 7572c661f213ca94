// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import org.jspecify.annotations.Nullable;

/**
 * Type 18: where a class B boat is, and how it moves.
 *
 * @param repeat how often it was repeated, 0 to 3; 3 means never again
 * @param mmsi who sends it, up to nine digits
 * @param reserved bits kept for later, as sent
 * @param sog speed over ground in 0.1 knot, null when not available; 1022 is "102.2 knots or more"
 * @param accurate whether the position is better than 10 m by its own account
 * @param lon longitude in 1/600,000 degree, east positive, null when not available
 * @param lat latitude in 1/600,000 degree, north positive, null when not available
 * @param cog course over ground in 0.1 degree, null when not available
 * @param heading true heading in degrees, null when not available
 * @param second second of the minute of the fix, null when not available; 61 entered by hand, 62 dead reckoning, 63 the receiver does not work
 * @param regional bits for regional use, as sent
 * @param carrierSense true for carrier-sense, false for self-organised
 * @param display whether it has a display
 * @param dsc whether it has digital selective calling
 * @param band whether it works on the whole marine band
 * @param message22 whether channels can be managed by message 22
 * @param assigned whether a shore station sets the reporting
 * @param raim whether the receiver checks the integrity of its position
 * @param radio state of the radio, as sent; null when the message was cut before it
 */
public record ClassBReport(
        int repeat,
        int mmsi,
        int reserved,
        @Nullable Integer sog,
        boolean accurate,
        @Nullable Integer lon,
        @Nullable Integer lat,
        @Nullable Integer cog,
        @Nullable Integer heading,
        @Nullable Integer second,
        int regional,
        boolean carrierSense,
        boolean display,
        boolean dsc,
        boolean band,
        boolean message22,
        boolean assigned,
        boolean raim,
        @Nullable Integer radio)
        implements AisMessage.Positioned {
    @Override
    public int type() {
        return 18;
    }
}
