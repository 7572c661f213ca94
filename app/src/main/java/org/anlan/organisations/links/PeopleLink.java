// SPDX-License-Identifier: Apache-2.0
package org.anlan.organisations.links;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.anlan.organisations.Units;
import org.anlan.people.UnitNames;
import org.springframework.stereotype.Component;

/** Tells the people room what units are called; it asks, and this room answers. */
@Component
class PeopleLink implements UnitNames {
    private final Units units;

    PeopleLink(Units units) {
        this.units = units;
    }

    @Override
    public Optional<String> name(UUID unit, Locale locale) {
        return units.find(unit).map(u -> locale.getLanguage().equals("en") ? u.nameEn() : u.name());
    }
}
