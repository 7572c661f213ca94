// SPDX-License-Identifier: Apache-2.0
package org.anlan.setup;

import static org.anlan.setup.Column.needed;
import static org.anlan.setup.Column.optional;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.Actor;
import org.anlan.matters.Routing;
import org.anlan.matters.RoutingRule;
import org.anlan.organisations.Unit;
import org.anlan.organisations.Units;
import org.anlan.people.access.Viewer;
import org.jspecify.annotations.Nullable;

/** Whose duty a category is: one line of the table for each category and area. */
record RuleRows(Routing routing, Units units) implements SetupSheet.Contents<RoutingRule> {
    private static final String YES = "是";
    private static final String NO = "否";

    SetupSheet<RoutingRule> sheet() {
        List<Column<RoutingRule>> columns = List.of(
                needed(
                                "order",
                                "顺序",
                                "Order",
                                "小的在前",
                                "smaller ones first",
                                (RoutingRule r) -> Integer.toString(r.placeInOrder()))
                        .read(line -> Integer.toString(line.whole("order", 0, 1_000_000))),
                needed(
                        "category",
                        "类别编码",
                        "Category",
                        "事项类别表里的编码",
                        "a code of the sheet Categories",
                        r -> r.category()),
                needed(
                        "area",
                        "区域编码",
                        "Area",
                        "在哪个区域有效；小区域优先",
                        "where it holds; the smaller area decides",
                        r -> r.area()),
                needed("unit", "单位编码", "Unit", "归谁管", "whose duty it is", r -> code(r.unit())),
                needed(
                        "again",
                        "重办单位编码",
                        "Unit for another try",
                        "提出人说没解决时换谁办，必须是另一个单位",
                        "who gets it when the requester says no; another unit",
                        r -> code(r.againUnit())),
                needed(
                                "days",
                                "工作日",
                                "Working days",
                                "1 到 60",
                                "1 to 60",
                                (RoutingRule r) -> Integer.toString(r.budgetDays()))
                        .read(line -> Integer.toString(line.whole("days", 1, 60))),
                needed(
                                "presence",
                                "要到现场",
                                "Presence",
                                "是 或 否；要到现场的，停航时自动停表",
                                "yes or no; a suspended ferry stops its clock",
                                (RoutingRule r) -> r.needsPresence() ? YES : NO)
                        .from(List.of(YES, NO))
                        .read(line -> line.yes("presence") ? YES : NO),
                optional(
                                "words",
                                "关键词",
                                "Words",
                                "大家会怎么说，用 | 隔开",
                                "what people say, between upright bars",
                                (RoutingRule r) -> Column.joined(r.words()))
                        .listed(),
                needed("basis", "依据", "Basis", "目录、文件或法条", "the catalogue, paper or law", r -> r.basis()),
                needed("duty", "职责说明", "Duty", "一句大白话", "in plain words", r -> r.duty()),
                optional(
                                "dutyEn",
                                "英文职责说明",
                                "Duty in English",
                                "不填就用中文",
                                "the Chinese words when empty",
                                (RoutingRule r) -> r.dutyEn())
                        .orElse("duty"));
        return new SetupSheet<>("派单规则", "Routing rules", columns, this);
    }

    private Map<String, RoutingRule> lines() {
        Map<String, RoutingRule> lines = new LinkedHashMap<>();
        routing.rulesNow().stream()
                .sorted(Comparator.comparing(RoutingRule::placeInOrder).thenComparing(RoutingRule::area))
                .forEach(r -> lines.putIfAbsent(key(r.category(), r.area()), r));
        return lines;
    }

    private static String key(String category, String area) {
        return category + "@" + area;
    }

    private @Nullable String code(UUID unit) {
        return units.find(unit).map(Unit::code).orElse(null);
    }

    private UUID unit(String code) {
        return units.byCode(code)
                .filter(Unit::open)
                .orElseThrow(() -> SetupSheet.unknown(code))
                .id();
    }

    @Override
    public List<RoutingRule> present() {
        return List.copyOf(lines().values());
    }

    @Override
    public String key(Cells row) {
        return key(row.text("category"), row.text("area"));
    }

    @Override
    public void store(Cells row, @Nullable Cells before, @Nullable Viewer by, Actor actor) {
        RoutingRule now = before == null ? null : lines().get(key(row));
        routing.change(
                now == null ? List.of() : List.of(now.id()),
                List.of(new RoutingRule.New(
                        row.whole("order"),
                        row.text("category"),
                        row.text("area"),
                        row.parts("words"),
                        unit(row.text("unit")),
                        unit(row.text("again")),
                        row.whole("days"),
                        row.text("presence").equals(YES),
                        row.text("basis"),
                        row.text("duty"),
                        row.text("dutyEn"))),
                actor);
    }

    @Override
    public boolean remove(String key, Actor actor) {
        RoutingRule line = lines().get(key);
        if (line != null) {
            routing.withdraw(line.id(), actor);
        }
        return true;
    }
}
