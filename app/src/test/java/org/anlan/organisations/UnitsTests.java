// SPDX-License-Identifier: Apache-2.0
package org.anlan.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.anlan.MovableClock;
import org.anlan.OfficeTest;
import org.anlan.kernel.Actor;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Timeline;
import org.anlan.kernel.TimelineEntry;
import org.anlan.kernel.WorkCalendar;
import org.anlan.kernel.WorkCalendar.Span;
import org.anlan.people.Accounts;
import org.anlan.shell.SignedInAs;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Units, rosters and calendars in the demo county; each test sets up the unit it changes. */
@OfficeTest(sample = true)
class UnitsTests {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final String GOUQI = "330922202";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    Units units;

    @Autowired
    Rosters rosters;

    @Autowired
    ServicePoints points;

    @Autowired
    Accounts accounts;

    @Autowired
    Timeline timeline;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester mvc;

    @Test
    void aNewUnitIsKnownAtOnceAndTheLogTellsWhoSetItUp() {
        Actor officer = Actor.officer(UUID.randomUUID());
        Unit unit = units.create(form(code(), "试验站", GOUQI), officer);
        assertThat(units.get(unit.id())).isEqualTo(unit);
        assertThat(units.byCode(unit.code())).contains(unit);
        assertThat(units.ofArea(GOUQI)).contains(unit);
        assertThat(last(unit)).satisfies(e -> {
            assertThat(e.what()).isEqualTo("unit.created");
            assertThat(e.actor()).isEqualTo(officer);
        });
    }

    @Test
    void refusesAUnitThatCannotBe() {
        assertThatThrownBy(() -> units.create(form("WATER", "站", GOUQI), Actor.SYSTEM))
                .hasMessageContaining("code");
        assertThatThrownBy(() -> units.create(form("water-202", "站", GOUQI), Actor.SYSTEM))
                .hasMessageContaining("taken");
        assertThatThrownBy(() -> units.create(form(code(), " ", GOUQI), Actor.SYSTEM))
                .hasMessageContaining("name");
        assertThatThrownBy(() -> units.create(form(code(), "站", "330922999"), Actor.SYSTEM))
                .hasMessageContaining("area");
        assertThatThrownBy(() -> units.create(
                        new NewUnit(code(), Unit.Kind.STATION, "站", "Station", GOUQI, "I99", null, null, List.of()),
                        Actor.SYSTEM))
                .hasMessageContaining("island");
        assertThatThrownBy(() -> units.create(
                        new NewUnit(code(), Unit.Kind.STATION, "站", "Station", GOUQI, null, null, null, List.of("fly")),
                        Actor.SYSTEM))
                .hasMessageContaining("duties");
        assertThatThrownBy(() -> units.get(UUID.randomUUID())).isInstanceOf(UnknownUnit.class);
    }

    @Test
    void aChangeKeepsTheCodeAndLogsOnlyWhatChanged() {
        Unit unit = units.create(form(code(), "试验站", GOUQI), Actor.SYSTEM);
        Unit changed = units.change(unit.id(), form(unit.code(), "改名的站", GOUQI), Actor.SYSTEM);
        assertThat(changed.name()).isEqualTo("改名的站");
        assertThat(last(unit).facts()).isEqualTo(Map.of("name", "改名的站"));
        assertThatThrownBy(() -> units.change(unit.id(), form(code(), "站", GOUQI), Actor.SYSTEM))
                .hasMessageContaining("fixed");
    }

    @Test
    void aUnitInWhichSomebodyWorksCannotBeClosed() {
        Unit water = units.byCode("water-202").orElseThrow();
        assertThatThrownBy(() -> units.close(water.id(), "并到县公司", Actor.SYSTEM)).isInstanceOf(UnitInUse.class);
        Unit empty = units.create(form(code(), "空站", GOUQI), Actor.SYSTEM);
        units.close(empty.id(), "并到县公司", Actor.SYSTEM);
        assertThat(units.all()).doesNotContain(units.get(empty.id()));
        assertThat(units.get(empty.id()).open()).isFalse();
        assertThat(last(empty).note()).isEqualTo("并到县公司");
    }

