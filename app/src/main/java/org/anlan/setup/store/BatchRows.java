// SPDX-License-Identifier: Apache-2.0
package org.anlan.setup.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.sheets.Fault;
import org.anlan.setup.Batch;
import org.anlan.setup.Batch.Counts;
import org.anlan.setup.Batch.State;
import org.anlan.setup.Entry;
import org.anlan.setup.Plan;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Batches, their files and what became of each row. */
@Component
public class BatchRows {
    private static final int PIECE = 1 << 20;
    private static final String COLUMNS = """
            id, kind, file_name, file_hash, file_bytes, plan::text as plan, state, expected_rows, done_rows, stored, changed, same,
            rejected, remarked, trouble::text as trouble, made_by_account, made_at, started_at, ended_at, undone_at, undone_by_account""";

    private final JdbcClient jdbc;
    private final CountyCode county;
    private final JsonMapper json;

    BatchRows(JdbcClient jdbc, CountyCode county, JsonMapper json) {
        this.jdbc = jdbc;
        this.county = county;
        this.json = json;
    }

    /** Stores a batch with its file; the caller's transaction holds both or neither. */
    public UUID insert(
            String kind,
            String name,
            String hash,
            long bytes,
            Plan plan,
            @Nullable UUID by,
            Instant now,
            InputStream file)
            throws IOException {
        UUID id = jdbc.sql("""
                        insert into setup.batch (county, kind, file_name, file_hash, file_bytes, plan, state, made_by_account, made_at)
                        values (:county, :kind, :name, :hash, :bytes, :plan::jsonb, 'OPENED', :by::uuid, :now) returning id""")
                .param("county", county.value())
                .param("kind", kind)
                .param("name", name)
                .param("hash", hash)
                .param("bytes", bytes)
                .param("plan", json.writeValueAsString(plan))
                .param("by", by)
                .param("now", utc(now))
                .query(UUID.class)
                .single();
        byte[] piece = file.readNBytes(PIECE);
        for (int number = 0; piece.length > 0; number++) {
            jdbc.sql("insert into setup.piece (county, batch, number, bytes) values (:county, :batch, :number, :bytes)")
                    .param("county", county.value())
                    .param("batch", id)
                    .param("number", number)
                    .param("bytes", piece)
                    .update();
            piece = file.readNBytes(PIECE);
        }
        return id;
    }

    /** Writes the batch's file to a stream; nothing once it is dropped. */
    public void copyFile(UUID batch, OutputStream to) throws IOException {
        for (int number = 0; true; number++) {
            Optional<byte[]> piece = jdbc.sql(
                            "select bytes from setup.piece where county = :county and batch = :batch and number = :number")
                    .param("county", county.value())
                    .param("batch", batch)
                    .param("number", number)
                    .query((r, i) -> r.getBytes("bytes"))
                    .optional();
            if (piece.isEmpty()) {
                return;
            }
            to.write(piece.get());
        }
    }

    /** Drops the file: what it said is stored now. */
    public void dropFile(UUID batch) {
        jdbc.sql("delete from setup.piece where county = :county and batch = :batch")
                .param("county", county.value())
                .param("batch", batch)
                .update();
    }

    /** A batch. */
    public Optional<Batch> find(UUID batch) {
        return select("where county = :county and id = :id")
                .param("id", batch)
                .query(this::batch)
                .optional();
    }

    /** A batch, its row held until the transaction ends. */
    public Optional<Batch> lock(UUID batch) {
        return select("where county = :county and id = :id for update")
                .param("id", batch)
                .query(this::batch)
                .optional();
    }

    /** The newest batches. */
    public List<Batch> list(int page, int size) {
        return select("where county = :county order by made_at desc, id desc limit :limit offset :offset")
                .param("limit", Math.clamp(size, 1, 200))
                .param("offset", (long) Math.max(0, page) * Math.clamp(size, 1, 200))
                .query(this::batch)
                .list();
    }

