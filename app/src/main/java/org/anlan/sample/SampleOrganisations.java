// SPDX-License-Identifier: Apache-2.0
package org.anlan.sample;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.Actor;
import org.anlan.kernel.KernelSettings;
import org.anlan.organisations.Duty;
import org.anlan.organisations.NewServicePoint;
import org.anlan.organisations.NewUnit;
import org.anlan.organisations.OpeningHours;
import org.anlan.organisations.Organ;
import org.anlan.organisations.Organs;
import org.anlan.organisations.Rosters;
import org.anlan.organisations.ServicePoints;
import org.anlan.organisations.Shift;
import org.anlan.organisations.Unit;
import org.anlan.organisations.Units;
import org.anlan.people.Accounts;
import org.anlan.people.NewAccount;
import org.anlan.people.RoleIn;
import org.springframework.stereotype.Component;

/** Loads units, service points, organs, officers and rosters of the demo county. */
@Component
class SampleOrganisations {
    /** The officers a newcomer tries first stand above the gap of the sheet. */
    private static final int FIRST = 24;

    private final Units units;
    private final ServicePoints points;
    private final Organs organs;
    private final Rosters rosters;
    private final Accounts accounts;
    private final KernelSettings settings;
    private final Clock clock;

    SampleOrganisations(
            Units units,
            ServicePoints points,
            Organs organs,
            Rosters rosters,
            Accounts accounts,
            KernelSettings settings,
            Clock clock) {
        this.units = units;
        this.points = points;
        this.organs = organs;
        this.rosters = rosters;
        this.accounts = accounts;
        this.settings = settings;
        this.clock = clock;
    }

    void loadUnits() {
        for (SampleFile.Line line : SampleFile.read("duties.csv").lines()) {
            units.define(new Duty(line.text("code"), line.text("name"), line.text("name_en")));
        }
        Map<String, UUID> ids = new HashMap<>();
        for (SampleFile.Line line : SampleFile.read("units.csv").lines()) {
            Unit unit = units.create(
                    new NewUnit(
                            line.text("code"),
                            Unit.Kind.valueOf(line.text("kind")),
                            line.text("name"),
                            line.text("name_en"),
                            line.text("area"),
                            line.optional("island"),
                            line.optional("phone"),
                            line.optional("staffed"),
                            line.words("duties")),
                    Actor.SYSTEM);
            ids.put(unit.code(), unit.id());
        }
        for (SampleFile.Line line : SampleFile.read("service-points.csv").lines()) {
            points.create(
                    new NewServicePoint(
                            line.text("code"),
                            line.text("name"),
                            line.text("name_en"),
                            line.text("village"),
                            line.text("address"),
                            line.text("address_en"),
                            null,
                            null,
                            line.optional("phone"),
                            line.text("hours"),
                            line.words("services"),
                            ids.get(line.text("unit"))),
                    Actor.SYSTEM);
        }
        for (SampleFile.Line line : SampleFile.read("organs.csv").lines()) {
            organs.define(
                    line.whole("place"),
                    new Organ(
                            line.text("code"),
                            Organ.Kind.valueOf(line.text("kind")),
                            line.text("name"),
                            line.text("name_en"),
                            line.text("phone"),
                            line.text("address"),
                            line.text("address_en"),
                            OpeningHours.parse(line.text("hours")),
                            line.text("takes"),
                            line.text("takes_en"),
                            line.text("within"),
                            line.text("within_en"),
                            line.text("basis")));
        }
    }

    void loadOfficers() {
        Map<String, UUID> byLogin = new HashMap<>();
        List<SignInSheet.Entry> sheet = new ArrayList<>();
        for (SampleFile.Line line : SampleFile.read("staff.csv").lines()) {
            String password = accounts.generatePassword();
            UUID account = accounts.create(new NewAccount(
                    line.text("login"),
                    line.text("name"),
                    unit(line, "unit"),
                    line.optional("phone"),
                    password,
                    line.list("roles").stream().map(r -> role(line, r)).toList()));
            byLogin.put(line.text("login"), account);
            sheet.add(new SignInSheet.Entry(line.text("what"), line.text("name"), line.text("login"), password));
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), settings.zone());
        for (SampleFile.Line line : SampleFile.read("rosters.csv").lines()) {
            UUID officer = byLogin.get(line.text("officer"));
            if (officer == null) {
                throw line.wrong("no officer signs in as " + line.text("officer"));
            }
            EnumSet<Shift.Day> days = EnumSet.noneOf(Shift.Day.class);
            line.list("days").forEach(d -> days.add(Shift.Day.valueOf(d)));
            rosters.add(
                    unit(line, "unit"),
                    officer,
                    today,
                    null,
                    days,
                    LocalTime.parse(line.text("opens")),
                    LocalTime.parse(line.text("closes")),
                    line.text("duty"),
                    Actor.SYSTEM);
        }
        new SignInSheet(settings.home()).write(sheet, FIRST);
    }

    private UUID unit(SampleFile.Line line, String column) {
        return units.byCode(line.text(column))
                .orElseThrow(() -> line.wrong("no unit has the code " + line.text(column)))
                .id();
    }

    private static RoleIn role(SampleFile.Line line, String text) {
        int at = text.indexOf('@');
        if (at < 1) {
            throw line.wrong("a role is written as role@area, not: " + text);
        }
        return new RoleIn(text.substring(0, at), text.substring(at + 1));
    }
}
