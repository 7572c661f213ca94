// SPDX-License-Identifier: Apache-2.0
package org.anlan.dispatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.anlan.alarms.Alarm;
import org.anlan.alarms.AlarmState;
import org.anlan.alarms.Alarms;
import org.anlan.kernel.Actor;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Timeline;
import org.anlan.people.access.NotAllowed;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.anlan.place.Area;
import org.anlan.place.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of dispatch: who is nearest over water, sending, and how far a unit is. A unit is sent to one alarm at a time, and
 * only to one that somebody has verified; its arrival moves the alarm.
 */
@Component
public class Dispatches {
    /** One table: which step leads from which states to which. */
    private static final Map<String, Step> STEPS = Map.of(
            "accept", new Step(Set.of("ASSIGNED"), "ACCEPTED", "unit.accepted"),
            "depart", new Step(Set.of("ASSIGNED", "ACCEPTED"), "EN_ROUTE", "unit.departed"),
            "arrive", new Step(Set.of("EN_ROUTE"), "ON_SCENE", "unit.arrived"),
            "clear", new Step(Set.of("ON_SCENE"), "CLEAR", "unit.cleared"),
            "recall", new Step(Set.of("ASSIGNED", "ACCEPTED", "EN_ROUTE", "ON_SCENE"), "RECALLED", "unit.recalled"));

    /** Who needs longer than a day is no help. */
    private static final int FARTHEST_MINUTES = 24 * 60;

    private static final Set<AlarmState> SENDABLE = Set.of(AlarmState.VERIFIED, AlarmState.RESPONDING);
    private static final String UNITS = """
            select u.id, u.code, u.sort, u.name, u.name_en, u.organisation, u.area, u.lon, u.lat, u.knots, u.can,
              coalesce(a.state, case when u.on_duty then 'ON' else 'OFF' end) as state
              from dispatch.response_unit u
              left join dispatch.assignment a on a.county = u.county and a.unit = u.id and a.ended_at is null
             where u.county = :county""";
    private static final String ASSIGNMENTS = """
            select id, unit, alarm, area, state, metres, minutes, assigned_at, changed_at, arrived_at
              from dispatch.assignment where county = :county""";

    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Clock clock;
    private final Timeline timeline;
    private final Alarms alarms;
    private final Places places;
    private final ApplicationEventPublisher events;
    private volatile @Nullable Drawn drawn;

    private record Step(Set<String> from, String to, String what) {}

    /** The ways as of one edition of the islands. */
    private record Drawn(long edition, WaterWays ways) {}

    Dispatches(
            JdbcClient jdbc,
            CountyCode county,
            Clock clock,
            Timeline timeline,
            Alarms alarms,
            Places places,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.county = county;
        this.clock = clock;
        this.timeline = timeline;
        this.alarms = alarms;
        this.places = places;
        this.events = events;
    }

    /**
     * Enters a response unit, or enters it anew under its code; it keeps its identifier.
     *
     * @param unit the unit
     * @param actor who does it
     */
    @Transactional
    public ResponseUnit define(NewResponseUnit unit, Actor actor) {
        UUID id = jdbc.sql("""
                        insert into dispatch.response_unit (county, code, sort, name, name_en, organisation, area, lon, lat, knots, can, on_duty)
                        values (:county, :code, :sort, :name, :nameEn, :organisation, :area, :lon, :lat, :knots, :can, :duty)
                        on conflict (county, code) do update set sort = excluded.sort, name = excluded.name, name_en = excluded.name_en,
                          organisation = excluded.organisation, area = excluded.area, lon = excluded.lon, lat = excluded.lat,
                          knots = excluded.knots, can = excluded.can, version = dispatch.response_unit.version + 1
                        returning id""")
                .param("county", county.value())
                .param("code", unit.code())
                .param("sort", unit.sort())
                .param("name", unit.name())
                .param("nameEn", unit.nameEn())
                .param("organisation", unit.organisation())
                .param("area", unit.area())
                .param("lon", unit.lon())
                .param("lat", unit.lat())
                .param("knots", unit.knots())
                .param("can", unit.can().toArray(String[]::new))
                .param("duty", unit.onDuty())
                .query(UUID.class)
                .single();
        ResponseUnit entered = unit(id);
        log(entered, actor, "unit.entered", Map.of("sort", unit.sort()), null);
        return entered;
    }

