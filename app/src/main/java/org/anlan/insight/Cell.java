// SPDX-License-Identifier: Apache-2.0
package org.anlan.insight;

/**
 * A place in a figure's tables: one key of one dimension in one period.
 *
 * @param dimension what is broken down by
 * @param key an area's, unit's, category's or channel's code; empty for the whole county
 * @param period the period
 */
record Cell(Dimension dimension, String key, Period period) {
    /** The whole county in a period. */
    static Cell whole(Period period) {
        return new Cell(Dimension.ALL, "", period);
    }
}
