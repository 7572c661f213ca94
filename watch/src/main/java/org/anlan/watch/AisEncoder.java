// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import java.util.ArrayList;
import java.util.List;
import org.anlan.watch.internal.AisWriter;

/** Puts messages into sentences: for tests and for passing on what was received. */
public final class AisEncoder {
    /** The most payload characters in one sentence, so that none is longer than the 82 of NMEA 0183. */
    private static final int CHARACTERS = 60;

    private static final int MOST_PARTS = 9;

    private AisEncoder() {}

    /**
     * The bits of a message, by ITU-R M.1371-5.
     *
     * @throws IllegalArgumentException naming the field that holds what cannot be sent
     */
    public static BitString bits(AisMessage message) {
        return AisWriter.write(message);
    }

    /**
     * The sentences of a message, without line ends.
     *
     * @param talker two letters, such as {@code AI}
     * @param channel {@code A}, {@code B}, or empty when not known
     * @param sequence 0 to 9, the same for all parts of one message; used when there are several
     * @throws IllegalArgumentException naming the field that holds what cannot be sent, or if nine sentences are too few
     */
    public static List<String> sentences(AisMessage message, String talker, String channel, int sequence) {
        BitString bits = bits(message);
        String payload = armour(bits);
        int parts = Math.max(1, (payload.length() + CHARACTERS - 1) / CHARACTERS);
        if (parts > MOST_PARTS) throw new IllegalArgumentException("too long for nine sentences");
        var sentences = new ArrayList<String>(parts);
        for (int part = 1; part <= parts; part++) {
            String piece = payload.substring((part - 1) * CHARACTERS, Math.min(payload.length(), part * CHARACTERS));
            int fill = part == parts ? payload.length() * 6 - bits.length() : 0;
            String body = talker + "VDM," + parts + "," + part + "," + (parts > 1 ? sequence : "") + "," + channel + ","
                    + piece + "," + fill;
            sentences.add("!" + body + "*" + checksum(body));
        }
        return List.copyOf(sentences);
    }

    /** The two hexadecimal digits that end a sentence or a tag block, for what stands before the star. */
    public static String checksum(String body) {
        int sum = 0;
        for (int n = 0; n < body.length(); n++) sum ^= body.charAt(n);
        return String.format("%02X", sum & 0xff);
    }

    private static String armour(BitString bits) {
        byte[] bytes = bits.bytes();
        var payload = new StringBuilder(bits.length() / 6 + 1);
        for (int at = 0; at < bits.length(); at += 6) {
            int six = 0;
            for (int n = at; n < at + 6; n++) {
                six = six << 1 | (n < bits.length() ? bytes[n >>> 3] >> (7 - (n & 7)) & 1 : 0);
            }
            payload.append((char) (six < 40 ? six + 48 : six + 56));
        }
        return payload.toString();
    }
}
