// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import java.util.List;

/**
 * Types 7 and 13: binary or safety messages that arrived.
 *
 * @param type the message type
 * @param repeat how often it was repeated, 0 to 3; 3 means never again
 * @param mmsi who sends it, up to nine digits
 * @param acks up to four messages that arrived
 */
public record Acknowledgement(int type, int repeat, int mmsi, List<Ack> acks) implements AisMessage {
    /** Checks how many there are and keeps a copy. */
    public Acknowledgement {
        acks = List.copyOf(acks);
        if (acks.size() < 1 || acks.size() > 4) throw new IllegalArgumentException("acks must be 1 to 4");
    }

    /**
     * One message that arrived.
     *
     * @param mmsi who sent it
     * @param sequence its sequence number, 0 to 3
     */
    public record Ack(int mmsi, int sequence) {}
}