    /**
     * The units of the areas that a viewer answers for, and those of the viewer's own organisation.
     *
     * @param viewer who looks; needs {@link Permission#UNIT_DISPATCH} or {@link Permission#UNIT_REPORT}
     */
    public List<ResponseUnit> units(Viewer viewer) {
        if (!viewer.may(Permission.UNIT_DISPATCH)) {
            viewer.require(Permission.UNIT_REPORT);
        }
        return all().stream()
                .filter(u -> viewer.may(Permission.UNIT_DISPATCH, u.area()) || own(viewer, u))
                .toList();
    }

    /**
     * The nearest units that could be sent to an alarm, by time over water. Units of other townships are among them: who is
     * near comes first.
     *
     * @param viewer who asks; needs {@link Permission#UNIT_DISPATCH} in the alarm's area
     * @param alarm the alarm
     * @param most how many, 1 to 20
     */
    public List<Candidate> candidates(Viewer viewer, UUID alarm, int most) {
        Alarm about = alarms.get(alarm);
        viewer.require(Permission.UNIT_DISPATCH, about.area());
        return nearest(about.lon(), about.lat(), Math.clamp(most, 1, 20));
    }

    /** Nearest first. No way is shorter than the straight line, so units that even so would come later are not routed. */
    List<Candidate> nearest(double lon, double lat, int most) {
        WaterWays ways = ways();
        List<ResponseUnit> free = all().stream()
                .filter(u -> u.state().equals("ON"))
                .sorted(Comparator.comparingDouble(u -> ways.straight(u.lon(), u.lat(), lon, lat) / u.knots()))
                .toList();
        var byTime = Comparator.<Candidate>comparingDouble(
                        c -> c.route().metres() / c.unit().knots())
                .thenComparing(c -> c.unit().code());
        var found = new ArrayList<Candidate>();
        for (ResponseUnit u : free) {
            if (found.size() >= most) {
                Candidate worst = found.get(most - 1);
                if (ways.straight(u.lon(), u.lat(), lon, lat) / u.knots()
                        > worst.route().metres() / worst.unit().knots()) {
                    break;
                }
            }
            WaterRoute route = ways.route(u.lon(), u.lat(), lon, lat);
            if (route != null && route.minutes(u.knots()) <= FARTHEST_MINUTES) {
                found.add(new Candidate(u, route, route.minutes(u.knots())));
                found.sort(byTime);
            }
        }
        return List.copyOf(found.subList(0, Math.min(most, found.size())));
    }

    /**
     * Who was sent to an alarm, in order.
     *
     * @param viewer who asks; needs {@link Permission#UNIT_DISPATCH} in the alarm's area
     * @param alarm the alarm
     */
    public List<Assignment> sentTo(Viewer viewer, UUID alarm) {
        viewer.require(Permission.UNIT_DISPATCH, alarms.get(alarm).area());
        return jdbc.sql(ASSIGNMENTS + " and alarm = :alarm order by assigned_at, id")
                .param("county", county.value())
                .param("alarm", alarm)
                .query(Dispatches::assignment)
                .list();
    }

    /**
     * What the units of a viewer's own organisation are sent to now.
     *
     * @param viewer who asks; needs {@link Permission#UNIT_REPORT} or {@link Permission#UNIT_DISPATCH}
     */
    public List<Assignment> running(Viewer viewer) {
        Map<UUID, ResponseUnit> units = new HashMap<>();
        units(viewer).forEach(u -> units.put(u.id(), u));
        return jdbc
                .sql(ASSIGNMENTS + " and ended_at is null order by assigned_at, id")
                .param("county", county.value())
                .query(Dispatches::assignment)
                .list()
                .stream()
                .filter(a -> units.containsKey(a.unit()))
                .toList();
    }

