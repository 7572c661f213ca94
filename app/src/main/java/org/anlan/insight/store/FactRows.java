// SPDX-License-Identifier: Apache-2.0
package org.anlan.insight.store;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.CountyCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The fact tables of insight and the cursor that says how far of the log they know. */
@Component
public class FactRows {
    private static final long LOCK = 0x696e7369676874L;

    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Clock clock;
    private final JsonMapper json;

    FactRows(JdbcClient jdbc, CountyCode county, Clock clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.county = county;
        this.clock = clock;
        this.json = json;
    }

    /** A row of {@code insight.matter_fact}. */
    public record MatterFact(
            UUID matter,
            int heard,
            boolean historic,
            String channel,
            String area,
            @Nullable String category,
            @Nullable UUID unit,
            boolean reachable,
            Instant registeredAt,
            @Nullable Instant firstReplyAt,
            int replies,
            @Nullable String result,
            @Nullable Instant closedAt,
            @Nullable Instant withdrawnAt,
            @Nullable UUID mergedInto) {}

    /** A row of {@code insight.order_fact}. */
    public record OrderFact(
            UUID orderId,
            UUID matter,
            int attempt,
            boolean historic,
            String channel,
            String area,
            @Nullable String category,
            @Nullable UUID unit,
            boolean reachable,
            Instant dispatchedAt,
            @Nullable Instant dueAt,
            @Nullable Instant unstoppedAt,
            boolean stopped,
            @Nullable Instant contactedAt,
            @Nullable Instant sentAt,
            @Nullable Instant endedAt,
            @Nullable String endedHow) {}

    /** A row of {@code insight.answer_fact}. */
    public record AnswerFact(
            UUID reply,
            UUID matter,
            boolean historic,
            String channel,
            String area,
            @Nullable String category,
            @Nullable UUID unit,
            String proposed,
            Instant deliveredAt,
            @Nullable String deliveredHow,
            @Nullable Instant untilAt,
            @Nullable String said,
            @Nullable Instant saidAt,
            @Nullable String saidHow,
            @Nullable Instant silentAt,
            boolean withdrawn) {}

    /** A row of {@code insight.opinion_fact}. */
    public record OpinionFact(
            UUID opinion,
            String channel,
            String area,
            @Nullable String category,
            @Nullable UUID unit,
            String said,
            Instant saidAt) {}

    /** Whether this transaction may read on; one node at a time does. */
    public boolean take() {
        return jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single();
    }

