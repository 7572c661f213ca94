// SPDX-License-Identifier: Apache-2.0
package org.anlan.setup;

import static org.anlan.setup.Column.needed;
import static org.anlan.setup.Column.optional;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.anlan.kernel.Actor;
import org.anlan.kernel.sheets.Fault;
import org.anlan.matters.ImportedMatters;
import org.anlan.organisations.Units;
import org.anlan.people.access.Viewer;
import org.anlan.place.Area;
import org.anlan.place.NewArea;
import org.anlan.place.Places;
import org.jspecify.annotations.Nullable;

/** The county's areas, from the islands and the county itself down to the grids. An area that is there is only renamed. */
record AreaRows(Places places, Units units, ImportedMatters matters) implements SetupSheet.Contents<AreaRows.Known> {
    private static final Choices<Area.Kind> KINDS = new Choices<>(
            Area.Kind.class,
            Map.of(
                    Area.Kind.COUNTY, "县",
                    Area.Kind.TOWNSHIP, "乡镇",
                    Area.Kind.VILLAGE, "村",
                    Area.Kind.GRID, "网格",
                    Area.Kind.ISLAND, "岛"));
    private static final List<String> FIXED = List.of("kind", "otherNames", "parent", "island", "lon", "lat");

    /** An area and what else people call it. */
    record Known(Area area, List<String> otherNames) {}

    SetupSheet<Known> sheet() {
        List<Column<Known>> columns = List.of(
                needed(
                                "code",
                                "编码",
                                "Code",
                                "接着上级编码往下编：县 6 位、乡镇 9 位、村 12 位、网格 15 位；岛 I01 这样",
                                "continues the code above: county 6 digits, township 9, village 12, grid 15; islands I01",
                                (Known k) -> k.area().code())
                        .read(AreaRows::code),
                Column.kind(KINDS, k -> k.area().kind()),
                Column.name("中文名", "Chinese name", k -> k.area().name()),
                Column.nameEn(k -> k.area().nameEn()),
                Column.otherNames(Known::otherNames),
                optional(
                        "parent",
                        "上级编码",
                        "Parent",
                        "县和岛不填",
                        "empty for the county and for islands",
                        k -> k.area().parent()),
                optional(
                                "island",
                                "所在岛",
                                "Island",
                                "岛的编码；跨岛不填",
                                "the island's code; empty when it spans several",
                                (Known k) -> k.area().island())
                        .read(AreaRows::island),
                Column.lon(k -> k.area().lon()),
                Column.lat(k -> k.area().lat()));
        return new SetupSheet<>("区域", "Areas", columns, this);
    }

    /** The kind is asked for first: it says how long the code is. */
    private static String code(Line line) {
        line.choice("kind", KINDS);
        return line.needed("code");
    }

    /** An island lies on itself. */
    private static String island(Line line) {
        return line.choice("kind", KINDS) == Area.Kind.ISLAND ? line.needed("code") : line.text("island");
    }

    private static int order(Area.Kind kind) {
        return kind == Area.Kind.ISLAND ? -1 : kind.ordinal();
    }

    @Override
    public List<Known> present() {
        Map<String, List<String>> others = places.otherNames();
        return places.all().stream()
                .filter(Area::open)
                .sorted(Comparator.comparing((Area a) -> order(a.kind())).thenComparing(Area::code))
                .map(a -> new Known(a, others.getOrDefault(a.code(), List.of())))
                .toList();
    }

    @Override
    public int rank(Cells row) {
        return order(KINDS.constant(row.text("kind")));
    }

    @Override
    public void store(Cells row, @Nullable Cells before, @Nullable Viewer by, Actor actor) {
        if (before == null) {
            places.define(
                    new NewArea(
                            row.text("code"),
                            KINDS.constant(row.text("kind")),
                            row.text("name"),
                            row.text("nameEn"),
                            row.parts("otherNames"),
                            row.optional("parent"),
                            row.optional("island"),
                            row.degrees("lon"),
                            row.degrees("lat"),
                            null,
                            true),
                    actor);
            return;
        }
        for (String word : FIXED) {
            if (!row.text(word).equals(before.text(word))) {
                throw new Line.Wrong(Fault.ofFile("setup.fixed", row.head(word)));
            }
        }
        places.rename(row.text("code"), row.text("name"), row.text("nameEn"), actor);
    }

    @Override
    public boolean remove(String key, Actor actor) {
        if (units.everyOne().stream().anyMatch(u -> u.area().startsWith(key) || key.equals(u.island()))
                || matters.anyIn(key)) {
            return false;
        }
        places.withdraw(key, actor);
        return true;
    }
}
