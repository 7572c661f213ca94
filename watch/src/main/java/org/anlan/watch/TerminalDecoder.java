// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import java.io.ByteArrayOutputStream;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what a terminal sends into messages, by JT/T 808: frames between 0x7e, escapes, checksum, header of either edition,
 * and messages of several packets, in any order. What is broken is counted and survived; memory is bounded whatever is sent.
 *
 * <p>One for each connection. Not thread-safe.
 */
public final class TerminalDecoder {
    private static final int MARK = 0x7e;
    private static final int ESCAPE = 0x7d;
    /** A header of the longest kind, the longest body and the checksum, all of it escaped. */
    private static final int LONGEST = 2 * (17 + 4 + 1023 + 1);

    private static final int OPEN = 8;
    private static final int MOST_PACKETS = 256;

    private final byte[] frame = new byte[LONGEST];
    private int used;
    private boolean dropping;
    private final Map<String, Packets> open = new LinkedHashMap<>();
    private long messages;
    private long checksums;
    private long malformed;
    private long incomplete;

    /**
     * What was met so far.
     *
     * @param messages whole messages
     * @param checksums frames whose checksum was wrong
     * @param malformed frames that were too short, too long, wrongly escaped, encrypted, or of another length than they say
     * @param incomplete messages given up, because not all of their packets came before eight others began
     */
    public record Met(long messages, long checksums, long malformed, long incomplete) {}

    private static final class Packets {
        final byte[] @Nullable [] bodies;
        int missing;

        Packets(int total) {
            bodies = new byte[total][];
            missing = total;
        }
    }

    /** What was met so far. */
    public Met met() {
        return new Met(messages, checksums, malformed, incomplete);
    }

    /** Takes the next bytes and hands on the messages that they end. */
    public void accept(byte[] chunk, int from, int to, Consumer<TerminalMessage> sink) {
        for (int at = from; at < to; at++) {
            byte next = chunk[at];
            if (next == MARK) {
                if (dropping) malformed++;
                else if (used > 0) frame(sink);
                used = 0;
                dropping = false;
            } else if (!dropping) {
                if (used == LONGEST) dropping = true;
                else frame[used++] = next;
            }
        }
    }

    private void frame(Consumer<TerminalMessage> sink) {
        int length = plain();
        if (length < 12 + 1) {
            malformed++;
            return;
        }
        int sum = 0;
        for (int n = 0; n < length - 1; n++) sum ^= frame[n];
        if ((byte) sum != frame[length - 1]) {
            checksums++;
            return;
        }
        int shape = word(2);
        boolean newer = (shape & 0x4000) != 0;
        boolean parted = (shape & 0x2000) != 0;
        int head = (newer ? 17 : 12) + (parted ? 4 : 0);
        boolean encrypted = (shape & 0x1c00) != 0;
        if (encrypted || length - 1 - head != (shape & 0x3ff)) {
            malformed++;
            return;
        }
        int phone = newer ? 5 : 4;
        int serialAt = newer ? 15 : 10;
        var body = java.util.Arrays.copyOfRange(frame, head, length - 1);
        String number = phone(phone, serialAt);
        int edition = newer ? frame[4] & 0xff : 0;
        if (!parted) {
            whole(
                    new TerminalMessage(word(0), number, word(serialAt), edition, BitString.of(body, 8 * body.length)),
                    sink);
        } else {
            packet(word(0), number, word(serialAt), edition, word(serialAt + 2), word(serialAt + 4), body, sink);
        }
    }

    private void whole(TerminalMessage message, Consumer<TerminalMessage> sink) {
        messages++;
        sink.accept(message);
    }

    private void packet(
            int id,
            String phone,
            int serial,
            int edition,
            int total,
            int number,
            byte[] body,
            Consumer<TerminalMessage> sink) {
        if (total < 1 || total > MOST_PACKETS || number < 1 || number > total) {
            malformed++;
            return;
        }
        int first = (serial - number + 1) & 0xffff;
        String key = id + "/" + phone + "/" + first + "/" + total;
        Packets packets = open.get(key);
        if (packets == null) {
            if (open.size() == OPEN) {
                Iterator<Packets> oldest = open.values().iterator();
                oldest.next();
                oldest.remove();
                incomplete++;
            }
            packets = new Packets(total);
            open.put(key, packets);
        }
        if (packets.bodies[number - 1] != null) return;
        packets.bodies[number - 1] = body;
        if (--packets.missing > 0) return;
        open.remove(key);
        var joined = new ByteArrayOutputStream();
        for (byte[] each : packets.bodies) if (each != null) joined.writeBytes(each);
        byte[] all = joined.toByteArray();
        whole(new TerminalMessage(id, phone, first, edition, BitString.of(all, 8 * all.length)), sink);
    }

    /** Takes the escapes out; returns how many bytes are left, or -1 when there is an escape of nothing. */
    private int plain() {
        int out = 0;
        for (int n = 0; n < used; n++) {
            int next = frame[n];
            if (next == ESCAPE) {
                if (++n == used || (frame[n] != 1 && frame[n] != 2)) return -1;
                next = frame[n] == 1 ? ESCAPE : MARK;
            }
            frame[out++] = (byte) next;
        }
        return out;
    }

    /** Packed digits; a terminal that sends others is named by what it sends. */
    private String phone(int from, int to) {
        var digits = new StringBuilder();
        for (int n = from; n < to; n++) {
            digits.append(Character.forDigit(frame[n] >> 4 & 15, 16)).append(Character.forDigit(frame[n] & 15, 16));
        }
        int lead = 0;
        while (lead < digits.length() - 1 && digits.charAt(lead) == '0') lead++;
        return digits.substring(lead);
    }

    private int word(int at) {
        return (frame[at] & 0xff) << 8 | (frame[at + 1] & 0xff);
    }
}
