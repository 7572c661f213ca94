// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

/**
 * Type 23: a shore station sets the reporting of a group of stations.
 *
 * @param repeat how often it was repeated, 0 to 3; 3 means never again
 * @param mmsi who sends it, up to nine digits
 * @param area the region, null when two stations are addressed
 * @param stationType which kind of station
 * @param shiptype type of ship and cargo, 0 for all
 * @param txrx which channels to send and receive on
 * @param interval reporting interval, as sent
 * @param quiet minutes of silence, 0 for none
 */
public record GroupAssignment(
        int repeat, int mmsi, Region area, int stationType, int shiptype, int txrx, int interval, int quiet)
        implements AisMessage {
    @Override
    public int type() {
        return 23;
    }
}
