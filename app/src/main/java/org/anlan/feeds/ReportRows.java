// SPDX-License-Identifier: Apache-2.0
package org.anlan.feeds;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.anlan.feeds.DepartmentReport.Kind;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.Ids;
import org.anlan.kernel.ObjectRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What departments handed in, as rows: batches, the reports in them, and lines that could not be read. */
final class ReportRows {
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Clock clock;
    private final Ids ids;
    private final JsonMapper json;

    ReportRows(JdbcClient jdbc, CountyCode county, Clock clock, Ids ids, JsonMapper json) {
        this.jdbc = jdbc;
        this.county = county;
        this.clock = clock;
        this.ids = ids;
        this.json = json;
    }

    /** A refused report that is still here as it came. */
    record Kept(UUID batch, long line, ReportReader.Key key, Map<String, String> fields) {}

    /** A notice that waits for an officer, as it came. */
    record Waiting(UUID id, String feed, Map<String, String> fields, Instant receivedAt) {}

    /** Opens a batch. */
    UUID begin(Feed feed, String way, String name, byte[] digest) {
        UUID id = ids.next();
        jdbc.sql("""
                        insert into feeds.batch (county, id, feed, way, name, sha256, received_at)
                        values (:county, :id, :feed, :way, :name, :digest, :now)""")
                .param("county", county.value())
                .param("id", id)
                .param("feed", feed.code())
                .param("way", way)
                .param("name", name.length() > 200 ? name.substring(0, 200) : name)
                .param("digest", digest)
                .param("now", utc(clock.instant()))
                .update();
        return id;
    }

    /** Closes a batch, with the reason why nothing of it was taken, or null. */
    void end(UUID batch, @Nullable String trouble) {
        jdbc.sql("update feeds.batch set ended_at = :now, trouble = :trouble where county = :county and id = :id")
                .param("now", utc(clock.instant()))
                .param("trouble", trouble)
                .param("county", county.value())
                .param("id", batch)
                .update();
    }

