// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.anlan.kernel.CountyCode;
import org.anlan.matters.ResultClass;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What passes between handler and requester: questions, replies, attempts to reach, verdicts, objections. */
@Component
public class ReplyRows {
    private final JdbcClient jdbc;
    private final CountyCode county;

    ReplyRows(JdbcClient jdbc, CountyCode county) {
        this.jdbc = jdbc;
        this.county = county;
    }

    /** A row of {@code matters.reply}. */
    public record Reply(
            UUID id,
            @Nullable UUID order,
            ResultClass proposed,
            String words,
            List<String> evidence,
            @Nullable String reasonCode,
            @Nullable String plan,
            UUID proposedBy,
            Instant proposedAt,
            @Nullable Instant deliveredAt,
            @Nullable String deliveredHow) {}

    /** A row of {@code matters.question}. */
    public record Question(
            UUID id,
            UUID order,
            String words,
            UUID askedBy,
            Instant askedAt,
            @Nullable Instant deliveredAt,
            @Nullable Instant answeredAt,
            @Nullable String answer,
            boolean voided) {}

    /** A row of {@code matters.attempt}. */
    public record Attempt(
            String purpose,
            String how,
            boolean reached,
            @Nullable String note,
            UUID by,
            Instant at) {}

    /** A row of {@code matters.objection}. */
    public record Objection(
            UUID order,
            String reason,
            @Nullable UUID belongsTo,
            UUID by,
            Instant at,
            @Nullable Instant decidedAt) {}

    /** Stores a proposed reply. */
    public UUID propose(
            UUID matter,
            @Nullable UUID order,
            ResultClass proposed,
            String words,
            List<String> evidence,
            @Nullable String reasonCode,
            @Nullable String plan,
            UUID by,
            Instant at) {
        return jdbc.sql("""
                        insert into matters.reply (county, matter, order_id, proposed, words, evidence, reason_code, plan, proposed_by_account, proposed_at)
                        values (:county, :matter, :order, :proposed, :words, :evidence, :reason, :plan, :by, :at) returning id""")
                .param("county", county.value())
                .param("matter", matter)
                .param("order", order)
                .param("proposed", proposed.name())
                .param("words", words)
                .param("evidence", evidence.toArray(String[]::new))
                .param("reason", reasonCode)
                .param("plan", plan)
                .param("by", by)
                .param("at", MatterRows.utc(at))
                .query(UUID.class)
                .single();
    }

    /** The replies of a matter that have arrived. */
    public Set<UUID> arrived(UUID matter) {
        return Set.copyOf(jdbc.sql("""
                        select id from matters.reply where county = :county and matter = :matter and delivered_at is not null""")
                .param("county", county.value())
                .param("matter", matter)
                .query(UUID.class)
                .list());
    }

    /** The latest reply of a matter. */
    public Optional<Reply> latest(UUID matter) {
        return jdbc.sql("""
                        select id, order_id, proposed, words, evidence, reason_code, plan, proposed_by_account, proposed_at, delivered_at, delivered_how
                          from matters.reply where county = :county and matter = :matter order by proposed_at desc, id desc limit 1""")
                .param("county", county.value())
                .param("matter", matter)
                .query(ReplyRows::reply)
                .optional();
    }

    /** Marks a reply as delivered; the first proof counts. */
    public void delivered(UUID reply, Instant at, String how) {
        jdbc.sql("""
                        update matters.reply set delivered_at = :at, delivered_how = :how
                         where county = :county and id = :id and delivered_at is null""")
                .param("at", MatterRows.utc(at))
                .param("how", how)
                .param("county", county.value())
                .param("id", reply)
                .update();
    }

    /** Stores what the requester said to a reply; a second word on the same reply is refused by the key. */
    public void verdict(UUID matter, UUID reply, boolean solved, @Nullable String words, Instant at) {
        jdbc.sql("""
                        insert into matters.verdict (county, matter, reply, solved, words, said_at)
                        values (:county, :matter, :reply, :solved, :words, :at)""")
                .param("county", county.value())
                .param("matter", matter)
                .param("reply", reply)
                .param("solved", solved)
                .param("words", words)
                .param("at", MatterRows.utc(at))
                .update();
    }

    /** The latest reply of a matter, if its requester has given a verdict on it and no opinion. */
    public Optional<UUID> opinionWanted(UUID matter) {
        return jdbc.sql("""
                        select r.id
                          from (select county, id from matters.reply where county = :county and matter = :matter
                                 order by proposed_at desc, id desc limit 1) r
                          join matters.verdict v on v.county = r.county and v.reply = r.id
                         where not exists (select from matters.opinion o where o.county = r.county and o.reply = r.id)""")
                .param("county", county.value())
                .param("matter", matter)
                .query(UUID.class)
                .optional();
    }

    /** Keeps an opinion; false when one was given before. */
    public boolean opinion(UUID reply, String said, LocalDate on) {
        return jdbc.sql("""
                        insert into matters.opinion (county, reply, said, said_on) values (:county, :reply, :said, :on)
                        on conflict do nothing""")
                        .param("county", county.value())
                        .param("reply", reply)
                        .param("said", said)
                        .param("on", on)
                        .update()
                == 1;
    }

    /** Stores a question. It is delivered when it is stored: the page shows it at once and a message goes out. */
    public UUID ask(UUID matter, UUID order, String words, UUID by, Instant at) {
        return jdbc.sql("""
                        insert into matters.question (county, matter, order_id, words, asked_by_account, asked_at)
                        values (:county, :matter, :order, :words, :by, :at) returning id""")
                .param("county", county.value())
                .param("matter", matter)
                .param("order", order)
                .param("words", words)
                .param("by", by)
                .param("at", MatterRows.utc(at))
                .query(UUID.class)
                .single();
    }

