// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

/**
 * Where on a ship its position is measured, in metres; together its length and beam.
 *
 * @param toBow 0 to 511; 511 is "511 m or more"
 * @param toStern 0 to 511
 * @param toPort 0 to 63; 63 is "63 m or more"
 * @param toStarboard 0 to 63
 */
public record Dimensions(int toBow, int toStern, int toPort, int toStarboard) {
    /** All four zero would say "not available": that is null where this type is used. */
    public Dimensions {
        if ((toBow | toStern | toPort | toStarboard) == 0) throw new IllegalArgumentException("a ship has a size");
    }
}
