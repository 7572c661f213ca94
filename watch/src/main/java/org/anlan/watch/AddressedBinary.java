// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

/**
 * Type 6: a binary message to one station.
 *
 * @param repeat how often it was repeated, 0 to 3; 3 means never again
 * @param mmsi who sends it, up to nine digits
 * @param sequence sequence number 0 to 3
 * @param dest MMSI of the addressee
 * @param resent whether it was sent before
 * @param dac designated area code: whose meaning
 * @param fid function: which meaning
 * @param data the payload, as it came
 */
public record AddressedBinary(
        int repeat, int mmsi, int sequence, int dest, boolean resent, int dac, int fid, BitString data)
        implements AisMessage {
    @Override
    public int type() {
        return 6;
    }
}
