// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the whole log and says every place where it does not agree with itself or with the printed roots: an entry whose
 * content changed, one that is gone, one that was slipped in, a batch in another order, an end cut off, a note that is not
 * the one that was written. It reads one snapshot, batch by batch, so that its memory does not grow with the log.
 */
@Component
public class LogVerifier {
    private static final int MOST_FAULTS = 1_000;

    private final JdbcClient jdbc;
    private final CountyCode county;
    private final PrintedRoots printed;

    private record Row(
            long id,
            EntryHash.Columns columns,
            byte[] hash,
            byte @Nullable [] salt,
            @Nullable String note) {
        String place() {
            return "entry " + id + ", no. " + columns.number() + " of " + columns.objectKind() + ":"
                    + columns.objectId();
        }
    }

    private record Seal(
            long batch, long firstSeq, Long[] entries, byte[] previous, byte[] merkle, byte[] root, Instant at) {}

    @Autowired
    LogVerifier(JdbcClient jdbc, CountyCode county, KernelSettings settings) {
        this(jdbc, county, new PrintedRoots(settings.home()));
    }

    private LogVerifier(JdbcClient jdbc, CountyCode county, PrintedRoots printed) {
        this.jdbc = jdbc;
        this.county = county;
        this.printed = printed;
    }

    /**
     * A verifier for a log whose office is not open.
     *
     * @param connection to its database; it stays the caller's
     * @param county whose log
     * @param home the node's directory, in which the printed roots are
     */
    public static LogVerifier over(Connection connection, CountyCode county, Path home) {
        return new LogVerifier(
                JdbcClient.create(new SingleConnectionDataSource(connection, true)), county, new PrintedRoots(home));
    }

    /** Verifies everything. */
    @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
    public Verification verify() {
        List<Verification.Fault> faults = new ArrayList<>();
        Map<Long, byte[]> roots = new HashMap<>();
        long entries = 0;
        long nextSeq = 1;
        long batches = 0;
        byte[] previous = new byte[0];
        for (long batch : batchNumbers()) {
            Seal seal = seal(batch);
            batches++;
            if (batch != batches) {
                faults.add(new Verification.Fault(
                        "deleted", "batch " + batches, "the batch before " + batch + " is gone"));
                batches = batch;
            }
            entries += checkBatch(seal, faults);
            if (seal.firstSeq() != nextSeq || !Arrays.equals(seal.previous(), previous)) {
                faults.add(new Verification.Fault(
                        "reordered", "batch " + batch, "it does not continue the batch before it"));
            }
            nextSeq = seal.firstSeq() + seal.entries().length;
            previous = seal.root();
            roots.put(batch, seal.root());
        }
        faults.addAll(brokenChains());
        faults.addAll(slippedIn());
        faults.addAll(againstPrintedRoots(roots));
        return new Verification(
                entries, batches, unsealed(), List.copyOf(faults.subList(0, Math.min(faults.size(), MOST_FAULTS))));
    }

    private List<Long> batchNumbers() {
        return jdbc.sql("select batch from kernel.seal where county = :county order by batch")
                .param("county", county.value())
                .query(Long.class)
                .list();
    }

    private Seal seal(long batch) {
        return jdbc.sql("""
                        select batch, first_seq, entries, previous, merkle, root, sealed_at from kernel.seal
                         where county = :county and batch = :batch""")
                .param("county", county.value())
                .param("batch", batch)
                .query(LogVerifier::sealRow)
                .single();
    }

    private long checkBatch(Seal seal, List<Verification.Fault> faults) {
        Map<Long, Row> rows = new HashMap<>();
        jdbc.sql("""
                        select t.id, t.object_kind, t.object_id, t.number, t.at, t.actor_kind, t.actor_id, t.what,
                               t.facts::text as facts, t.commitment, t.previous, t.hash, n.salt, n.text
                          from kernel.timeline t left join kernel.note n on n.county = t.county and n.entry = t.id
                         where t.county = :county and t.id = any(:ids)""")
                .param("county", county.value())
                .param("ids", seal.entries())
                .query(this::row)
                .list()
                .forEach(r -> rows.put(r.id(), r));
        List<byte[]> hashes = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        boolean whole = true;
        for (long id : seal.entries()) {
            Row row = rows.get(id);
            if (row == null) {
                whole = false;
                faults.add(new Verification.Fault(
                        "deleted", "entry " + id, "it was sealed in batch " + seal.batch() + " and is gone"));
                continue;
            }
            if (!seen.add(id)) {
                whole = false;
                faults.add(
                        new Verification.Fault("reordered", row.place(), "it stands twice in batch " + seal.batch()));
            }
            byte[] computed = EntryHash.of(row.columns());
            if (!Arrays.equals(computed, row.hash())) {
                faults.add(new Verification.Fault("edited", row.place(), "its content does not match its hash"));
            }
            checkNote(row, faults);
            hashes.add(row.hash());
        }
        if (whole && !Arrays.equals(EntryHash.merkle(hashes), seal.merkle())) {
            faults.add(new Verification.Fault(
                    "reordered", "batch " + seal.batch(), "its entries are not those that were sealed, in that order"));
        }
        byte[] root = EntryHash.root(
                seal.previous(), seal.batch(), seal.firstSeq(), seal.entries().length, seal.merkle(), seal.at());
        if (!Arrays.equals(root, seal.root())) {
            faults.add(new Verification.Fault("edited", "batch " + seal.batch(), "its root was changed"));
        }
        return rows.size();
    }

