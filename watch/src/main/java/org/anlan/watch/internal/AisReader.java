// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch.internal;

import java.util.ArrayList;
import java.util.List;
import org.anlan.watch.*;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bits of a message into its record. The layouts are those of ITU-R M.1371-5, annex 8. A message may end
 * before its radio state or its spare bits, as many on the air do; when it ends before that, it is refused.
 */
public final class AisReader {
    private static final int LON_LIMIT = 108_000_000;
    private static final int LAT_LIMIT = 54_000_000;

    private AisReader() {}

    /** The message, or null when its type is none of 1 to 27 or its length is none that the type can have. */
    public static @Nullable AisMessage read(Bits b) {
        if (b.length() < 38) return null;
        int type = b.u(0, 6);
        int least = least(type, b);
        if (least < 0 || b.length() < least || b.length() > most(type)) return null;
        int repeat = b.u(6, 2);
        int mmsi = b.u(8, 30);
        return switch (type) {
            case 1, 2, 3 -> position(b, type, repeat, mmsi);
            case 4, 11 -> base(b, type, repeat, mmsi);
            case 5 -> voyage(b, repeat, mmsi);
            case 6 ->
                new AddressedBinary(
                        repeat, mmsi, b.u(38, 2), b.u(40, 30), b.flag(70), b.u(72, 10), b.u(82, 6), rest(b, 88, 0));
            case 7, 13 -> acknowledgement(b, type, repeat, mmsi);
            case 8 -> new BroadcastBinary(repeat, mmsi, b.u(40, 10), b.u(50, 6), rest(b, 56, 0));
            case 9 -> aircraft(b, repeat, mmsi);
            case 10 -> new TimeInquiry(repeat, mmsi, b.u(40, 30));
            case 12 ->
                new AddressedText(repeat, mmsi, b.u(38, 2), b.u(40, 30), b.flag(70), b.text(72, (b.length() - 72) / 6));
            case 14 -> new BroadcastText(repeat, mmsi, b.text(40, (b.length() - 40) / 6));
            case 15 -> interrogation(b, repeat, mmsi);
            case 16 -> assignment(b, repeat, mmsi);
            case 17 -> new DifferentialCorrection(repeat, mmsi, coarseLon(b, 40), coarseLat(b, 58), rest(b, 80, 0));
            case 18 -> classB(b, repeat, mmsi);
            case 19 -> extended(b, repeat, mmsi);
            case 20 -> link(b, repeat, mmsi);
            case 21 -> aid(b, repeat, mmsi);
            case 22 -> channels(b, repeat, mmsi);
            case 23 ->
                new GroupAssignment(
                        repeat, mmsi, region(b, 40), b.u(110, 4), b.u(114, 8), b.u(144, 2), b.u(146, 4), b.u(150, 4));
            case 24 -> b.u(38, 2) == 0 ? new StaticPartA(repeat, mmsi, b.text(40, 20)) : partB(b, repeat, mmsi);
            case 25 -> slot(b, repeat, mmsi);
            case 26 -> multiSlot(b, repeat, mmsi);
            default -> longRange(b, repeat, mmsi);
        };
    }

    /** The fewest bits that hold everything but radio state and spare bits; -1 for what is no message. */
    private static int least(int type, Bits b) {
        return switch (type) {
            case 1, 2, 3, 4, 11 -> 149;
            case 5 -> 420;
            case 6 -> 88;
            case 7, 13 -> 72;
            case 8 -> 56;
            case 9 -> 168;
            case 10 -> 70;
            case 12 -> 72;
            case 14 -> 40;
            case 15 -> 88;
            case 16 -> 92;
            case 17 -> 75;
            case 18 -> 148;
            case 19 -> 308;
            case 20 -> 70;
            case 21 -> 271;
            case 22 -> 145;
            case 23 -> 154;
            case 24 ->
                b.length() < 40
                        ? 40 + 120
                        : switch (b.u(38, 2)) {
                            case 0 -> 160;
                            case 1 -> 162;
                            default -> -1;
                        };
            case 25 -> 40 + (b.flag(38) ? 32 : 0) + (b.length() > 39 && b.flag(39) ? 16 : 0);
            case 26 -> 60 + (b.flag(38) ? 32 : 0) + (b.length() > 39 && b.flag(39) ? 16 : 0);
            case 27 -> 95;
            default -> -1;
        };
    }