    @Test
    void aUnitsOwnHoursCountInItsCalendarAndNowhereElse() {
        Unit unit = units.create(form(code(), "早班站", GOUQI), Actor.SYSTEM);
        assertThat(units.calendarOf(unit.id()).id()).isEqualTo("county");
        LocalDate saturday = LocalDate.parse("2026-11-28");
        LocalDate monday = LocalDate.parse("2026-11-30");
        units.setHours(
                unit.id(),
                new Units.OwnHours(
                        List.of(Span.parse("06:00-12:00")),
                        Map.of(
                                saturday, new Units.OwnDay(true, "补停水"),
                                monday, new Units.OwnDay(false, "检修"))),
                Actor.SYSTEM);
        WorkCalendar own = units.calendarOf(unit.id());
        assertThat(own.openHours(saturday)).containsExactly(Span.parse("06:00-12:00"));
        assertThat(own.isWorkday(monday)).isFalse();
        WorkCalendar others =
                units.calendarOf(units.byCode("water-202").orElseThrow().id());
        assertThat(others.isWorkday(saturday)).isFalse();
        assertThat(others.isWorkday(monday)).isTrue();
        units.setHours(unit.id(), new Units.OwnHours(List.of(), Map.of()), Actor.SYSTEM);
        assertThat(units.calendarOf(unit.id()).id()).isEqualTo("county");
    }

    @Test
    void leaveShowsAsAGapUntilSomebodyStandsIn() {
        Unit unit = units.create(form(code(), "值班站", GOUQI), Actor.SYSTEM);
        UUID he = account("heting");
        UUID qi = account("qihaisheng");
        LocalDate monday = LocalDate.parse("2026-11-30");
        rosters.add(
                unit.id(),
                he,
                monday,
                null,
                EnumSet.of(Shift.Day.WORKDAY),
                LocalTime.parse("08:30"),
                LocalTime.parse("17:30"),
                "desk",
                Actor.SYSTEM);
        var from = monday.atStartOfDay(SHANGHAI).toInstant();
        var until = monday.plusDays(5).atStartOfDay(SHANGHAI).toInstant();
        assertThat(rosters.gaps(unit.id(), from, until)).isEmpty();
        UUID absence = rosters.away(unit.id(), he, monday.plusDays(1), monday.plusDays(2), null, Actor.SYSTEM);
        assertThat(rosters.gaps(unit.id(), from, until))
                .hasSize(4)
                .allMatch(g -> g.away().equals(List.of(he)));
        assertThatThrownBy(() -> rosters.away(unit.id(), he, monday.plusDays(2), monday.plusDays(3), qi, Actor.SYSTEM))
                .hasMessageContaining("overlap");
        rosters.back(unit.id(), absence, Actor.SYSTEM);
        rosters.away(unit.id(), he, monday.plusDays(1), monday.plusDays(2), qi, Actor.SYSTEM);
        assertThat(rosters.gaps(unit.id(), from, until)).isEmpty();
        assertThat(rosters.onDuty(
                        unit.id(),
                        monday.plusDays(1).atTime(9, 0).atZone(SHANGHAI).toInstant()))
                .singleElement()
                .satisfies(d -> assertThat(d.account()).isEqualTo(qi))
                .satisfies(d -> assertThat(d.covers()).isEqualTo(he));
        assertThatThrownBy(() -> rosters.away(unit.id(), account("luowangchao"), monday, monday, null, Actor.SYSTEM))
                .hasMessageContaining("not-of-this-unit");
    }

    @Test
    void anEndedShiftHoldsToItsLastDayAndOneThatNeverBeganIsGone() {
        Unit unit = units.create(form(code(), "轮班站", GOUQI), Actor.SYSTEM);
        LocalDate monday = LocalDate.parse("2026-11-30");
        UUID shift = rosters.add(
                unit.id(),
                account("heting"),
                monday,
                null,
                EnumSet.of(Shift.Day.WORKDAY),
                LocalTime.parse("08:30"),
                LocalTime.parse("17:30"),
                "desk",
                Actor.SYSTEM);
        rosters.end(unit.id(), shift, monday.plusDays(2), Actor.SYSTEM);
        assertThat(rosters.shifts(unit.id()))
                .singleElement()
                .satisfies(s -> assertThat(s.lastDay()).isEqualTo(monday.plusDays(2)));
        rosters.end(unit.id(), shift, monday.minusDays(1), Actor.SYSTEM);
        assertThat(rosters.shifts(unit.id())).isEmpty();
        assertThatThrownBy(() -> rosters.end(unit.id(), shift, monday, Actor.SYSTEM))
                .hasMessageContaining("unknown");
    }

