// SPDX-License-Identifier: Apache-2.0
package org.anlan.alarms;

/**
 * A vessel, by the number it sends. Whose it is, is not said and not looked up here.
 *
 * @param mmsi its Maritime Mobile Service Identity, or the number of its terminal
 */
public record VesselSubject(long mmsi) implements Subject {
    @Override
    public String id() {
        return Long.toString(mmsi);
    }

    @Override
    public String label() {
        return Long.toString(mmsi);
    }
}
