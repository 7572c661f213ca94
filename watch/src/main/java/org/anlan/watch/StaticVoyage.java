// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import org.jspecify.annotations.Nullable;

/**
 * Type 5: what a class A ship is and where it is bound.
 *
 * @param repeat how often it was repeated, 0 to 3; 3 means never again
 * @param mmsi who sends it, up to nine digits
 * @param aisVersion edition of the standard, 0 to 3
 * @param imo IMO number, null when not available
 * @param callsign call sign, null when not available
 * @param name name, null when not available
 * @param shiptype type of ship and cargo, 1 to 255; null when not available or no ship
 * @param size where on the ship the position is measured, null when not available
 * @param epfd kind of position device, 0 undefined to 15
 * @param etaMonth month of arrival, null when not available
 * @param etaDay day of arrival, null when not available
 * @param etaHour hour of arrival, null when not available
 * @param etaMinute minute of arrival, null when not available
 * @param draught draught in 0.1 m, null when not available
 * @param destination destination as the crew typed it, null when not available
 * @param dteReady whether a data terminal is ready; null when the message was cut before it
 */
public record StaticVoyage(
        int repeat,
        int mmsi,
        int aisVersion,
        @Nullable Integer imo,
        @Nullable String callsign,
        @Nullable String name,
        @Nullable Integer shiptype,
        @Nullable Dimensions size,
        int epfd,
        @Nullable Integer etaMonth,
        @Nullable Integer etaDay,
        @Nullable Integer etaHour,
        @Nullable Integer etaMinute,
        @Nullable Integer draught,
        @Nullable String destination,
        @Nullable Boolean dteReady)
        implements AisMessage.Named {
    @Override
    public int type() {
        return 5;
    }
}
