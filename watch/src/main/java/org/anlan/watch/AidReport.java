// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import org.jspecify.annotations.Nullable;

/**
 * Type 21: a light, a buoy or another aid to navigation.
 *
 * @param repeat how often it was repeated, 0 to 3; 3 means never again
 * @param mmsi who sends it, up to nine digits
 * @param aidType kind of aid, 0 to 31
 * @param name name, null when not available
 * @param accurate whether the position is better than 10 m by its own account
 * @param lon longitude in 1/600,000 degree, east positive, null when not available
 * @param lat latitude in 1/600,000 degree, north positive, null when not available
 * @param size where on the ship the position is measured, null when not available
 * @param epfd kind of position device, 0 undefined to 15
 * @param second second of the minute of the fix, null when not available; 61 entered by hand, 62 dead reckoning, 63 the receiver does not work
 * @param offPosition whether a floating aid has drifted; only with a second below 60
 * @param regional bits for regional use, as sent
 * @param raim whether the receiver checks the integrity of its position
 * @param virtual whether the aid exists on the chart alone
 * @param assigned whether a shore station sets the reporting
 */
public record AidReport(
        int repeat,
        int mmsi,
        int aidType,
        @Nullable String name,
        boolean accurate,
        @Nullable Integer lon,
        @Nullable Integer lat,
        @Nullable Dimensions size,
        int epfd,
        @Nullable Integer second,
        boolean offPosition,
        int regional,
        boolean raim,
        boolean virtual,
        boolean assigned)
        implements AisMessage.Positioned, AisMessage.Named {
    @Override
    public int type() {
        return 21;
    }
}
