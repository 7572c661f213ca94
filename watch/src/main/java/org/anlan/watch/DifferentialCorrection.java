// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import org.jspecify.annotations.Nullable;

/**
 * Type 17: corrections for satellite positions.
 *
 * @param repeat how often it was repeated, 0 to 3; 3 means never again
 * @param mmsi who sends it, up to nine digits
 * @param lon longitude in 1/600,000 degree, a multiple of 1,000; null when not available
 * @param lat latitude in 1/600,000 degree, a multiple of 1,000; null when not available
 * @param data the payload, as it came
 */
public record DifferentialCorrection(
        int repeat,
        int mmsi,
        @Nullable Integer lon,
        @Nullable Integer lat,
        BitString data) implements AisMessage.Positioned {
    @Override
    public int type() {
        return 17;
    }
}
