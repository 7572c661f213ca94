// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.anlan.OfficeTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The log against somebody with every right on the database. Each test ends by setting right what it broke. */
@OfficeTest(apart = true)
class LogTests {
    @Autowired
    Timeline timeline;

    @Autowired
    Sealer sealer;

    @Autowired
    LogVerifier verifier;

    @Autowired
    SealedLog log;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    private final ObjectRef object = new ObjectRef("thing", UUID.randomUUID());
    private long first;
    private long second;
    private long third;

    @BeforeEach
    void threeSealedEntries() {
        sealer.stop(); // the test seals when it wants to
        first = timeline.append(object, Actor.SYSTEM, "thing.made", Map.of("n", 1), "一句话，可以抹掉");
        second = timeline.append(
                object, Actor.officer(UUID.randomUUID()), "thing.moved", Map.of("n", 2, "area", "330922"), null);
        third = timeline.append(object, Actor.resident(null), "thing.ended", Map.of(), null);
        sealer.seal();
        sealer.print();
        assertThat(verifier.verify().faults()).as("before anything is broken").isEmpty();
    }

    @AfterEach
    void nothingStaysBroken() {
        assertThat(verifier.verify().faults()).as("after it was set right").isEmpty();
    }

    private void findsWhile(String breaks, String mends, Predicate<Verification.Fault> fault) {
        jdbc.sql(breaks).update();
        try {
            assertThat(verifier.verify().faults()).anyMatch(fault);
        } finally {
            jdbc.sql(mends).update();
        }
    }

    @Test
    void namesTheEntryWhoseContentWasEdited() {
        findsWhile(
                "update kernel.timeline set what = 'thing.forged' where id = " + second,
                "update kernel.timeline set what = 'thing.moved' where id = " + second,
                f -> f.kind().equals("edited") && f.place().contains("entry " + second + ", no. 2"));
    }

    @Test
    void namesTheEntryWhoseTimeWasMovedByAMicrosecond() {
        findsWhile(
                "update kernel.timeline set at = at + interval '1 microsecond' where id = " + second,
                "update kernel.timeline set at = at - interval '1 microsecond' where id = " + second,
                f -> f.kind().equals("edited") && f.place().contains("entry " + second));
    }

    @Test
    void namesTheEntryThatWasDeleted() {
        jdbc.sql("create table kernel.kept as select * from kernel.timeline where id = " + third)
                .update();
        findsWhile(
                "delete from kernel.timeline where id = " + third,
                """
                insert into kernel.timeline (county, id, object_kind, object_id, number, at, actor_kind, actor_id, what, facts, commitment, previous, hash, tx)
                overriding system value select county, id, object_kind, object_id, number, at, actor_kind, actor_id, what, facts, commitment, previous, hash, tx from kernel.kept""",
                f -> f.kind().equals("deleted") && f.place().equals("entry " + third));
        jdbc.sql("drop table kernel.kept").update();
    }

    @Test
    void namesTheEntryThatWasSlippedInWithARightHash() {
        findsWhile(
                """
                insert into kernel.timeline (county, object_kind, object_id, number, at, actor_kind, actor_id, what, facts, commitment, previous, hash, tx)
                select county, object_kind, object_id, 4, at, 'SYSTEM', null, 'thing.forged', '{}'::jsonb, null, hash,
                       kernel.entry_hash(county, object_kind, object_id, 4, at, 'SYSTEM', null, 'thing.forged', '{}'::jsonb, null, hash), tx
                  from kernel.timeline where id = """ + third,
                "delete from kernel.timeline where what = 'thing.forged'",
                f -> f.kind().equals("inserted") && f.place().contains("no. 4"));
    }

    @Test
    void namesTheBatchWhoseEntriesWereReordered() {
        findsWhile(
                "update kernel.seal set entries = array_replace(array_replace(array_replace(entries, " + first
                        + ", -1), " + second + ", " + first + "), -1, " + second + ")",
                "update kernel.seal set entries = array_replace(array_replace(array_replace(entries, " + first
                        + ", -1), " + second + ", " + first + "), -1, " + second + ")",
                f -> f.kind().equals("reordered") && f.place().startsWith("batch"));
    }