    /** The latest question of a matter. */
    public Optional<Question> question(UUID matter) {
        return jdbc.sql("""
                        select id, order_id, words, asked_by_account, asked_at, delivered_at, answered_at, answer, voided
                          from matters.question where county = :county and matter = :matter order by asked_at desc limit 1""")
                .param("county", county.value())
                .param("matter", matter)
                .query((r, i) -> new Question(
                        r.getObject("id", UUID.class),
                        r.getObject("order_id", UUID.class),
                        r.getString("words"),
                        r.getObject("asked_by_account", UUID.class),
                        MatterRows.instantOf(r, "asked_at"),
                        MatterRows.instant(r, "delivered_at"),
                        MatterRows.instant(r, "answered_at"),
                        r.getString("answer"),
                        r.getBoolean("voided")))
                .optional();
    }

    /** Marks a question as delivered; returns whether it was not before. */
    public boolean questionDelivered(UUID question, Instant at) {
        return jdbc.sql("""
                        update matters.question set delivered_at = :at
                         where county = :county and id = :id and delivered_at is null""")
                        .param("at", MatterRows.utc(at))
                        .param("county", county.value())
                        .param("id", question)
                        .update()
                == 1;
    }

    /** Ends a question. */
    public void answered(UUID question, @Nullable String answer, boolean voided, Instant at) {
        jdbc.sql("""
                        update matters.question set answered_at = :at, answer = :answer, voided = :voided
                         where county = :county and id = :id""")
                .param("at", MatterRows.utc(at))
                .param("answer", answer)
                .param("voided", voided)
                .param("county", county.value())
                .param("id", question)
                .update();
    }

    /** Stores an attempt to reach the requester. */
    public void attempt(UUID matter, Attempt a) {
        jdbc.sql("""
                        insert into matters.attempt (county, matter, purpose, how, reached, note, by_account, at)
                        values (:county, :matter, :purpose, :how, :reached, :note, :by, :at)""")
                .param("county", county.value())
                .param("matter", matter)
                .param("purpose", a.purpose())
                .param("how", a.how())
                .param("reached", a.reached())
                .param("note", a.note())
                .param("by", a.by())
                .param("at", MatterRows.utc(a.at()))
                .update();
    }

    /** Attempts to deliver since a time, oldest first. */
    public List<Attempt> deliveriesSince(UUID matter, Instant since) {
        return jdbc.sql("""
                        select purpose, how, reached, note, by_account, at from matters.attempt
                         where county = :county and matter = :matter and purpose = 'deliver' and at >= :since order by at""")
                .param("county", county.value())
                .param("matter", matter)
                .param("since", MatterRows.utc(since))
                .query((r, i) -> new Attempt(
                        r.getString("purpose"),
                        r.getString("how"),
                        r.getBoolean("reached"),
                        r.getString("note"),
                        r.getObject("by_account", UUID.class),
                        MatterRows.instantOf(r, "at")))
                .list();
    }

    /** Stores the one objection a matter may have. */
    public void object(UUID matter, UUID order, String reason, @Nullable UUID belongsTo, UUID by, Instant at) {
        jdbc.sql("""
                        with filed as (
                          insert into matters.objection (county, matter, order_id, reason, belongs_to, by_account, at)
                          values (:county, :matter, :order, :reason, :belongsTo, :by, :at) returning matter)
                        update matters.matter m set objected = true from filed where m.county = :county and m.id = filed.matter""")
                .param("county", county.value())
                .param("matter", matter)
                .param("order", order)
                .param("reason", reason)
                .param("belongsTo", belongsTo)
                .param("by", by)
                .param("at", MatterRows.utc(at))
                .update();
    }

    /** The objection of a matter. */
    public Optional<Objection> objection(UUID matter) {
        return jdbc.sql("""
                        select order_id, reason, belongs_to, by_account, at, decided_at from matters.objection
                         where county = :county and matter = :matter""")
                .param("county", county.value())
                .param("matter", matter)
                .query((r, i) -> new Objection(
                        r.getObject("order_id", UUID.class),
                        r.getString("reason"),
                        r.getObject("belongs_to", UUID.class),
                        r.getObject("by_account", UUID.class),
                        MatterRows.instantOf(r, "at"),
                        MatterRows.instant(r, "decided_at")))
                .optional();
    }

    /** Stores the arbiter's decision. */
    public void decide(UUID matter, UUID unit, String decision, UUID by, Instant at) {
        jdbc.sql("""
                        update matters.objection set decided_by_account = :by, decided_unit = :unit, decision = :decision, decided_at = :at
                         where county = :county and matter = :matter and decided_at is null""")
                .param("by", by)
                .param("unit", unit)
                .param("decision", decision)
                .param("at", MatterRows.utc(at))
                .param("county", county.value())
                .param("matter", matter)
                .update();
    }

    private static Reply reply(ResultSet r, int row) throws SQLException {
        return new Reply(
                r.getObject("id", UUID.class),
                r.getObject("order_id", UUID.class),
                ResultClass.valueOf(r.getString("proposed")),
                r.getString("words"),
                List.of((String[]) r.getArray("evidence").getArray()),
                r.getString("reason_code"),
                r.getString("plan"),
                r.getObject("proposed_by_account", UUID.class),
                MatterRows.instantOf(r, "proposed_at"),
                MatterRows.instant(r, "delivered_at"),
                r.getString("delivered_how"));
    }
}
