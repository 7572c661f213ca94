// SPDX-License-Identifier: Apache-2.0
package org.anlan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.anlan.alarms.AlarmSignal;
import org.anlan.alarms.Alarms;
import org.anlan.alarms.AssetSubject;
import org.anlan.alarms.Severity;
import org.anlan.dispatch.Dispatches;
import org.anlan.dispatch.NewResponseUnit;
import org.anlan.feeds.DepartmentReports;
import org.anlan.feeds.Feed;
import org.anlan.feeds.Feeds;
import org.anlan.files.Drafts;
import org.anlan.files.Files;
import org.anlan.files.Shots;
import org.anlan.harbour.Route;
import org.anlan.harbour.Routes;
import org.anlan.harbour.Suspensions;
import org.anlan.insight.FigurePages;
import org.anlan.kernel.Actor;
import org.anlan.kernel.ObjectRef;
import org.anlan.matters.Category;
import org.anlan.matters.Desk;
import org.anlan.matters.Matters;
import org.anlan.matters.NewComplaint;
import org.anlan.matters.NewMatter;
import org.anlan.matters.Receipt;
import org.anlan.matters.Routing;
import org.anlan.matters.RoutingRule;
import org.anlan.organisations.NewServicePoint;
import org.anlan.organisations.NewUnit;
import org.anlan.organisations.ServicePoints;
import org.anlan.organisations.Unit;
import org.anlan.organisations.Units;
import org.anlan.people.Accounts;
import org.anlan.people.EmergencyAccess;
import org.anlan.people.NewAccount;
import org.anlan.people.NewPerson;
import org.anlan.people.Persons;
import org.anlan.people.RoleIn;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.anlan.people.access.Viewers;
import org.anlan.place.Area;
import org.anlan.place.NewArea;
import org.anlan.place.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ByteArrayResource;

/**
 * One corner of the county for the access table: a township, a unit in it, and fresh objects that belong there. The
 * table plays every request twice, in the corner where the officers work and in another one.
 */
final class Scene {
    private static final String COUNTY = "330922";
    private static int made;

    private final ApplicationContext office;
    private final String township;
    private final UUID unit;
    private final UUID neighbour;
    private final Map<String, UUID> regulars = new HashMap<>();

    /** Where the officers of the table work. */
    static Scene home(ApplicationContext office) {
        return new Scene(office, "330922891", "access-home");
    }

    /** The same township, another unit: its orders are not theirs. */
    static Scene nextDoor(ApplicationContext office) {
        return new Scene(office, "330922891", "access-next-door");
    }

    /** Another township and another unit: nothing here is theirs. */
    static Scene away(ApplicationContext office) {
        return new Scene(office, "330922892", "access-away");
    }

    private Scene(ApplicationContext office, String township, String unitCode) {
        this.office = office;
        this.township = township;
        var places = office.getBean(Places.class);
        area(places, COUNTY, Area.Kind.COUNTY, null);
        area(places, township, Area.Kind.TOWNSHIP, COUNTY);
        area(places, village(), Area.Kind.VILLAGE, township);
        this.unit = unit(unitCode);
        this.neighbour = unit(unitCode + "-neighbour");
    }

    private UUID unit(String code) {
        var units = office.getBean(Units.class);
        return units.byCode(code)
                .map(Unit::id)
                .orElseGet(() -> units.create(
                                new NewUnit(
                                        code,
                                        Unit.Kind.TOWNSHIP,
                                        "单位" + code,
                                        "Unit " + code,
                                        township,
                                        null,
                                        null,
                                        null,
                                        List.of()),
                                Actor.SYSTEM)
                        .id());
    }

    String township() {
        return township;
    }

    String village() {
        return township + "001";
    }

    UUID unit() {
        return unit;
    }

    UUID neighbour() {
        return neighbour;
    }

    /** An officer of this corner with one role, or none. */
    UUID officer(String role) {
        return account(role);
    }

    /** An account somebody manages here. */
    UUID account() {
        return account("grid_worker");
    }

    /** A matter that was reported here and waits to be sorted. */
    UUID matter() {
        return report().id();
    }

    /** The number of a matter that was reported here. */
    String code() {
        return report().code();
    }

    /** A matter that this corner's unit was given and nobody has taken yet. */
    UUID order() {
        return order(unit);
    }

