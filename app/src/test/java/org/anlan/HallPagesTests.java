// SPDX-License-Identifier: Apache-2.0
package org.anlan;

import static org.anlan.HallPages.CHINESE;
import static org.anlan.HallPages.ENGLISH;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.anlan.shell.HallFrames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page of the hall in every state it can have, in both languages, drawn without the office behind it. */
class HallPagesTests {
    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final HallPages PAGES = new HallPages();

    /** One page in one state. */
    record State(String name, String template, String path, Map<String, Object> model) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<State> states() {
        return HallStates.all().stream();
    }

    @ParameterizedTest
    @MethodSource("states")
    void isCompleteInBothLanguages(State state) {
        for (var locale : List.of(CHINESE, ENGLISH)) {
            var html = draw(state, locale);
            assertThat(html).as("no message is missing").doesNotContain("??");
            assertThat(html).contains(locale == ENGLISH ? "lang=\"en\"" : "lang=\"zh-CN\"");
            assertThat(Pattern.compile("<h1[ >]").matcher(html).results().count())
                    .as("one h1")
                    .isEqualTo(1);
            assertThat(html).contains("<main id=\"main\"").contains("class=\"skip\"");
        }
    }

    @ParameterizedTest
    @MethodSource("states")
    void alwaysShowsTheWaysThatStayOpen(State state) {
        assertThat(draw(state, CHINESE))
                .contains("href=\"/rights\"")
                .contains("href=\"/complaint\"")
                .contains("href=\"tel:12345\"");
    }

    @ParameterizedTest
    @MethodSource("states")
    void carriesNoStyleOrScriptOfItsOwn(State state) {
        assertThat(draw(state, CHINESE))
                .doesNotContainPattern("\\sstyle=")
                .doesNotContainPattern("\\son[a-z]+=")
                .doesNotContainPattern("<script(?![^>]*\\ssrc=)")
                .doesNotContain("javascript:")
                .doesNotContain("<style");
    }

    @ParameterizedTest
    @MethodSource("states")
    void namesEveryFieldAndEveryReferenceExists(State state) {
        var html = draw(state, CHINESE);
        var ids = new TreeSet<String>();
        var id = Pattern.compile("\\sid=\"([^\"]+)\"").matcher(html);
        while (id.find()) {
            assertThat(ids.add(id.group(1)))
                    .as("id %s stands once", id.group(1))
                    .isTrue();
        }
        var refs = Pattern.compile("(?:aria-labelledby|aria-describedby|\\sfor|<use href)=\"#?([^\"]+)\"")
                .matcher(html);
        while (refs.find()) {
            assertThat(ids).contains(refs.group(1).split(" "));
        }
    }

    @Test
    void everySentenceExistsInBothLanguages() throws IOException {
        for (var bundle : List.of("hall")) {
            assertThat(keys(bundle + "_en")).as(bundle).isEqualTo(keys(bundle));
        }
    }

    @Test
    void everySentenceOfTheHallIsUsed() throws IOException {
        var sources = new StringBuilder();
        for (var root : List.of(RESOURCES.resolve("templates"), Path.of("src", "main", "java"))) {
            try (var files = Files.walk(root)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    sources.append(Files.readString(file));
                }
            }
        }
        var text = sources.toString();
        for (var key : keys("hall")) {
            var stem = key.substring(0, key.lastIndexOf('.') + 1);
            assertThat(text.contains(key) || text.contains(stem + "${") || composed(text, key))
                    .as("%s is used", key)
                    .isTrue();
        }
    }

    /** A key such as {@code hall.data.1.what} is written {@code hall.data.${n}.what} in a template. */
    private static boolean composed(String text, String key) {
        var parts = key.split("\\.");
        for (int i = 1; i < parts.length; i++) {
            var pattern = new StringBuilder();
            for (int j = 0; j < parts.length; j++) {
                pattern.append(j == 0 ? "" : "\\.").append(j == i ? "\\$\\{[^}]+\\}" : Pattern.quote(parts[j]));
            }
            if (Pattern.compile(pattern.toString()).matcher(text).find()) {
                return true;
            }
        }
        return false;
    }

    private static String draw(State state, Locale locale) {
        var model = new HashMap<>(HallFrames.frame(locale, state.path()));
        model.putAll(state.model());
        return PAGES.draw(state.name(), state.template(), locale, model);
    }

    private static TreeSet<String> keys(String bundle) throws IOException {
        var file = new Properties();
        file.load(new StringReader(Files.readString(RESOURCES.resolve("i18n").resolve(bundle + ".properties"))));
        return new TreeSet<>(file.stringPropertyNames());
    }
}
