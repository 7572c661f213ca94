// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import java.util.List;

/**
 * Type 16: a shore station sets when ships report.
 *
 * @param repeat how often it was repeated, 0 to 3; 3 means never again
 * @param mmsi who sends it, up to nine digits
 * @param orders one or two stations and when they shall report
 */
public record AssignmentCommand(int repeat, int mmsi, List<Order> orders) implements AisMessage {
    @Override
    public int type() {
        return 16;
    }

    /** Checks how many there are and keeps a copy. */
    public AssignmentCommand {
        orders = List.copyOf(orders);
        if (orders.size() < 1 || orders.size() > 2) throw new IllegalArgumentException("orders must be 1 to 2");
    }

    /**
     * What one ship shall do.
     *
     * @param dest MMSI of the ship
     * @param offset first slot
     * @param increment slots from one to the next, or a coded rate
     */
    public record Order(int dest, int offset, int increment) {}
}
