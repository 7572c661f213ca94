// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.anlan.kernel.Refusal;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** Every sentence exists in both languages, and every refusal has its two sentences. */
class MessagesTests {
    @TestFactory
    Stream<DynamicTest> saysEverySentenceInBothLanguages() throws IOException {
        return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath*:i18n/*.properties"))
                .filter(file -> !file.getFilename().endsWith("_en.properties"))
                .map(file -> DynamicTest.dynamicTest(file.getFilename(), () -> {
                    var chinese = read(file);
                    var english =
                            read(file.createRelative(file.getFilename().replace(".properties", "_en.properties")));
                    assertThat(new TreeSet<>(english.keySet())).isEqualTo(new TreeSet<>(chinese.keySet()));
                    english.forEach((key, value) -> {
                        assertThat(value.toString().isBlank())
                                .as("English of " + key)
                                .isEqualTo(chinese.get(key).toString().isBlank());
                        assertThat(places(value)).as("places in " + key).isEqualTo(places(chinese.get(key)));
                    });
                }));
    }

    @Test
    void saysNoSentenceInTwoFiles() throws IOException {
        var where = new TreeMap<String, TreeSet<String>>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:i18n/*.properties")) {
            if (!file.getFilename().endsWith("_en.properties")) {
                read(file)
                        .stringPropertyNames()
                        .forEach(key ->
                                where.computeIfAbsent(key, k -> new TreeSet<>()).add(file.getFilename()));
            }
        }
        where.values().removeIf(files -> files.size() == 1);
        assertThat(where).isEmpty();
    }

    @Test
    void givesEveryRefusalATitleAndANextStep() throws Exception {
        var all = new TreeSet<String>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:i18n/*.properties")) {
            all.addAll(read(file).stringPropertyNames());
        }
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(Refusal.class));
        var missing = new TreeSet<String>();
        for (var bean : scanner.findCandidateComponents("org.anlan")) {
            for (String code : codes(Class.forName(bean.getBeanClassName()))) {
                for (String part : new String[] {"title", "next"}) {
                    if (!all.contains("refusal." + code + "." + part)) {
                        missing.add("refusal." + code + "." + part);
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    /** A reason's own code when it has one, else its name in small letters. */
    private static String codeOf(Object reason) {
        try {
            var code = reason.getClass().getDeclaredField("code");
            code.setAccessible(true);
            return String.valueOf(code.get(reason));
        } catch (ReflectiveOperationException e) {
            return reason.toString().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** The codes a refusal can have: those of its reasons, or the words in its class file that look like its code. */
    private static TreeSet<String> codes(Class<?> refusal) throws IOException {
        var codes = new TreeSet<String>();
        for (var inner : refusal.getDeclaredClasses()) {
            if (inner.isEnum() && inner.getSimpleName().equals("Reason")) {
                for (var reason : inner.getEnumConstants()) {
                    codes.add(codeOf(reason));
                }
                return codes;
            }
        }
        try (var file = refusal.getResourceAsStream(refusal.getSimpleName() + ".class")) {
            if (file == null) {
                return codes;
            }
            String text = new String(file.readAllBytes(), StandardCharsets.ISO_8859_1);
            String own =
                    refusal.getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
            var match = Pattern.compile("[a-z-]*" + Pattern.quote(own)).matcher(text);
            if (match.find()) {
                codes.add(match.group());
            }
        }
        return codes;
    }

    private static TreeSet<String> places(Object sentence) {
        var places = new TreeSet<String>();
        var match = Pattern.compile("\\{\\d+").matcher(String.valueOf(sentence));
        while (match.find()) {
            places.add(match.group());
        }
        return places;
    }

    private static Properties read(Resource file) throws IOException {
        var properties = new Properties();
        try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
