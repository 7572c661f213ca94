// SPDX-License-Identifier: Apache-2.0
package org.anlan.alarms;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.anlan.kernel.CountyCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of alarms and of what was seen. */
@Component
class AlarmRows {
    static final String COLUMNS = """
            id, number, kind, severity, subject_kind, subject_sort, subject_id, subject_label, vessel, area, lon, lat, at, rule, state,
            signals, raised_at, left_at, acknowledge_by, acknowledged_at, acknowledged_by_account, verified_at, verified_by_account, cause,
            responding_at, ended_at, feedback_by, fed_back_at, fed_back_by_account, outcome, closed_at, reopened, holder_said, holder_said_at
            """;

    private final JdbcClient jdbc;
    private final CountyCode county;

    AlarmRows(JdbcClient jdbc, CountyCode county) {
        this.jdbc = jdbc;
        this.county = county;
    }

    /** Takes everybody's turn at one (kind, subject, vessel), so that two findings at once become one alarm. */
    void takeTurn(AlarmSignal s) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param(
                        "key",
                        "alarms/" + county.value() + "/" + s.kind() + "/" + key(s.subject()) + "/" + mmsi(s.vessel()))
                .query()
                .singleValue();
    }

    private static String key(Subject s) {
        return kindOf(s) + "/" + sortOf(s) + "/" + s.id();
    }

    Optional<UUID> alarmOf(UUID signal) {
        return jdbc.sql("select alarm from alarms.evidence where county = :county and signal = :signal")
                .param("county", county.value())
                .param("signal", signal)
                .query(UUID.class)
                .optional();
    }

    /** The open alarm that a finding belongs to, its row held. */
    Optional<Alarm> lockOpen(AlarmSignal s) {
        return jdbc.sql("select " + COLUMNS + " " + """
                         from alarms.alarm
                        where county = :county and kind = :kind and subject_kind = :subjectKind and subject_sort = :sort and subject_id = :subject
                          and coalesce(vessel, 0) = coalesce(:vessel, 0) and state <> 'CLOSED' for update""")
                .param("county", county.value())
                .param("kind", s.kind())
                .param("subjectKind", kindOf(s.subject()))
                .param("sort", sortOf(s.subject()))
                .param("subject", s.subject().id())
                .param("vessel", mmsi(s.vessel()), java.sql.Types.BIGINT)
                .query(AlarmRows::alarm)
                .optional();
    }

    Alarm lock(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from alarms.alarm where county = :county and id = :id for update")
                .param("county", county.value())
                .param("id", id)
                .query(AlarmRows::alarm)
                .optional()
                .orElseThrow(() -> new NoSuchAlarm(id, Map.of()));
    }

    Alarm get(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from alarms.alarm where county = :county and id = :id")
                .param("county", county.value())
                .param("id", id)
                .query(AlarmRows::alarm)
                .optional()
                .orElseThrow(() -> new NoSuchAlarm(id, Map.of()));
    }

    void insert(AlarmSignal s, Instant now, Instant acknowledgeBy) {
        // numbers are given one after another and without gaps; alarms are few
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 1))")
                .param("key", "alarms/" + county.value())
                .query()
                .singleValue();
        jdbc.sql("""
                        insert into alarms.alarm (county, id, number, kind, severity, subject_kind, subject_sort, subject_id, subject_label,
                          vessel, area, lon, lat, at, rule, state, raised_at, heard_at, acknowledge_by)
                        values (:county, :id, (select coalesce(max(number), 0) + 1 from alarms.alarm where county = :county), :kind, :severity,
                          :subjectKind, :sort, :subject, :label, :vessel, :area, :lon, :lat, :at, :rule, 'RAISED', :now, :now, :by)""")
                .param("county", county.value())
                .param("id", s.id())
                .param("kind", s.kind())
                .param("severity", s.severity().stored())
                .param("subjectKind", kindOf(s.subject()))
                .param("sort", sortOf(s.subject()))
                .param("subject", s.subject().id())
                .param("label", s.subject().label())
                .param("vessel", mmsi(s.vessel()), java.sql.Types.BIGINT)
                .param("area", s.area())
                .param("lon", s.lon())
                .param("lat", s.lat())
                .param("at", utc(s.at()))
                .param("rule", s.rule())
                .param("now", utc(now))
                .param("by", utc(acknowledgeBy))
                .update();
    }

    /** A further finding: where and when it was last seen, and that it has not left. */
    void fold(UUID id, AlarmSignal s, Instant now) {
        jdbc.sql("""
                        update alarms.alarm set signals = signals + 1, heard_at = :now, at = greatest(at, :at), left_at = null,
                          lon = case when :at >= at then :lon else lon end, lat = case when :at >= at then :lat else lat end, version = version + 1
                         where county = :county and id = :id""")
                .param("county", county.value())
                .param("id", id)
                .param("now", utc(now))
                .param("at", utc(s.at()))
                .param("lon", s.lon())
                .param("lat", s.lat())
                .update();
    }

    /** Sets columns of one alarm; the caller holds its row and names columns of this table only. */
    void set(UUID id, Map<String, @Nullable Object> columns) {
        var text = new StringBuilder("update alarms.alarm set version = version + 1");
        columns.keySet().forEach(c -> text.append(", ").append(c).append(" = :").append(c));
        var statement = jdbc.sql(
                        text.append(" where county = :county and id = :id").toString())
                .param("county", county.value())
                .param("id", id);
        for (var c : columns.entrySet()) {
            Object value = c.getValue();
            statement = statement.param(c.getKey(), value instanceof Instant at ? utc(at) : value);
        }
        statement.update();
    }

    /** Freezes what was seen, once. */
    boolean freeze(UUID signal, UUID alarm, String what, Severity severity, Instant at, String rule, String evidence) {
        return jdbc.sql("""
                        insert into alarms.evidence (county, signal, alarm, number, what, severity, at, rule, evidence, sha256)
                        values (:county, :signal, :alarm, (select count(*) + 1 from alarms.evidence where county = :county and alarm = :alarm),
                          :what, :severity, :at, :rule, :evidence, :sha256) on conflict (county, signal) do nothing""")
                        .param("county", county.value())
                        .param("signal", signal)
                        .param("alarm", alarm)
                        .param("what", what)
                        .param("severity", severity.stored())
                        .param("at", utc(at))
                        .param("rule", rule)
                        .param("evidence", evidence)
                        .param("sha256", sha256(evidence))
                        .update()
                == 1;
    }

    List<Evidence> evidenceOf(UUID alarm) {
        return jdbc.sql("""
                        select number, what, severity, at, rule, evidence, sha256 from alarms.evidence
                         where county = :county and alarm = :alarm order by number limit 200""")
                .param("county", county.value())
                .param("alarm", alarm)
                .query((r, i) -> new Evidence(
                        r.getInt("number"),
                        r.getString("what"),
                        Severity.ofStored(r.getInt("severity")),
                        instantOf(r, "at"),
                        r.getString("rule"),
                        r.getString("evidence"),
                        r.getString("sha256")))
                .list();
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Long mmsi(@Nullable VesselSubject vessel) {
        return vessel == null ? null : vessel.mmsi();
    }

    private static String kindOf(Subject s) {
        return switch (s) {
            case PlaceSubject p -> "place";
            case AssetSubject a -> "asset";
            case VesselSubject v -> "vessel";
            case EventSubject e -> "event";
        };
    }

    private static String sortOf(Subject s) {
        return s instanceof AssetSubject a ? a.kind() : "";
    }

    static Alarm alarm(ResultSet r, int row) throws SQLException {
        long vessel = r.getLong("vessel");
        var of = r.wasNull() ? null : new VesselSubject(vessel);
        String id = r.getString("subject_id");
        String label = r.getString("subject_label");
        Subject subject = switch (r.getString("subject_kind")) {
            case "place" -> new PlaceSubject(id, label);
            case "asset" -> new AssetSubject(r.getString("subject_sort"), id, label);
            case "vessel" -> new VesselSubject(Long.parseLong(id));
            default -> new EventSubject(id, label);
        };
        return new Alarm(
                r.getObject("id", UUID.class),
                r.getLong("number"),
                r.getString("kind"),
                Severity.ofStored(r.getInt("severity")),
                subject,
                of,
                r.getString("area"),
                r.getDouble("lon"),
                r.getDouble("lat"),
                instantOf(r, "at"),
                r.getString("rule"),
                AlarmState.valueOf(r.getString("state")),
                r.getInt("signals"),
                instantOf(r, "raised_at"),
                instant(r, "left_at"),
                instant(r, "acknowledge_by"),
                instant(r, "acknowledged_at"),
                r.getObject("acknowledged_by_account", UUID.class),
                instant(r, "verified_at"),
                r.getObject("verified_by_account", UUID.class),
                r.getString("cause"),
                instant(r, "responding_at"),
                instant(r, "ended_at"),
                instant(r, "feedback_by"),
                instant(r, "fed_back_at"),
                r.getObject("fed_back_by_account", UUID.class),
                r.getString("outcome"),
                instant(r, "closed_at"),
                r.getInt("reopened"),
                r.getString("holder_said"),
                instant(r, "holder_said_at"));
    }

    static OffsetDateTime utc(Instant at) {
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
