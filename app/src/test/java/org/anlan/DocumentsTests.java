// SPDX-License-Identifier: Apache-2.0
package org.anlan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** What the documents say is what the house is. */
class DocumentsTests {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

    @Test
    void thePictureOfTheRoomsIsTheHouseAsItIsBuilt() throws IOException {
        var picture = RoomsPicture.of(ApplicationModules.of(Anlan.class));
        assertThat(RoomsPicture.DOCUMENTS.resolve("README.md"))
                .as("the rooms have changed: ./anlan docs draws them anew")
                .hasContent(picture.page());
        assertThat(RoomsPicture.DOCUMENTS.resolve("rooms.svg"))
                .as("the rooms have changed: ./anlan docs draws them anew")
                .hasContent(picture.svg());
    }

    @Test
    void everyRoomHasItsWordInTheGlossary() throws IOException {
        String glossary = Files.readString(ROOT.resolve("GLOSSARY.md"));
        assertThat(ApplicationModules.of(Anlan.class).stream().map(room -> "`" + room.getIdentifier() + "`"))
                .allSatisfy(room -> assertThat(glossary).contains(room));
    }

    @Test
    void everyLinkInTheDocumentsLeadsSomewhere() throws IOException {
        var dead = new ArrayList<String>();
        for (Path document : documents()) {
            var links = LINK.matcher(Files.readString(document));
            while (links.find()) {
                Path target = document.resolveSibling(links.group(1)).normalize();
                if (!Files.exists(target)) {
                    dead.add(ROOT.relativize(document) + " → " + links.group(1));
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void everyDecisionAndEveryStoryStandsInItsIndex() throws IOException {
        for (String folder : List.of("decisions", "stories")) {
            String index = Files.readString(ROOT.resolve("docs").resolve(folder).resolve("README.md"));
            assertThat(files(ROOT.resolve("docs").resolve(folder), ".md"))
                    .allSatisfy(page -> assertThat(index + "README.md")
                            .contains(page.getFileName().toString()));
        }
    }

    @Test
    void everySentenceOfTheInterfaceIsThereInBothLanguages() throws IOException {
        var missing = new ArrayList<String>();
        for (Path chinese : files(Path.of("src/main/resources/i18n"), ".properties")) {
            String name = chinese.getFileName().toString();
            if (name.endsWith("_en.properties")) {
                continue;
            }
            Path english = chinese.resolveSibling(name.replace(".properties", "_en.properties"));
            var keys = keys(chinese);
            var others = Files.exists(english) ? keys(english) : new TreeSet<String>();
            keys.stream().filter(key -> !others.contains(key)).forEach(key -> missing.add("en: " + name + " " + key));
            others.stream().filter(key -> !keys.contains(key)).forEach(key -> missing.add("zh: " + name + " " + key));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyJavaFileNamesItsLicence() throws IOException {
        assertThat(files(Path.of("src"), ".java"))
                .filteredOn(file -> !file.endsWith("package-info.java"))
                .allSatisfy(file ->
                        assertThat(Files.readString(file)).startsWith("// SPDX-License-Identifier: Apache-2.0\n"));
    }

    @Test
    void theReadmesNameEveryVerbOfTheOneCommand() throws IOException {
        var help = new ProcessBuilder(ROOT.resolve("anlan").toString(), "help").start();
        var verbs = Pattern.compile("\\./anlan (\\w+)")
                .matcher(new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .results()
                .map(found -> "./anlan " + found.group(1))
                .toList();
        assertThat(verbs).hasSizeGreaterThanOrEqualTo(6);
        assertThat(Files.readString(ROOT.resolve("README.md"))).contains(verbs);
        assertThat(Files.readString(ROOT.resolve("README.zh-CN.md"))).contains(verbs);
    }

    private static TreeSet<String> keys(Path file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> top = Files.list(ROOT)) {
            var all = new ArrayList<>(
                    top.filter(file -> file.toString().endsWith(".md")).toList());
            all.addAll(files(ROOT.resolve("docs"), ".md"));
            all.addAll(files(ROOT.resolve("deploy"), ".md"));
            return all;
        }
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }
}
