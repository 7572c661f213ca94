// SPDX-License-Identifier: Apache-2.0
package org.anlan.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The whole tree as it was at one moment, without outlines. A county has some hundred areas and as many landmarks: they fit
 * in memory, and pages ask for names far more often than anybody moves a border.
 */
final class Atlas {
    private final long edition;
    private final Map<String, Area> byCode = new TreeMap<>();
    private final Map<String, List<Area>> byParent = new HashMap<>();
    private final List<Area> islands = new ArrayList<>();
    private final Map<String, String> words = new HashMap<>();
    private final List<Landmark> landmarks;
    private final Map<String, String> landmarkWords = new HashMap<>();

    /**
     * Puts the tree together.
     *
     * @param edition the count of changes it reflects
     * @param areas all areas
     * @param areaNames further names, by area code
     * @param landmarks all landmarks
     * @param landmarkNames further names, by landmark code
     */
    Atlas(
            long edition,
            List<Area> areas,
            Map<String, List<String>> areaNames,
            List<Landmark> landmarks,
            Map<String, List<String>> landmarkNames) {
        this.edition = edition;
        for (Area area : areas) {
            byCode.put(area.code(), area);
            words.put(area.code(), searchable(area.name(), area.nameEn(), areaNames.get(area.code())));
        }
        for (Area area : byCode.values()) {
            if (area.kind() == Area.Kind.ISLAND) {
                islands.add(area);
            } else if (area.parent() != null) {
                byParent.computeIfAbsent(area.parent(), p -> new ArrayList<>()).add(area);
            }
        }
        this.landmarks = List.copyOf(landmarks);
        for (Landmark landmark : landmarks) {
            landmarkWords.put(
                    landmark.code(),
                    searchable(landmark.name(), landmark.nameEn(), landmarkNames.get(landmark.code())));
        }
    }

    long edition() {
        return edition;
    }

    @Nullable
    Area area(String code) {
        return byCode.get(code);
    }

    List<Area> all() {
        return List.copyOf(byCode.values());
    }

    List<Area> children(String code) {
        return byParent.getOrDefault(code, List.of()).stream()
                .filter(Area::open)
                .toList();
    }

    List<Area> islands() {
        return islands.stream().filter(Area::open).toList();
    }

    /** Villages of which at least one grid, or the village itself, lies on the island. */
    List<Area> villagesOn(String island) {
        Set<Area> villages = new LinkedHashSet<>();
        for (Area area : byCode.values()) {
            if (area.open() && island.equals(area.island())) {
                Area village =
                        area.kind() == Area.Kind.GRID && area.parent() != null ? byCode.get(area.parent()) : area;
                if (village != null && village.kind() == Area.Kind.VILLAGE) {
                    villages.add(village);
                }
            }
        }
        return List.copyOf(villages);
    }

    List<Landmark> landmarks(String area) {
        return landmarks.stream().filter(l -> l.area().startsWith(area)).toList();
    }

    List<Landmark> landmarks() {
        return landmarks;
    }

    String path(String code, Locale locale) {
        Area area = byCode.get(code);
        if (area == null) {
            return code;
        }
        List<String> names = new ArrayList<>();
        String above = null;
        for (Area step : upwards(area).reversed()) {
            if (step.kind() == Area.Kind.COUNTY && area.kind() != Area.Kind.COUNTY) {
                continue;
            }
            String name = step.name(locale);
            // a grid carries its village's name; said after the village once is enough
            names.add(
                    above != null && name.length() > above.length() && name.startsWith(above)
                            ? name.substring(above.length()).strip()
                            : name);
            above = name;
        }
        return String.join(" · ", names);
    }

    private List<Area> upwards(Area area) {
        List<Area> steps = new ArrayList<>();
        for (Area step = area; step != null; step = step.parent() == null ? null : byCode.get(step.parent())) {
            steps.add(step);
        }
        return steps;
    }

    @Nullable
    String islandOf(String code) {
        for (Area step = byCode.get(code);
                step != null;
                step = step.parent() == null ? null : byCode.get(step.parent())) {
            if (step.island() != null) {
                return step.island();
            }
        }
        return null;
    }

    /** What contains the text; whole names first, then those that begin with it, areas before landmarks, then by code. */
    List<Found> search(String text, int limit) {
        String wanted = fold(text);
        if (wanted.isEmpty()) {
            return List.of();
        }
        record Hit(int rank, String code, Found found) {}
        List<Hit> hits = new ArrayList<>();
        for (Area area : byCode.values()) {
            if (area.open() && words.getOrDefault(area.code(), "").contains(wanted)) {
                hits.add(new Hit(rank(area.name(), area.nameEn(), wanted, 0), area.code(), new Found(area, null)));
            }
        }
        for (Landmark landmark : landmarks) {
            Area area = byCode.get(landmark.area());
            if (area != null && landmarkWords.getOrDefault(landmark.code(), "").contains(wanted)) {
                hits.add(new Hit(
                        rank(landmark.name(), landmark.nameEn(), wanted, 1),
                        landmark.code(),
                        new Found(area, landmark)));
            }
        }
        return hits.stream()
                .sorted(Comparator.comparingInt(Hit::rank).thenComparing(Hit::code))
                .limit(limit)
                .map(Hit::found)
                .toList();
    }

    private static int rank(String name, String nameEn, String wanted, int second) {
        String zh = fold(name);
        String en = fold(nameEn);
        if (zh.equals(wanted) || en.equals(wanted)) {
            return second;
        }
        return (zh.startsWith(wanted) || en.startsWith(wanted) ? 2 : 4) + second;
    }

    private static String searchable(String name, String nameEn, @Nullable List<String> otherNames) {
        StringBuilder all = new StringBuilder(fold(name)).append('\n').append(fold(nameEn));
        for (String other : otherNames == null ? List.<String>of() : otherNames) {
            all.append('\n').append(fold(other));
        }
        return all.toString();
    }

    /** Upper and lower case, spaces and the middle dot do not matter when somebody types a place. */
    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[\\s·・　]+", "");
    }
}
