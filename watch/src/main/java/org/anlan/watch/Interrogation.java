// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import java.util.List;

/**
 * Type 15: asks one or two stations for messages.
 *
 * @param repeat how often it was repeated, 0 to 3; 3 means never again
 * @param mmsi who sends it, up to nine digits
 * @param requests what is asked of whom: one or two messages of one station, or one or two of it and one of another
 */
public record Interrogation(int repeat, int mmsi, List<Request> requests) implements AisMessage {
    @Override
    public int type() {
        return 15;
    }

    /** Checks how many there are and keeps a copy. */
    public Interrogation {
        requests = List.copyOf(requests);
        if (requests.size() < 1 || requests.size() > 3) throw new IllegalArgumentException("requests must be 1 to 3");
    }

    /**
     * One message asked for.
     *
     * @param dest MMSI of the station asked
     * @param type the message type
     * @param offset slot for the answer, 0 to 4095
     */
    public record Request(int dest, int type, int offset) {}
}