    /** The most bits that a type can have: what is longer was joined from parts that do not belong together. */
    private static int most(int type) {
        return switch (type) {
            case 1, 2, 3, 4, 9, 11, 18 -> 204;
            case 5 -> 432;
            case 7, 10, 13, 15, 16, 22, 23, 24, 25, 27 -> 176;
            case 19 -> 320;
            case 20 -> 186;
            case 21 -> 376;
            default -> 1_064 + 24;
        };
    }

    private static AisMessage position(Bits b, int type, int repeat, int mmsi) {
        return new PositionReport(
                type,
                repeat,
                mmsi,
                b.u(38, 4),
                unless(b.s(42, 8), -128),
                unless(b.u(50, 10), 1023),
                b.flag(60),
                lon(b.s(61, 28)),
                lat(b.s(89, 27)),
                below(b.u(116, 12), 3600),
                below(b.u(128, 9), 360),
                unless(b.u(137, 6), 60),
                b.u(143, 2),
                b.flag(148),
                b.length() < 168 ? null : b.u(149, 19));
    }

    private static AisMessage base(Bits b, int type, int repeat, int mmsi) {
        return new BaseStationReport(
                type,
                repeat,
                mmsi,
                unless(b.u(38, 14), 0),
                unless(b.u(52, 4), 0),
                unless(b.u(56, 5), 0),
                below(b.u(61, 5), 24),
                below(b.u(66, 6), 60),
                below(b.u(72, 6), 60),
                b.flag(78),
                lon(b.s(79, 28)),
                lat(b.s(107, 27)),
                b.u(134, 4),
                b.flag(148),
                b.length() < 168 ? null : b.u(149, 19));
    }

    private static AisMessage voyage(Bits b, int repeat, int mmsi) {
        return new StaticVoyage(
                repeat,
                mmsi,
                b.u(38, 2),
                unless(b.u(40, 30), 0),
                b.text(70, 7),
                b.text(112, 20),
                unless(b.u(232, 8), 0),
                size(b, 240),
                b.u(270, 4),
                unless(b.u(274, 4), 0),
                unless(b.u(278, 5), 0),
                below(b.u(283, 5), 24),
                below(b.u(288, 6), 60),
                unless(b.u(294, 8), 0),
                b.text(302, 20),
                b.length() < 423 ? null : !b.flag(422));
    }

    private static AisMessage acknowledgement(Bits b, int type, int repeat, int mmsi) {
        var acks = new ArrayList<Acknowledgement.Ack>(4);
        for (int at = 40; at + 32 <= b.length() && acks.size() < 4; at += 32) {
            acks.add(new Acknowledgement.Ack(b.u(at, 30), b.u(at + 30, 2)));
        }
        return new Acknowledgement(type, repeat, mmsi, acks);
    }

    private static AisMessage aircraft(Bits b, int repeat, int mmsi) {
        return new AircraftReport(
                repeat,
                mmsi,
                unless(b.u(38, 12), 4095),
                unless(b.u(50, 10), 1023),
                b.flag(60),
                lon(b.s(61, 28)),
                lat(b.s(89, 27)),
                below(b.u(116, 12), 3600),
                unless(b.u(128, 6), 60),
                b.u(134, 8),
                !b.flag(142),
                b.flag(146),
                b.flag(147),
                b.u(148, 20));
    }

    private static AisMessage interrogation(Bits b, int repeat, int mmsi) {
        var requests = new ArrayList<Interrogation.Request>(3);
        requests.add(new Interrogation.Request(b.u(40, 30), b.u(70, 6), b.u(76, 12)));
        if (b.length() >= 108 && b.u(90, 6) != 0) {
            requests.add(new Interrogation.Request(b.u(40, 30), b.u(90, 6), b.u(96, 12)));
        }
        if (b.length() >= 158) requests.add(new Interrogation.Request(b.u(110, 30), b.u(140, 6), b.u(146, 12)));
        return new Interrogation(repeat, mmsi, requests);
    }

