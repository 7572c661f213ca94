// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Pairs of characters: whatever stands in a text is found by them. */
class GramsTests {
    @Test
    void makesPairsOfEachRunAndKeepsItsLastCharacter() {
        assertThat(Grams.of("路灯坏了，A3区")).containsExactly("路灯", "灯坏", "坏了", "了", "a3", "3区", "区");
        assertThat(Grams.query("灯坏")).isEqualTo("'灯坏'");
        assertThat(Grams.query("灯")).isEqualTo("'灯':*");
        assertThat(Grams.query("？！")).isEmpty();
        assertThat(Grams.of("\uD867\uDE3D字")).contains("\uD867\uDE3D字");
    }

    @Test
    void anyPieceOfATextIsFoundByItsPairs() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        String letters = "路灯坏了，。 A3区aB水管\uD867\uDE3D";
        for (int i = 0; i < 2_000; i++) {
            var text = new StringBuilder();
            for (int c = 0; c < 12; c++) {
                text.appendCodePoint(letters.codePointAt(
                        letters.offsetByCodePoints(0, random.nextInt(letters.codePointCount(0, letters.length())))));
            }
            int points = text.codePointCount(0, text.length());
            int from = random.nextInt(points);
            int to = from + 1 + random.nextInt(points - from);
            String piece = text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to));
            var grams = Grams.of(text.toString());
            for (String asked : Grams.query(piece).split(" & ")) {
                if (asked.isEmpty()) {
                    continue;
                }
                String gram = asked.replaceAll("'|:\\*", "");
                boolean found =
                        asked.endsWith(":*") ? grams.stream().anyMatch(g -> g.startsWith(gram)) : grams.contains(gram);
                assertThat(found)
                        .as("seed %d: %s in %s by %s", seed, Pattern.quote(piece), text, asked)
                        .isTrue();
            }
        }
    }
}
