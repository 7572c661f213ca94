// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.anlan.harbour.Route;
import org.anlan.harbour.Routes;
import org.anlan.kernel.Actor;
import org.anlan.organisations.NewUnit;
import org.anlan.organisations.Unit;
import org.anlan.organisations.Units;
import org.anlan.people.Accounts;
import org.anlan.people.NewAccount;
import org.anlan.people.RoleIn;
import org.anlan.people.access.Viewer;
import org.anlan.people.access.Viewers;
import org.anlan.place.Area;
import org.anlan.place.NewArea;
import org.anlan.place.Places;

/** Two islands, four units and the officers a matter needs; for tests that do not want the whole demo county. */
public final class SmallCounty {
    /** The village in which things happen, on the island {@code I02}. */
    public static final String VILLAGE = "330922102201";

    /** A village on the main island {@code I01}. */
    public static final String ELSEWHERE = "330922100201";

    private final Accounts accounts;
    private final Viewers viewers;

    /** The water works, which sets out from the main island. */
    public final Unit water;

    /** The county's repair gang, likewise. */
    public final Unit gang;

    /** A unit of another trade. */
    public final Unit power;

    /** The county centre. */
    public final Unit centre;

    /** Builds the county in an empty office. */
    public SmallCounty(Places places, Units units, Accounts accounts, Viewers viewers, Routes routes, Routing routing) {
        this.accounts = accounts;
        this.viewers = viewers;
        area(places, "I01", Area.Kind.ISLAND, "泗礁山", null, "I01");
        area(places, "I02", Area.Kind.ISLAND, "枸杞", null, "I02");
        area(places, "330922", Area.Kind.COUNTY, "嵊泗县", null, null);
        area(places, "330922100", Area.Kind.TOWNSHIP, "菜园镇", "330922", "I01");
        area(places, "330922102", Area.Kind.TOWNSHIP, "枸杞乡", "330922", "I02");
        area(places, ELSEWHERE, Area.Kind.VILLAGE, "基湖村", "330922100", "I01");
        area(places, VILLAGE, Area.Kind.VILLAGE, "干斜村", "330922102", "I02");
        water = unit(units, "water", "枸杞供水站");
        gang = unit(units, "gang", "县供水公司抢修班");
        power = unit(units, "power", "县供电公司");
        centre = unit(units, "centre", "县社会治理中心");
        routes.define(new Route("XCY-GQ", "小菜园—枸杞", "Xiaocaiyuan–Gouqi", "小菜园", "枸杞", "I01", "I02"));
        routes.define(new Route("LZS-SJW", "李柱山—沈家湾", "Lizhushan–Shenjiawan", "李柱山", "沈家湾", "I01", null));
        routing.defineCategory(new Category("water", null, "供水", "Water"));
        routing.defineCategory(new Category("water.leak", "water", "供水管网漏损", "Leaking main"));
        routing.defineCategory(new Category("light", null, "照明", "Lighting"));
        routing.defineRules(List.of(
                new RoutingRule.New(
                        10,
                        "water.leak",
                        "330922",
                        List.of("水管", "漏水", "管子漏"),
                        water.id(),
                        gang.id(),
                        3,
                        true,
                        "派单目录 3.2",
                        "街巷里的水管归供水站管",
                        "Mains in lanes belong to the water works"),
                new RoutingRule.New(
                        20,
                        "light",
                        "330922",
                        List.of("路灯", "灯不亮"),
                        power.id(),
                        gang.id(),
                        3,
                        true,
                        "派单目录 5.1",
                        "路灯归供电公司管",
                        "Street lamps belong to the power company")));
    }

    private static void area(Places places, String code, Area.Kind kind, String name, String parent, String island) {
        places.define(
                new NewArea(code, kind, name, name, List.of(), parent, island, 122.78, 30.72, null, true),
                Actor.SYSTEM);
    }

    private static Unit unit(Units units, String code, String name) {
        return units.create(
                new NewUnit(code, Unit.Kind.DEPARTMENT, name, code, "330922", "I01", "10000000031", null, List.of()),
                Actor.SYSTEM);
    }

    /** An officer who can act at once. */
    public Viewer officer(String name, UUID unit, String area, String... roles) {
        String login = "o" + UUID.randomUUID().toString().substring(0, 12);
        UUID account = accounts.create(new NewAccount(
                login,
                name,
                unit,
                "10000000031",
                accounts.generatePassword(),
                java.util.Arrays.stream(roles).map(r -> new RoleIn(r, area)).toList()));
        return viewers.find(account).orElseThrow();
    }

    /** Something that needs somebody to go there. */
    public static NewMatter leak(NewMatter.Requester who) {
        return new NewMatter(
                "web",
                "门口水管漏了三天，路上都是水，我腿脚不好，出门怕滑。",
                new NewMatter.Where(VILLAGE, "干斜村 18 号旁", null, null),
                who,
                false,
                false,
                null,
                UUID.randomUUID());
    }

    /** The codes of every route that serves the island {@code I02}. */
    public static Set<String> routesToTheIsland() {
        return Set.of("XCY-GQ");
    }
}
