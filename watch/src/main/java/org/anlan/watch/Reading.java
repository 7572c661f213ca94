// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import java.time.Instant;

/**
 * What one channel of a sensor measured.
 *
 * @param at when, by the sensor
 * @param value in the unit of the channel
 */
public record Reading(Instant at, double value) {
    /** A sensor that gives no number has given no reading. */
    public Reading {
        if (!Double.isFinite(value)) throw new IllegalArgumentException("no reading: " + value);
    }
}
