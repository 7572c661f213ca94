// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the decoder makes of the lines that receivers send, the broken ones too. */
class AisDecoderTests {
    private final AisDecoder decoder = new AisDecoder();

    @Test
    void tellsWhereAShipIsInWholeNumbers() {
        var m = (PositionReport) message(sentence("AIVDM,1,1,,B,13@nor@PA=0r?DPOoq34>kS428CS,0"));
        assertThat(m.mmsi()).isEqualTo(219_002_857);
        assertThat(m.lon()).isEqualTo(7_633_552);
        assertThat(m.lat()).isEqualTo(33_421_580);
        assertThat(m.sog()).isEqualTo(77);
        assertThat(m.cog()).isEqualTo(1083);
        assertThat(m.turn()).isEqualTo(-127);
    }

    @Test
    void saysNullForWhatIsNotAvailable() {
        var sent =
                new PositionReport(1, 0, 412_000_001, 15, null, null, false, null, null, null, null, null, 0, false, 0);
        var received = receive(AisEncoder.sentences(sent, "AI", "A", 0).getFirst());
        assertThat(received.message()).isEqualTo(sent);
        assertThat(json(received))
                .contains(
                        "\"lon\":null",
                        "\"lat\":null",
                        "\"sog\":null",
                        "\"cog\":null",
                        "\"heading\":null",
                        "\"turn\":null",
                        "\"second\":null")
                .doesNotContain("181", "91", "511", "102.3", "360");
    }

    @Test
    void takesAPlaceOffTheEarthForNone() {
        // longitude 200 degrees cannot be encoded by us, so the bits are put together by hand
        var bits = new org.anlan.watch.internal.BitWriter()
                .u("type", 1, 6)
                .u("repeat", 0, 2)
                .u("mmsi", 412_000_001, 30)
                .u("status", 0, 4)
                .s("turn", 0, 8, -128)
                .u("sog", 10, 10)
                .flag(true)
                .s("lon", 120_000_000, 28, 0)
                .s("lat", -60_000_000, 27, 0)
                .u("cog", 3700, 12)
                .u("heading", 400, 9)
                .u("second", 10, 6)
                .u("maneuver", 0, 2)
                .spare(3)
                .flag(false)
                .u("radio", 0, 19);
        var m = (PositionReport) org.anlan.watch.internal.AisReader.read(
                new org.anlan.watch.internal.Bits().over(java.util.Arrays.copyOf(bits.bytes(), 40), bits.length()));
        assertThat(m.lon()).isNull();
        assertThat(m.lat()).isNull();
        assertThat(m.cog()).isNull();
        assertThat(m.heading()).isNull();
        assertThat(m.sog()).isEqualTo(10);
    }

    @Test
    void writesDegreesAndKnotsInDecimals() {
        var sent = new PositionReport(
                1, 0, 412_000_001, 7, 20, 77, true, -73_560_001, 18_450_000, 1485, 148, 33, 0, false, 0);
        assertThat(json(receive(AisEncoder.sentences(sent, "AI", "B", 0).getFirst())))
                .contains(
                        "\"lon\":-122.6000017,",
                        "\"lat\":30.75,",
                        "\"sog\":7.7,",
                        "\"cog\":148.5,",
                        "\"heading\":148,",
                        "\"turn\":17.86,",
                        "\"status\":7");
        var left = new PositionReport(1, 0, 412_000_001, 7, -2, 0, true, -1, 0, 0, 0, 0, 0, false, 0);
        assertThat(json(receive(AisEncoder.sentences(left, "AI", "B", 0).getFirst())))
                .contains("\"turn\":-0.18,", "\"lon\":-0.0000017,", "\"lat\":0,");
    }