    /** Batches somebody should be working on. */
    public List<Batch> busy() {
        return select("where county = :county and state in ('CHECKING', 'RUNNING')")
                .query(this::batch)
                .list();
    }

    /** An earlier batch of the same file that was stored and not undone. */
    public Optional<Batch> earlier(String hash, UUID than) {
        return select("""
                        where county = :county and file_hash = :hash and id <> :id and state in ('RUNNING', 'STOPPED', 'DONE')
                         order by made_at desc limit 1""")
                .param("hash", hash)
                .param("id", than)
                .query(this::batch)
                .optional();
    }

    private JdbcClient.StatementSpec select(String rest) {
        return jdbc.sql("select " + COLUMNS + " from setup.batch " + rest).param("county", county.value());
    }

    /** Changes how a batch is read. */
    public void plan(UUID batch, Plan plan) {
        jdbc.sql(
                        "update setup.batch set plan = :plan::jsonb, state = 'OPENED', trouble = null where county = :county and id = :id")
                .param("plan", json.writeValueAsString(plan))
                .param("county", county.value())
                .param("id", batch)
                .update();
    }

    /** Begins a pass from the first row: what an earlier pass said is forgotten. */
    public void begin(UUID batch, State state, Instant now) {
        for (String table : List.of("entry", "head")) {
            jdbc.sql("delete from setup." + table + " where county = :county and batch = :batch")
                    .param("county", county.value())
                    .param("batch", batch)
                    .update();
        }
        jdbc.sql("""
                        update setup.batch set state = :state, done_rows = 0, stored = 0, changed = 0, same = 0, rejected = 0,
                          remarked = 0, trouble = null, started_at = case when :state = 'RUNNING' then :now else started_at end
                         where county = :county and id = :id""")
                .param("state", state.name())
                .param("now", utc(now))
                .param("county", county.value())
                .param("id", batch)
                .update();
    }

    /** Moves a batch to another state. */
    public void state(UUID batch, State state) {
        jdbc.sql("update setup.batch set state = :state where county = :county and id = :id")
                .param("state", state.name())
                .param("county", county.value())
                .param("id", batch)
                .update();
    }

    /** The pass is over. */
    public void end(UUID batch, State state, Instant now) {
        jdbc.sql("""
                        update setup.batch set state = :state, expected_rows = done_rows,
                          ended_at = case when :state = 'DONE' then :now else ended_at end
                         where county = :county and id = :id""")
                .param("state", state.name())
                .param("now", utc(now))
                .param("county", county.value())
                .param("id", batch)
                .update();
    }

    /** The file as a whole cannot be read. */
    public void unreadable(UUID batch, Fault trouble) {
        jdbc.sql(
                        "update setup.batch set state = 'UNREADABLE', trouble = :trouble::jsonb where county = :county and id = :id")
                .param("trouble", json.writeValueAsString(trouble))
                .param("county", county.value())
                .param("id", batch)
                .update();
    }

    /** The batch was taken away again. */
    public void undone(UUID batch, @Nullable UUID by, Instant now) {
        jdbc.sql("""
                        update setup.batch set state = 'UNDONE', undone_at = :now, undone_by_account = :by::uuid
                         where county = :county and id = :id""")
                .param("now", utc(now))
                .param("by", by)
                .param("county", county.value())
                .param("id", batch)
                .update();
    }

