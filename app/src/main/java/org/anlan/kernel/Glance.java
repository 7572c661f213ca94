// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.util.List;

/**
 * A deadline as a list shows it: the parts of an {@link Explanation} that fit a row.
 *
 * @param brief what is left, short
 * @param cells the clock rule, oldest first
 */
public record Glance(String brief, List<Explanation.Cell> cells) {
    /** Keeps its own list. */
    public Glance {
        cells = List.copyOf(cells);
    }
}
