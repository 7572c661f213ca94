// SPDX-License-Identifier: Apache-2.0
package org.anlan.sample;

import org.anlan.dispatch.Dispatches;
import org.anlan.dispatch.NewResponseUnit;
import org.anlan.kernel.Actor;
import org.anlan.organisations.Units;
import org.springframework.stereotype.Component;

/** Loads the invented response units of the demo county. */
@Component
class SampleResponseUnits {
    private final Dispatches dispatches;
    private final Units units;

    SampleResponseUnits(Dispatches dispatches, Units units) {
        this.dispatches = dispatches;
        this.units = units;
    }

    void load() {
        for (SampleFile.Line line : SampleFile.read("response-units.csv").lines()) {
            String unit = line.text("unit");
            dispatches.define(
                    new NewResponseUnit(
                            line.text("code"),
                            line.text("sort"),
                            line.text("name"),
                            line.text("name_en"),
                            units.byCode(unit)
                                    .orElseThrow(() ->
                                            new IllegalStateException("response-units.csv names no unit: " + unit))
                                    .id(),
                            line.text("area"),
                            Double.parseDouble(line.text("lon")),
                            Double.parseDouble(line.text("lat")),
                            Double.parseDouble(line.text("knots")),
                            line.words("can"),
                            line.text("on_duty").equals("yes")),
                    Actor.SYSTEM);
        }
    }
}
