// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

/**
 * Type 10: asks another station for its time.
 *
 * @param repeat how often it was repeated, 0 to 3; 3 means never again
 * @param mmsi who sends it, up to nine digits
 * @param dest MMSI of the addressee
 */
public record TimeInquiry(int repeat, int mmsi, int dest) implements AisMessage {
    @Override
    public int type() {
        return 10;
    }
}
