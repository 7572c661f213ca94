// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The log of everything that was done to anything. An entry is written in the caller's transaction and linked to the
 * previous entry of the same object; the caller holds that object's row, so chains never fork. What was appended is
 * never edited. Order over all objects and proof against later change are the sealer's work.
 */
@Component
public class Timeline {
    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};
    private static final String COLUMNS = """
            t.id, t.object_kind, t.object_id, t.number, t.at, t.actor_kind, t.actor_id, t.what, t.facts::text as facts, n.text as note""";

    /**
     * The end of a statement that stores a new object and its first entry at once: {@code with stored as (insert …
     * returning …)}, then this. It writes the entry when {@code stored} gave a row; the statement's count is 1 then, else
     * 0. Its parameters are {@link #first}'s and {@code :county}. An object that has an entry already is refused by the
     * chain's unique number.
     */
    public static final String FIRST_ENTRY = """
            insert into kernel.timeline (county, object_kind, object_id, number, at, actor_kind, actor_id, what, facts, previous, hash)
            select l.county, l.kind, l.object, 1, l.at, l.actor_kind, l.actor, l.what, l.facts, ''::bytea,
              kernel.entry_hash(l.county, l.kind, l.object, 1, l.at, l.actor_kind, l.actor, l.what, l.facts, null, ''::bytea)
              from stored, (select cast(:county as text) as county, cast(:logKind as text) as kind, cast(:logObject as uuid) as object,
                cast(:logAt as timestamptz) as at, cast(:logActorKind as text) as actor_kind, cast(:logActor as uuid) as actor,
                cast(:logWhat as text) as what, cast(:logFacts as jsonb) as facts) l""";

    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Clock clock;
    private final JsonMapper json;

    /**
     * The first entry of an object, for a statement that ends in {@link #FIRST_ENTRY}.
     *
     * @param object what it is about; it comes into being in the same statement
     * @param actor who did it
     * @param what a stable code in the past tense
     * @param facts identifiers and codes, as JSON
     * @param at when it happened
     */
    public record First(ObjectRef object, Actor actor, String what, String facts, Instant at) {

        /** The statement, with this entry's values as its parameters. */
        public JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
            return statement
                    .param("logKind", object.kind())
                    .param("logObject", object.id())
                    .param("logAt", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                    .param("logActorKind", actor.kind().name())
                    .param("logActor", actor.id())
                    .param("logWhat", what)
                    .param("logFacts", facts);
        }
    }

    Timeline(JdbcClient jdbc, CountyCode county, Clock clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.county = county;
        this.clock = clock;
        this.json = json;
    }

    /**
     * Writes one entry, now.
     *
     * @param object what it is about; the caller holds its row
     * @param actor who did it
     * @param what a stable code in the past tense, such as {@code matter.dispatched}
     * @param facts identifiers and codes only: names and free text belong in the note
     * @param note free text that belongs to the entry and can be erased without breaking the chain, or null
     * @return the entry's position in the log
     */
    public long append(ObjectRef object, Actor actor, String what, Map<String, ?> facts, @Nullable String note) {
        return append(object, actor, what, facts, note, clock.instant());
    }

    /**
     * Writes one entry that happened at a given time, as {@link #append(ObjectRef, Actor, String, Map, String)} does.
     *
     * @param at when it happened
     */
    public long append(
            ObjectRef object, Actor actor, String what, Map<String, ?> facts, @Nullable String note, Instant at) {
        return jdbc.sql("""
                        select kernel.append(:county, :kind, :object, :at, :actorKind, :actor::uuid, :what, :facts::jsonb, :note)""")
                .param("county", county.value())
                .param("kind", object.kind())
                .param("object", object.id())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("actorKind", actor.kind().name())
                .param("actor", actor.id())
                .param("what", what)
                .param("facts", json.writeValueAsString(facts))
                .param("note", note)
                .query(Long.class)
                .single();
    }

    /**
     * The first entry of a new object, now, for the statement that stores the object.
     *
     * @param object what it is about
     * @param actor who did it
     * @param what a stable code in the past tense
     * @param facts identifiers and codes only
     */
    public First first(ObjectRef object, Actor actor, String what, Map<String, ?> facts) {
        return new First(object, actor, what, json.writeValueAsString(facts), clock.instant());
    }

    /**
     * All entries of one object, oldest first.
     *
     * @param object the object
     */
    public List<TimelineEntry> of(ObjectRef object) {
        return jdbc.sql("select " + COLUMNS + " " + """
                         from kernel.timeline t left join kernel.note n on n.county = t.county and n.entry = t.id
                        where t.county = :county and t.object_kind = :kind and t.object_id = :object order by t.number""")
                .param("county", county.value())
                .param("kind", object.kind())
                .param("object", object.id())
                .query(this::map)
                .list();
    }

    /**
     * Entries by their positions, in the order given; used by those who tail the sealed log.
     *
     * @param ids positions in the log
     */
    public List<TimelineEntry> byIds(Collection<Long> ids) {
        return jdbc.sql("select " + COLUMNS + " " + """
                         from unnest(:ids) with ordinality as wanted(id, place)
                         join kernel.timeline t on t.county = :county and t.id = wanted.id
                         left join kernel.note n on n.county = t.county and n.entry = t.id order by wanted.place""")
                .param("county", county.value())
                .param("ids", ids.toArray(Long[]::new))
                .query(this::map)
                .list();
    }

    /**
     * The entries of several objects without their notes, object by object, oldest first; for those who count and have no
     * business with what people wrote.
     *
     * @param kind the objects' kind
     * @param objects their identifiers
     */
    public List<TimelineEntry> codesOf(String kind, Collection<UUID> objects) {
        return jdbc.sql("""
                        select id, object_kind, object_id, number, at, actor_kind, actor_id, what, facts::text as facts, null as note
                          from kernel.timeline
                         where county = :county and object_kind = :kind and object_id = any(:objects)
                         order by object_id, number""")
                .param("county", county.value())
                .param("kind", kind)
                .param("objects", objects.toArray(UUID[]::new))
                .query(this::map)
                .list();
    }

    private TimelineEntry map(ResultSet r, int row) throws SQLException {
        return new TimelineEntry(
                r.getLong("id"),
                new ObjectRef(r.getString("object_kind"), r.getObject("object_id", UUID.class)),
                r.getInt("number"),
                r.getObject("at", OffsetDateTime.class).toInstant(),
                new Actor(Actor.Kind.valueOf(r.getString("actor_kind")), r.getObject("actor_id", UUID.class)),
                r.getString("what"),
                json.readValue(r.getString("facts"), FACTS),
                r.getString("note"));
    }
}