    @Test
    void everyOfficerSeesUnitsAndOnlyThoseConcernedTheirRosters() {
        UUID desk = account("songyuge");
        assertThat(get(desk, "/api/units?q=枸杞供水站"))
                .bodyJson()
                .extractingPath("$[0].duties")
                .asArray()
                .containsExactly("供水");
        assertThat(get(desk, "/api/units?size=10"))
                .hasHeader("X-Total-Count", String.valueOf(units.all().size()));
        assertThat(get(desk, "/api/units/" + unit("water-202") + "/duty")).hasStatusOk();
        assertThat(get(desk, "/api/units/" + unit("water-co") + "/duty")).hasStatusOk();
        assertThat(get(desk, "/api/units/" + unit("water-102") + "/duty")).hasStatus(403);
        assertThat(get(desk, "/api/units/" + unit("water-102"))).hasStatus(403);
        assertThat(get(desk, "/api/units/" + UUID.randomUUID())).hasStatus(404);
        assertThat(mvc.get().uri("/api/units").header("Accept", "application/json"))
                .hasStatus(401);
    }

    @Test
    void anAdministratorKeepsUnitsAndOthersAreRefused() {
        UUID admin = account("jianzhou");
        UUID desk = account("songyuge");
        String code = code();
        String body = """
                {"code": "%s", "kind": "STATION", "name": "新站", "nameEn": "New Station", "area": "330922202",
                 "island": "I05", "phone": "10000001999", "duties": ["water"]}""".formatted(code);
        assertThat(post(desk, "/api/units", body)).hasStatus(403);
        assertThat(post(admin, "/api/units", body)).hasStatus(201);
        assertThat(post(admin, "/api/units", body))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("organisation-not-accepted");
        UUID id = units.byCode(code).orElseThrow().id();
        String shift = """
                {"account": "%s", "firstDay": "2026-11-23", "days": ["WORKDAY"], "opens": "08:30", "closes": "17:30", "duty": "desk"}""".formatted(account("heting"));
        assertThat(post(desk, "/api/units/" + id + "/shifts", shift)).hasStatus(403);
        assertThat(post(admin, "/api/units/" + id + "/shifts", shift)).hasStatus(201);
        assertThat(get(admin, "/api/units/" + id + "/duty"))
                .bodyJson()
                .extractingPath("$[0].officer.name")
                .isEqualTo("何汀");
        assertThat(get(admin, "/api/units/" + id + "/roster"))
                .bodyJson()
                .extractingPath("$.shifts")
                .asArray()
                .hasSize(1);
        assertThat(put(admin, "/api/units/" + id + "/hours", """
                        {"spans": ["07:00-11:00"], "days": [{"day": "2026-12-05", "open": true, "reason": "补班"}]}""")).hasStatusOk();
        assertThat(get(admin, "/api/units/" + id + "/hours"))
                .bodyJson()
                .extractingPath("$.days[0].reason")
                .isEqualTo("补班");
        assertThat(put(admin, "/api/units/" + id + "/hours", "{\"spans\": [\"7-11\"], \"days\": []}"))
                .hasStatus(422);
        assertThat(post(admin, "/api/units/" + id + "/close", "{\"reason\": \"试完了\"}"))
                .hasStatusOk();
        assertThat(get(admin, "/api/units/" + id + "/history"))
                .bodyJson()
                .extractingPath("$[*].what")
                .asArray()
                .containsExactly("unit.created", "unit.shift-added", "unit.hours-set", "unit.closed");
    }

