// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What terminals send by JT/T 808, the broken too. */
class TerminalTests {
    /** Alarm 1, status 2, 30.123712 N, 122.5 E, 12 m, 18.5 km/h, 270°, 23 November 2026 21:05:06 in China; fuel item 02. */
    private static final String PLACE =
            "00000001" + "00000002" + "01cba6c0" + "074d33a0" + "000c" + "00b9" + "010e" + "261123210506" + "02020064";

    private final TerminalDecoder decoder = new TerminalDecoder();

    @Test
    void readsAPosition() {
        var position = TerminalPosition.of(one(frame(0x0200, 0, "013912345678", 7, PLACE)))
                .getFirst();
        assertThat(position.at()).isEqualTo(Instant.parse("2026-11-23T13:05:06Z"));
        assertThat(position.latE6()).isEqualTo(30_123_712);
        assertThat(position.lonE6()).isEqualTo(122_500_000);
        assertThat(position.altitudeMetres()).isEqualTo(12);
        assertThat(position.speed()).isEqualTo(185);
        assertThat(position.course()).isEqualTo(270);
        assertThat(position.emergency()).isTrue();
        assertThat(position.extras().get(2).hex()).isEqualTo("0064");
        assertThat(position.fix(null)).isEqualTo(new Fix(position.at(), 1_225_000_000, 301_237_120, null));
    }

    @Test
    void saysNullForAPlaceOrATimeThatItDoesNotHave() {
        var nowhere = TerminalPosition.of(one(frame(
                        0x0200, 0, "013912345678", 7, PLACE.replace("00000002" + "01cba6c0", "00000000" + "01cba6c0"))))
                .getFirst();
        assertThat(nowhere.lonE6()).isNull();
        assertThat(nowhere.latE6()).isNull();
        assertThat(nowhere.fix(null)).isNull();
        assertThat(TerminalPosition.of(one(frame(0x0200, 0, "013912345678", 7, PLACE.replace("261123", "000000"))))
                        .getFirst()
                        .at())
                .isNull();
    }

    @Test
    void readsSouthAndWest() {
        var position = TerminalPosition.of(one(frame(
                        0x0200, 0, "013912345678", 7, PLACE.replace("00000001" + "00000002", "00000000" + "0000000e"))))
                .getFirst();
        assertThat(position.latE6()).isEqualTo(-30_123_712);
        assertThat(position.lonE6()).isEqualTo(-122_500_000);
    }

    @Test
    void readsTheHeaderOfEitherEdition() {
        var older = one(frame(0x0002, 0, "013912345678", 258, ""));
        assertThat(older).isEqualTo(new TerminalMessage(2, "13912345678", 258, 0, BitString.EMPTY));
        var newer = one(frame(0x0002, 1, "00000000013912345678", 258, ""));
        assertThat(newer).isEqualTo(new TerminalMessage(2, "13912345678", 258, 1, BitString.EMPTY));
    }

    @Test
    void takesTheEscapesOut() {
        assertThat(one(frame(0x0900, 0, "013912345678", 1, "7e7d017e02")).body().hex())
                .isEqualTo("7e7d017e02");
    }

    @Test
    void readsABatch() {
        String part = "0020" + PLACE;
        var positions = TerminalPosition.of(one(frame(0x0704, 0, "013912345678", 1, "0002" + "01" + part + part)));
        assertThat(positions).hasSize(2).allMatch(position -> position.lonE6() == 122_500_000);
    }

