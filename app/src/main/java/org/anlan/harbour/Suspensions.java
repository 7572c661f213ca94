// SPDX-License-Identifier: Apache-2.0
package org.anlan.harbour;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Timeline;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of suspended sailings. A record needs a published source and a second person before it counts. From the
 * records in force the register derives when an island could not be reached at all, and tells it; no clerk stops a clock.
 * Crossings are suspended by the county or its designated department (海上交通安全法 60).
 */
@Component
public class Suspensions {
    /** How long after the first sailing work that needs presence can begin again. */
    static final Duration AFTER_FIRST_SAILING = Duration.ofHours(2);

    private static final Duration LONGEST_AHEAD = Duration.ofDays(2);
    private static final Set<String> REASONS = Set.of("wind", "fog", "waves", "typhoon", "vessel", "other");
    private static final String COLUMNS =
            "id, routes, from_at, until_at, reason, source, note, state, recorded_by_account, recorded_at, confirmed_by_account, confirmed_at";

    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Clock clock;
    private final Timeline timeline;
    private final Routes routes;
    private final ApplicationEventPublisher events;

    Suspensions(
            JdbcClient jdbc,
            CountyCode county,
            Clock clock,
            Timeline timeline,
            Routes routes,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.county = county;
        this.clock = clock;
        this.timeline = timeline;
        this.routes = routes;
        this.events = events;
    }

    /**
     * Writes a notice down. It stops nothing until somebody else confirms it.
     *
     * @param viewer who records; needs {@link Permission#SUSPENSION_RECORD}
     * @param codes the routes it names
     * @param from since when
     * @param reason one of the register's reasons
     * @param source the notice as people cite it, such as 停航公告 2026-083
     * @param note anything else, or null
     */
    @Transactional
    public Suspension record(
            Viewer viewer, Set<String> codes, Instant from, String reason, String source, @Nullable String note) {
        viewer.require(Permission.SUSPENSION_RECORD, county.value());
        check(codes, from, reason, source);
        UUID id;
        try {
            id = jdbc.sql("""
                            insert into harbour.suspension (county, routes, from_at, reason, source, note, state, recorded_by_account, recorded_at)
                            values (:county, :routes, :from, :reason, :source, :note, 'recorded', :by, :now) returning id""")
                    .param("county", county.value())
                    .param("routes", codes.stream().sorted().toArray(String[]::new))
                    .param("from", utc(from))
                    .param("reason", reason)
                    .param("source", source.strip())
                    .param("note", note)
                    .param("by", viewer.account())
                    .param("now", utc(clock.instant()))
                    .query(UUID.class)
                    .single();
        } catch (DuplicateKeyException e) {
            throw new SuspensionRefused(null, Map.of("field", "source", "reason", "already-recorded"));
        }
        timeline.append(
                ref(id),
                viewer.actor(),
                "suspension.recorded",
                Map.of("routes", codes.stream().sorted().toList(), "reason", reason),
                source);
        return get(id);
    }

    /**
     * Agrees to a record somebody else wrote: from now on it stops clocks, back to its beginning.
     *
     * @param viewer who confirms; needs {@link Permission#SUSPENSION_CONFIRM} and must not be the recorder
     * @param id the record
     */
    @Transactional
    public Suspension confirm(Viewer viewer, UUID id) {
        viewer.require(Permission.SUSPENSION_CONFIRM, county.value());
        Suspension record = lock(id, Suspension.State.RECORDED);
        if (record.recordedBy().equals(viewer.account())) {
            throw new SecondPersonNeeded(id, Map.of());
        }
        jdbc.sql("""
                        update harbour.suspension set state = 'confirmed', confirmed_by_account = :by, confirmed_at = :now, version = version + 1
                         where county = :county and id = :id""")
                .param("by", viewer.account())
                .param("now", utc(clock.instant()))
                .param("county", county.value())
                .param("id", id)
                .update();
        timeline.append(ref(id), viewer.actor(), "suspension.confirmed", Map.of(), null);
        retell();
        return get(id);
    }

    /**
     * Records that the first sailing departed again: clocks run two hours after it.
     *
     * @param viewer who knows; needs {@link Permission#SUSPENSION_RECORD}
     * @param id the record
     * @param firstDeparture when it departed
     */
    @Transactional
    public Suspension resume(Viewer viewer, UUID id, Instant firstDeparture) {
        viewer.require(Permission.SUSPENSION_RECORD, county.value());
        Suspension record = lock(id, Suspension.State.CONFIRMED);
        if (!firstDeparture.isAfter(record.from())) {
            throw new SuspensionRefused(id, Map.of("field", "firstDeparture", "reason", "before-the-beginning"));
        }
        if (firstDeparture.isAfter(clock.instant())) {
            throw new SuspensionRefused(id, Map.of("field", "firstDeparture", "reason", "not-yet-departed"));
        }
        jdbc.sql("""
                        update harbour.suspension set state = 'ended', until_at = :until, ended_by_account = :by, ended_at = :now, version = version + 1
                         where county = :county and id = :id""")
                .param("until", utc(firstDeparture))
                .param("by", viewer.account())
                .param("now", utc(clock.instant()))
                .param("county", county.value())
                .param("id", id)
                .update();
        timeline.append(ref(id), viewer.actor(), "suspension.ended", Map.of("until", firstDeparture.toString()), null);
        retell();
        return get(id);
    }

