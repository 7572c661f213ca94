// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import org.jspecify.annotations.Nullable;

/**
 * Type 19: where a class B boat is, and what it is.
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
 * @param name name, null when not available
 * @param shiptype type of ship and cargo, 1 to 255; null when not available or no ship
 * @param size where on the ship the position is measured, null when not available
 * @param epfd kind of position device, 0 undefined to 15
 * @param raim whether the receiver checks the integrity of its position
 * @param dteReady whether a data terminal is ready; null when the message was cut before it
 * @param assigned whether a shore station sets the reporting
 */
public record ClassBExtended(
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
        @Nullable String name,
        @Nullable Integer shiptype,
        @Nullable Dimensions size,
        int epfd,
        boolean raim,
        boolean dteReady,
        boolean assigned)
        implements AisMessage.Positioned, AisMessage.Named {
    @Override
    public int type() {
        return 19;
    }
}