    private static AisMessage assignment(Bits b, int repeat, int mmsi) {
        var first = new AssignmentCommand.Order(b.u(40, 30), b.u(70, 12), b.u(82, 10));
        return new AssignmentCommand(
                repeat,
                mmsi,
                b.length() < 144
                        ? List.of(first)
                        : List.of(first, new AssignmentCommand.Order(b.u(92, 30), b.u(122, 12), b.u(134, 10))));
    }

    private static AisMessage classB(Bits b, int repeat, int mmsi) {
        return new ClassBReport(
                repeat,
                mmsi,
                b.u(38, 8),
                unless(b.u(46, 10), 1023),
                b.flag(56),
                lon(b.s(57, 28)),
                lat(b.s(85, 27)),
                below(b.u(112, 12), 3600),
                below(b.u(124, 9), 360),
                unless(b.u(133, 6), 60),
                b.u(139, 2),
                b.flag(141),
                b.flag(142),
                b.flag(143),
                b.flag(144),
                b.flag(145),
                b.flag(146),
                b.flag(147),
                b.length() < 168 ? null : b.u(148, 20));
    }

    private static AisMessage extended(Bits b, int repeat, int mmsi) {
        return new ClassBExtended(
                repeat,
                mmsi,
                b.u(38, 8),
                unless(b.u(46, 10), 1023),
                b.flag(56),
                lon(b.s(57, 28)),
                lat(b.s(85, 27)),
                below(b.u(112, 12), 3600),
                below(b.u(124, 9), 360),
                unless(b.u(133, 6), 60),
                b.u(139, 4),
                b.text(143, 20),
                unless(b.u(263, 8), 0),
                size(b, 271),
                b.u(301, 4),
                b.flag(305),
                !b.flag(306),
                b.flag(307));
    }

    private static AisMessage link(Bits b, int repeat, int mmsi) {
        var slots = new ArrayList<LinkManagement.Slots>(4);
        for (int at = 40; at + 30 <= b.length() && slots.size() < 4; at += 30) {
            var next = new LinkManagement.Slots(b.u(at, 12), b.u(at + 12, 4), b.u(at + 16, 3), b.u(at + 19, 11));
            if (slots.isEmpty() || next.number() != 0) slots.add(next);
        }
        return new LinkManagement(repeat, mmsi, slots);
    }

    private static AisMessage aid(Bits b, int repeat, int mmsi) {
        String name = b.text(43, 20);
        // the name goes on after the message only when its first twenty letters are full
        int more = Math.min(14, (b.length() - 272) / 6);
        if (more > 0 && full(b)) {
            String rest = b.text(272, more);
            if (rest != null) name = whole(b) + rest;
        }
        return new AidReport(
                repeat,
                mmsi,
                b.u(38, 5),
                name,
                b.flag(163),
                lon(b.s(164, 28)),
                lat(b.s(192, 27)),
                size(b, 219),
                b.u(249, 4),
                unless(b.u(253, 6), 60),
                b.flag(259),
                b.u(260, 8),
                b.flag(268),
                b.flag(269),
                b.flag(270));
    }

    private static boolean full(Bits b) {
        for (int n = 0; n < 20; n++) if (b.u(43 + 6 * n, 6) == 0) return false;
        return true;
    }

    private static String whole(Bits b) {
        var name = new StringBuilder(34);
        for (int n = 0; n < 20; n++) {
            int six = b.u(43 + 6 * n, 6);
            name.append((char) (six < 32 ? six + 64 : six));
        }
        return name.toString();
    }