    /**
     * Takes a wrong record back: it never counted, and every clock it stopped is set right.
     *
     * @param viewer who found out; needs {@link Permission#SUSPENSION_CONFIRM}
     * @param id the record
     * @param reason what was wrong
     */
    @Transactional
    public Suspension withdraw(Viewer viewer, UUID id, String reason) {
        viewer.require(Permission.SUSPENSION_CONFIRM, county.value());
        Suspension record = lock(id, null);
        if (record.state() == Suspension.State.WITHDRAWN) {
            throw new SuspensionMovedOn(id, Map.of("state", "withdrawn"));
        }
        if (reason.isBlank()) {
            throw new SuspensionRefused(id, Map.of("field", "reason", "reason", "missing"));
        }
        jdbc.sql("""
                        update harbour.suspension set state = 'withdrawn', withdrawn_by_account = :by, withdrawn_reason = :reason, version = version + 1
                         where county = :county and id = :id""")
                .param("by", viewer.account())
                .param("reason", reason)
                .param("county", county.value())
                .param("id", id)
                .update();
        timeline.append(ref(id), viewer.actor(), "suspension.withdrawn", Map.of(), reason);
        if (record.state() != Suspension.State.RECORDED) {
            retell();
        }
        return get(id);
    }

    /**
     * One record.
     *
     * @param id the record
     */
    public Suspension get(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from harbour.suspension where county = :county and id = :id")
                .param("county", county.value())
                .param("id", id)
                .query(mapper())
                .optional()
                .orElseThrow(() -> new NoSuchSuspension(id, Map.of()));
    }

    /** Records that hold or wait for the second person, newest first. */
    public List<Suspension> open() {
        return jdbc.sql("select " + COLUMNS + " " + """
                         from harbour.suspension
                        where county = :county and state in ('recorded', 'confirmed') order by from_at desc""")
                .param("county", county.value())
                .query(mapper())
                .list();
    }

    /**
     * A page of all records, newest first.
     *
     * @param page from 0
     * @param size at most 200
     */
    public List<Suspension> list(int page, int size) {
        return jdbc.sql(
                        "select " + COLUMNS
                                + " from harbour.suspension where county = :county order by from_at desc limit :size offset :skip")
                .param("county", county.value())
                .param("size", Math.clamp(size, 1, 200))
                .param("skip", (long) Math.max(page, 0) * size)
                .query(mapper())
                .list();
    }

    private void check(Set<String> codes, Instant from, String reason, String source) {
        Set<String> known = routes.all().stream().map(Route::code).collect(Collectors.toSet());
        if (codes.isEmpty() || !known.containsAll(codes)) {
            throw new SuspensionRefused(null, Map.of("field", "routes", "reason", "unknown-route"));
        }
        if (!REASONS.contains(reason)) {
            throw new SuspensionRefused(null, Map.of("field", "reason", "reason", "unknown-reason"));
        }
        if (source.strip().length() < 4 || source.strip().length() > 200) {
            throw new SuspensionRefused(null, Map.of("field", "source", "reason", "source-missing"));
        }
        if (from.isAfter(clock.instant().plus(LONGEST_AHEAD))) {
            throw new SuspensionRefused(null, Map.of("field", "from", "reason", "too-far-ahead"));
        }
    }

    private Suspension lock(UUID id, Suspension.@Nullable State needed) {
        Suspension record = jdbc.sql(
                        "select " + COLUMNS + " from harbour.suspension where county = :county and id = :id for update")
                .param("county", county.value())
                .param("id", id)
                .query(mapper())
                .optional()
                .orElseThrow(() -> new NoSuchSuspension(id, Map.of()));
        if (needed != null && record.state() != needed) {
            throw new SuspensionMovedOn(
                    id, Map.of("state", record.state().name().toLowerCase(Locale.ROOT)));
        }
        return record;
    }

