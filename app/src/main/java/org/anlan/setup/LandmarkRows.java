// SPDX-License-Identifier: Apache-2.0
package org.anlan.setup;

import static org.anlan.setup.Column.needed;

import java.util.List;
import java.util.Map;
import org.anlan.kernel.Actor;
import org.anlan.kernel.CountyCode;
import org.anlan.people.access.Viewer;
import org.anlan.place.Landmark;
import org.anlan.place.Places;
import org.jspecify.annotations.Nullable;

/** Piers, lamps, schools: what people name when they say where. */
record LandmarkRows(Places places, CountyCode county) implements SetupSheet.Contents<LandmarkRows.Known> {
    private static final Choices<Landmark.Kind> KINDS = new Choices<>(
            Landmark.Kind.class,
            Map.ofEntries(
                    Map.entry(Landmark.Kind.PIER, "码头"),
                    Map.entry(Landmark.Kind.LAMP, "灯杆"),
                    Map.entry(Landmark.Kind.ROAD, "道路"),
                    Map.entry(Landmark.Kind.SCHOOL, "学校"),
                    Map.entry(Landmark.Kind.CLINIC, "卫生院"),
                    Map.entry(Landmark.Kind.MARKET, "市场商店"),
                    Map.entry(Landmark.Kind.OFFICE, "办公"),
                    Map.entry(Landmark.Kind.SIGHT, "景点"),
                    Map.entry(Landmark.Kind.BEACH, "沙滩"),
                    Map.entry(Landmark.Kind.PLANT, "厂站"),
                    Map.entry(Landmark.Kind.HOUSING, "小区民宿"),
                    Map.entry(Landmark.Kind.LIGHTHOUSE, "灯塔"),
                    Map.entry(Landmark.Kind.OTHER, "别的")));

    /** A landmark and what else people call it. */
    record Known(Landmark landmark, List<String> otherNames) {}

    SetupSheet<Known> sheet() {
        List<Column<Known>> columns = List.of(
                needed(
                        "code",
                        "编码",
                        "Code",
                        "如 pier-ganxie",
                        "such as pier-ganxie",
                        k -> k.landmark().code()),
                Column.kind(KINDS, k -> k.landmark().kind()),
                Column.name("大家怎么叫", "what people call it", k -> k.landmark().name()),
                Column.nameEn(k -> k.landmark().nameEn()),
                Column.otherNames(Known::otherNames),
                needed(
                        "area",
                        "区域编码",
                        "Area",
                        "所在网格的编码",
                        "the grid it lies in",
                        k -> k.landmark().area()),
                Column.lon(k -> k.landmark().lon()),
                Column.lat(k -> k.landmark().lat()));
        return new SetupSheet<>("码头地标", "Piers and landmarks", columns, this);
    }

    @Override
    public List<Known> present() {
        Map<String, List<String>> others = places.otherNames();
        return places.landmarks(county.value()).stream()
                .map(l -> new Known(l, others.getOrDefault(l.code(), List.of())))
                .toList();
    }

    @Override
    public void store(Cells row, @Nullable Cells before, @Nullable Viewer by, Actor actor) {
        places.define(
                new Landmark(
                        row.text("code"),
                        KINDS.constant(row.text("kind")),
                        row.text("name"),
                        row.text("nameEn"),
                        row.text("area"),
                        row.degrees("lon"),
                        row.degrees("lat")),
                row.parts("otherNames"),
                actor);
    }

    @Override
    public boolean remove(String key, Actor actor) {
        places.withdrawLandmark(key, actor);
        return true;
    }
}