    /**
     * Sends a unit to an alarm. Sent again to the same alarm it stays sent; sent elsewhere meanwhile it is refused.
     *
     * @param viewer who sends; needs {@link Permission#UNIT_DISPATCH} in the alarm's area
     * @param alarm the alarm; somebody has verified it
     * @param unit the unit; on duty and free
     */
    @Transactional
    public Assignment assign(Viewer viewer, UUID alarm, UUID unit) {
        Alarm about = alarms.held(alarm); // nobody is sent to what is dismissed in the same moment
        viewer.require(Permission.UNIT_DISPATCH, about.area());
        boolean known = jdbc.sql("select id from dispatch.response_unit where county = :county and id = :id for update")
                .param("county", county.value())
                .param("id", unit)
                .query(UUID.class)
                .optional()
                .isPresent();
        if (!known) {
            throw new NoSuchUnit(unit, Map.of());
        }
        ResponseUnit sent = unit(unit);
        Optional<Assignment> now = jdbc.sql(ASSIGNMENTS + " and unit = :unit and ended_at is null")
                .param("county", county.value())
                .param("unit", unit)
                .query(Dispatches::assignment)
                .optional();
        if (now.isPresent() && now.get().alarm().equals(alarm)) {
            return now.get();
        }
        if (!sent.state().equals("ON")) {
            throw new UnitNotFree(unit, Map.of("state", sent.state()));
        }
        if (!SENDABLE.contains(about.state())) {
            throw new NotYetVerified(alarm, Map.of("state", about.state().name()));
        }
        WaterRoute route = ways().route(sent.lon(), sent.lat(), about.lon(), about.lat());
        if (route == null) { // a straight line over land would be a promise that nobody can keep
            throw new NoWayOverWater(unit, Map.of("alarm", alarm.toString()));
        }
        double metres = route.metres();
        int minutes = (int) Math.ceil(metres / 1852 / sent.knots() * 60);
        Instant at = clock.instant();
        UUID id = jdbc.sql("""
                        insert into dispatch.assignment (county, unit, alarm, area, state, metres, minutes, assigned_at, assigned_by_account, changed_at)
                        values (:county, :unit, :alarm, :area, 'ASSIGNED', :metres, :minutes, :now, :by, :now) returning id""")
                .param("county", county.value())
                .param("unit", unit)
                .param("alarm", alarm)
                .param("area", about.area())
                .param("metres", (int) Math.round(metres))
                .param("minutes", minutes)
                .param("now", utc(at))
                .param("by", viewer.account())
                .query(UUID.class)
                .single();
        log(sent, viewer.actor(), "unit.assigned", Map.of("alarm", alarm.toString(), "minutes", minutes), null);
        return get(id);
    }

    /**
     * Says how far a unit is: {@code accept}, {@code depart}, {@code arrive}, {@code clear}; or calls it back, {@code recall}.
     * A step made twice is one step.
     *
     * @param viewer who says it; for a recall {@link Permission#UNIT_DISPATCH} in the alarm's area, otherwise that or
     *     {@link Permission#UNIT_REPORT} in the unit's own organisation
     * @param id the assignment
     * @param step which step
     * @param words anything else, or null
     */
    @Transactional
    public Assignment step(Viewer viewer, UUID id, String step, @Nullable String words) {
        Assignment held = jdbc.sql(ASSIGNMENTS + " and id = :id for update")
                .param("county", county.value())
                .param("id", id)
                .query(Dispatches::assignment)
                .optional()
                .orElseThrow(() -> new NoSuchAssignment(id, Map.of()));
        ResponseUnit unit = unit(held.unit());
        boolean sender = viewer.may(Permission.UNIT_DISPATCH, held.area());
        if (!sender && (step.equals("recall") || !own(viewer, unit))) {
            throw new NotAllowed(step.equals("recall") ? Permission.UNIT_DISPATCH : Permission.UNIT_REPORT);
        }
        Step made = STEPS.get(step);
        if (made != null && made.to().equals(held.state())) {
            return held;
        }
        if (made == null || !made.from().contains(held.state())) {
            throw new AssignmentMovedOn(id, Map.of("state", held.state(), "step", step));
        }
        Instant now = clock.instant();
        boolean ends = made.to().equals("CLEAR") || made.to().equals("RECALLED");
        jdbc.sql("""
                        update dispatch.assignment set state = :state, changed_at = :now,
                          arrived_at = case when :state = 'ON_SCENE' then :now else arrived_at end,
                          ended_at = case when :ends then :now end
                         where county = :county and id = :id""")
                .param("state", made.to())
                .param("now", utc(now))
                .param("ends", ends)
                .param("county", county.value())
                .param("id", id)
                .update();
        log(
                unit,
                viewer.actor(),
                made.what(),
                Map.of("alarm", held.alarm().toString()),
                words == null || words.isBlank() ? null : words.strip());
        if (made.to().equals("ON_SCENE")) {
            events.publishEvent(new UnitArrived(held.alarm(), unit.id(), now));
        }
        return get(id);
    }

