// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts finished entries of the log into one order and chains a Merkle root over each batch. An entry is finished when
 * its transaction id lies below every transaction still running; nothing below that line can appear later, so no entry is
 * passed over and none is sealed twice. One node seals at a time, by an advisory lock.
 */
@Component
class Sealer implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Sealer.class);
    private static final long LOCK = 0x616e6c616e5345L;
    private static final int BATCH = 5_000;
    private static final Duration PAUSE = Duration.ofMillis(150);
    private static final Duration PRINT_EVERY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final CountyCode county;
    private final Clock clock;
    private final PrintedRoots printed;
    private volatile boolean running;
    private volatile long lastRound = System.nanoTime();
    private volatile Thread thread = Thread.ofVirtual().unstarted(() -> {});
    private Instant lastPrint = Instant.MIN;
    private Optional<Batch> unprinted = Optional.empty();

    private record Head(long batch, long nextSeq, byte[] root, String horizon) {
        static final Head NONE = new Head(0, 1, new byte[0], "0");
    }

    private record Pending(long id, byte[] hash) {}

    private record Batch(long number, byte[] root, int entries) {}

    Sealer(JdbcClient jdbc, TransactionTemplate transactions, CountyCode county, Clock clock, KernelSettings settings) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.county = county;
        this.clock = clock;
        this.printed = new PrintedRoots(settings.home());
    }

    /**
     * Seals what is finished.
     *
     * @return how many entries were sealed; 0 when another node is sealing or there is nothing to seal
     */
    int seal() {
        Optional<Batch> sealed =
                Objects.requireNonNull(transactions.execute(status -> Optional.ofNullable(sealInTransaction())));
        if (sealed.isEmpty()) {
            return 0;
        }
        unprinted = sealed;
        printWhenDue();
        return sealed.get().entries();
    }

    /** How long ago a round ended without a fault, whatever it found. */
    Duration sinceLastRound() {
        return Duration.ofNanos(System.nanoTime() - lastRound);
    }

    /** Prints the newest root now, whether or not a minute has passed. */
    void print() {
        unprinted.ifPresent(b -> printed.print(b.number(), b.root()));
        unprinted = Optional.empty();
        lastPrint = clock.instant();
    }

    private void printWhenDue() {
        if (lastPrint.equals(Instant.MIN)
                || Duration.between(lastPrint, clock.instant()).compareTo(PRINT_EVERY) >= 0) {
            print();
        }
    }

    private @Nullable Batch sealInTransaction() {
        boolean mine = jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single();
        if (!mine) {
            return null;
        }
        Head head = jdbc.sql("""
                        select batch, first_seq + cardinality(entries) as next_seq, root, horizon::text as horizon
                          from kernel.seal where county = :county order by batch desc limit 1""")
                .param("county", county.value())
                .query(Sealer::head)
                .optional()
                .orElse(Head.NONE);
        String until = horizon(head);
        List<Pending> pending = jdbc.sql("""
                        select id, hash from kernel.timeline
                         where county = :county and tx >= :from::xid8 and tx < :until::xid8 order by tx, id""")
                .param("county", county.value())
                .param("from", head.horizon())
                .param("until", until)
                .query((r, i) -> new Pending(r.getLong("id"), r.getBytes("hash")))
                .list();
        if (pending.isEmpty()) {
            return null;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        byte[] merkle = EntryHash.merkle(pending.stream().map(Pending::hash).toList());
        byte[] root = EntryHash.root(head.root(), head.batch() + 1, head.nextSeq(), pending.size(), merkle, now);
        jdbc.sql("""
                        insert into kernel.seal (county, batch, first_seq, entries, previous, merkle, root, sealed_at, horizon)
                        values (:county, :batch, :first, :entries, :previous, :merkle, :root, :at, :horizon::xid8)""")
                .param("county", county.value())
                .param("batch", head.batch() + 1)
                .param("first", head.nextSeq())
                .param("entries", pending.stream().map(Pending::id).toArray(Long[]::new))
                .param("previous", head.root())
                .param("merkle", merkle)
                .param("root", root)
                .param("at", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .param("horizon", until)
                .update();
        return new Batch(head.batch() + 1, root, pending.size());
    }

    /**
     * The line up to which entries are finished, drawn nearer when more than a batch is waiting. What one transaction wrote is
     * sealed together, however much it is: the line never lies at or below the first that waits, or nothing would ever be sealed.
     */
    private String horizon(Head head) {
        return jdbc.sql("""
                        with finished as (select pg_snapshot_xmin(pg_current_snapshot()) as below),
                             first as (select tx from kernel.timeline, finished
                                        where county = :county and tx >= :from::xid8 and tx < below
                                        order by tx, id limit 1),
                             full_batch as (select tx from kernel.timeline, finished
                                             where county = :county and tx >= :from::xid8 and tx < below
                                             order by tx, id offset :size limit 1)
                        select coalesce((select greatest(full_batch.tx, (first.tx::text::bigint + 1)::text::xid8)::text
                                           from full_batch, first),
                                        (select below::text from finished))""")
                .param("county", county.value())
                .param("from", head.horizon())
                .param("size", BATCH)
                .query(String.class)
                .single();
    }

    private static Head head(ResultSet r, int row) throws SQLException {
        return new Head(r.getLong("batch"), r.getLong("next_seq"), r.getBytes("root"), r.getString("horizon"));
    }

    private void run() {
        while (running) {
            try {
                int sealed = seal();
                lastRound = System.nanoTime();
                if (sealed < BATCH) {
                    Thread.sleep(PAUSE);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) { // the database may be away for a moment: the next round seals what waited
                log.warn("sealing waits: {}", e.getMessage());
                try {
                    Thread.sleep(Duration.ofSeconds(2));
                } catch (InterruptedException stop) {
                    return;
                }
            }
        }
    }

    @Override
    public void start() {
        running = true;
        lastRound = System.nanoTime();
        thread = Thread.ofVirtual().name("sealer").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        try {
            thread.join(Duration.ofSeconds(5)); // never interrupted: that would tear its connection
            seal();
            print();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.warn("the last entries are sealed at the next start: {}", e.getMessage());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