    private static void checkNote(Row row, List<Verification.Fault> faults) {
        byte[] commitment = row.columns().commitment();
        if (row.note() == null || row.salt() == null) {
            return; // erased, or never there: the entry stands by itself
        }
        if (commitment == null || !Arrays.equals(EntryHash.commitment(row.salt(), row.note()), commitment)) {
            faults.add(new Verification.Fault("note", row.place(), "its note is not the one that was written"));
        }
    }

    /** Objects whose numbers have a gap or whose links do not meet, unsealed entries included. */
    private List<Verification.Fault> brokenChains() {
        return jdbc.sql("""
                        select id, object_kind, object_id, number from (
                          select id, object_kind, object_id, number, previous,
                                 lag(hash, 1, ''::bytea) over chain as expected, lag(number, 1, 0) over chain as before
                            from kernel.timeline where county = :county
                          window chain as (partition by object_kind, object_id order by number)) c
                        where previous <> expected or number <> before + 1 limit :most""")
                .param("county", county.value())
                .param("most", MOST_FAULTS)
                .query((r, i) -> new Verification.Fault(
                        "chain",
                        "entry " + r.getLong("id") + ", no. " + r.getInt("number") + " of " + r.getString("object_kind")
                                + ":" + r.getString("object_id"),
                        "it does not continue the entry before it"))
                .list();
    }

    /** Entries older than the last sealing line that no batch holds. */
    private List<Verification.Fault> slippedIn() {
        return jdbc.sql("""
                        with sealed as (select unnest(entries) as id from kernel.seal where county = :county),
                             line as (select coalesce((select horizon from kernel.seal where county = :county
                                                        order by batch desc limit 1), '0'::xid8) as horizon)
                        select t.id, t.object_kind, t.object_id, t.number from kernel.timeline t, line
                         where t.county = :county and t.tx < line.horizon
                           and not exists (select 1 from sealed s where s.id = t.id) limit :most""")
                .param("county", county.value())
                .param("most", MOST_FAULTS)
                .query((r, i) -> new Verification.Fault(
                        "inserted",
                        "entry " + r.getLong("id") + ", no. " + r.getInt("number") + " of " + r.getString("object_kind")
                                + ":" + r.getString("object_id"),
                        "no batch holds it though it is older than the last one"))
                .list();
    }

    private List<Verification.Fault> againstPrintedRoots(Map<Long, byte[]> roots) {
        List<Verification.Fault> faults = new ArrayList<>();
        for (PrintedRoots.Line line : printed.lines()) {
            byte[] root = roots.get(line.batch());
            if (root == null) {
                faults.add(new Verification.Fault(
                        "truncated", "batch " + line.batch(), "its root was printed and it is no longer in the log"));
            } else if (!Arrays.equals(root, line.root())) {
                faults.add(new Verification.Fault(
                        "edited", "batch " + line.batch(), "it is not the one whose root was printed"));
            }
        }
        return faults;
    }

    private long unsealed() {
        return jdbc.sql("""
                        select count(*) from kernel.timeline where county = :county
                           and tx >= coalesce((select horizon from kernel.seal where county = :county order by batch desc limit 1), '0'::xid8)""").param("county", county.value()).query(Long.class).single();
    }

    private Row row(ResultSet r, int i) throws SQLException {
        return new Row(
                r.getLong("id"),
                new EntryHash.Columns(
                        county.value(),
                        r.getString("object_kind"),
                        r.getObject("object_id", UUID.class),
                        r.getInt("number"),
                        r.getObject("at", OffsetDateTime.class).toInstant(),
                        r.getString("actor_kind"),
                        r.getObject("actor_id", UUID.class),
                        r.getString("what"),
                        r.getString("facts"),
                        r.getBytes("commitment"),
                        r.getBytes("previous")),
                r.getBytes("hash"),
                r.getBytes("salt"),
                r.getString("text"));
    }

    private static Seal sealRow(ResultSet r, int i) throws SQLException {
        Array entries = r.getArray("entries");
        return new Seal(
                r.getLong("batch"),
                r.getLong("first_seq"),
                (Long[]) entries.getArray(),
                r.getBytes("previous"),
                r.getBytes("merkle"),
                r.getBytes("root"),
                r.getObject("sealed_at", OffsetDateTime.class).toInstant());
    }
}