    /**
     * Frees whoever is still sent to an alarm that is over: those on the way are called back, those on the scene are clear. Asked
     * again it finds nobody.
     *
     * @param alarm the alarm, dismissed or closed
     */
    @Transactional
    public void standDown(UUID alarm) {
        var sent = jdbc.sql(
                        ASSIGNMENTS + " and alarm = :alarm and ended_at is null order by assigned_at, id for update")
                .param("county", county.value())
                .param("alarm", alarm)
                .query(Dispatches::assignment)
                .list();
        for (Assignment each : sent) {
            boolean there = each.state().equals("ON_SCENE");
            jdbc.sql("""
                            update dispatch.assignment set state = :state, changed_at = :now, ended_at = :now
                             where county = :county and id = :id""")
                    .param("state", there ? "CLEAR" : "RECALLED")
                    .param("now", utc(clock.instant()))
                    .param("county", county.value())
                    .param("id", each.id())
                    .update();
            log(
                    unit(each.unit()),
                    Actor.SYSTEM,
                    there ? "unit.cleared" : "unit.recalled",
                    Map.of("alarm", alarm.toString()),
                    null);
        }
    }

    /**
     * Puts a unit on duty or off. A unit that is sent somewhere stays on duty until it is clear.
     *
     * @param viewer who says it; {@link Permission#UNIT_DISPATCH} in the unit's area, or {@link Permission#UNIT_REPORT} in its
     *     own organisation
     * @param id the unit
     * @param on whether it can be sent
     */
    @Transactional
    public ResponseUnit duty(Viewer viewer, UUID id, boolean on) {
        ResponseUnit unit = unit(id);
        if (!viewer.may(Permission.UNIT_DISPATCH, unit.area()) && !own(viewer, unit)) {
            throw new NotAllowed(Permission.UNIT_REPORT);
        }
        if (!on && !Set.of("ON", "OFF").contains(unit.state())) {
            throw new UnitNotFree(id, Map.of("state", unit.state()));
        }
        int changed = jdbc.sql(
                        "update dispatch.response_unit set on_duty = :on, version = version + 1 where county = :county and id = :id and on_duty <> :on")
                .param("on", on)
                .param("county", county.value())
                .param("id", id)
                .update();
        if (changed == 1) {
            log(unit, viewer.actor(), on ? "unit.on_duty" : "unit.off_duty", Map.of(), null);
        }
        return unit(id);
    }

    private Assignment get(UUID id) {
        return jdbc.sql(ASSIGNMENTS + " and id = :id")
                .param("county", county.value())
                .param("id", id)
                .query(Dispatches::assignment)
                .single();
    }

    private ResponseUnit unit(UUID id) {
        return jdbc.sql(UNITS + " and u.id = :id")
                .param("county", county.value())
                .param("id", id)
                .query(Dispatches::responseUnit)
                .optional()
                .orElseThrow(() -> new NoSuchUnit(id, Map.of()));
    }

    private List<ResponseUnit> all() {
        return jdbc.sql(UNITS + " order by u.code limit 1000")
                .param("county", county.value())
                .query(Dispatches::responseUnit)
                .list();
    }

    private WaterWays ways() {
        long edition = places.edition();
        Drawn known = drawn;
        if (known == null || known.edition() != edition) {
            known = new Drawn(
                    edition, new WaterWays(places.outlines(Area.Kind.ISLAND).values()));
            drawn = known;
        }
        return known.ways();
    }

    private static boolean own(Viewer viewer, ResponseUnit unit) {
        return viewer.may(Permission.UNIT_REPORT) && unit.organisation().equals(viewer.unit());
    }

    private void log(ResponseUnit unit, Actor actor, String what, Map<String, ?> facts, @Nullable String words) {
        var all = new HashMap<String, Object>(facts);
        all.put("area", unit.area());
        timeline.append(new ObjectRef("response-unit", unit.id()), actor, what, all, words);
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private static ResponseUnit responseUnit(ResultSet r, int row) throws SQLException {
        return new ResponseUnit(
                r.getObject("id", UUID.class),
                r.getString("code"),
                r.getString("sort"),
                r.getString("name"),
                r.getString("name_en"),
                r.getObject("organisation", UUID.class),
                r.getString("area"),
                r.getDouble("lon"),
                r.getDouble("lat"),
                r.getDouble("knots"),
                List.of((String[]) r.getArray("can").getArray()),
                r.getString("state"));
    }

    private static Assignment assignment(ResultSet r, int row) throws SQLException {
        OffsetDateTime arrived = r.getObject("arrived_at", OffsetDateTime.class);
        return new Assignment(
                r.getObject("id", UUID.class),
                r.getObject("unit", UUID.class),
                r.getObject("alarm", UUID.class),
                r.getString("area"),
                r.getString("state"),
                r.getInt("metres"),
                r.getInt("minutes"),
                r.getObject("assigned_at", OffsetDateTime.class).toInstant(),
                r.getObject("changed_at", OffsetDateTime.class).toInstant(),
                arrived == null ? null : arrived.toInstant());
    }
}
