// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes messages of any type with fields anywhere in what can be sent. The same seed gives the same messages. */
final class RandomMessages {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_ !\"#$%&'()*+,-./0123456789:;<=>?";
    private final SplittableRandom random;

    RandomMessages(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Prints sentences: {@code SEED COUNT} gives so many messages of each type; type 0 of none. */
    static void main(String[] arguments) {
        var messages = new RandomMessages(Long.parseLong(arguments[0]));
        int sequence = 0;
        var out = new StringBuilder();
        for (int type = 1; type <= 27; type++) {
            for (int n = 0; n < Integer.parseInt(arguments[1]); n++) {
                sequence = (sequence + 1) % 10;
                for (String line : AisEncoder.sentences(messages.next(type), "AI", n % 2 == 0 ? "A" : "B", sequence)) {
                    out.append(line).append("\r\n");
                }
            }
        }
        System.out.print(out);
    }

    AisMessage next(int type) {
        return switch (type) {
            case 1, 2, 3 ->
                new PositionReport(
                        type,
                        u(2),
                        mmsi(),
                        u(4),
                        maybe(within(-127, 127)),
                        sog(),
                        flag(),
                        lon(),
                        lat(),
                        cog(),
                        heading(),
                        second(),
                        random.nextInt(3),
                        flag(),
                        u(19));
            case 4, 11 ->
                new BaseStationReport(
                        type,
                        u(2),
                        mmsi(),
                        maybe(within(1, 9999)),
                        maybe(within(1, 12)),
                        maybe(within(1, 31)),
                        maybe(within(0, 23)),
                        maybe(within(0, 59)),
                        maybe(within(0, 59)),
                        flag(),
                        lon(),
                        lat(),
                        u(4),
                        flag(),
                        u(19));
            case 5 ->
                new StaticVoyage(
                        u(2),
                        mmsi(),
                        u(2),
                        maybe(within(1, (1 << 30) - 1)),
                        text(7),
                        text(20),
                        maybe(within(1, 255)),
                        size(),
                        u(4),
                        maybe(within(1, 12)),
                        maybe(within(1, 31)),
                        maybe(within(0, 23)),
                        maybe(within(0, 59)),
                        maybe(within(1, 255)),
                        text(20),
                        flag());
            case 6 -> new AddressedBinary(u(2), mmsi(), u(2), mmsi(), flag(), dac(), u(6), data(920));
            case 7, 13 ->
                new Acknowledgement(type, u(2), mmsi(), several(4, () -> new Acknowledgement.Ack(mmsi(), u(2))));
            case 8 -> new BroadcastBinary(u(2), mmsi(), dac(), u(6), data(952));
            case 9 ->
                new AircraftReport(
                        u(2),
                        mmsi(),
                        maybe(within(0, 4094)),
                        maybe(within(0, 1022)),
                        flag(),
                        lon(),
                        lat(),
                        cog(),
                        second(),
                        u(8),
                        flag(),
                        flag(),
                        flag(),
                        u(20));
            case 10 -> new TimeInquiry(u(2), mmsi(), mmsi());
            case 12 -> new AddressedText(u(2), mmsi(), u(2), mmsi(), flag(), text(150));
            case 14 -> new BroadcastText(u(2), mmsi(), text(150));
            case 15 -> interrogation();
            case 16 ->
                new AssignmentCommand(
                        u(2), mmsi(), several(2, () -> new AssignmentCommand.Order(mmsi(), u(12), u(10))));
            case 17 -> new DifferentialCorrection(u(2), mmsi(), coarse(180), coarse(90), data(696));
            case 18 ->
                new ClassBReport(
                        u(2), mmsi(), u(8), sog(), flag(), lon(), lat(), cog(), heading(), second(), u(2), flag(),
                        flag(), flag(), flag(), flag(), flag(), flag(), u(20));
            case 19 ->
                new ClassBExtended(
                        u(2),
                        mmsi(),
                        u(8),
                        sog(),
                        flag(),
                        lon(),
                        lat(),
                        cog(),
                        heading(),
                        second(),
                        u(4),
                        text(20),
                        maybe(within(1, 255)),
                        size(),
                        u(4),
                        flag(),
                        flag(),
                        flag());
            case 20 ->
                new LinkManagement(
                        u(2), mmsi(), several(4, () -> new LinkManagement.Slots(u(12), within(1, 15), u(3), u(11))));
            case 21 ->
                new AidReport(
                        u(2), mmsi(), u(5), text(34), flag(), lon(), lat(), size(), u(4), second(), flag(), u(8),
                        flag(), flag(), flag());
            case 22 ->
                flag()
                        ? new ChannelManagement(
                                u(2), mmsi(), u(12), u(12), u(4), flag(), region(), null, null, flag(), flag(), u(3))
                        : new ChannelManagement(
                                u(2), mmsi(), u(12), u(12), u(4), flag(), null, mmsi(), mmsi(), flag(), flag(), u(3));
            case 23 -> new GroupAssignment(u(2), mmsi(), region(), u(4), u(8), u(2), u(4), u(4));
            case 24 -> flag() ? new StaticPartA(u(2), mmsi(), text(20)) : partB();
            case 25 -> {
                boolean coded = flag();
                boolean addressed = flag();
                yield new SlotBinary(
                        u(2),
                        mmsi(),
                        addressed ? mmsi() : null,
                        coded ? dac() : null,
                        coded ? u(6) : null,
                        data(128 - (coded ? 16 : 0) - (addressed ? 32 : 0)));
            }
            case 26 -> {
                boolean coded = flag();
                yield new MultiSlotBinary(
                        u(2),
                        mmsi(),
                        flag() ? mmsi() : null,
                        coded ? dac() : null,
                        coded ? u(6) : null,
                        data(900),
                        u(20));
            }
            case 27 ->
                new LongRangeReport(
                        u(2),
                        mmsi(),
                        flag(),
                        flag(),
                        u(4),
                        coarse(180),
                        coarse(90),
                        maybe(10 * within(0, 62)),
                        maybe(10 * within(0, 359)),
                        flag());
            default -> throw new IllegalArgumentException("type " + type);
        };
    }

    private AisMessage interrogation() {
        int first = mmsi();
        var one = new Interrogation.Request(first, within(1, 27), u(12));
        var two = new Interrogation.Request(first, within(1, 27), u(12));
        var other = new Interrogation.Request(first ^ 1, within(1, 27), u(12));
        return new Interrogation(
                u(2),
                mmsi(),
                switch (random.nextInt(4)) {
                    case 0 -> List.of(one);
                    case 1 -> List.of(one, two);
                    case 2 -> List.of(one, other);
                    default -> List.of(one, two, other);
                });
    }

    private AisMessage partB() {
        boolean craft = flag();
        int mmsi = craft ? 980_000_000 + random.nextInt(10_000_000) : 200_000_000 + random.nextInt(500_000_000);
        return new StaticPartB(
                u(2),
                mmsi,
                maybe(within(1, 255)),
                text(3),
                u(4),
                u(20),
                text(7),
                craft ? null : size(),
                craft ? (Integer) mmsi() : null,
                u(4));
    }

    private Region region() {
        return new Region(coarse(180), coarse(90), coarse(180), coarse(90));
    }

    private <T> List<T> several(int most, java.util.function.Supplier<T> one) {
        var all = new ArrayList<T>();
        for (int n = random.nextInt(most); n >= 0; n--) all.add(one.get());
        return all;
    }

    private Integer lon() {
        return maybe(within(-108_000_000, 108_000_000));
    }

    private Integer lat() {
        return maybe(within(-54_000_000, 54_000_000));
    }

    private Integer coarse(int degrees) {
        return maybe(1000 * within(-600 * degrees, 600 * degrees));
    }

    private Integer sog() {
        return maybe(within(0, 1022));
    }

    private Integer cog() {
        return maybe(within(0, 3599));
    }

    private Integer heading() {
        return maybe(within(0, 359));
    }

    private Integer second() {
        int second = u(6);
        return second == 60 ? null : (Integer) second;
    }

    private Dimensions size() {
        return random.nextInt(4) == 0 ? null : new Dimensions(within(1, 511), u(9), u(6), u(6));
    }

    private int dac() {
        // area codes whose binary messages nobody has told the oracle about: it gives those as they came
        return within(300, 999);
    }

    private BitString data(int most) {
        int length = 8 * random.nextInt(most / 8 + 1);
        var bytes = new byte[length / 8];
        for (int n = 0; n < bytes.length; n++) bytes[n] = (byte) random.nextInt();
        return BitString.of(bytes, length);
    }

    /** Up to so many letters, of which the last is no space; null rather than none. */
    private String text(int most) {
        int length = random.nextInt(most + 1);
        if (length == 0) return null;
        var text = new StringBuilder();
        for (int n = 0; n < length - 1; n++) text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        return text.append((char) ('A' + random.nextInt(26))).toString();
    }

    private int mmsi() {
        return random.nextInt(1_000_000_000);
    }

    private int u(int width) {
        return random.nextInt(1 << width);
    }

    private int within(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    private boolean flag() {
        return random.nextBoolean();
    }

    private Integer maybe(int value) {
        return random.nextInt(8) == 0 ? null : (Integer) value;
    }
}
