// SPDX-License-Identifier: Apache-2.0
package org.anlan.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.anlan.OfficeTest;
import org.anlan.harbour.Routes;
import org.anlan.kernel.KernelSettings;
import org.anlan.matters.Category;
import org.anlan.matters.Routing;
import org.anlan.matters.RoutingRule;
import org.anlan.organisations.Organs;
import org.anlan.organisations.ServicePoints;
import org.anlan.organisations.Unit;
import org.anlan.organisations.Units;
import org.anlan.people.Accounts;
import org.anlan.people.Officer;
import org.anlan.place.Area;
import org.anlan.place.Places;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demo county as it stands after the first start. */
@OfficeTest(sample = true)
class SampleCountyTests {
    private static final String COUNTY = "330922";
    /** Numbers that no network hands out, and the public short numbers. */
    private static final Pattern INVENTED_OR_PUBLIC = Pattern.compile("1000000\\d{4}|\\d{3,5}");

    @Autowired
    Places places;

    @Autowired
    Units units;

    @Autowired
    Accounts accounts;

    @Autowired
    Routing routing;

    @Autowired
    Routes routes;

    @Autowired
    ServicePoints points;

    @Autowired
    Organs organs;

    @Autowired
    SampleCounty sample;

    @Autowired
    KernelSettings settings;

    @Autowired
    JdbcClient jdbc;

    @Test
    void hasSixteenIslandsAndSevenTownships() {
        assertThat(places.islands()).hasSize(16).allMatch(i -> i.code().equals(i.island()));
        assertThat(places.children(COUNTY)).hasSize(7).allMatch(t -> t.kind() == Area.Kind.TOWNSHIP);
        assertThat(places.islands()).allMatch(i -> !places.villagesOn(i.code()).isEmpty());
    }

    @Test
    void everyCategoryGoesSomewhereInEveryVillage() {
        List<Category> second = routing.categories().values().stream()
                .filter(c -> c.parent() != null)
                .toList();
        assertThat(second).hasSizeGreaterThanOrEqualTo(50);
        for (Area township : places.children(COUNTY)) {
            for (Area village : places.children(township.code())) {
                for (Category category : second) {
                    Optional<RoutingRule> rule = routing.ruleFor(category.code(), village.code());
                    assertThat(rule).as("%s in %s", category, village).isPresent();
                    assertThat(accounts.ofUnit(rule.get().unit()))
                            .as("somebody works in the unit for %s in %s", category, village)
                            .isNotEmpty();
                }
            }
        }
    }