    /** Two batches of one report wait for each other, although there is no row to lock yet. */
    void hold(Feed feed, ReportReader.Key key) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:what, 7))")
                .param("what", feed.code() + " " + key.id())
                .query((r, i) -> 0)
                .list();
    }

    /** What became of a report that was handed in before, or null. */
    @Nullable
    String state(Feed feed, ReportReader.Key key) {
        return jdbc.sql("""
                        select state from feeds.report where county = :county and feed = :feed and source_id = :id and version = :version""")
                .param("county", county.value())
                .param("feed", feed.code())
                .param("id", key.id())
                .param("version", key.version())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /** The matter that a department's report became. */
    Optional<UUID> matterOf(Feed feed, String sourceId) {
        return jdbc.sql("""
                        select about_id from feeds.report
                         where county = :county and feed = :feed and source_id = :id and about_kind = 'matter' limit 1""")
                .param("county", county.value())
                .param("feed", feed.code())
                .param("id", sourceId)
                .query(UUID.class)
                .optional();
    }

    /** Keeps what became of a report; its fields only as long as somebody may still need them. */
    void store(
            Feed feed,
            UUID batch,
            long line,
            ReportReader.Key key,
            Map<String, String> fields,
            @Nullable DepartmentReport report,
            @Nullable ObjectRef about,
            ReportReader.@Nullable Wrong why) {
        boolean waits = report != null && report.kind() == Kind.SUSPENSION;
        String state = why != null ? "refused" : waits ? "waiting" : "taken";
        jdbc.sql("""
                        insert into feeds.report (county, feed, source_id, version, batch, line, kind, occurred_at, received_at, body, state, field, reason, about_kind, about_id)
                        values (:county, :feed, :id, :version, :batch, :line, :kind, :occurred, :now, :body::jsonb, :state, :field, :reason, :aboutKind, :about::uuid)
                        on conflict (county, feed, source_id, version) do update set batch = excluded.batch, line = excluded.line,
                          kind = excluded.kind, occurred_at = excluded.occurred_at, received_at = excluded.received_at, body = excluded.body,
                          state = excluded.state, field = excluded.field, reason = excluded.reason, about_kind = excluded.about_kind,
                          about_id = excluded.about_id where feeds.report.state in ('refused', 'set-aside')""")
                .param("county", county.value())
                .param("feed", feed.code())
                .param("id", key.id())
                .param("version", key.version())
                .param("batch", batch)
                .param("line", line)
                .param("kind", report == null ? "unknown" : report.kind().name().toLowerCase(Locale.ROOT))
                .param("occurred", report == null ? null : utc(report.occurredAt()))
                .param("now", utc(clock.instant()))
                .param("body", why != null || waits ? json.writeValueAsString(storable(fields)) : null)
                .param("state", state)
                .param("field", why == null ? null : why.field())
                .param("reason", why == null ? null : why.reason())
                .param("aboutKind", about == null ? null : about.kind())
                .param("about", about == null ? null : about.id())
                .update();
    }

    private static Map<String, String> storable(Map<String, String> fields) {
        Map<String, String> kept = new LinkedHashMap<>();
        fields.forEach((name, value) -> kept.put(name, value.replace("\0", "\uFFFD")));
        return kept;
    }

    /** Notes a line that is no report at all. */
    void unreadable(UUID batch, long line, ReportReader.Wrong why) {
        jdbc.sql("""
                        insert into feeds.unreadable (county, batch, line, field, reason, about)
                        values (:county, :batch, :line, :field, :reason, :about) on conflict do nothing""")
                .param("county", county.value())
                .param("batch", batch)
                .param("line", line)
                .param("field", why.field())
                .param("reason", why.reason())
                .param("about", why.about().replace("\0", "\uFFFD"))
                .update();
    }

    /** A feed's refused reports that can be tried again, in the order of the department's numbers. */
    List<Kept> refused(Feed feed) {
        return jdbc.sql("""
                        select batch, line, source_id, version, body::text as body from feeds.report
                         where county = :county and feed = :feed and state = 'refused' and body is not null
                         order by source_id, version limit 10000""")
                .param("county", county.value())
                .param("feed", feed.code())
                .query((r, i) -> new Kept(
                        r.getObject("batch", UUID.class),
                        r.getLong("line"),
                        new ReportReader.Key(r.getString("source_id"), r.getInt("version")),
                        json.readValue(r.getString("body"), FIELDS)))
                .list();
    }

    /** Sets a report aside and forgets what it said; the feed it came by, or nothing when it does not wait for anybody. */
    Optional<String> setAside(UUID id) {
        return jdbc.sql("""
                        update feeds.report set state = 'set-aside', body = null
                         where county = :county and id = :id and state in ('refused', 'waiting') returning feed""")
                .param("county", county.value())
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /** Notices of suspended sailings that wait for an officer, oldest first. */
    List<Waiting> waiting() {
        return jdbc.sql("""
                        select id, feed, occurred_at, body::text as body, received_at from feeds.report
                         where county = :county and state = 'waiting' order by received_at limit 200""").param("county", county.value()).query(this::map).list();
    }

    /** One of them, held until the transaction ends. */
    Optional<Waiting> waiting(UUID id) {
        return jdbc.sql("""
                            select id, feed, occurred_at, body::text as body, received_at from feeds.report
                             where county = :county and id = :id and state = 'waiting' for update""")
                .param("county", county.value())
                .param("id", id)
                .query(this::map)
                .optional();
    }

    private Waiting map(ResultSet r, int row) throws SQLException {
        return new Waiting(
                r.getObject("id", UUID.class),
                r.getString("feed"),
                json.readValue(r.getString("body"), FIELDS),
                r.getObject("received_at", OffsetDateTime.class).toInstant());
    }

    /** Notes that a notice has become a record of the register. */
    void recorded(UUID id, UUID suspension) {
        jdbc.sql("""
                            update feeds.report set state = 'taken', body = null, about_kind = 'suspension', about_id = :about
                             where county = :county and id = :id""")
                .param("about", suspension)
                .param("county", county.value())
                .param("id", id)
                .update();
    }

    /** A page of a feed's batches, the latest first. */
    List<DepartmentReports.Listed> batches(Feed feed, int page) {
        return jdbc.sql("""
                        select d.id, d.way, d.name, d.received_at, d.trouble,
                               count(*) filter (where r.state = 'taken') as taken,
                               count(*) filter (where r.state in ('refused', 'set-aside'))
                                 + (select count(*) from feeds.unreadable u where u.county = d.county and u.batch = d.id) as refused,
                               count(*) filter (where r.state = 'waiting') as waiting
                          from feeds.batch d left join feeds.report r on r.county = d.county and r.batch = d.id
                         where d.county = :county and d.feed = :feed group by d.county, d.id order by d.received_at desc limit 50 offset :skip""")
                .param("county", county.value())
                .param("feed", feed.code())
                .param("skip", 50L * Math.max(0, page))
                .query((r, i) -> new DepartmentReports.Listed(
                        r.getObject("id", UUID.class),
                        r.getString("way"),
                        r.getString("name"),
                        r.getObject("received_at", OffsetDateTime.class).toInstant(),
                        r.getInt("taken"),
                        r.getInt("refused"),
                        r.getInt("waiting"),
                        r.getString("trouble")))
                .list();
    }

    /** A page of a feed's refused reports, the latest first. */
    List<DepartmentReports.Open> refused(Feed feed, int page) {
        return jdbc.sql("""
                        select r.id, r.feed, r.source_id, r.version, r.kind, r.line, d.name, r.received_at, r.state, r.field, r.reason, r.body is not null as kept
                          from feeds.report r join feeds.batch d on d.county = r.county and d.id = r.batch
                         where r.county = :county and r.feed = :feed and r.state = 'refused' order by r.received_at desc, r.id limit 50 offset :skip""")
                .param("county", county.value())
                .param("feed", feed.code())
                .param("skip", 50L * Math.max(0, page))
                .query((r, i) -> new DepartmentReports.Open(
                        r.getObject("id", UUID.class),
                        r.getString("feed"),
                        r.getString("source_id"),
                        r.getInt("version"),
                        r.getString("kind"),
                        r.getLong("line"),
                        r.getString("name"),
                        r.getObject("received_at", OffsetDateTime.class).toInstant(),
                        r.getString("state"),
                        r.getString("field"),
                        r.getString("reason"),
                        r.getBoolean("kept")))
                .list();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
