// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import org.anlan.watch.internal.AisReader;
import org.anlan.watch.internal.Armour;
import org.anlan.watch.internal.Assembly;
import org.anlan.watch.internal.Bits;
import org.anlan.watch.internal.Hex;
import org.anlan.watch.internal.TagBlock;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a receiver and gives the AIS messages in them.
 *
 * <p>Understands {@code VDM} and {@code VDO} of any talker, tag blocks, {@code $PGHP} before a sentence, and a station and
 * a time after it. Whatever else comes – other sentences, cut lines, wrong checksums, noise – is counted and survived.
 *
 * <p>Parts of one message may come in any order and with others between them. A message whose parts do not all come is
 * given up: after ten seconds of event time where the lines have a time, after sixty sentences where they have none, or
 * when more than sixty-four are open. So memory is bounded whatever is sent.
 *
 * <p>One for each connection, since receivers number their messages alike. Not thread-safe.
 */
public final class AisDecoder {
    /** Says that the caller does not know when a line came. */
    public static final long UNKNOWN = Long.MIN_VALUE;

    private static final int OPEN = 64;
    private static final long PATIENCE_MILLIS = 10_000;
    private static final long PATIENCE_SENTENCES = 60;
    private static final int PAYLOAD = Assembly.MOST_PARTS * 128;

    private final Bits bits = new Bits();
    private final byte[] opened = new byte[Math.max(PAYLOAD, Lines.LIMIT) + Bits.SLACK];
    private final byte[] joined = new byte[PAYLOAD];
    private final TagBlock tag = new TagBlock();
    private final TagBlock gatehouse = new TagBlock();
    private int gatehouseChecksum = -1;
    private final ArrayList<Assembly> open = new ArrayList<>();
    private final ArrayList<Assembly> spare = new ArrayList<>();

    private long sentences;
    private long messages;
    private long others;
    private long checksums;
    private long malformed;
    private long tags;
    private long incomplete;
    private long unreadable;

    /** What was met so far. */
    public Tally tally() {
        return new Tally(sentences, messages, others, checksums, malformed, tags, incomplete, unreadable);
    }

    /** Gives up the messages whose parts have not all come: there will be no more lines. */
    public void end() {
        incomplete += open.size();
        spare.addAll(open);
        open.clear();
    }

    /** Takes one line without its end, of which nobody knows when it came. */
    public @Nullable Received accept(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
        return accept(bytes, 0, bytes.length, UNKNOWN);
    }

    /**
     * Takes one line without its end.
     *
     * @param atMillis when it came, in milliseconds since 1970, or {@link #UNKNOWN}; what the line itself says goes first
     * @return the message that this line ended; null when it ended none
     */
    public @Nullable Received accept(byte[] b, int from, int to, long atMillis) {
        int at = from;
        while (at < to && b[at] != '!' && b[at] != '$' && b[at] != '\\') at++;
        if (at == to) {
            if (to > from) malformed++;
            return null;
        }
        tag.clear();
        if (b[at] == '\\') {
            int end = at + 1;
            while (end < to && b[end] != '\\') end++;
            if (end == to) {
                malformed++;
                return null;
            }
            if (!tag.read(b, at + 1, end)) tags++;
            at = end + 1;
            if (at == to) {
                others++;
                return null;
            }
        }
        return switch (b[at]) {
            case '!' -> sentence(b, at, to, atMillis);
            case '$' -> {
                gatehouse(b, at, to);
                others++;
                yield null;
            }
            default -> {
                malformed++;
                yield null;
            }
        };
    }

    /** One encapsulated sentence; {@code b[from]} is its exclamation mark. */
    private @Nullable Received sentence(byte[] b, int from, int to, long atMillis) {
        int star = from + 1;
        int sum = 0;
        while (star < to && b[star] != '*') sum ^= b[star++];
        boolean whole = star + 2 < to;
        if (!whole || sum != Hex.two(b, star + 1)) {
            // a line that broke off may have the next one stuck to it
            int next = to - 1;
            while (next > from && b[next] != '!') next--;
            if (next > from) {
                malformed++;
                tag.clear();
                return sentence(b, next, to, atMillis);
            }
            if (whole) checksums++;
            else malformed++;
            return null;
        }
        if (from + 7 >= star
                || b[from + 3] != 'V'
                || b[from + 4] != 'D'
                || b[from + 6] != ','
                || (b[from + 5] != 'M' && b[from + 5] != 'O')) {
            others++;
            return null;
        }
        // total , number , [sequence] , [channel] , payload , fill
        int total = digit(b, from + 7, star);
        int number = digit(b, from + 9, star);
        int at = from + 11;
        if (total < 1 || number < 1 || number > total || at >= star || b[from + 8] != ',' || b[from + 10] != ',') {
            malformed++;
            return null;
        }
        int sequence = -1;
        if (b[at] != ',') sequence = b[at++] - '0';
        int channelAt = ++at;
        while (at < star && b[at] != ',') at++;
        int channelEnd = at;
        int payload = at + 1;
        int end = star - 2;
        if (payload > end || b[end] != ',' || b[channelAt - 1] != ',' || channelEnd - channelAt > 1) {
            malformed++;
            return null;
        }
        int fill = b[end + 1] - '0';
        if (fill < 0 || fill > 5) {
            malformed++;
            return null;
        }
        sentences++;
        long heard = heard(b, star, to, sum, atMillis);
        int channel = channelEnd > channelAt ? b[channelAt] : 0;
        boolean own = b[from + 5] == 'O';
        if (total == 1) return read(b, payload, end, fill, channel, own, tag.source, heard);
        long key = key(b[from + 1], b[from + 2], total, sequence, channel, own);
        return part(b, payload, end, fill, key, total, number, channel, own, heard);
    }