    @Test
    void reportsBothPartsOfType24() {
        var a = new StaticPartA(0, 412_000_001, "ZHE DAI YU 03512");
        var b = new StaticPartB(0, 412_000_001, 30, "SRT", 1, 77, "BABC1", new Dimensions(12, 6, 2, 3), null, 1);
        assertThat(json(receive(AisEncoder.sentences(a, "AI", "A", 0).getFirst())))
                .contains("\"part\":\"A\",\"name\":\"ZHE DAI YU 03512\"");
        assertThat(json(receive(AisEncoder.sentences(b, "AI", "A", 0).getFirst())))
                .contains("\"part\":\"B\",\"shiptype\":30", "\"callsign\":\"BABC1\"", "\"to_bow\":12");
    }

    @Test
    void readsWhoHeardItAndWhenFromATagBlock() {
        String body = "s:DAISHAN1,c:1565218798";
        var received = receive("\\" + body + "*" + AisEncoder.checksum(body) + "\\"
                + sentence("BSVDM,1,1,,A,13mb9U0P00PRk8fT5nw>4?wj2006,0"));
        assertThat(received.source()).isEqualTo("DAISHAN1");
        assertThat(received.at()).isEqualTo(Instant.ofEpochSecond(1_565_218_798));
        String milli = "c:1565218798123";
        assertThat(receive("\\" + milli + "*" + AisEncoder.checksum(milli) + "\\"
                                + sentence("BSVDM,1,1,,A,13mb9U0P00PRk8fT5nw>4?wj2006,0"))
                        .at())
                .isEqualTo(Instant.ofEpochMilli(1_565_218_798_123L));
    }

    @Test
    void decodesTheSentenceButDoesNotBelieveATagBlockWithAWrongChecksum() {
        var received = receive("\\s:X,c:1565218798*00\\" + sentence("BSVDM,1,1,,A,13mb9U0P00PRk8fT5nw>4?wj2006,0"));
        assertThat(received.source()).isNull();
        assertThat(received.at()).isNull();
        assertThat(decoder.tally().tags()).isOne();
    }

    @Test
    void aGroupCarriesWhatItsFirstLineSays() {
        var lines = AisEncoder.sentences(new RandomMessages(3).next(5), "AI", "A", 4);
        assertThat(lines).hasSize(2);
        assertThat(decoder.accept(tagged("g:1-2-77,s:r01,c:1565218798") + lines.get(0)))
                .isNull();
        var received = receive(tagged("g:2-2-77") + lines.get(1));
        assertThat(received.source()).isEqualTo("r01");
        assertThat(received.at()).isEqualTo(Instant.ofEpochSecond(1_565_218_798));
    }

    @Test
    void twoGroupsWithOneSequenceNumberStayApart() {
        var messages = new RandomMessages(5);
        AisMessage one = messages.next(5);
        AisMessage two = messages.next(5);
        var first = AisEncoder.sentences(one, "AI", "A", 4);
        var second = AisEncoder.sentences(two, "AI", "A", 4);
        decoder.accept(tagged("g:1-2-1") + first.get(0));
        decoder.accept(tagged("g:1-2-2") + second.get(0));
        assertThat(receive(tagged("g:2-2-1") + first.get(1)).message()).isEqualTo(one);
        assertThat(receive(tagged("g:2-2-2") + second.get(1)).message()).isEqualTo(two);
    }

    @Test
    void readsTheGatehouseSentenceBeforeTheOneItIsAbout() {
        String sentence = sentence("AIVDM,1,1,,A,13mb9U0P00PRk8fT5nw>4?wj2006,0");
        String sum = sentence.substring(sentence.length() - 2);
        assertThat(decoder.accept("$" + checked("PGHP,1,2008,5,9,1,2,3,10,412,2,2190047,1," + sum)))
                .isNull();
        var received = receive(sentence);
        assertThat(received.at()).isEqualTo(Instant.parse("2008-05-09T01:02:03.010Z"));
        assertThat(received.source()).isEqualTo("2190047");
        assertThat(receive(sentence).at()).as("it is about one sentence only").isNull();
    }

    @Test
    void doesNotApplyAGatehouseSentenceToAnotherOne() {
        decoder.accept("$" + checked("PGHP,1,2008,5,9,1,2,3,10,412,2,2190047,1,00"));
        assertThat(receive(sentence("AIVDM,1,1,,A,13mb9U0P00PRk8fT5nw>4?wj2006,0"))
                        .at())
                .isNull();
    }