    @Test
    void namesTheBatchesAfterWhichTheLogWasCutOff() {
        transactions.executeWithoutResult(status -> {
            long last = jdbc.sql("select max(batch) from kernel.seal")
                    .query(Long.class)
                    .single();
            Long[] cut = jdbc.sql("select entries from kernel.seal where batch = " + last)
                    .query((r, i) -> (Long[]) r.getArray(1).getArray())
                    .single();
            jdbc.sql("delete from kernel.note where entry = any(:ids)")
                    .param("ids", cut)
                    .update();
            jdbc.sql("delete from kernel.timeline where id = any(:ids)")
                    .param("ids", cut)
                    .update();
            jdbc.sql("delete from kernel.seal where batch = " + last).update();
            assertThat(verifier.verify().faults())
                    .anyMatch(f -> f.kind().equals("truncated") && f.place().equals("batch " + last));
            status.setRollbackOnly();
        });
    }

    @Test
    void namesTheEntryWhoseNoteIsNotTheOneThatWasWritten() {
        findsWhile(
                "update kernel.note set text = '另一句话' where entry = " + first,
                "update kernel.note set text = '一句话，可以抹掉' where entry = " + first,
                f -> f.kind().equals("note") && f.place().contains("entry " + first));
    }

    @Test
    void aNoteCanBeErasedAndTheLogStillAgrees() {
        jdbc.sql("delete from kernel.note where entry = " + first).update();
        assertThat(verifier.verify().faults()).isEmpty();
        assertThat(timeline.of(object).getFirst().note()).isNull();
    }

    @Test
    void anEntryOfARunningTransactionIsSealedOnceItIsCommitted() {
        var other = new ObjectRef("thing", UUID.randomUUID());
        transactions.executeWithoutResult(status -> {
            timeline.append(other, Actor.SYSTEM, "thing.made", Map.of(), null);
            var outside = Thread.ofVirtual().start(() -> {
                timeline.append(object, Actor.SYSTEM, "thing.noted", Map.of(), null);
                sealer.seal();
            });
            try {
                outside.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        sealer.seal();
        assertThat(following())
                .filteredOn(s -> s.entry().object().equals(other))
                .hasSize(1);
        assertThat(verifier.verify().unsealed()).isZero();
    }

    @Test
    void whatOneTransactionWroteIsSealedEvenWhenItIsMoreThanABatch() {
        jdbc.sql("select pg_current_xact_id()::text")
                .query(String.class)
                .single(); // a transaction between, without an entry
        jdbc.sql("""
                        select count(kernel.append((select county from kernel.seal limit 1), 'thing', uuidv7(), now(), 'SYSTEM', null,
                                                   'thing.made', '{}', null)) from generate_series(1, 5001)""").query(Long.class).single();
        timeline.append(object, Actor.SYSTEM, "thing.noted", Map.of(), null);
        assertThat(sealer.seal()).isEqualTo(5_001);
        assertThat(sealer.seal()).isEqualTo(1);
        assertThat(verifier.verify().unsealed()).isZero();
    }

    @Test
    void whoFollowsTheSealedLogSeesEveryEntryOnceAndWithoutGaps() {
        List<SealedLog.Sealed> seen = following();
        assertThat(seen)
                .extracting(SealedLog.Sealed::seq)
                .isEqualTo(java.util.stream.LongStream.rangeClosed(1, seen.size())
                        .boxed()
                        .toList());
        assertThat(seen).extracting(s -> s.entry().id()).doesNotHaveDuplicates().contains(first, second, third);
    }

    private List<SealedLog.Sealed> following() {
        List<SealedLog.Sealed> seen = new java.util.ArrayList<>();
        List<SealedLog.Sealed> more;
        while (!(more = log.after(seen.isEmpty() ? 0 : seen.getLast().seq())).isEmpty()) {
            seen.addAll(more);
        }
        return seen;
    }
}
