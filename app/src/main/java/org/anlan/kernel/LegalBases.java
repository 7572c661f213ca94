// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The articles Anlan relies on, by key and day, from the data files {@code law/*.yaml}. Laws change while matters run:
 * what applied on the day a matter was raised stays findable after the law is gone.
 */
@Component
public class LegalBases {
    private final List<LegalBasis> all;
    private final Map<String, List<LegalBasis>> byKey;

    /** Reads the data files that travel with the application. */
    public LegalBases() {
        all = Yaml.onClassPath("law/*.yaml").stream()
                .flatMap(file -> read(file).stream())
                .toList();
        byKey = all.stream().collect(Collectors.groupingBy(LegalBasis::key));
        byKey.forEach(LegalBases::refuseOverlaps);
    }

    /**
     * The version in force on a day.
     *
     * @param key such as {@code petition.decide}
     * @param day the day whose law applies
     * @return empty when nothing of that name was in force
     */
    public Optional<LegalBasis> find(String key, LocalDate day) {
        return byKey.getOrDefault(key, List.of()).stream()
                .filter(basis -> basis.appliesOn(day))
                .findFirst();
    }

    /**
     * The version in force on a day.
     *
     * @throws NoSuchElementException when nothing of that name was in force
     */
    public LegalBasis get(String key, LocalDate day) {
        return find(key, day)
                .orElseThrow(() -> new NoSuchElementException("no law called " + key + " was in force on " + day));
    }

    /** All that was in force on a day, law by law, the articles of each in their order. */
    public List<LegalBasis> list(LocalDate day) {
        return all.stream().filter(basis -> basis.appliesOn(day)).toList();
    }

    private static List<LegalBasis> read(Yaml.Node file) {
        var out = new ArrayList<LegalBasis>();
        for (var article : file.list("articles")) {
            var to = article.find("to");
            out.add(new LegalBasis(
                    article.text("key"),
                    file.text("law"),
                    file.text("lawEn"),
                    article.text("article"),
                    day(article, article.find("from") == null ? file.text("from") : article.text("from")),
                    to == null ? (file.find("to") == null ? null : day(file, file.text("to"))) : day(article, to),
                    article.text("gist"),
                    article.text("gistEn")));
        }
        return out;
    }

    private static LocalDate day(Yaml.Node at, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw at.wrong("a day is written like 2026-01-01, not " + text, e);
        }
    }

    private static void refuseOverlaps(String key, List<LegalBasis> versions) {
        for (var one : versions) {
            for (var other : versions) {
                if (one != other && other.appliesOn(one.from())) {
                    throw new IllegalArgumentException("two versions of " + key + " are in force on " + one.from());
                }
            }
        }
    }
}