    /** A matter of this corner that another unit was given. */
    UUID neighboursOrder() {
        return order(neighbour);
    }

    /** An order that the asker has taken, or an officer of this corner when the asker may not. */
    UUID claimed(@Nullable UUID asker) {
        var id = order();
        var viewer = asker == null ? null : viewer(asker);
        boolean may = viewer != null && unit.equals(viewer.unit()) && viewer.may(Permission.MATTER_HANDLE);
        office.getBean(Desk.class).claim(may ? viewer : viewer(regular("dept_handler", township)), id);
        return id;
    }

    /** A photo in the draft of somebody who is writing. */
    UUID draftFile() {
        return photo(UUID.randomUUID());
    }

    /** The address of a photo in the draft of an officer nobody in the table is. */
    String officersDraftFile() {
        var key = UUID.randomUUID();
        return "/api/drafts/" + key + "/files/" + photo(Drafts.of(UUID.randomUUID(), key));
    }

    /** The address of a photo of an order of this corner's unit. */
    String orderWithFile() {
        var id = order();
        return "/api/matters/" + id + "/files/" + attached(id);
    }

    /** The address of a photo of a matter, as its requester has it. */
    String pathOfFile(String start) {
        var receipt = report();
        return start + receipt.code() + "/files/" + attached(receipt.id());
    }

    private UUID attached(UUID matter) {
        var draft = UUID.randomUUID();
        photo(draft);
        return office.getBean(Files.class)
                .handIn(draft, new ObjectRef("matter", matter), "report", null)
                .getFirst()
                .id();
    }

    private UUID photo(UUID draft) {
        return office.getBean(Files.class)
                .add(draft, new ByteArrayResource(Shots.jpeg(1)), null, Actor.resident(null))
                .id();
    }

    private UUID order(UUID to) {
        var id = matter();
        var routing = office.getBean(Routing.class);
        if (!routing.categories().containsKey("access-test")) {
            routing.defineCategory(new Category("access-test", null, "权限表", "Access table"));
        }
        var sorter = viewer(regular("township_desk", township));
        office.getBean(Desk.class).dispatch(sorter, id, "access-test", to, false, false, "权限表里的事");
        return id;
    }

    /** A matter whose unit objected to it. */
    UUID objected() {
        var id = order();
        office.getBean(Desk.class).object(viewer(regular("dept_handler", township)), id, "这不归我们单位管，归港航", null);
        return id;
    }

    /** An alarm that waits to be acknowledged. */
    UUID alarm() {
        return office.getBean(Alarms.class)
                .raise(new AlarmSignal(
                        UUID.randomUUID(),
                        "intrusion",
                        Severity.ORANGE,
                        new AssetSubject("plot", UUID.randomUUID().toString(), "权限表 1 号"),
                        null,
                        township,
                        122.7,
                        30.7,
                        office.getBean(Clock.class).instant(),
                        "access-table 1",
                        "{}"))
                .alarm();
    }

    /** An alarm that somebody has verified. */
    UUID verifiedAlarm() {
        var desk = viewer(regular("township_desk", township));
        var alarms = office.getBean(Alarms.class);
        UUID id = alarm();
        alarms.acknowledge(desk, id);
        return alarms.verify(desk, id, null).id();
    }

    /** A free response unit of this corner's unit. */
    UUID responseUnit() {
        return office.getBean(Dispatches.class)
                .define(
                        new NewResponseUnit(
                                "access-" + UUID.randomUUID().toString().substring(0, 8),
                                "patrol",
                                "巡逻艇",
                                "Patrol boat",
                                unit,
                                township,
                                122.7,
                                30.7,
                                20,
                                List.of("tow"),
                                true),
                        Actor.SYSTEM)
                .id();
    }

    /** A response unit of this corner, sent to an alarm of this corner. */
    UUID assignment() {
        return office.getBean(Dispatches.class)
                .assign(viewer(regular("township_desk", township)), verifiedAlarm(), responseUnit())
                .id();
    }

    /** A suspension of sailings, recorded by somebody of the county. */
    UUID suspension() {
        var routes = office.getBean(Routes.class);
        routes.define(new Route("access-line", "线", "Line", "甲", "乙", "I01", "I02"));
        return office.getBean(Suspensions.class)
                .record(
                        viewer(regular("pier_clerk", COUNTY)),
                        Set.of("access-line"),
                        office.getBean(Clock.class).instant(),
                        "wind",
                        "停航公告 " + township + "-" + next(),
                        null)
                .id();
    }

