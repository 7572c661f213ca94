// SPDX-License-Identifier: Apache-2.0
package org.anlan.insight.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.anlan.kernel.CountyCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The releases of figures and their cells. */
@Component
public class ReleaseRows {
    private static final TypeReference<Map<String, Integer>> COUNTS = new TypeReference<>() {};
    private static final String COLUMNS = """
            id, figure, version, period, period_from, period_until, state, as_of, seq, digest, definition, corrects, reason,
            drafted_at, audited_by_account, audited_at, looked, wrong, published_by_account, published_at""";

    private final JdbcClient jdbc;
    private final CountyCode county;
    private final JsonMapper json;

    ReleaseRows(JdbcClient jdbc, CountyCode county, JsonMapper json) {
        this.jdbc = jdbc;
        this.county = county;
        this.json = json;
    }

    /** A row of {@code insight.release}. */
    public record Release(
            UUID id,
            String figure,
            int version,
            String period,
            LocalDate from,
            LocalDate until,
            String state,
            Instant asOf,
            long seq,
            String digest,
            String definition,
            @Nullable UUID corrects,
            @Nullable String reason,
            Instant draftedAt,
            @Nullable UUID auditedBy,
            @Nullable Instant auditedAt,
            @Nullable Integer looked,
            @Nullable Integer wrong,
            @Nullable UUID publishedBy,
            @Nullable Instant publishedAt) {}

    /** A row of {@code insight.cell}; {@code counts} is empty when it is withheld. */
    public record KeptCell(
            String period, String dimension, String key, boolean withheld, Map<String, Integer> counts) {}

    /** Stores a draft with its cells; nothing when one is waiting already. */
    public Optional<UUID> draft(Release r, List<KeptCell> cells) {
        Optional<UUID> id = jdbc.sql("""
                        insert into insight.release (county, figure, version, period, period_from, period_until, state, as_of, seq,
                          digest, definition, corrects, reason, drafted_at)
                        values (:county, :figure, :version, :period, :from, :until, 'draft', :asOf, :seq, :digest, :definition,
                          :corrects, :reason, :asOf)
                        on conflict do nothing returning id""")
                .param("county", county.value())
                .param("figure", r.figure())
                .param("version", r.version())
                .param("period", r.period())
                .param("from", r.from())
                .param("until", r.until())
                .param("asOf", utc(r.asOf()))
                .param("seq", r.seq())
                .param("digest", r.digest())
                .param("definition", r.definition())
                .param("corrects", r.corrects())
                .param("reason", r.reason())
                .query(UUID.class)
                .optional();
        id.ifPresent(release -> cells.forEach(cell -> insert(release, cell)));
        return id;
    }

    private void insert(UUID release, KeptCell cell) {
        jdbc.sql("""
                        insert into insight.cell (county, release, dimension, key, withheld, counts)
                        values (:county, :release, :dimension, :key, :withheld, :counts::jsonb)""")
                .param("county", county.value())
                .param("release", release)
                .param("dimension", cell.dimension())
                .param("key", cell.key())
                .param("withheld", cell.withheld())
                .param("counts", cell.withheld() ? null : json.writeValueAsString(cell.counts()))
                .update();
    }

    /** A release, held until the transaction ends. */
    public Optional<Release> lock(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from insight.release where county = :county and id = :id for update")
                .param("county", county.value())
                .param("id", id)
                .query(ReleaseRows::release)
                .optional();
    }

    /** All releases of a figure, the newest period first. */
    public List<Release> of(String figure) {
        return jdbc.sql("select " + COLUMNS + " " + """
                         from insight.release where county = :county and figure = :figure
                        order by period_from desc, period_until, drafted_at desc""")
                .param("county", county.value())
                .param("figure", figure)
                .query(ReleaseRows::release)
                .list();
    }

    /** The release of a period in one of some states. */
    public Optional<Release> in(String figure, String period, String... states) {
        return jdbc.sql("select " + COLUMNS + " " + """
                         from insight.release where county = :county and figure = :figure and period = :period
                          and state = any(:states) order by drafted_at desc limit 1""")
                .param("county", county.value())
                .param("figure", figure)
                .param("period", period)
                .param("states", states)
                .query(ReleaseRows::release)
                .optional();
    }

    /** The cells of a release. */
    public List<KeptCell> cells(UUID release) {
        return jdbc.sql("""
                        select r.period, c.dimension, c.key, c.withheld, c.counts::text as counts
                          from insight.cell c join insight.release r on r.county = c.county and r.id = c.release
                         where c.county = :county and c.release = :release order by c.dimension, c.key""")
                .param("county", county.value())
                .param("release", release)
                .query(this::cell)
                .list();
    }

    /** The cells of every release of a version that was not dropped: what is out is out. */
    public List<KeptCell> cells(String figure, int version) {
        return jdbc.sql("""
                        select r.period, c.dimension, c.key, c.withheld, c.counts::text as counts
                          from insight.cell c join insight.release r on r.county = c.county and r.id = c.release
                         where c.county = :county and r.figure = :figure and r.version = :version and r.state <> 'dropped'""")
                .param("county", county.value())
                .param("figure", figure)
                .param("version", version)
                .query(this::cell)
                .list();
    }

    /** Changes a release's state. */
    public void state(UUID id, String state, @Nullable String reason) {
        jdbc.sql("""
                        update insight.release set state = :state, reason = coalesce(:reason, reason)
                         where county = :county and id = :id""")
                .param("state", state)
                .param("reason", reason)
                .param("county", county.value())
                .param("id", id)
                .update();
    }

    /** Keeps who checked a release, and what they found. */
    public void audited(UUID id, UUID by, Instant at, int looked, int wrong) {
        jdbc.sql("""
                        update insight.release set audited_by_account = :by, audited_at = :at, looked = :looked, wrong = :wrong
                         where county = :county and id = :id""")
                .param("by", by)
                .param("at", utc(at))
                .param("looked", looked)
                .param("wrong", wrong)
                .param("county", county.value())
                .param("id", id)
                .update();
    }

    /** Keeps who published a release. */
    public void published(UUID id, UUID by, Instant at) {
        jdbc.sql("""
                        update insight.release set state = 'published', published_by_account = :by, published_at = :at
                         where county = :county and id = :id""")
                .param("by", by)
                .param("at", utc(at))
                .param("county", county.value())
                .param("id", id)
                .update();
    }

    private KeptCell cell(ResultSet r, int row) throws SQLException {
        String counts = r.getString("counts");
        return new KeptCell(
                r.getString("period"),
                r.getString("dimension"),
                r.getString("key"),
                r.getBoolean("withheld"),
                counts == null ? Map.of() : json.readValue(counts, COUNTS));
    }

    private static Release release(ResultSet r, int row) throws SQLException {
        return new Release(
                r.getObject("id", UUID.class),
                r.getString("figure"),
                r.getInt("version"),
                r.getString("period"),
                r.getObject("period_from", LocalDate.class),
                r.getObject("period_until", LocalDate.class),
                r.getString("state"),
                instantOf(r, "as_of"),
                r.getLong("seq"),
                r.getString("digest"),
                r.getString("definition"),
                r.getObject("corrects", UUID.class),
                r.getString("reason"),
                instantOf(r, "drafted_at"),
                r.getObject("audited_by_account", UUID.class),
                instant(r, "audited_at"),
                r.getObject("looked", Integer.class),
                r.getObject("wrong", Integer.class),
                r.getObject("published_by_account", UUID.class),
                instant(r, "published_at"));
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
