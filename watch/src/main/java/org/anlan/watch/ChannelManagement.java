// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import org.jspecify.annotations.Nullable;

/**
 * Type 22: which channels to use, in a region or for two stations.
 *
 * @param repeat how often it was repeated, 0 to 3; 3 means never again
 * @param mmsi who sends it, up to nine digits
 * @param channelA first channel
 * @param channelB second channel
 * @param txrx which channels to send and receive on
 * @param lowPower whether to send with low power
 * @param area the region, null when two stations are addressed
 * @param dest1 first station addressed, null when a region is
 * @param dest2 second station addressed, null when a region is
 * @param bandA whether the first channel is narrow
 * @param bandB whether the second channel is narrow
 * @param zone size of the zone at the border, as sent
 */
public record ChannelManagement(
        int repeat,
        int mmsi,
        int channelA,
        int channelB,
        int txrx,
        boolean lowPower,
        @Nullable Region area,
        @Nullable Integer dest1,
        @Nullable Integer dest2,
        boolean bandA,
        boolean bandB,
        int zone)
        implements AisMessage {
    @Override
    public int type() {
        return 22;
    }

    /** Either a region or two stations. */
    public ChannelManagement {
        if ((area == null) != (dest1 != null && dest2 != null))
            throw new IllegalArgumentException("either a region or two stations");
    }
}