    @Test
    void whoDoesItAgainIsNeverWhoDidItFirst() {
        assertThat(routing.rules()).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule.againUnit()).isNotEqualTo(rule.unit());
            assertThat(accounts.ofUnit(rule.againUnit()))
                    .as("somebody works in %s", units.get(rule.againUnit()).name())
                    .isNotEmpty();
            assertThat(rule.budgetDays()).isIn(3, 5, 15);
        });
    }

    @Test
    void aUnitIsThereForWhatIsSentToIt() {
        Set<String> duties = units.duties().stream().map(d -> d.code()).collect(Collectors.toSet());
        assertThat(units.all()).allSatisfy(u -> assertThat(duties).containsAll(u.duties()));
        assertThat(routing.rules())
                .allSatisfy(rule -> assertThat(units.get(rule.unit()).duties())
                        .as("duties of the unit for %s", rule.category())
                        .isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "门口水管漏了三天，路上都是水，我腿脚不好，出门怕滑。, 330922202202, living.water-leak, water-202, water-co",
        "我们村口往码头走的那段路，路灯黑了三天了，晚上老人下船看不见台阶。, 330922202202, living.lamp, room-202, municipal",
        "民宿半夜放音乐，第三次了, 330922202201, neighbours.noise, room-202, police",
        "泡沫浮球冲上大王沙滩, 330922202205, env.beach, room-202, sanitation",
        "老人配药要赶船，能不能代取, 330922202207, welfare.medicine, clinic-202, health",
        "加工厂排水有腥味, 330922202206, env.wastewater, eco, eco-monitor",
        "村账三个月没贴出来, 330922202204, governance.accounts, room-202, agri",
        "花鸟电站旁边坡掉石头, 330922203201, housing.slope, resources, safety",
        "壁下码头碰垫掉了一只, 330922101203, transport.pier, harbour-gs, harbour",
        "停水两天了, 330922100211, living.water-off, water-lh, water-co",
        "昨天网被偷了三张，还丢了导航, 330922202205, sea.gear, police-sea, fishery-gs",
        "The water pipe in front of our door leaks, 330922102001, living.water-leak, water-102, water-co"
    })
    void whatPeopleSayIsProposedToTheRightUnit(String words, String area, String category, String unit, String again) {
        var proposals = routing.propose(words, area);
        assertThat(proposals).isNotEmpty();
        RoutingRule rule = proposals.getFirst().rule();
        assertThat(rule.category()).isEqualTo(category);
        assertThat(units.get(rule.unit()).code()).isEqualTo(unit);
        assertThat(units.get(rule.againUnit()).code()).isEqualTo(again);
    }

    @Test
    void nobodyInItIsReal() {
        Set<String> invented = SampleFile.read("staff.csv").lines().stream()
                .map(l -> l.text("name"))
                .collect(Collectors.toSet());
        Set<String> names = new TreeSet<>();
        Set<String> phones = new TreeSet<>();
        for (Unit unit : units.all()) {
            phones.add(unit.phone());
            for (Officer officer : accounts.ofUnit(unit.id())) {
                names.add(officer.name());
                phones.add(officer.workPhone());
            }
        }
        points.within(COUNTY).forEach(p -> phones.add(p.phone()));
        organs.all().forEach(o -> phones.add(o.phone()));
        assertThat(names).isSubsetOf(invented).hasSize(invented.size());
        assertThat(phones).allMatch(p -> INVENTED_OR_PUBLIC.matcher(p).matches());
    }

    @Test
    void somebodyHoldsEveryPermission() {
        Set<String> held = new HashSet<>(jdbc.sql("""
                        select distinct unnest(r.permissions) from people.role r
                        join people.account_role a on a.county = r.county and a.role = r.code""").query(String.class).list());
        for (var permission : org.anlan.people.access.Permission.values()) {
            assertThat(held).contains(permission.name());
        }
    }

    @Test
    void everyRouteOfTheFerriesJoinsIslandsOfTheCounty() {
        Set<String> islands = places.islands().stream().map(Area::code).collect(Collectors.toSet());
        assertThat(routes.all()).hasSizeGreaterThanOrEqualTo(10).allSatisfy(route -> {
            assertThat(islands).contains(route.islandA());
            if (route.islandB() != null) {
                assertThat(islands).contains(route.islandB());
                assertThat(places.look(route.toPier(), 1)).isNotEmpty();
            }
            assertThat(places.look(route.fromPier(), 1)).isNotEmpty();
        });
    }

    @Test
    void everyTownshipHasAServicePointAndEveryOrganANumber() {
        assertThat(places.children(COUNTY))
                .allSatisfy(t -> assertThat(points.within(t.code())).isNotEmpty());
        assertThat(organs.all()).allSatisfy(o -> {
            assertThat(o.phone()).isNotBlank();
            assertThat(o.within(Locale.ENGLISH)).isNotBlank();
            assertThat(o.basis()).isNotBlank();
        });
        assertThat(organs.all().stream().map(o -> o.kind().name()).toList()).contains("PETITION", "REVIEW", "COURT");
    }

    @Test
    void signInsAreFreshAndForTheOwnerOnly() throws Exception {
        Path sheet = settings.home().resolve("sign-ins.txt");
        assertThat(Files.getPosixFilePermissions(sheet)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        List<String[]> lines = Files.readAllLines(sheet).stream()
                .filter(l -> !l.isBlank())
                .map(l -> l.split("\\s+"))
                .toList();
        assertThat(lines).hasSize(SampleFile.read("staff.csv").lines().size());
        Set<String> passwords = lines.stream().map(l -> l[1]).collect(Collectors.toSet());
        assertThat(passwords).hasSize(lines.size()).allMatch(p -> p.length() >= 12);
        String files = SampleFile.text("staff.csv");
        assertThat(passwords).noneMatch(files::contains);
    }

    @Test
    void aSecondStartLoadsNothing() throws Exception {
        Map<String, Long> before = counts();
        byte[] sheet = Files.readAllBytes(settings.home().resolve("sign-ins.txt"));
        sample.run(new DefaultApplicationArguments());
        assertThat(counts()).isEqualTo(before);
        assertThat(Files.readAllBytes(settings.home().resolve("sign-ins.txt"))).isEqualTo(sheet);
    }

    private Map<String, Long> counts() {
        return Map.of(
                "areas", count("place.area"),
                "landmarks", count("place.landmark"),
                "units", count("organisations.unit"),
                "shifts", count("organisations.shift"),
                "accounts", count("people.account"),
                "rules", count("matters.routing_rule"),
                "log", count("kernel.timeline"));
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
