// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import org.jspecify.annotations.Nullable;

/**
 * Type 24, part B: what a class B boat is.
 *
 * @param repeat how often it was repeated, 0 to 3; 3 means never again
 * @param mmsi who sends it, up to nine digits
 * @param shiptype type of ship and cargo, 1 to 255; null when not available or no ship
 * @param vendor three letters of the maker, null when not available
 * @param model model, 0 to 15
 * @param serial serial number
 * @param callsign call sign, null when not available
 * @param size where on the ship the position is measured, null when not available
 * @param mothership MMSI of the ship that a craft belongs to, null unless the MMSI begins with 98
 * @param epfd kind of position device, 0 undefined to 15
 */
public record StaticPartB(
        int repeat,
        int mmsi,
        @Nullable Integer shiptype,
        @Nullable String vendor,
        int model,
        int serial,
        @Nullable String callsign,
        @Nullable Dimensions size,
        @Nullable Integer mothership,
        int epfd)
        implements AisMessage {
    @Override
    public int type() {
        return 24;
    }
}
