// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import java.time.Instant;

/**
 * A place and a moment, worked out from fixes.
 *
 * @param at the moment
 * @param lonE7 longitude in ten-millionths of a degree
 * @param latE7 latitude in ten-millionths of a degree
 */
public record Spot(Instant at, int lonE7, int latE7) {
    static Spot of(Fix fix) {
        return new Spot(fix.at(), fix.lonE7(), fix.latE7());
    }
}
