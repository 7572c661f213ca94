// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the encoder writes, the decoder reads back: every type, every field. */
class AisRoundTripTests {
    @Test
    void everyMessageOfEveryTypeComesBackAsItWasSent() {
        long seed = System.nanoTime();
        var messages = new RandomMessages(seed);
        var decoder = new AisDecoder();
        for (int type = 1; type <= 27; type++) {
            for (int n = 0; n < 400; n++) {
                AisMessage sent = messages.next(type);
                assertThat(receive(decoder, AisEncoder.sentences(sent, "AI", "A", n % 10)))
                        .as("seed %s, type %s, message %s", seed, type, n)
                        .isEqualTo(sent);
            }
        }
        assertThat(decoder.tally().unreadable()).as("seed %s", seed).isZero();
    }

    @Test
    void partsMayArriveInAnyOrderWithOthersBetweenThem() {
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        var messages = new RandomMessages(seed);
        for (int round = 0; round < 200; round++) {
            var sent = new ArrayList<AisMessage>();
            var lines = new ArrayList<String>();
            for (int n = 0; n < 10; n++) {
                AisMessage message = messages.next(random.nextBoolean() ? 5 : 26);
                sent.add(message);
                lines.addAll(AisEncoder.sentences(message, "AI", "A", n));
            }
            for (int n = lines.size() - 1; n > 0; n--) {
                int other = random.nextInt(n + 1);
                String line = lines.get(n);
                lines.set(n, lines.get(other));
                lines.set(other, line);
            }
            var decoder = new AisDecoder();
            var received = lines.stream()
                    .map(decoder::accept)
                    .filter(one -> one != null)
                    .map(Received::message)
                    .toList();
            assertThat(received).as("seed %s, round %s", seed, round).containsExactlyInAnyOrderElementsOf(sent);
        }
    }

    @Test
    void noSentenceIsLongerThanTheStandardAllows() {
        var messages = new RandomMessages(7);
        for (int type = 1; type <= 27; type++) {
            for (int n = 0; n < 50; n++) {
                assertThat(AisEncoder.sentences(messages.next(type), "AI", "B", 3))
                        .allMatch(line -> line.length() <= 80);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-108_000_001, 108_000_001, 108_600_000})
    void refusesToSendAPlaceOffTheEarth(int lon) {
        var message = new LongRangeReport(0, 412_000_001, true, false, 0, 600_000, 600_000, 100, 100, false);
        var off = new PositionReport(1, 0, 412_000_001, 0, null, 10, true, lon, 0, 0, 0, 0, 0, false, 0);
        assertThat(AisEncoder.bits(message).length()).isEqualTo(96);
        assertThatThrownBy(() -> AisEncoder.bits(off))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lon");
    }

    @Test
    void namesTheFieldThatCannotBeSent() {
        assertThatThrownBy(() -> AisEncoder.bits(new StaticPartA(0, 412_000_001, "name in small letters")))
                .hasMessageContaining("name");
        assertThatThrownBy(() -> AisEncoder.bits(new StaticPartA(0, 412_000_001, "浙岱渔")))
                .hasMessageContaining("name");
        assertThatThrownBy(() ->
                        AisEncoder.bits(new PositionReport(1, 0, 1, 0, null, 1023, true, 0, 0, 0, 0, 0, 0, false, 0)))
                .hasMessageContaining("sog");
    }

    static AisMessage receive(AisDecoder decoder, List<String> lines) {
        Received last = null;
        for (String line : lines) {
            assertThat(last).as("a message before its last part").isNull();
            last = decoder.accept(line);
        }
        assertThat(last).as("%s", lines).isNotNull();
        return last.message();
    }
}