    /** The last sequence number that was read, 0 for none. */
    public long reached() {
        return jdbc.sql("select seq from insight.cursor where county = :county")
                .param("county", county.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Moves the cursor, in the transaction that stored the facts. */
    public void reached(long seq) {
        jdbc.sql("""
                        insert into insight.cursor (county, seq, at) values (:county, :seq, :now)
                        on conflict (county) do update set seq = excluded.seq, at = excluded.at""")
                .param("county", county.value())
                .param("seq", seq)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    /** The newest entry each of these matters was read up to; matters never read are missing. */
    public Map<UUID, Integer> heard(Collection<UUID> matters) {
        var heard = new HashMap<UUID, Integer>();
        jdbc.sql("select matter, heard from insight.matter_fact where county = :county and matter = any(:matters)")
                .param("county", county.value())
                .param("matters", matters.toArray(UUID[]::new))
                .query((r, i) -> heard.put(r.getObject("matter", UUID.class), r.getInt("heard")))
                .list();
        return heard;
    }

    /** Takes the rows of these matters away, to be written anew. */
    public void forget(Collection<UUID> matters) {
        for (String table : List.of("matter_fact", "order_fact", "answer_fact")) {
            jdbc.sql("delete from insight." + table + " where county = :county and matter = any(:matters)")
                    .param("county", county.value())
                    .param("matters", matters.toArray(UUID[]::new))
                    .update();
        }
    }

    /** Throws every fact away, so that the log is read again from its beginning. Releases stay. */
    public void forgetAll() {
        for (String table : List.of("matter_fact", "order_fact", "answer_fact", "opinion_fact", "cursor")) {
            jdbc.sql("delete from insight." + table + " where county = :county")
                    .param("county", county.value())
                    .update();
        }
    }

    /** Stores facts about matters. */
    public void matters(List<MatterFact> facts) {
        insert(facts, """
                insert into insight.matter_fact (county, matter, heard, historic, channel, area, category, unit, reachable,
                  registered_at, first_reply_at, replies, result, closed_at, withdrawn_at, merged_into)
                select :county, "matter", "heard", "historic", "channel", "area", "category", "unit", "reachable",
                  "registeredAt", "firstReplyAt", "replies", "result", "closedAt", "withdrawnAt", "mergedInto"
                  from jsonb_to_recordset(:rows::jsonb) as r("matter" uuid, "heard" int, "historic" boolean, "channel" text,
                    "area" text, "category" text, "unit" uuid, "reachable" boolean, "registeredAt" timestamptz,
                    "firstReplyAt" timestamptz, "replies" int, "result" text, "closedAt" timestamptz,
                    "withdrawnAt" timestamptz, "mergedInto" uuid)""");
    }

    /** Stores facts about orders. */
    public void orders(List<OrderFact> facts) {
        insert(facts, """
                insert into insight.order_fact (county, order_id, matter, attempt, historic, channel, area, category, unit,
                  reachable, dispatched_at, due_at, unstopped_at, stopped, contacted_at, sent_at, ended_at, ended_how)
                select :county, "orderId", "matter", "attempt", "historic", "channel", "area", "category", "unit", "reachable",
                  "dispatchedAt", "dueAt", "unstoppedAt", "stopped", "contactedAt", "sentAt", "endedAt", "endedHow"
                  from jsonb_to_recordset(:rows::jsonb) as r("orderId" uuid, "matter" uuid, "attempt" int, "historic" boolean,
                    "channel" text, "area" text, "category" text, "unit" uuid, "reachable" boolean,
                    "dispatchedAt" timestamptz, "dueAt" timestamptz, "unstoppedAt" timestamptz, "stopped" boolean,
                    "contactedAt" timestamptz, "sentAt" timestamptz, "endedAt" timestamptz, "endedHow" text)""");
    }

    /** Stores facts about delivered replies. */
    public void answers(List<AnswerFact> facts) {
        insert(facts, """
                insert into insight.answer_fact (county, reply, matter, historic, channel, area, category, unit, proposed,
                  delivered_at, delivered_how, until_at, said, said_at, said_how, silent_at, withdrawn)
                select :county, "reply", "matter", "historic", "channel", "area", "category", "unit", "proposed",
                  "deliveredAt", "deliveredHow", "untilAt", "said", "saidAt", "saidHow", "silentAt", "withdrawn"
                  from jsonb_to_recordset(:rows::jsonb) as r("reply" uuid, "matter" uuid, "historic" boolean, "channel" text,
                    "area" text, "category" text, "unit" uuid, "proposed" text, "deliveredAt" timestamptz,
                    "deliveredHow" text, "untilAt" timestamptz, "said" text, "saidAt" timestamptz, "saidHow" text,
                    "silentAt" timestamptz, "withdrawn" boolean)""");
    }

    /** Stores opinions; one that is known stays as it is. */
    public void opinions(List<OpinionFact> facts) {
        insert(facts, """
                insert into insight.opinion_fact (county, opinion, channel, area, category, unit, said, said_at)
                select :county, "opinion", "channel", "area", "category", "unit", "said", "saidAt"
                  from jsonb_to_recordset(:rows::jsonb) as r("opinion" uuid, "channel" text, "area" text, "category" text,
                    "unit" uuid, "said" text, "saidAt" timestamptz)
                on conflict do nothing""");
    }

    private void insert(List<?> facts, String sql) {
        if (!facts.isEmpty()) {
            jdbc.sql(sql)
                    .param("county", county.value())
                    .param("rows", json.writeValueAsString(facts))
                    .update();
        }
    }
}