    /** A figure of a period that ended, which nobody has checked. */
    UUID draft() {
        var pages = office.getBean(FigurePages.class);
        var publisher = viewer(regular("statistician", COUNTY));
        // each try takes a month of its own, back from the last one
        var period = YearMonth.of(2026, 10).minusMonths(next() % 1_000).toString();
        pages.draft(publisher, "K06", period);
        return pages.view(publisher, "K06", period, "area", "", Locale.ENGLISH).releases().stream()
                .filter(r -> r.period().equals(period) && r.state().equals("draft"))
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** A figure that somebody has checked. */
    UUID audited() {
        var id = draft();
        office.getBean(FigurePages.class).audit(viewer(regular("figure_auditor", COUNTY)), id, 30, 0);
        return id;
    }

    /** A department's feed. */
    String feed() {
        String code = "access-" + next();
        office.getBean(Feeds.class)
                .define(
                        new Feed(code, org.anlan.feeds.Scene.MARITIME, "海事处", "Maritime", "停航", "约定", 60, true, false),
                        Actor.SYSTEM);
        return code;
    }

    /** A notice of suspended sailings that a department handed in and nobody has recorded yet. */
    UUID feedNotice() {
        office.getBean(Routes.class).define(new Route("access-line", "线", "Line", "甲", "乙", "I01", "I02"));
        String feed = feed();
        try {
            Path file = java.nio.file.Files.createTempFile("notice", ".json");
            java.nio.file.Files.writeString(
                    file, """
                    {"id":"N-1","kind":"suspension","occurredAt":"%s","routes":["access-line"],"reason":"wind","source":"停航通告 %s","words":"大风停航"}""".formatted(office.getBean(Clock.class).instant(), feed));
            office.getBean(DepartmentReports.class)
                    .take(office.getBean(Feeds.class).get(feed), "http", "x", file, true);
            java.nio.file.Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return office.getBean(DepartmentReports.class).notices().stream()
                .filter(n -> n.feed().equals(feed))
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** A complaint in the independent inbox. */
    UUID complaint() {
        return office.getBean(Matters.class).complain(new NewComplaint("platform", "页面打不开" + next(), null, null));
    }

    /** A right that an account holds. */
    UUID grant(UUID account) {
        return office.getBean(org.springframework.jdbc.core.simple.JdbcClient.class)
                .sql("select id from people.account_role where account = :account")
                .param("account", account)
                .query(UUID.class)
                .single();
    }

    /** A plot of farmed sea. */
    UUID plot() {
        var entry = new org.anlan.sea.Plot.Entry(
                "access-" + next(),
                "权限桁地",
                township,
                null,
                "权限户",
                "H-1",
                null,
                null,
                null,
                org.anlan.sea.Plot.State.GROWING,
                org.anlan.sea.Outline.ofDegrees(List.of(new double[] {122.70, 30.70, 122.71, 30.70, 122.71, 30.71})));
        return plots().enter(viewer(regular("county_duty", COUNTY)), entry).id();
    }

    /** A plot that was taken out of the register. */
    UUID withdrawnPlot() {
        var id = plot();
        plots().withdraw(viewer(regular("county_duty", COUNTY)), id);
        return id;
    }

    /** A boat of the register. */
    UUID boat() {
        var entry = new org.anlan.sea.Boat.Entry(
                "浙嵊渔养" + next(),
                null,
                null,
                org.anlan.sea.Boat.Duty.FARM,
                null,
                org.anlan.sea.Boat.State.VALID,
                List.of());
        return plots().enter(viewer(regular("county_duty", COUNTY)), entry).id();
    }

    /** A boat that was taken out of the register. */
    UUID withdrawnBoat() {
        var id = boat();
        plots().withdrawBoat(viewer(regular("county_duty", COUNTY)), id);
        return id;
    }

    /** A window for a boat at a plot. */
    UUID ticket() {
        var now = office.getBean(Clock.class).instant();
        return plots().allow(
                        viewer(regular("county_duty", COUNTY)), plot(), boat(), "harvest", now, now.plusSeconds(3_600));
    }

    /** A file that brought a plot. */
    UUID plotFile() {
        try {
            Path file = java.nio.file.Files.createTempFile("plots", ".csv");
            java.nio.file.Files.writeString(
                    file,
                    "编号,名称,区域代码,持有人,持有人代码,坐标\naccess-f%d,桁地,%s,权限户,H-1,122.7 30.7;122.71 30.7;122.71 30.71\n"
                            .formatted(next(), township));
            var outcome = office.getBean(org.anlan.sea.PlotFiles.class)
                    .take(viewer(regular("county_duty", COUNTY)), "plots", file, "plots.csv", false);
            java.nio.file.Files.delete(file);
            return java.util.Objects.requireNonNull(outcome.batch());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private org.anlan.sea.Plots plots() {
        return office.getBean(org.anlan.sea.Plots.class);
    }

    /** A rule of the routing table. */
    UUID rule() {
        order();
        return office.getBean(Routing.class)
                .add(
                        viewer(regular("county_duty", COUNTY)),
                        new RoutingRule.New(
                                900 + next(),
                                "access-test",
                                township,
                                List.of(),
                                unit,
                                neighbour,
                                5,
                                false,
                                "权限表",
                                "权限表",
                                "Access table"))
                .id();
    }

    /** A service point of this corner. */
    UUID servicePoint() {
        return office.getBean(ServicePoints.class)
                .create(
                        new NewServicePoint(
                                "access-" + next(),
                                "便民点",
                                "Service point",
                                township,
                                "村口",
                                "At the entrance",
                                null,
                                null,
                                null,
                                "WD 08:00-11:00",
                                List.of(),
                                unit),
                        Actor.SYSTEM)
                .id();
    }

    /** A file that was handed in and of which nothing is stored. */
    UUID batch() {
        try {
            var file = java.nio.file.Files.createTempFile("access", ".csv");
            java.nio.file.Files.writeString(file, "编号,内容,时间\n" + next() + ",路灯坏了,2020-01-01\n");
            try {
                return office.getBean(org.anlan.setup.Batches.class)
                        .open("matters", "access.csv", file, org.anlan.setup.Plan.AS_FOUND, null)
                        .id();
            } finally {
                java.nio.file.Files.delete(file);
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A use of emergency access that nobody has reviewed. */
    UUID emergency() {
        return office.getBean(EmergencyAccess.class)
                .open(viewer(officer("grid_worker")), "有人落水，要找家属的电话")
                .id();
    }

    /** What an account may do now. */
    Viewer viewer(UUID account) {
        return office.getBean(Viewers.class).find(account).orElseThrow();
    }

    /** A resident of this corner. */
    UUID person() {
        return office.getBean(Persons.class).register(new NewPerson("陈阿婆", "10000000023", "码头路 3 号", "zh-CN"));
    }

    /** An officer of this corner's unit whose role holds in the whole county. */
    UUID countyOfficer(String role) {
        return account(role, COUNTY);
    }

    /** Somebody who makes what the table needs; always the same one. */
    private UUID regular(String role, String area) {
        return regulars.computeIfAbsent(role, r -> account(r, area));
    }

    private Receipt report() {
        return office.getBean(Matters.class)
                .report(new NewMatter(
                        "web",
                        "码头路灯不亮 " + next(),
                        new NewMatter.Where(village(), null, null, null),
                        new NewMatter.Requester("陈阿婆", "10000000023", "码头路 3 号", false, "zh-CN"),
                        false,
                        false,
                        null,
                        UUID.randomUUID()));
    }

    private UUID account(String role) {
        return account(role, township);
    }

    private UUID account(String role, String area) {
        var accounts = office.getBean(Accounts.class);
        String login = role.replace('_', '-') + "." + township.substring(6) + "." + next();
        return accounts.create(new NewAccount(
                login.toLowerCase(Locale.ROOT),
                "官员" + next(),
                unit,
                "10000000031",
                accounts.generatePassword(),
                role.isEmpty() ? List.of() : List.of(new RoleIn(role, area))));
    }

    private static synchronized int next() {
        return ++made;
    }

    private static void area(Places places, String code, Area.Kind kind, String parent) {
        if (places.find(code).isEmpty()) {
            places.define(
                    new NewArea(
                            code, kind, "区" + code, "Area " + code, List.of(), parent, null, 122.45, 30.72, null, true),
                    Actor.SYSTEM);
        }
    }
}
