// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import org.jspecify.annotations.Nullable;

/**
 * Type 26: a long binary message with the state of the radio.
 *
 * @param repeat how often it was repeated, 0 to 3; 3 means never again
 * @param mmsi who sends it, up to nine digits
 * @param dest MMSI of the addressee
 * @param dac designated area code: whose meaning
 * @param fid function: which meaning
 * @param data the payload, as it came
 * @param radio state of the radio, as sent; null when the message was cut before it
 */
public record MultiSlotBinary(
        int repeat,
        int mmsi,
        @Nullable Integer dest,
        @Nullable Integer dac,
        @Nullable Integer fid,
        BitString data,
        int radio)
        implements AisMessage {
    @Override
    public int type() {
        return 26;
    }

    /** Area code and function come together. */
    public MultiSlotBinary {
        if ((dac == null) != (fid == null)) throw new IllegalArgumentException("dac and fid come together");
    }
}