    @Test
    void anAdministratorKeepsAreasAndLandmarks() {
        UUID admin = account("jianzhou");
        UUID desk = account("songyuge");
        String grid = """
                {"code": "330922202208009", "kind": "GRID", "name": "奇观村新网格", "nameEn": "Qiguan Village New Grid",
                 "otherNames": [], "parent": "330922202208", "island": "I05", "lon": 122.78, "lat": 30.703}""";
        assertThat(post(desk, "/api/areas", grid)).hasStatus(403);
        assertThat(post(admin, "/api/areas", grid)).hasStatus(201);
        String square =
                "{\"type\": \"Polygon\", \"coordinates\": [[[122.9,30.6],[122.91,30.6],[122.91,30.61],[122.9,30.61],[122.9,30.6]]]}";
        assertThat(put(admin, "/api/areas/330922202208009/outline", square)).hasStatusOk();
        assertThat(put(admin, "/api/areas/330922202208009/outline", "{\"type\": \"Point\", \"coordinates\": [1,2]}"))
                .hasStatus(422);
        assertThat(mvc.get().uri("/api/places/at?lon=122.905&lat=30.605"))
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("330922202208009");
        assertThat(put(admin, "/api/areas/330922202208009/landmarks/new-steps", """
                        {"kind": "ROAD", "name": "新石阶", "nameEn": "New Steps", "otherNames": ["石头路"], "lon": 122.905, "lat": 30.605}"""))
                .hasStatus(204);
        assertThat(mvc.get().uri("/api/places/search?q={q}", "石头路"))
                .bodyJson()
                .extractingPath("$[0].landmark")
                .isEqualTo("new-steps");
        assertThat(post(admin, "/api/areas/330922202208009/close", "{}")).hasStatusOk();
        assertThat(get(admin, "/api/areas/330922202208009/history"))
                .bodyJson()
                .extractingPath("$[*].what")
                .asArray()
                .containsExactly("area.defined", "area.redrawn", "area.landmark-set", "area.closed");
    }

    @Test
    void anybodyFindsTheServicePointsAndOrgans() {
        clock.set("2026-11-23T10:00");
        assertThat(mvc.get().uri("/api/service-points?area=330922202202"))
                .bodyJson()
                .extractingPath("$[0].now")
                .isEqualTo(true);
        assertThat(mvc.get().uri("/api/organs"))
                .bodyJson()
                .extractingPath("$[*].kind")
                .asArray()
                .contains("COURT");
    }

    @Test
    void aServicePointIsOpenedChangedAndClosed() {
        UUID admin = account("jianzhou");
        String code = code();
        String body = """
                {"code": "%s", "name": "试验便民点", "nameEn": "Trial point", "area": "330922202202", "address": "村口",
                 "addressEn": "At the entrance", "phone": "10000003999", "hours": "%s", "services": ["write-for-you"]}""";
        assertThat(post(account("songyuge"), "/api/service-points", body.formatted(code, "WD 08:00-11:00")))
                .hasStatus(403);
        assertThat(post(admin, "/api/service-points", body.formatted(code, "WD 8-11")))
                .hasStatus(422);
        assertThat(post(admin, "/api/service-points", body.formatted(code, "WD 08:00-11:00")))
                .hasStatus(201);
        UUID id = points.within("330922202202").stream()
                .filter(p -> p.code().equals(code))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(put(admin, "/api/service-points/" + id, body.formatted(code, "WD 09:00-11:00")))
                .hasStatusOk();
        assertThat(post(admin, "/api/service-points/" + id + "/close", "{}")).hasStatus(204);
        assertThat(points.within("330922202202")).extracting(ServicePoint::code).doesNotContain(code);
        assertThat(timeline.of(new ObjectRef("service-point", id)))
                .extracting(TimelineEntry::what)
                .containsExactly("service-point.opened", "service-point.changed", "service-point.closed");
    }

    private TimelineEntry last(Unit unit) {
        return timeline.of(new ObjectRef("unit", unit.id())).getLast();
    }

    private UUID unit(String code) {
        return units.byCode(code).orElseThrow().id();
    }

    private UUID account(String login) {
        return jdbc.sql("select id from people.account where login = :login")
                .param("login", login)
                .query(UUID.class)
                .single();
    }

    private MvcTestResult get(UUID officer, String address) {
        return mvc.get().uri(address).with(SignedInAs.officer(officer)).exchange();
    }

    private MvcTestResult post(UUID officer, String address, String body) {
        return mvc.post()
                .uri(address)
                .with(SignedInAs.officer(officer))
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult put(UUID officer, String address, String body) {
        return mvc.put()
                .uri(address)
                .with(SignedInAs.officer(officer))
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static String code() {
        return "trial-" + NUMBER.incrementAndGet();
    }

    private static NewUnit form(String code, String name, String area) {
        return new NewUnit(
                code, Unit.Kind.STATION, name, "Trial Station", area, "I05", "10000001900", null, List.of("water"));
    }
}
