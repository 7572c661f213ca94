// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Pairs of neighbouring characters of a text, by which Chinese is searched: it has no spaces between words. The last
 * character of each run stands alone too, so that a single one is found as the beginning of a pair.
 */
final class Grams {
    private Grams() {}

    /** What a text is found by. */
    static Set<String> of(String text) {
        Set<String> grams = new LinkedHashSet<>();
        for (List<String> run : runs(text)) {
            for (int i = 0; i + 1 < run.size(); i++) {
                grams.add(run.get(i) + run.get(i + 1));
            }
            grams.add(run.getLast());
        }
        return grams;
    }

    /** What to ask for, in the words of PostgreSQL's {@code tsquery}; empty when nothing in the text can be asked for. */
    static String query(String text) {
        Set<String> asked = new LinkedHashSet<>();
        for (List<String> run : runs(text)) {
            if (run.size() == 1) {
                asked.add("'" + run.getFirst() + "':*");
            }
            for (int i = 0; i + 1 < run.size(); i++) {
                asked.add("'" + run.get(i) + run.get(i + 1) + "'");
            }
        }
        return asked.stream().limit(40).collect(Collectors.joining(" & "));
    }

    /** Runs of letters and digits, by character; what stands between them parts them. */
    private static List<List<String>> runs(String text) {
        List<List<String>> runs = new ArrayList<>();
        List<String> run = new ArrayList<>();
        int[] points = Normalizer.normalize(text, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .toArray();
        for (int point : points) {
            if (Character.isLetterOrDigit(point)) {
                run.add(Character.toString(point));
            } else if (!run.isEmpty()) {
                runs.add(run);
                run = new ArrayList<>();
            }
        }
        if (!run.isEmpty()) {
            runs.add(run);
        }
        return runs;
    }
}
