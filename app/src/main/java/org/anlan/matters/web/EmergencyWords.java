// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Words that make the hall show an emergency number at once. They only show a number: nothing is decided by them, and
 * nothing that is written is held back. The list is data: {@code matters/emergency-words.properties}.
 */
@Component
class EmergencyWords {
    private static final List<String> ORDER = List.of("12395", "119", "120", "110");
    private final Map<String, List<String>> byNumber = new LinkedHashMap<>();

    EmergencyWords() throws IOException {
        var file = new Properties();
        try (var in = new InputStreamReader(
                new ClassPathResource("matters/emergency-words.properties").getInputStream(), StandardCharsets.UTF_8)) {
            file.load(in);
        }
        for (var number : ORDER) {
            var words = file.getProperty(number, "").strip();
            if (!words.isEmpty()) {
                byNumber.put(number, List.of(words.toLowerCase(Locale.ROOT).split("\\s*,\\s*")));
            }
        }
    }

    /** The numbers to show for a text, the sea first; empty when nothing sounds urgent. */
    List<String> numbersFor(String words) {
        var text = words.toLowerCase(Locale.ROOT);
        return byNumber.entrySet().stream()
                .filter(e -> e.getValue().stream().anyMatch(text::contains))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** All numbers that may be shown. */
    List<String> numbers() {
        return List.copyOf(byNumber.keySet());
    }

    /** The list as the page hands it to its script: {@code 119:着火,失火;120:受伤}. */
    String forPage() {
        var page = new StringBuilder();
        byNumber.forEach((number, words) -> page.append(page.isEmpty() ? "" : ";")
                .append(number)
                .append(':')
                .append(String.join(",", words)));
        return page.toString();
    }
}