    private long key(int talker, int talker2, int total, int sequence, int channel, boolean own) {
        int group = tag.group;
        return ((long) group << 32)
                ^ ((long) (talker & 0xff) << 24
                        | (talker2 & 0xff) << 16
                        | (channel & 0x7f) << 9
                        | (own ? 256 : 0)
                        | total << 4
                        | (sequence & 15));
    }

    private @Nullable Received part(
            byte[] b,
            int from,
            int to,
            int fill,
            long key,
            int total,
            int number,
            int channel,
            boolean own,
            long heard) {
        Assembly assembly = null;
        for (int n = open.size() - 1; n >= 0; n--) {
            Assembly each = open.get(n);
            if (each.stale(sentences, heard, PATIENCE_MILLIS, PATIENCE_SENTENCES, UNKNOWN)) {
                incomplete++;
                spare.add(open.remove(n));
            } else if (assembly == null && each.belongs(key, tag.source)) {
                assembly = each;
            }
        }
        if (assembly != null && assembly.has(number)) {
            // the same number again: the old message lost its parts and this is the next one
            incomplete++;
            assembly.begin(key, total, sentences, heard, tag.source);
        }
        if (assembly == null) {
            if (open.size() == OPEN) {
                incomplete++;
                spare.add(open.removeFirst());
            }
            assembly = spare.isEmpty() ? new Assembly() : spare.removeLast();
            assembly.begin(key, total, sentences, heard, tag.source);
            open.add(assembly);
        }
        if (assembly.source == null) assembly.source = tag.source;
        if (!assembly.add(number, b, from, to, fill)) return null;
        open.remove(assembly);
        spare.add(assembly);
        int length = assembly.join(joined);
        if (length < 0) {
            unreadable++;
            return null;
        }
        long first = assembly.at() == UNKNOWN ? heard : assembly.at();
        return read(joined, 0, length, assembly.fill(), channel, own, assembly.source, first);
    }

    private @Nullable Received read(
            byte[] b, int from, int to, int fill, int channel, boolean own, @Nullable String source, long heard) {
        AisMessage message = null;
        if (to - from <= PAYLOAD && Armour.open(b, from, to, opened)) {
            message = AisReader.read(bits.over(opened, Math.max(0, (to - from) * 6 - fill)));
        }
        if (message == null) {
            unreadable++;
            return null;
        }
        messages++;
        return new Received(
                message, channel(channel), own, source, heard == UNKNOWN ? null : Instant.ofEpochMilli(heard));
    }

    private static @Nullable String channel(int channel) {
        return switch (channel) {
            case 0 -> null;
            case 'A' -> "A";
            case 'B' -> "B";
            default -> String.valueOf((char) channel);
        };
    }

    /** When the sentence was heard, and by whom, from what stands around it. */
    private long heard(byte[] b, int star, int to, int sum, long atMillis) {
        long heard = tag.at;
        if (star + 3 < to && b[star + 3] == ',') heard = suffix(b, star + 4, to, heard);
        if (gatehouseChecksum >= 0) {
            if (gatehouseChecksum == sum) {
                if (heard == UNKNOWN) heard = gatehouse.at;
                if (tag.source == null) tag.source = gatehouse.source;
            }
            gatehouseChecksum = -1;
        }
        return heard == UNKNOWN ? atMillis : heard;
    }

    /** The older form: a station that begins with r or b, and seconds since 1970, after the checksum. */
    private long suffix(byte[] b, int from, int to, long heard) {
        long found = heard;
        for (int at = from; at < to; ) {
            int end = at;
            while (end < to && b[end] != ',') end++;
            if (end - at > 1 && (b[at] == 'r' || b[at] == 'b') && tag.source == null) {
                tag.source = new String(b, at, Math.min(end - at, 64), StandardCharsets.ISO_8859_1);
            } else if (found == UNKNOWN && end - at >= 9 && end - at <= 11) {
                long seconds = Hex.decimal(b, at, end);
                if (seconds >= 0) found = seconds * 1000;
            }
            at = end + 1;
        }
        return found;
    }

    /** {@code $PGHP,1,year,month,day,hour,minute,second,millisecond,country,region,station,online,checksum of the next*hh}. */
    private void gatehouse(byte[] b, int from, int to) {
        gatehouseChecksum = -1;
        if (to - from < 8 || b[from + 1] != 'P' || b[from + 2] != 'G' || b[from + 3] != 'H' || b[from + 4] != 'P')
            return;
        int star = from + 1;
        int sum = 0;
        while (star < to && b[star] != '*') sum ^= b[star++];
        if (star + 2 >= to || sum != Hex.two(b, star + 1)) return;
        String[] field = new String(b, from, star - from, StandardCharsets.ISO_8859_1).split(",", -1);
        if (field.length < 14 || !field[1].equals("1")) return;
        gatehouse.clear();
        try {
            gatehouse.at = LocalDateTime.of(
                            number(field[2]),
                            number(field[3]),
                            number(field[4]),
                            number(field[5]),
                            number(field[6]),
                            number(field[7]),
                            Math.multiplyExact(number(field[8]), 1_000_000))
                    .toInstant(ZoneOffset.UTC)
                    .toEpochMilli();
            gatehouseChecksum = Integer.parseInt(field[13].trim(), 16);
        } catch (DateTimeException | ArithmeticException | NumberFormatException notOfThisForm) {
            return;
        }
        gatehouse.source = !field[11].isEmpty() ? field[11] : field[9].isEmpty() ? null : field[9];
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static int digit(byte[] b, int at, int end) {
        int digit = at < end ? b[at] - '0' : -1;
        return digit > 9 ? -1 : digit;
    }
}
