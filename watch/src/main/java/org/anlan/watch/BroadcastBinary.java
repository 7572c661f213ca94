// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

/**
 * Type 8: a binary message to everybody.
 *
 * @param repeat how often it was repeated, 0 to 3; 3 means never again
 * @param mmsi who sends it, up to nine digits
 * @param dac designated area code: whose meaning
 * @param fid function: which meaning
 * @param data the payload, as it came
 */
public record BroadcastBinary(int repeat, int mmsi, int dac, int fid, BitString data) implements AisMessage {
    @Override
    public int type() {
        return 8;
    }
}
