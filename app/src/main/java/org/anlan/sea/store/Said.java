// SPDX-License-Identifier: Apache-2.0
package org.anlan.sea.store;

import org.jspecify.annotations.Nullable;

/**
 * What a ship says of itself.
 *
 * @param name its name, null when not said
 * @param callsign its call sign, null when not said
 * @param shiptype type of ship and cargo, ITU-R M.1371; null when not said
 * @param lengthMetres its length, null when not said
 */
public record Said(
        @Nullable String name,
        @Nullable String callsign,
        @Nullable Integer shiptype,
        @Nullable Integer lengthMetres) {
    /** Nothing was said. */
    public static final Said NOTHING = new Said(null, null, null, null);

    /** This, with what is newer put over it. */
    public Said with(Said newer) {
        return new Said(
                newer.name == null ? name : newer.name,
                newer.callsign == null ? callsign : newer.callsign,
                newer.shiptype == null ? shiptype : newer.shiptype,
                newer.lengthMetres == null ? lengthMetres : newer.lengthMetres);
    }
}
