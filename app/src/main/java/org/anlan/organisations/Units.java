// SPDX-License-Identifier: Apache-2.0
package org.anlan.organisations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.anlan.kernel.Actor;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Timeline;
import org.anlan.kernel.WorkCalendar;
import org.anlan.kernel.WorkCalendar.Span;
import org.anlan.kernel.WorkCalendars;
import org.anlan.people.Accounts;
import org.anlan.place.Area;
import org.anlan.place.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The county's units, their duties and their working calendars. A node keeps them in memory and reads them anew every few
 * seconds, so that what another node changed is seen soon; a transaction sees its own changes at once.
 */
@Component
public class Units {
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Duration OTHER_NODES_SEEN_WITHIN = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Timeline timeline;
    private final Clock clock;
    private final Places places;
    private final WorkCalendars calendars;
    private final Accounts accounts;
    private volatile @Nullable Directory directory;

    /** What is known of all units at one moment. */
    private record Directory(
            Instant readAt,
            Map<UUID, Unit> byId,
            Map<String, Unit> byCode,
            Map<UUID, String> staffed,
            Map<String, OwnHours> hours) {}

    /**
     * How an office's working time differs from the county's.
     *
     * @param spans when it is open on a working day; empty means as the county
     * @param days single days, by date
     */
    public record OwnHours(List<Span> spans, Map<LocalDate, OwnDay> days) {
        /** Keeps its own copies. */
        public OwnHours {
            spans = List.copyOf(spans);
            days = Map.copyOf(days);
        }
    }

    /**
     * One day against the rule.
     *
     * @param open whether the office opens
     * @param reason why, as people read it
     */
    public record OwnDay(boolean open, String reason) {}

    Units(
            JdbcClient jdbc,
            CountyCode county,
            Timeline timeline,
            Clock clock,
            Places places,
            WorkCalendars calendars,
            Accounts accounts) {
        this.jdbc = jdbc;
        this.county = county;
        this.timeline = timeline;
        this.clock = clock;
        this.places = places;
        this.calendars = calendars;
        this.accounts = accounts;
    }

    /**
     * The unit with this identifier, open or closed.
     *
     * @throws UnknownUnit when there is none
     */
    public Unit get(UUID unit) {
        return find(unit).orElseThrow(() -> new UnknownUnit(unit));
    }

    /** The unit with this identifier, open or closed, if there is one. */
    public Optional<Unit> find(UUID unit) {
        return Optional.ofNullable(directory().byId().get(unit));
    }

    /** The unit with this code, open or closed, if there is one. */
    public Optional<Unit> byCode(String code) {
        return Optional.ofNullable(directory().byCode().get(code));
    }

    /**
     * The open units that serve exactly this area or one within it, by code.
     *
     * @param area the area's code
     */
    public List<Unit> ofArea(String area) {
        return all().stream().filter(u -> u.area().startsWith(area)).toList();
    }

    /** All open units, by code. */
    public List<Unit> all() {
        return everyOne().stream().filter(Unit::open).toList();
    }

    /** All units, closed ones too, by code. */
    public List<Unit> everyOne() {
        return directory().byCode().values().stream()
                .sorted(Comparator.comparing(Unit::code))
                .toList();
    }

    /**
     * The working calendar a unit keeps. Ask anew for each count.
     *
     * @param unit the unit
     * @throws UnknownUnit when there is none
     */
    public WorkCalendar calendarOf(UUID unit) {
        return calendars.of(get(unit).calendar());
    }

    /**
     * How a unit's working time differs from the county's; no spans and no days when it does not.
     *
     * @param unit the unit
     * @throws UnknownUnit when there is none
     */
    public OwnHours hoursOf(UUID unit) {
        OwnHours own = directory().hours().get(get(unit).calendar());
        return own == null ? new OwnHours(List.of(), Map.of()) : own;
    }

    /**
     * When somebody has to be on duty, where that is not the unit's opening time.
     *
     * @param unit the unit
     * @throws UnknownUnit when there is none
     */
    public Optional<OpeningHours> staffed(UUID unit) {
        get(unit);
        return Optional.ofNullable(directory().staffed().get(unit)).map(OpeningHours::parse);
    }

    /**
     * When somebody has to be on duty, as it was written; null where that is the unit's opening time.
     *
     * @param unit the unit
     */
    public @Nullable String staffedText(UUID unit) {
        return directory().staffed().get(unit);
    }

    /** What units can be there to do, by code. */
    public List<Duty> duties() {
        return jdbc.sql("select code, name, name_en from organisations.duty where county = :county order by code")
                .param("county", county.value())
                .query((r, row) -> new Duty(r.getString("code"), r.getString("name"), r.getString("name_en")))
                .list();
    }

