// SPDX-License-Identifier: Apache-2.0
package org.anlan.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.anlan.harbour.Route;
import org.anlan.harbour.Routes;
import org.anlan.kernel.CountyCode;
import org.anlan.matters.Category;
import org.anlan.matters.Routing;
import org.anlan.matters.RoutingRule;
import org.anlan.organisations.Units;
import org.anlan.place.Area;
import org.anlan.place.Places;
import org.springframework.stereotype.Component;

/** Loads the categories, the routing table and the ferry routes of the demo county. */
@Component
class SampleRouting {
    private final Routing routing;
    private final Routes routes;
    private final Units units;
    private final Places places;
    private final CountyCode county;

    SampleRouting(Routing routing, Routes routes, Units units, Places places, CountyCode county) {
        this.routing = routing;
        this.routes = routes;
        this.units = units;
        this.places = places;
        this.county = county;
    }

    void load() {
        for (SampleFile.Line line : SampleFile.read("categories.csv").lines()) {
            routing.defineCategory(
                    new Category(line.text("code"), line.optional("parent"), line.text("name"), line.text("name_en")));
        }
        List<RoutingRule.New> rules = new ArrayList<>();
        for (SampleFile.Line line : SampleFile.read("routing.csv").lines()) {
            if (line.text("area").equals("*")) {
                // one line for each township, with the township's own unit
                for (Area township : places.children(county.value())) {
                    rules.add(rule(
                            line,
                            township.code(),
                            township.code().substring(county.value().length())));
                }
            } else {
                rules.add(rule(line, county.value() + line.text("area"), ""));
            }
        }
        routing.defineRules(rules);
        for (SampleFile.Line line : SampleFile.read("ferry-routes.csv").lines()) {
            routes.define(new Route(
                    line.text("code"),
                    line.text("name"),
                    line.text("name_en"),
                    line.text("from_pier"),
                    line.text("to_pier"),
                    line.text("island_a"),
                    line.optional("island_b")));
        }
    }

    private RoutingRule.New rule(SampleFile.Line line, String area, String township) {
        return new RoutingRule.New(
                line.whole("order"),
                line.text("category"),
                area,
                line.list("words"),
                unit(line, line.text("unit").replace("{t}", township)),
                unit(line, line.text("again").replace("{t}", township)),
                line.whole("days"),
                line.yes("presence"),
                line.text("basis"),
                line.text("duty"),
                line.text("duty_en"));
    }

    private UUID unit(SampleFile.Line line, String code) {
        return units.byCode(code)
                .orElseThrow(() -> line.wrong("no unit has the code " + code))
                .id();
    }
}
