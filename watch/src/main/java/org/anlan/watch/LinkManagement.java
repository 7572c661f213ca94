// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import java.util.List;

/**
 * Type 20: slots that a base station keeps for itself.
 *
 * @param repeat how often it was repeated, 0 to 3; 3 means never again
 * @param mmsi who sends it, up to nine digits
 * @param slots one to four reservations
 */
public record LinkManagement(int repeat, int mmsi, List<Slots> slots) implements AisMessage {
    @Override
    public int type() {
        return 20;
    }

    /** Checks how many there are and keeps a copy. */
    public LinkManagement {
        slots = List.copyOf(slots);
        if (slots.size() < 1 || slots.size() > 4) throw new IllegalArgumentException("slots must be 1 to 4");
    }

    /**
     * One reservation.
     *
     * @param offset first slot
     * @param number how many in a row, 0 to 15
     * @param timeout minutes, 0 to 7
     * @param increment slots until it repeats, 0 to 2047
     */
    public record Slots(int offset, int number, int timeout, int increment) {}
}
