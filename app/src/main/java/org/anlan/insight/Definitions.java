// SPDX-License-Identifier: Apache-2.0
package org.anlan.insight;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.anlan.kernel.Yaml;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the county counts and how, version by version, from the data files {@code insight/K*.yaml}. */
@Component
public class Definitions {
    private static final Set<String> LOOKS = Set.of("good", "bad", "silent", "plain");

    private final Map<String, List<Definition>> byFigure = new TreeMap<>();

    /** Reads the data files that travel with the application. */
    public Definitions() {
        for (var file : Yaml.onClassPath("insight/K*.yaml")) {
            for (var version : file.list("versions")) {
                var read = read(file, version);
                byFigure.computeIfAbsent(read.figure(), f -> new ArrayList<>()).add(read);
            }
        }
        byFigure.forEach(Definitions::refuseGaps);
    }

    /** The figures, by number. */
    public List<String> figures() {
        return List.copyOf(byFigure.keySet());
    }

    /**
     * All versions of a figure, the newest first.
     *
     * @param figure such as {@code K04}
     * @throws NoSuchFigure when there is none
     */
    public List<Definition> versions(String figure) {
        var versions = byFigure.get(figure);
        if (versions == null) {
            throw new NoSuchFigure(figure);
        }
        return versions.stream()
                .sorted(Comparator.comparingInt(Definition::version).reversed())
                .toList();
    }

    /**
     * The version that counts on a day; before the first version came into force, the first.
     *
     * @throws NoSuchFigure when there is no such figure
     */
    public Definition on(String figure, LocalDate day) {
        var versions = versions(figure);
        return versions.stream().filter(d -> d.appliesOn(day)).findFirst().orElse(versions.getLast());
    }

    /** A certain version. */
    public Definition get(String figure, int version) {
        return versions(figure).stream()
                .filter(d -> d.version() == version)
                .findFirst()
                .orElseThrow(() -> new NoSuchFigure(figure));
    }

    private static Definition read(Yaml.Node file, Yaml.Node version) {
        var marks = version.list("marks").stream()
                .map(m -> new Definition.Mark(m.text("code"), said(m, "name"), m.text("look")))
                .toList();
        for (var mark : marks) {
            if (!LOOKS.contains(mark.look())) {
                throw version.wrong("the mark " + mark.code() + " looks like nothing that can be drawn", null);
            }
        }
        var known = Set.copyOf(marks.stream().map(Definition.Mark::code).toList());
        var readings = version.list("readings").stream()
                .map(r -> new Definition.Reading(
                        r.text("code"), said(r, "name"), Set.copyOf(r.texts("top")), Set.copyOf(r.texts("bottom"))))
                .toList();
        for (var reading : readings) {
            if (!known.containsAll(reading.top()) || !known.containsAll(reading.bottom())) {
                throw version.wrong("the reading " + reading.code() + " names a mark that no row has", null);
            }
        }
        return new Definition(
                file.text("figure"),
                number(version, version.text("version")),
                said(file, "name"),
                file.text("kind").equals("rate"),
                file.text("rows").equals("persons") ? 10 : 5,
                said(file, "owner"),
                day(version, version.text("from")),
                version.find("to") == null ? null : day(version, version.text("to")),
                said(version, "sentence"),
                said(version, "numerator"),
                said(version, "denominator"),
                said(version, "excluded"),
                said(version, "time"),
                said(version, "change"),
                version.texts("sources"),
                version.text("basis"),
                readings,
                marks,
                version.text("sql"),
                digest(String.valueOf(version.content())));
    }

    private static Definition.Said said(Yaml.Node at, String key) {
        return new Definition.Said(at.text(key), at.text(key + "En"));
    }

    private static int number(Yaml.Node at, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw at.wrong("a version is a number, not " + text, e);
        }
    }

    private static LocalDate day(Yaml.Node at, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw at.wrong("a day is written like 2026-01-01, not " + text, e);
        }
    }

    /** SHA-256, as people compare it. */
    static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Each version begins the day after the one before it ended, so that no day has two definitions or none. */
    private static void refuseGaps(String figure, List<Definition> versions) {
        versions.sort(Comparator.comparingInt(Definition::version));
        @Nullable Definition before = null;
        for (var version : versions) {
            if (before != null
                    && (before.to() == null
                            || !version.from().equals(before.to().plusDays(1)))) {
                throw new IllegalArgumentException(figure + ": version " + version.version()
                        + " does not begin the day after version " + before.version() + " ended");
            }
            before = version;
        }
    }
}