    @Test
    void readsStationAndTimeAfterTheChecksum() {
        var received = receive(sentence("AIVDM,1,1,,A,13mb9U0P00PRk8fT5nw>4?wj2006,0") + ",r003669930,1241544035");
        assertThat(received.source()).isEqualTo("r003669930");
        assertThat(received.at()).isEqualTo(Instant.ofEpochSecond(1_241_544_035));
    }

    @Test
    void countsWhatIsBrokenAndGoesOn() {
        String good = sentence("AIVDM,1,1,,A,13mb9U0P00PRk8fT5nw>4?wj2006,0");
        assertThat(decoder.accept(good.replace('3', '4'))).isNull();
        assertThat(decoder.accept(good.substring(0, 20))).isNull();
        assertThat(decoder.accept("rubbish")).isNull();
        assertThat(decoder.accept("$GPRMC,081836,A,3751.65,S,14507.36,E,000.0,360.0,130998,011.3,E*62"))
                .isNull();
        assertThat(decoder.accept(sentence("AIVDM,1,1,,A,{{{{,0"))).isNull();
        assertThat(decoder.accept(sentence("AIVDM,1,1,,A,13mb9U,0"))).isNull();
        assertThat(decoder.accept(good)).isNotNull();
        var t = decoder.tally();
        assertThat(t).isEqualTo(new Tally(3, 1, 1, 1, 2, 0, 0, 2));
    }

    @Test
    void findsTheNextSentenceStuckToABrokenOne() {
        String good = sentence("AIVDM,1,1,,A,13mb9U0P00PRk8fT5nw>4?wj2006,0");
        assertThat(receive(good.substring(0, 17) + good)).isNotNull();
    }

    @Test
    void givesUpAMessageWhosePartsDoNotComeInTime() {
        var lines = AisEncoder.sentences(new RandomMessages(5).next(5), "AI", "A", 4);
        byte[] first = lines.get(0).getBytes(StandardCharsets.US_ASCII);
        byte[] second = lines.get(1).getBytes(StandardCharsets.US_ASCII);
        decoder.accept(first, 0, first.length, 1_000_000);
        assertThat(decoder.accept(second, 0, second.length, 1_010_001)).isNull();
        assertThat(decoder.tally().incomplete()).isOne();
        decoder.end();
        assertThat(decoder.tally().incomplete()).isEqualTo(2);
    }

    @Test
    void holdsOnlySoManyOpenMessages() {
        for (int n = 0; n < 10_000; n++) {
            decoder.accept(tagged("g:1-2-" + n) + sentence("AIVDM,2,1,1,A,55555555555555,0"));
        }
        assertThat(decoder.tally().incomplete()).isEqualTo(10_000 - 61);
    }

    @Test
    void survivesWhateverIsSent() {
        survives(20_000);
    }

    @Test
    @Tag("long")
    void survivesAMillionMutatedSentences() {
        assertThat(survives(820_000)).isGreaterThan(1_000_000);
    }

    private long survives(int count) {
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        var messages = new RandomMessages(seed);
        var lines = new Lines();
        long read = 0;
        for (int n = 0; n < count; n++) {
            for (String line :
                    AisEncoder.sentences(messages.next(1 + random.nextInt(27)), "AI", "A", random.nextInt(10))) {
                var bytes = new StringBuilder(
                        (random.nextInt(3) == 0 ? tagged("g:1-2-3,s:a,c:1565218798") : "") + line + "\r\n");
                for (int harm = random.nextInt(4); harm > 0; harm--) {
                    int at = random.nextInt(bytes.length());
                    switch (random.nextInt(3)) {
                        case 0 -> bytes.setCharAt(at, (char) random.nextInt(256));
                        case 1 -> bytes.deleteCharAt(at);
                        default -> bytes.insert(at, (char) random.nextInt(256));
                    }
                    if (bytes.length() == 0) break;
                }
                // a good checksum over a spoilt body reaches deeper
                String spoilt = bytes.toString();
                int star = spoilt.lastIndexOf('*');
                int start = spoilt.lastIndexOf('!');
                if (random.nextBoolean() && start >= 0 && star > start) {
                    spoilt = spoilt.substring(0, start + 1) + checked(spoilt.substring(start + 1, star)) + "\n";
                }
                byte[] chunk = spoilt.getBytes(StandardCharsets.ISO_8859_1);
                read++;
                try {
                    lines.accept(chunk, 0, chunk.length, (b, from, to) -> {
                        Received one = decoder.accept(b, from, to, AisDecoder.UNKNOWN);
                        if (one != null) json(one);
                    });
                } catch (RuntimeException failure) {
                    throw new AssertionError("seed " + seed + ", line " + spoilt, failure);
                }
            }
        }
        assertThat(decoder.tally().sentences()).as("seed %s", seed).isBetween(read / 4, read * 2);
        return read;
    }