    private static AisMessage channels(Bits b, int repeat, int mmsi) {
        boolean addressed = b.flag(139);
        return new ChannelManagement(
                repeat,
                mmsi,
                b.u(40, 12),
                b.u(52, 12),
                b.u(64, 4),
                b.flag(68),
                addressed ? null : region(b, 69),
                addressed ? (Integer) b.u(69, 30) : null,
                addressed ? (Integer) b.u(104, 30) : null,
                b.flag(140),
                b.flag(141),
                b.u(142, 3));
    }

    private static AisMessage partB(Bits b, int repeat, int mmsi) {
        boolean craft = mmsi / 10_000_000 == 98;
        return new StaticPartB(
                repeat,
                mmsi,
                unless(b.u(40, 8), 0),
                b.text(48, 3),
                b.u(66, 4),
                b.u(70, 20),
                b.text(90, 7),
                craft ? null : size(b, 132),
                craft ? (Integer) b.u(132, 30) : null,
                b.length() < 166 ? 0 : b.u(162, 4));
    }

    /** Whom a binary message of types 25 and 26 is for and what its bits mean, each where it says so; data begin at {@code end}. */
    private record Heading(
            @Nullable Integer dest,
            @Nullable Integer dac,
            @Nullable Integer fid,
            int end) {
        static Heading read(Bits b) {
            boolean addressed = b.flag(38);
            boolean coded = b.flag(39);
            int at = 40 + (addressed ? 32 : 0);
            return new Heading(
                    addressed ? (Integer) b.u(40, 30) : null,
                    coded ? (Integer) b.u(at, 10) : null,
                    coded ? (Integer) b.u(at + 10, 6) : null,
                    at + (coded ? 16 : 0));
        }
    }

    private static AisMessage slot(Bits b, int repeat, int mmsi) {
        var head = Heading.read(b);
        return new SlotBinary(repeat, mmsi, head.dest(), head.dac(), head.fid(), rest(b, head.end(), 0));
    }

    private static AisMessage multiSlot(Bits b, int repeat, int mmsi) {
        var head = Heading.read(b);
        return new MultiSlotBinary(
                repeat, mmsi, head.dest(), head.dac(), head.fid(), rest(b, head.end(), 20), b.u(b.length() - 20, 20));
    }

    private static AisMessage longRange(Bits b, int repeat, int mmsi) {
        int sog = b.u(79, 6);
        int cog = b.u(85, 9);
        return new LongRangeReport(
                repeat,
                mmsi,
                b.flag(38),
                b.flag(39),
                b.u(40, 4),
                coarseLon(b, 44),
                coarseLat(b, 62),
                sog == 63 ? null : (Integer) (sog * 10),
                cog >= 360 ? null : (Integer) (cog * 10),
                b.flag(94));
    }

    private static BitString rest(Bits b, int from, int keep) {
        int width = b.length() - keep - from;
        return width <= 0 ? BitString.EMPTY : BitString.of(b.copy(from, width), width);
    }

    private static Region region(Bits b, int at) {
        return new Region(coarseLon(b, at), coarseLat(b, at + 18), coarseLon(b, at + 35), coarseLat(b, at + 53));
    }

    private static @Nullable Dimensions size(Bits b, int at) {
        return b.u(at, 30) == 0 ? null : new Dimensions(b.u(at, 9), b.u(at + 9, 9), b.u(at + 18, 6), b.u(at + 24, 6));
    }

    private static @Nullable Integer coarseLon(Bits b, int at) {
        return lon(b.s(at, 18) * 1000);
    }

    private static @Nullable Integer coarseLat(Bits b, int at) {
        return lat(b.s(at, 17) * 1000);
    }

    private static @Nullable Integer lon(int value) {
        return value > LON_LIMIT || value < -LON_LIMIT ? null : (Integer) value;
    }

    private static @Nullable Integer lat(int value) {
        return value > LAT_LIMIT || value < -LAT_LIMIT ? null : (Integer) value;
    }

    private static @Nullable Integer unless(int value, int none) {
        return value == none ? null : (Integer) value;
    }

    private static @Nullable Integer below(int value, int limit) {
        return value >= limit ? null : (Integer) value;
    }
}