    /**
     * Enters something a unit can be there to do, or words it anew.
     *
     * @param duty the duty
     */
    @Transactional
    public void define(Duty duty) {
        requireCode("code", duty.code());
        requireText("name", duty.name());
        requireText("nameEn", duty.nameEn());
        jdbc.sql("""
                        insert into organisations.duty (county, code, name, name_en) values (:county, :code, :name, :nameEn)
                        on conflict (county, code) do update set name = excluded.name, name_en = excluded.name_en""")
                .param("county", county.value())
                .param("code", duty.code())
                .param("name", duty.name())
                .param("nameEn", duty.nameEn())
                .update();
    }

    /**
     * Sets up a unit.
     *
     * @param unit what it is to be
     * @param actor who does it
     * @throws NotAccepted when a name is blank, its code is taken, or its area, island or a duty is unknown
     */
    @Transactional
    public Unit create(NewUnit unit, Actor actor) {
        check(unit);
        UUID id = jdbc.sql("""
                        insert into organisations.unit (county, code, kind, name, name_en, area, island, phone, staffed, duties)
                        values (:county, :code, :kind, :name, :nameEn, :area, :island, :phone, :staffed, :duties)
                        on conflict (county, code) do nothing returning id""")
                .params(columns(unit))
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NotAccepted("code", "taken"));
        timeline.append(
                new ObjectRef("unit", id),
                actor,
                "unit.created",
                Map.of("code", unit.code(), "area", unit.area(), "duties", unit.duties()),
                null);
        changed();
        return get(id);
    }

    /**
     * Changes a unit to what it is to be from now on. Its code stays.
     *
     * @param unit which one
     * @param change what it is to be; its code must be the unit's
     * @param actor who does it
     * @throws UnknownUnit when there is none
     * @throws NotAccepted when a name is blank, the code differs, or its area, island or a duty is unknown
     */
    @Transactional
    public Unit change(UUID unit, NewUnit change, Actor actor) {
        Unit before = lock(unit);
        if (!before.code().equals(change.code())) {
            throw new NotAccepted("code", "fixed");
        }
        check(change);
        jdbc.sql("""
                        update organisations.unit set kind = :kind, name = :name, name_en = :nameEn, area = :area,
                               island = :island, phone = :phone, staffed = :staffed, duties = :duties
                        where county = :county and id = :id""").params(columns(change)).param("id", unit).update();
        timeline.append(new ObjectRef("unit", unit), actor, "unit.changed", differences(before, change), null);
        changed();
        return get(unit);
    }

    /**
     * Closes a unit: nothing new is routed to it, and what it did stays under its name.
     *
     * @param unit which one
     * @param reason why, kept with the entry
     * @param actor who does it
     * @throws UnknownUnit when there is none
     * @throws UnitInUse when officers still work in it
     */
    @Transactional
    public void close(UUID unit, String reason, Actor actor) {
        requireText("reason", reason);
        if (!lock(unit).open()) {
            return;
        }
        int officers = accounts.ofUnit(unit).size();
        if (officers > 0) {
            throw new UnitInUse(unit, officers);
        }
        jdbc.sql("update organisations.unit set closed_at = :now where county = :county and id = :id")
                .param("county", county.value())
                .param("id", unit)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        timeline.append(new ObjectRef("unit", unit), actor, "unit.closed", Map.of(), reason);
        changed();
    }

    /**
     * Takes a unit away again, as if it had not been set up; one that was ever given work is closed instead.
     *
     * @param unit which one
     * @param actor who does it
     * @throws UnknownUnit when there is none
     * @throws UnitInUse when officers work in it
     */
    @Transactional
    public void withdraw(UUID unit, Actor actor) {
        Unit before = lock(unit);
        int officers = accounts.ofUnit(unit).size();
        if (officers > 0) {
            throw new UnitInUse(unit, officers);
        }
        timeline.append(new ObjectRef("unit", unit), actor, "unit.withdrawn", Map.of("code", before.code()), null);
        jdbc.sql("delete from organisations.unit where county = :county and id = :id")
                .param("county", county.value())
                .param("id", unit)
                .update();
        changed();
    }

    /**
     * Takes a duty out of the catalogue; units that still have it keep its code.
     *
     * @param code the duty
     * @throws NotAccepted when a unit has it
     */
    @Transactional
    public void withdrawDuty(String code) {
        if (all().stream().anyMatch(u -> u.duties().contains(code))) {
            throw new NotAccepted("duties", "in-use");
        }
        jdbc.sql("delete from organisations.duty where county = :county and code = :code")
                .param("county", county.value())
                .param("code", code)
                .update();
    }

    /**
     * Sets how a unit's working time differs from the county's; with no spans and no days it keeps the county's again.
     *
     * @param unit which one
     * @param own opening hours and single days
     * @param actor who does it
     * @throws UnknownUnit when there is none
     * @throws NotAccepted when spans overlap or a day has no reason
     */
    @Transactional
    public void setHours(UUID unit, OwnHours own, Actor actor) {
        Unit before = lock(unit);
        check(own);
        String code = before.code();
        boolean common = own.spans().isEmpty() && own.days().isEmpty();
        if (!common) {
            jdbc.sql("""
                            insert into organisations.calendar (county, code, spans) values (:county, :code, :spans)
                            on conflict (county, code) do update set spans = excluded.spans""")
                    .param("county", county.value())
                    .param("code", code)
                    .param("spans", own.spans().stream().map(Units::text).toArray(String[]::new))
                    .update();
        }
        jdbc.sql("delete from organisations.calendar_day where county = :county and calendar = :code")
                .param("county", county.value())
                .param("code", code)
                .update();
        own.days()
                .forEach((day, ownDay) -> jdbc.sql("""
                        insert into organisations.calendar_day (county, calendar, day, open, reason)
                        values (:county, :code, :day, :open, :reason)""")
                        .param("county", county.value())
                        .param("code", code)
                        .param("day", day)
                        .param("open", ownDay.open())
                        .param("reason", ownDay.reason())
                        .update());
        jdbc.sql("update organisations.unit set calendar = :calendar where county = :county and id = :id")
                .param("county", county.value())
                .param("id", unit)
                .param("calendar", common ? null : code)
                .update();
        timeline.append(
                new ObjectRef("unit", unit),
                actor,
                "unit.hours-set",
                Map.of(
                        "spans",
                        own.spans().stream().map(Units::text).toList(),
                        "opens",
                        own.days().entrySet().stream()
                                .filter(d -> d.getValue().open())
                                .map(d -> d.getKey().toString())
                                .sorted()
                                .toList(),
                        "closes",
                        own.days().entrySet().stream()
                                .filter(d -> !d.getValue().open())
                                .map(d -> d.getKey().toString())
                                .sorted()
                                .toList()),
                null);
        changed();
    }

    /** Holds the unit's row until the transaction ends. */
    Unit lock(UUID unit) {
        return jdbc.sql("select id from organisations.unit where county = :county and id = :id for update")
                .param("county", county.value())
                .param("id", unit)
                .query(UUID.class)
                .optional()
                .map(this::get)
                .orElseThrow(() -> new UnknownUnit(unit));
    }

    static void requireCode(String field, String code) {
        if (!CODE.matcher(code).matches()) {
            throw new NotAccepted(field, "code");
        }
    }

    static void requireText(String field, String text) {
        if (text.isBlank() || text.length() > 200) {
            throw new NotAccepted(field, "blank-or-long");
        }
    }

    private void check(NewUnit unit) {
        requireCode("code", unit.code());
        requireText("name", unit.name());
        requireText("nameEn", unit.nameEn());
        if (places.find(unit.area()).filter(Area::open).isEmpty()) {
            throw new NotAccepted("area", "unknown");
        }
        if (unit.island() != null
                && places.find(unit.island())
                        .filter(a -> a.kind() == Area.Kind.ISLAND)
                        .isEmpty()) {
            throw new NotAccepted("island", "unknown");
        }
        if (unit.staffed() != null) {
            OpeningHours.parse(unit.staffed());
        }
        Set<String> known = new HashSet<>();
        duties().forEach(d -> known.add(d.code()));
        if (!known.containsAll(unit.duties())) {
            throw new NotAccepted("duties", "unknown");
        }
    }

    private static void check(OwnHours own) {
        List<Span> spans =
                own.spans().stream().sorted(Comparator.comparing(Span::from)).toList();
        for (int i = 1; i < spans.size(); i++) {
            if (spans.get(i).from().isBefore(spans.get(i - 1).until())) {
                throw new NotAccepted("spans", "overlap");
            }
        }
        own.days().values().forEach(d -> requireText("reason", d.reason()));
    }

    private Map<String, Object> columns(NewUnit unit) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("county", county.value());
        columns.put("code", unit.code());
        columns.put("kind", unit.kind().name());
        columns.put("name", unit.name().strip());
        columns.put("nameEn", unit.nameEn().strip());
        columns.put("area", unit.area());
        columns.put("island", unit.island());
        columns.put("phone", unit.phone());
        columns.put("staffed", unit.staffed());
        columns.put("duties", unit.duties().toArray(String[]::new));
        return columns;
    }

    /** What changed, by field: codes and published words only. */
    private static Map<String, Object> differences(Unit before, NewUnit after) {
        Map<String, Object> facts = new LinkedHashMap<>();
        put(facts, "kind", before.kind().name(), after.kind().name());
        put(facts, "name", before.name(), after.name());
        put(facts, "nameEn", before.nameEn(), after.nameEn());
        put(facts, "area", before.area(), after.area());
        put(facts, "island", before.island(), after.island());
        put(facts, "phone", before.phone(), after.phone());
        put(facts, "duties", before.duties(), after.duties());
        return facts;
    }

    private static void put(Map<String, Object> facts, String field, @Nullable Object before, @Nullable Object after) {
        if (!java.util.Objects.equals(before, after)) {
            facts.put(field, after == null ? "" : after);
        }
    }

    private void changed() {
        if (!TransactionSynchronizationManager.hasResource(this)) {
            TransactionSynchronizationManager.bindResource(this, Boolean.TRUE);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    TransactionSynchronizationManager.unbindResourceIfPossible(Units.this);
                    directory = null;
                }
            });
        }
    }

    private Directory directory() {
        if (TransactionSynchronizationManager.hasResource(this)) {
            return load();
        }
        Directory held = directory;
        if (held == null || !clock.instant().isBefore(held.readAt().plus(OTHER_NODES_SEEN_WITHIN))) {
            held = load();
            directory = held;
        }
        return held;
    }

    private Directory load() {
        Map<String, OwnHours> hours = loadHours();
        hours.forEach(this::tellTheKernel);
        Map<UUID, Unit> byId = new HashMap<>();
        Map<String, Unit> byCode = new HashMap<>();
        Map<UUID, String> staffed = new HashMap<>();
        jdbc.sql("""
                        select id, code, kind, name, name_en, area, island, phone, calendar, staffed, duties,
                               closed_at is null as open
                        from organisations.unit where county = :county""")
                .param("county", county.value())
                .query((r, row) -> {
                    Unit unit = unit(r);
                    if (r.getString("staffed") != null) {
                        staffed.put(unit.id(), r.getString("staffed"));
                    }
                    return unit;
                })
                .list()
                .forEach(unit -> {
                    byId.put(unit.id(), unit);
                    byCode.put(unit.code(), unit);
                });
        return new Directory(clock.instant(), byId, byCode, staffed, hours);
    }

    private Map<String, OwnHours> loadHours() {
        Map<String, Map<LocalDate, OwnDay>> days = new HashMap<>();
        jdbc.sql("select calendar, day, open, reason from organisations.calendar_day where county = :county")
                .param("county", county.value())
                .query((org.springframework.jdbc.core.RowCallbackHandler)
                        r -> days.computeIfAbsent(r.getString("calendar"), c -> new HashMap<>())
                                .put(
                                        r.getObject("day", LocalDate.class),
                                        new OwnDay(r.getBoolean("open"), r.getString("reason"))));
        Map<String, OwnHours> hours = new HashMap<>();
        jdbc.sql("select code, spans from organisations.calendar where county = :county")
                .param("county", county.value())
                .query((org.springframework.jdbc.core.RowCallbackHandler) r -> hours.put(
                        r.getString("code"),
                        new OwnHours(
                                List.of((String[]) r.getArray("spans").getArray()).stream()
                                        .map(Span::parse)
                                        .toList(),
                                days.getOrDefault(r.getString("code"), Map.of()))));
        return hours;
    }

    /** Counting is the kernel's work: it gets an office's hours whenever they differ from what it was told last. */
    private void tellTheKernel(String calendar, OwnHours own) {
        Directory held = directory;
        if (held != null && own.equals(held.hours().get(calendar))) {
            return;
        }
        Set<LocalDate> opens = new HashSet<>();
        Set<LocalDate> closes = new HashSet<>();
        own.days().forEach((day, ownDay) -> (ownDay.open() ? opens : closes).add(day));
        calendars.define(calendar, own.spans(), opens, closes);
    }

    private static Unit unit(ResultSet r) throws SQLException {
        String calendar = r.getString("calendar");
        return new Unit(
                r.getObject("id", UUID.class),
                r.getString("code"),
                r.getString("name"),
                r.getString("name_en"),
                r.getString("area"),
                r.getString("island"),
                r.getString("phone"),
                calendar == null ? WorkCalendars.COUNTY : calendar,
                List.of((String[]) r.getArray("duties").getArray()),
                Unit.Kind.valueOf(r.getString("kind")),
                r.getBoolean("open"));
    }

    private static String text(Span span) {
        return span.from() + "-" + span.until();
    }
}