    /** Adds what became of some rows, and counts them. */
    public void add(UUID batch, List<Entry> entries) {
        int[] counts = new int[5];
        for (Entry e : entries) {
            switch (e.outcome()) {
                case "stored", "today" -> counts[0]++;
                case "changed" -> counts[1]++;
                case "same" -> counts[2]++;
                default -> counts[3]++;
            }
            if (!e.outcome().equals("rejected") && !e.reasons().isEmpty()) {
                counts[4]++;
            }
            jdbc.sql("""
                            insert into setup.entry (county, batch, sheet, line, outcome, object_id, object_key, reasons, fields, before)
                            values (:county, :batch, :sheet, :line, :outcome, :object::uuid, :key, :reasons::jsonb, :fields::text[], :before::text[])""")
                    .param("county", county.value())
                    .param("batch", batch)
                    .param("sheet", e.sheet())
                    .param("line", e.line())
                    .param("outcome", e.outcome())
                    .param("object", e.object())
                    .param("key", e.key())
                    .param("reasons", json.writeValueAsString(e.reasons()))
                    .param("fields", storable(e.fields()))
                    .param("before", storable(e.before()))
                    .update();
        }
        jdbc.sql("""
                        update setup.batch set done_rows = done_rows + :rows, stored = stored + :stored, changed = changed + :changed,
                          same = same + :same, rejected = rejected + :rejected, remarked = remarked + :remarked
                         where county = :county and id = :id""")
                .param("rows", entries.size())
                .param("stored", counts[0])
                .param("changed", counts[1])
                .param("same", counts[2])
                .param("rejected", counts[3])
                .param("remarked", counts[4])
                .param("county", county.value())
                .param("id", batch)
                .update();
    }

    /** The database stores no character zero; in a rejected row it is shown as what it is. */
    private static String @Nullable [] storable(@Nullable List<String> fields) {
        return fields == null
                ? null
                : fields.stream().map(f -> f.replace('\0', '\u2400')).toArray(String[]::new);
    }

    /** The head of a sheet. */
    public void head(UUID batch, String sheet, int place, List<String> names) {
        jdbc.sql("""
                        insert into setup.head (county, batch, sheet, place, names) values (:county, :batch, :sheet, :place, :names)
                        on conflict do nothing""")
                .param("county", county.value())
                .param("batch", batch)
                .param("sheet", sheet)
                .param("place", place)
                .param("names", storable(names))
                .update();
    }

    /** The heads of a batch's sheets, in their order. */
    public Map<String, List<String>> heads(UUID batch) {
        Map<String, List<String>> heads = new LinkedHashMap<>();
        jdbc.sql("select sheet, names from setup.head where county = :county and batch = :batch order by place")
                .param("county", county.value())
                .param("batch", batch)
                .query((org.springframework.jdbc.core.RowCallbackHandler)
                        r -> heads.put(r.getString("sheet"), texts(r, "names")));
        return heads;
    }

    /** Rows with something to say about them, by sheet and line. */
    public List<Entry> withReasons(UUID batch, String outcome, int page, int size) {
        return entries("""
                        where county = :county and batch = :batch and reasons <> '[]' and (:outcome = '' or outcome = :outcome)
                         order by sheet, line limit :limit offset :offset""")
                .param("batch", batch)
                .param("outcome", outcome)
                .param("limit", size)
                .param("offset", (long) page * size)
                .query(this::entry)
                .list();
    }

    /** How often each reason was given, the most frequent first. */
    public Map<String, Integer> reasons(UUID batch) {
        Map<String, Integer> reasons = new LinkedHashMap<>();
        jdbc.sql("""
                        select outcome || '/' || (reason ->> 'reason') as what, count(*) as times
                          from setup.entry, jsonb_array_elements(reasons) as reason
                         where county = :county and batch = :batch and reasons <> '[]' group by 1 order by 2 desc, 1""")
                .param("county", county.value())
                .param("batch", batch)
                .query((org.springframework.jdbc.core.RowCallbackHandler)
                        r -> reasons.put(r.getString("what"), r.getInt("times")));
        return reasons;
    }

    /** What a batch made or changed, the last first. */
    public List<Entry> made(UUID batch) {
        return entries("""
                        where county = :county and batch = :batch and outcome in ('stored', 'today', 'changed')
                         order by sheet desc, line desc""").param("batch", batch).query(this::entry).list();
    }

    /** Whether a row already became this object, in any batch. */
    public boolean became(UUID object) {
        return jdbc.sql(
                        "select exists (select 1 from setup.entry where county = :county and object_id = :object and outcome <> 'same')")
                .param("county", county.value())
                .param("object", object)
                .query(Boolean.class)
                .single();
    }