    @Test
    void joinsPacketsInAnyOrder() {
        var found = new ArrayList<TerminalMessage>();
        var frames = List.of(
                packet(0x0704, 12, 3, 3, "0506"), packet(0x0704, 10, 3, 1, "0102"), packet(0x0704, 11, 3, 2, "0304"));
        for (byte[] frame : frames) decoder.accept(frame, 0, frame.length, found::add);
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().body().hex()).isEqualTo("010203040506");
        assertThat(found.getFirst().serial()).isEqualTo(10);
    }

    @Test
    void givesUpPacketsThatDoNotCome() {
        for (int n = 0; n < 100; n++) {
            byte[] frame = packet(0x0704, 10 * n, 3, 1, "01");
            decoder.accept(frame, 0, frame.length, message -> {});
        }
        assertThat(decoder.met().incomplete()).isEqualTo(100 - 8);
    }

    @Test
    void countsWhatIsBrokenAndGoesOn() {
        byte[] good = frame(0x0200, 0, "013912345678", 7, PLACE);
        byte[] wrong = good.clone();
        wrong[20] ^= 1;
        byte[] noise = HexFormat.of().parseHex("0102037e7e7e7d7e");
        var found = new ArrayList<TerminalMessage>();
        for (byte[] each : List.of(noise, wrong, new byte[100_000], good))
            decoder.accept(each, 0, each.length, found::add);
        assertThat(found).hasSize(1);
        assertThat(decoder.met()).isEqualTo(new TerminalDecoder.Met(1, 1, 3, 0));
    }

    @Test
    void doesNotMindWhereTheBytesAreCut() {
        byte[] good = frame(0x0200, 0, "013912345678", 7, PLACE);
        var found = new ArrayList<TerminalMessage>();
        for (int round = 0; round < 3; round++)
            for (int n = 0; n < good.length; n++) decoder.accept(good, n, n + 1, found::add);
        assertThat(found).hasSize(3);
    }

    @Test
    void survivesWhateverIsSent() {
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        int[] found = {0};
        for (int n = 0; n < 50_000; n++) {
            var body = new byte[random.nextInt(60)];
            random.nextBytes(body);
            byte[] frame = random.nextBoolean()
                    ? frame(
                            random.nextBoolean() ? 0x0200 : 0x0704,
                            random.nextInt(2),
                            random.nextInt(2) == 0 ? "013912345678" : "00000000013912345678",
                            n & 0xffff,
                            HexFormat.of().formatHex(body))
                    : packet(
                            0x0704,
                            n & 0xffff,
                            1 + random.nextInt(300),
                            1 + random.nextInt(300),
                            HexFormat.of().formatHex(body));
            for (int harm = random.nextInt(3); harm > 0; harm--)
                frame[random.nextInt(frame.length)] = (byte) random.nextInt();
            try {
                decoder.accept(
                        frame,
                        0,
                        frame.length,
                        message -> found[0] += TerminalPosition.of(message).size() + 1);
            } catch (RuntimeException failure) {
                throw new AssertionError(
                        "seed " + seed + ", frame " + HexFormat.of().formatHex(frame), failure);
            }
        }
        assertThat(found[0]).as("seed %s", seed).isGreaterThan(1000);
    }

    @Test
    void readsTheSharedFrames() throws IOException {
        Path file = Path.of("")
                .toAbsolutePath()
                .getParent()
                .resolveSibling("shared")
                .resolve("data/jt808/frames.hex");
        assumeTrue(Files.isRegularFile(file), "the shared frames are not beside this checkout");
        var messages = new ArrayList<TerminalMessage>();
        int frames = 0;
        for (String line : Files.readAllLines(file)) {
            // they were written down with their escapes taken out
            byte[] plain = HexFormat.of().parseHex(line.trim());
            byte[] frame = escaped(plain, 1, plain.length - 1);
            decoder.accept(frame, 0, frame.length, messages::add);
            frames++;
        }
        assertThat(frames).isEqualTo(78);
        // six are of another protocol with the same mark, ids 0x55…; one position has a wrong checksum
        assertThat(messages).hasSize(71);
        assertThat(messages.stream().filter(message -> message.id() == 0x0200))
                .hasSize(47)
                .allMatch(message -> TerminalPosition.of(message).size() == 1);
        assertThat(messages.stream()
                        .filter(message -> message.id() == 0x0704)
                        .mapToInt(message -> TerminalPosition.of(message).size())
                        .sum())
                .isEqualTo(20);
    }

    private TerminalMessage one(byte[] frame) {
        var found = new ArrayList<TerminalMessage>();
        decoder.accept(frame, 0, frame.length, found::add);
        assertThat(found).as("%s", decoder.met()).hasSize(1);
        return found.getFirst();
    }

    /** Twelve digits of a number make a header of 2013, twenty one of 2019. */
    private static byte[] frame(int id, int version, String phone, int serial, String body) {
        boolean newer = phone.length() == 20;
        int shape = body.length() / 2 | (newer ? 0x4000 : 0);
        return finished(
                word(id) + word(shape) + (newer ? "%02x".formatted(version) : "") + phone + word(serial) + body);
    }

    private static byte[] packet(int id, int serial, int total, int number, String body) {
        return finished(word(id) + word(body.length() / 2 | 0x2000) + "013912345678" + word(serial) + word(total)
                + word(number) + body);
    }

    private static byte[] finished(String hex) {
        byte[] plain = HexFormat.of().parseHex(hex);
        int sum = 0;
        for (byte each : plain) sum ^= each;
        byte[] whole = java.util.Arrays.copyOf(plain, plain.length + 1);
        whole[plain.length] = (byte) sum;
        return escaped(whole, 0, whole.length);
    }

    private static byte[] escaped(byte[] plain, int from, int to) {
        var out = new ByteArrayOutputStream();
        out.write(0x7e);
        for (int n = from; n < to; n++) {
            if (plain[n] == 0x7d || plain[n] == 0x7e) {
                out.write(0x7d);
                out.write(plain[n] == 0x7d ? 1 : 2);
            } else {
                out.write(plain[n]);
            }
        }
        out.write(0x7e);
        return out.toByteArray();
    }

    private static String word(int value) {
        return "%04x".formatted(value & 0xffff);
    }
}
