// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters.web;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.anlan.matters.Category;
import org.anlan.matters.Routing;
import org.anlan.matters.RoutingRule;
import org.anlan.organisations.Unit;
import org.anlan.organisations.Units;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The counter of the routing table. */
@RestController
@RequestMapping("/api/routing")
class RoutingController {
    private final Routing routing;
    private final Units units;

    RoutingController(Routing routing, Units units) {
        this.routing = routing;
        this.units = units;
    }

    record Line(
            int order,
            @NotBlank String category,
            @NotBlank String area,
            @NotNull @Size(max = 100) List<@NotBlank @Size(max = 40) String> words,
            @NotNull UUID unit,
            @NotNull UUID againUnit,
            int budgetDays,
            boolean needsPresence,
            @NotBlank @Size(max = 300) String basis,
            @NotBlank @Size(max = 300) String duty,
            @NotBlank @Size(max = 300) String dutyEn) {

        RoutingRule.New toRule() {
            return new RoutingRule.New(
                    order, category, area, words, unit, againUnit, budgetDays, needsPresence, basis, duty, dutyEn);
        }
    }

    record LineView(
            UUID id,
            int order,
            String category,
            String categoryName,
            String area,
            List<String> words,
            UUID unit,
            String unitName,
            UUID againUnit,
            String againUnitName,
            int budgetDays,
            boolean needsPresence,
            String basis,
            String duty,
            String dutyEn,
            int version) {}

    record TableView(int version, List<LineView> rules, List<CategoryName> categories, boolean editable) {}

    record CategoryName(String code, @Nullable String parent, String name) {}

    record Trial(@Nullable UUID replaces, @Valid @NotNull Line rule, int last) {}

    @Operation(summary = "The routing table as it stands: categories, areas and whose duty they are")
    @GetMapping
    TableView table(Viewer viewer, Locale locale) {
        return new TableView(
                routing.version(),
                routing.rules().stream().map(r -> view(r, locale)).toList(),
                routing.categories().values().stream()
                        .sorted(java.util.Comparator.comparing(Category::code))
                        .map(c -> new CategoryName(c.code(), c.parent(), c.name(locale)))
                        .toList(),
                viewer.may(Permission.ROUTING_EDIT));
    }

    @Operation(summary = "Adds a rule to the routing table")
    @PostMapping("/rules")
    LineView add(Viewer viewer, @Valid @RequestBody Line line, Locale locale) {
        return view(routing.add(viewer, line.toRule()), locale);
    }

    @Operation(summary = "Puts a changed rule in the place of another; the old one stays on record")
    @PutMapping("/rules/{id}")
    LineView replace(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Line line, Locale locale) {
        return view(routing.replace(viewer, id, line.toRule()), locale);
    }

    @Operation(summary = "What a changed rule would have meant for the last messages; nothing is stored")
    @PostMapping("/dry-run")
    List<Routing.DryRun> dryRun(Viewer viewer, @Valid @RequestBody Trial body) {
        return routing.dryRun(viewer, body.replaces(), body.rule().toRule(), body.last());
    }

    private LineView view(RoutingRule r, Locale locale) {
        Category category = routing.categories().get(r.category());
        return new LineView(
                r.id(),
                r.placeInOrder(),
                r.category(),
                category == null ? r.category() : category.name(locale),
                r.area(),
                r.words(),
                r.unit(),
                units.find(r.unit()).map(Unit::name).orElse(""),
                r.againUnit(),
                units.find(r.againUnit()).map(Unit::name).orElse(""),
                r.budgetDays(),
                r.needsPresence(),
                r.basis(),
                r.duty(),
                r.dutyEn(),
                r.version());
    }
}
