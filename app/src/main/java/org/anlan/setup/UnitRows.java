// SPDX-License-Identifier: Apache-2.0
package org.anlan.setup;

import static org.anlan.setup.Column.needed;
import static org.anlan.setup.Column.optional;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.Actor;
import org.anlan.matters.ImportedMatters;
import org.anlan.organisations.NewUnit;
import org.anlan.organisations.Unit;
import org.anlan.organisations.Units;
import org.anlan.people.access.Viewer;
import org.jspecify.annotations.Nullable;

/** The units that can be given work. */
record UnitRows(Units units, ImportedMatters matters) implements SetupSheet.Contents<Unit> {
    private static final Choices<Unit.Kind> KINDS = new Choices<>(
            Unit.Kind.class,
            Map.of(
                    Unit.Kind.CENTRE, "社会治理中心",
                    Unit.Kind.DEPARTMENT, "部门",
                    Unit.Kind.STATION, "站所队",
                    Unit.Kind.TOWNSHIP, "乡镇指挥室",
                    Unit.Kind.VILLAGE, "村居委会",
                    Unit.Kind.COMPANY, "公司",
                    Unit.Kind.OUTSIDE, "县外单位"));

    SetupSheet<Unit> sheet() {
        List<Column<Unit>> columns = List.of(
                needed(
                        "code",
                        "编码",
                        "Code",
                        "小写字母、数字、连字符，定了不再改",
                        "lower case letters, digits, hyphens; stays for ever",
                        Unit::code),
                Column.kind(KINDS, Unit::kind),
                Column.name("中文名", "Chinese name", u -> u.name()),
                Column.nameEn(Unit::nameEn),
                needed("area", "区域编码", "Area", "管哪个区域", "the area it serves", Unit::area),
                optional(
                        "island",
                        "出发的岛",
                        "Island",
                        "从哪个岛出发；不用出门的不填",
                        "where its people set out from; empty when they need not travel",
                        Unit::island),
                optional("phone", "电话", "Phone", "对外公布的号码", "the number it publishes", Unit::phone),
                optional(
                        "staffed",
                        "值守时间",
                        "Staffed",
                        "24/7 或 WD 08:00-20:00；与上班时间相同不填",
                        "24/7 or WD 08:00-20:00; empty when it is the opening time",
                        u -> units.staffedText(u.id())),
                optional(
                                "duties",
                                "职责",
                                "Duties",
                                "职责编码，用 | 隔开",
                                "codes of duties between upright bars",
                                (Unit u) -> Column.joined(u.duties()))
                        .listed());
        return new SetupSheet<>("单位", "Units", columns, this);
    }

    @Override
    public List<Unit> present() {
        return units.all();
    }

    @Override
    public void store(Cells row, @Nullable Cells before, @Nullable Viewer by, Actor actor) {
        var unit = new NewUnit(
                row.text("code"),
                KINDS.constant(row.text("kind")),
                row.text("name"),
                row.text("nameEn"),
                row.text("area"),
                row.optional("island"),
                row.optional("phone"),
                row.optional("staffed"),
                row.parts("duties"));
        if (before == null) {
            units.create(unit, actor);
        } else {
            units.change(units.byCode(unit.code()).orElseThrow().id(), unit, actor);
        }
    }

    @Override
    public boolean remove(String key, Actor actor) {
        UUID unit = units.byCode(key).orElseThrow().id();
        if (matters.anyOf(unit)) {
            return false;
        }
        units.withdraw(unit, actor);
        return true;
    }
}