    /**
     * Works out again when each island was cut off, and tells what changed. Serialised by a lock on the register, since
     * two notices confirmed at once would otherwise each see only itself.
     */
    private void retell() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('harbour.cut_off'))")
                .query()
                .singleValue();
        Map<String, List<Periods.Period>> perRoute = suspendedPerRoute();
        Map<String, Set<String>> serving = new HashMap<>();
        for (Route route : routes.all()) {
            serving.computeIfAbsent(route.islandA(), k -> new HashSet<>()).add(route.code());
            if (route.islandB() != null) {
                serving.computeIfAbsent(route.islandB(), k -> new HashSet<>()).add(route.code());
            }
        }
        serving.forEach((island, codes) -> {
            List<Periods.Period> cut = null;
            for (String code : codes) {
                List<Periods.Period> suspended = Periods.union(perRoute.getOrDefault(code, List.of()));
                cut = cut == null ? suspended : Periods.intersection(cut, suspended);
            }
            reconcile(island, cut == null ? List.of() : Periods.union(cut));
        });
    }

    private Map<String, List<Periods.Period>> suspendedPerRoute() {
        Map<String, List<Periods.Period>> perRoute = new HashMap<>();
        jdbc.sql("""
                        select routes, from_at, until_at, source from harbour.suspension
                         where county = :county and state in ('confirmed', 'ended')""")
                .param("county", county.value())
                .query((r, i) -> {
                    Instant until = instant(r, "until_at");
                    var period = new Periods.Period(
                            instantOf(r, "from_at"),
                            until == null ? null : until.plus(AFTER_FIRST_SAILING),
                            Set.of(r.getString("source")));
                    for (String code : (String[]) r.getArray("routes").getArray()) {
                        perRoute.computeIfAbsent(code, k -> new ArrayList<>()).add(period);
                    }
                    return period;
                })
                .list();
        return perRoute;
    }

    private record Told(UUID id, Periods.Period period, String source) {}

    private void reconcile(String island, List<Periods.Period> periods) {
        List<Told> told = new ArrayList<>(jdbc.sql(
                        "select id, from_at, until_at, source from harbour.cut_off where county = :county and island = :island and not withdrawn")
                .param("county", county.value())
                .param("island", island)
                .query((r, i) -> new Told(
                        r.getObject("id", UUID.class),
                        new Periods.Period(instantOf(r, "from_at"), instant(r, "until_at"), Set.of()),
                        r.getString("source")))
                .list());
        for (Periods.Period period : periods) {
            String source = String.join("、", period.sources());
            Told before = told.stream()
                    .filter(t -> t.period().meets(period))
                    .findFirst()
                    .orElse(null);
            if (before == null) {
                tell(write(null, island, period, source, false), island, period, source, false);
                continue;
            }
            told.remove(before);
            boolean same = before.period().from().equals(period.from())
                    && java.util.Objects.equals(before.period().until(), period.until())
                    && before.source().equals(source);
            if (!same) {
                tell(write(before.id(), island, period, source, false), island, period, source, false);
            }
        }
        for (Told gone : told) {
            write(gone.id(), island, gone.period(), gone.source(), true);
            tell(gone.id(), island, gone.period(), gone.source(), true);
        }
    }

    private UUID write(@Nullable UUID id, String island, Periods.Period period, String source, boolean withdrawn) {
        return jdbc.sql("""
                        insert into harbour.cut_off (county, id, island, from_at, until_at, source, withdrawn)
                        values (:county, coalesce(:id::uuid, uuidv7()), :island, :from, :until, :source, :withdrawn)
                        on conflict (county, id) do update set from_at = excluded.from_at, until_at = excluded.until_at,
                          source = excluded.source, withdrawn = excluded.withdrawn returning id""")
                .param("county", county.value())
                .param("id", id)
                .param("island", island)
                .param("from", utc(period.from()))
                .param("until", period.until() == null ? null : utc(period.until()))
                .param("source", source)
                .param("withdrawn", withdrawn)
                .query(UUID.class)
                .single();
    }

    private void tell(UUID id, String island, Periods.Period period, String source, boolean withdrawn) {
        events.publishEvent(new SailingSuspended(
                id, Set.of(island), period.from(), period.until(), "ferry-suspended", source, withdrawn));
    }

    private org.springframework.jdbc.core.RowMapper<Suspension> mapper() {
        Map<String, Route> known = routes.all().stream().collect(Collectors.toMap(Route::code, Function.identity()));
        return (r, i) -> {
            List<Route> named = java.util.Arrays.stream(
                            (String[]) r.getArray("routes").getArray())
                    .map(known::get)
                    .filter(java.util.Objects::nonNull)
                    .toList();
            return new Suspension(
                    r.getObject("id", UUID.class),
                    named,
                    islandsOf(named, known.values()),
                    instantOf(r, "from_at"),
                    instant(r, "until_at"),
                    r.getString("reason"),
                    r.getString("source"),
                    r.getString("note"),
                    Suspension.State.valueOf(r.getString("state").toUpperCase(Locale.ROOT)),
                    r.getObject("recorded_by_account", UUID.class),
                    instantOf(r, "recorded_at"),
                    r.getObject("confirmed_by_account", UUID.class),
                    instant(r, "confirmed_at"));
        };
    }

    /** Islands all of whose routes this one notice names. */
    private static List<String> islandsOf(List<Route> named, java.util.Collection<Route> known) {
        Set<String> codes = named.stream().map(Route::code).collect(Collectors.toSet());
        Map<String, Set<String>> serving = new HashMap<>();
        for (Route route : known) {
            serving.computeIfAbsent(route.islandA(), k -> new HashSet<>()).add(route.code());
            if (route.islandB() != null) {
                serving.computeIfAbsent(route.islandB(), k -> new HashSet<>()).add(route.code());
            }
        }
        return serving.entrySet().stream()
                .filter(e -> codes.containsAll(e.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static ObjectRef ref(UUID id) {
        return new ObjectRef("suspension", id);
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private static Instant instantOf(ResultSet r, String column) throws SQLException {
        return r.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instant(ResultSet r, String column) throws SQLException {
        OffsetDateTime at = r.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