    /** How many rows of a batch entered as today's. */
    public int today(UUID batch) {
        return jdbc.sql(
                        "select count(*) from setup.entry where county = :county and batch = :batch and outcome = 'today'")
                .param("county", county.value())
                .param("batch", batch)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec entries(String rest) {
        return jdbc.sql(
                        "select sheet, line, outcome, object_id, object_key, reasons::text as reasons, fields, before from setup.entry "
                                + rest)
                .param("county", county.value());
    }

    /** Saves a mapping under a name, or saves it anew. */
    public void save(String kind, String name, Plan plan, @Nullable UUID by, Instant now) {
        jdbc.sql("""
                        insert into setup.mapping (county, kind, name, plan, saved_at, saved_by_account)
                        values (:county, :kind, :name, :plan::jsonb, :now, :by::uuid)
                        on conflict (county, kind, name) do update set plan = excluded.plan, saved_at = excluded.saved_at,
                          saved_by_account = excluded.saved_by_account""")
                .param("county", county.value())
                .param("kind", kind)
                .param("name", name)
                .param("plan", json.writeValueAsString(plan))
                .param("now", utc(now))
                .param("by", by)
                .update();
    }

    /** The saved mappings of a kind, by name. */
    public Map<String, Plan> mappings(String kind) {
        Map<String, Plan> mappings = new LinkedHashMap<>();
        jdbc.sql(
                        "select name, plan::text as plan from setup.mapping where county = :county and kind = :kind order by name")
                .param("county", county.value())
                .param("kind", kind)
                .query((org.springframework.jdbc.core.RowCallbackHandler)
                        r -> mappings.put(r.getString("name"), json.readValue(r.getString("plan"), Plan.class)));
        return mappings;
    }

    /** Forgets a saved mapping. */
    public boolean forget(String kind, String name) {
        return jdbc.sql("delete from setup.mapping where county = :county and kind = :kind and name = :name")
                        .param("county", county.value())
                        .param("kind", kind)
                        .param("name", name)
                        .update()
                > 0;
    }

    private Batch batch(ResultSet r, int row) throws SQLException {
        String trouble = r.getString("trouble");
        return new Batch(
                r.getObject("id", UUID.class),
                r.getString("kind"),
                r.getString("file_name"),
                r.getString("file_hash"),
                r.getLong("file_bytes"),
                json.readValue(r.getString("plan"), Plan.class),
                State.valueOf(r.getString("state")),
                new Counts(
                        r.getInt("stored"),
                        r.getInt("changed"),
                        r.getInt("same"),
                        r.getInt("rejected"),
                        r.getInt("remarked")),
                r.getInt("expected_rows"),
                r.getInt("done_rows"),
                trouble == null ? null : json.readValue(trouble, Fault.class),
                r.getObject("made_by_account", UUID.class),
                r.getObject("made_at", OffsetDateTime.class).toInstant(),
                instant(r, "started_at"),
                instant(r, "ended_at"),
                instant(r, "undone_at"),
                r.getObject("undone_by_account", UUID.class));
    }

    private Entry entry(ResultSet r, int row) throws SQLException {
        return new Entry(
                r.getString("sheet"),
                r.getLong("line"),
                r.getString("outcome"),
                r.getObject("object_id", UUID.class),
                r.getString("object_key"),
                new ArrayList<>(Arrays.asList(json.readValue(r.getString("reasons"), Fault[].class))),
                r.getArray("fields") == null ? null : texts(r, "fields"),
                r.getArray("before") == null ? null : texts(r, "before"));
    }

    private static List<String> texts(ResultSet r, String column) throws SQLException {
        return List.of((String[]) r.getArray(column).getArray());
    }

    private static @Nullable Instant instant(ResultSet r, String column) throws SQLException {
        OffsetDateTime at = r.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
