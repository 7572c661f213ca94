// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import org.jspecify.annotations.Nullable;

/**
 * Type 12: a safety text to one station.
 *
 * @param repeat how often it was repeated, 0 to 3; 3 means never again
 * @param mmsi who sends it, up to nine digits
 * @param sequence sequence number 0 to 3
 * @param dest MMSI of the addressee
 * @param resent whether it was sent before
 * @param text the text, null when empty
 */
public record AddressedText(
        int repeat,
        int mmsi,
        int sequence,
        int dest,
        boolean resent,
        @Nullable String text) implements AisMessage {
    @Override
    public int type() {
        return 12;
    }
}