    @Test
    void dropsALineWithoutEndAndTakesTheNext() {
        var lines = new Lines();
        int[] seen = {0};
        byte[] flood = "!".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
        for (int n = 0; n < 20; n++) lines.accept(flood, 0, flood.length, (b, from, to) -> seen[0]++);
        byte[] rest = "\nabc\r\n".getBytes(StandardCharsets.US_ASCII);
        lines.accept(rest, 0, rest.length, (b, from, to) -> seen[0] += 100 * (to - from));
        assertThat(seen[0]).isEqualTo(300);
        assertThat(lines.tooLong()).isOne();
    }

    @Test
    void printsOneObjectALine() throws IOException {
        String log = sentence("AIVDM,1,1,,B,13@nor@PA=0r?DPOoq34>kS428CS,0") + "\r\n" + "noise\n"
                + sentence("AIVDM,1,1,,B,13@nor@PA=0r?DPOoq34>kS428CS,0");
        var out = new ByteArrayOutputStream();
        String summary = Decode.run(
                new ByteArrayInputStream(log.getBytes(StandardCharsets.US_ASCII)), new PrintStream(out), false);
        assertThat(out.toString(StandardCharsets.US_ASCII).split("\n"))
                .hasSize(2)
                .allMatch(line -> line.startsWith("{\"type\":1,") && line.endsWith("}"));
        assertThat(summary).startsWith("2 messages from 2 AIS sentences; others 0, checksum errors 0, malformed 1");
    }

    @Test
    void readsTheSharedLogsWithoutLosingAMessage() throws IOException {
        Path logs = Path.of("")
                .toAbsolutePath()
                .getParent()
                .resolveSibling("shared")
                .resolve("data/ais");
        assumeTrue(Files.isDirectory(logs), "the shared logs are not beside this checkout");
        long messages = 0;
        for (String name : new String[] {
            "aislib-decode-encode-messages.txt",
            "avnav-20130630-ruegen.nmea",
            "avnav-20130801-baltic.nmea",
            "kystverket-1000-tagblock.nm4"
        }) {
            var one = new AisDecoder();
            for (String line : Files.readAllLines(logs.resolve(name), StandardCharsets.ISO_8859_1)) one.accept(line);
            one.end();
            assertThat(one.tally().unreadable()
                            + one.tally().incomplete()
                            + one.tally().checksums()
                            + one.tally().tags())
                    .as(name)
                    .isZero();
            messages += one.tally().messages();
        }
        assertThat(messages).isEqualTo(601 + 19_963 + 25_032 + 877);
    }

    private AisMessage message(String line) {
        return receive(line).message();
    }

    private Received receive(String line) {
        Received received = decoder.accept(line);
        assertThat(received).as(line).isNotNull();
        return received;
    }

    private static String json(Received received) {
        var out = new StringBuilder();
        AisJson.append(out, received);
        return out.toString();
    }

    private static String sentence(String body) {
        return "!" + checked(body);
    }

    private static String checked(String body) {
        return body + "*" + AisEncoder.checksum(body);
    }

    private static String tagged(String body) {
        return "\\" + checked(body) + "\\";
    }
}
