// SPDX-License-Identifier: Apache-2.0
package org.anlan.setup;

import java.util.List;
import org.anlan.harbour.Routes;
import org.anlan.kernel.CalendarYears;
import org.anlan.kernel.CountyCode;
import org.anlan.matters.ImportedMatters;
import org.anlan.matters.Routing;
import org.anlan.organisations.Units;
import org.anlan.people.Appointments;
import org.anlan.people.Roles;
import org.anlan.place.Places;
import org.springframework.stereotype.Component;

/** The sheets a county is set up with, in the order in which one stands on the other. */
@Component
class SetupSheets {
    private final List<SetupSheet<?>> sheets;

    SetupSheets(
            CountyCode county,
            Places places,
            Units units,
            Appointments appointments,
            Roles roles,
            Routes routes,
            Routing routing,
            ImportedMatters matters,
            CalendarYears years) {
        sheets = List.of(
                new AreaRows(places, units, matters).sheet(),
                new DutyRows(units).sheet(),
                new UnitRows(units, matters).sheet(),
                new StaffRows(appointments, units, roles).sheet(),
                new LandmarkRows(places, county).sheet(),
                new RouteRows(routes).sheet(),
                new CategoryRows(routing).sheet(),
                new RuleRows(routing, units).sheet(),
                new HolidayRows(years).sheet());
    }

    List<SetupSheet<?>> all() {
        return sheets;
    }
}
