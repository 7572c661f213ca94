// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import org.jspecify.annotations.Nullable;

/**
 * Type 9: where an aircraft in search and rescue is.
 *
 * @param repeat how often it was repeated, 0 to 3; 3 means never again
 * @param mmsi who sends it, up to nine digits
 * @param altitude metres, null when not available; 4094 is "4094 m or more"
 * @param speed speed over ground in whole knots, null when not available; 1022 is "1022 knots or more"
 * @param accurate whether the position is better than 10 m by its own account
 * @param lon longitude in 1/600,000 degree, east positive, null when not available
 * @param lat latitude in 1/600,000 degree, north positive, null when not available
 * @param cog course over ground in 0.1 degree, null when not available
 * @param second second of the minute of the fix, null when not available; 61 entered by hand, 62 dead reckoning, 63 the receiver does not work
 * @param regional bits for regional use, as sent
 * @param dteReady whether a data terminal is ready; null when the message was cut before it
 * @param assigned whether a shore station sets the reporting
 * @param raim whether the receiver checks the integrity of its position
 * @param radio state of the radio, as sent; null when the message was cut before it
 */
public record AircraftReport(
        int repeat,
        int mmsi,
        @Nullable Integer altitude,
        @Nullable Integer speed,
        boolean accurate,
        @Nullable Integer lon,
        @Nullable Integer lat,
        @Nullable Integer cog,
        @Nullable Integer second,
        int regional,
        boolean dteReady,
        boolean assigned,
        boolean raim,
        int radio)
        implements AisMessage.Positioned {
    @Override
    public int type() {
        return 9;
    }
}
