// SPDX-License-Identifier: Apache-2.0
package org.anlan.files.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anlan.files.Attachment;
import org.anlan.kernel.Actor;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.ObjectRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of links: which file belongs to which draft or object, and which contents it stands for. */
@Component
public class FileRows {
    private static final String COLUMNS = """
            f.id, f.kind, f.original, f.rendition, f.thumbnail, f.width, f.height, f.millis, f.caption, f.draft, f.object_kind,
            f.object_id, f.part, f.within, f.added_by_kind, f.added_by_account, f.added_at, c.bytes, c.media_type""";
    private static final String FROM =
            " from files.file f join files.content c on c.county = f.county and c.sha256 = f.original where f.county = :county ";

    private final JdbcClient jdbc;
    private final CountyCode county;

    FileRows(JdbcClient jdbc, CountyCode county) {
        this.jdbc = jdbc;
        this.county = county;
    }

    /**
     * A link with the names of its contents.
     *
     * @param attachment what others may know
     * @param original the sealed original
     * @param rendition what is shown
     * @param thumbnail a small one, null for a recording
     * @param object what it was handed in with, null in a draft
     */
    public record Row(
            Attachment attachment,
            byte[] original,
            byte[] rendition,
            byte @Nullable [] thumbnail,
            @Nullable ObjectRef object) {}

    /** What is stored of a new link. */
    public record New(
            Attachment.Kind kind,
            byte[] original,
            byte[] rendition,
            byte @Nullable [] thumbnail,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Integer millis) {}

    /** Holds a draft until the transaction ends, so that its files can be counted. */
    public void hold(UUID draft) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 20))")
                .param("key", "files:" + draft)
                .query((r, i) -> 0)
                .list();
    }

    /** How many files of a kind a draft has. */
    public int count(UUID draft, Attachment.Kind kind) {
        return jdbc.sql("select count(*) from files.file where county = :county and draft = :draft and kind = :kind")
                .param("county", county.value())
                .param("draft", draft)
                .param("kind", kind.name())
                .query(Integer.class)
                .single();
    }

    /** How many files an object has. */
    public int count(ObjectRef object) {
        return jdbc.sql("""
                        select count(*) from files.file where county = :county and object_kind = :kind and object_id = :object""")
                .param("county", county.value())
                .param("kind", object.kind())
                .param("object", object.id())
                .query(Integer.class)
                .single();
    }

    /** How many bytes wait in drafts. */
    public long waiting() {
        return jdbc.sql("select coalesce(sum(c.bytes), 0)" + FROM + "and f.draft is not null")
                .param("county", county.value())
                .query(Long.class)
                .single();
    }

    /** Another link to the same original, for what was already made of it. */
    public Optional<New> drawn(byte[] original) {
        return jdbc.sql("""
                        select kind, original, rendition, thumbnail, width, height, millis from files.file
                         where county = :county and original = :original limit 1""")
                .param("county", county.value())
                .param("original", original)
                .query((r, i) -> new New(
                        Attachment.Kind.valueOf(r.getString("kind")),
                        r.getBytes("original"),
                        r.getBytes("rendition"),
                        r.getBytes("thumbnail"),
                        (Integer) r.getObject("width"),
                        (Integer) r.getObject("height"),
                        (Integer) r.getObject("millis")))
                .optional();
    }

    /** The file of a draft with this original. */
    public Optional<Row> inDraft(UUID draft, byte[] original) {
        return jdbc.sql("select " + COLUMNS + FROM + "and f.draft = :draft and f.original = :original")
                .param("county", county.value())
                .param("draft", draft)
                .param("original", original)
                .query(this::map)
                .optional();
    }

    /** Stores a link into a draft. */
    public UUID insert(UUID draft, New file, @Nullable String caption, Actor by, Instant at) {
        return jdbc.sql("""
                        insert into files.file (county, kind, original, rendition, thumbnail, width, height, millis, caption, draft,
                                                added_by_kind, added_by_account, added_at)
                        values (:county, :kind, :original, :rendition, :thumbnail, :width, :height, :millis, :caption, :draft,
                                :byKind, :by, :at) returning id""")
                .param("county", county.value())
                .param("kind", file.kind().name())
                .param("original", file.original())
                .param("rendition", file.rendition())
                .param("thumbnail", file.thumbnail(), java.sql.Types.BINARY)
                .param("width", file.width(), java.sql.Types.INTEGER)
                .param("height", file.height(), java.sql.Types.INTEGER)
                .param("millis", file.millis(), java.sql.Types.INTEGER)
                .param("caption", caption, java.sql.Types.VARCHAR)
                .param("draft", draft)
                .param("byKind", by.kind().name())
                .param("by", by.kind() == Actor.Kind.OFFICER ? by.id() : null, java.sql.Types.OTHER)
                .param("at", utc(at))
                .query(UUID.class)
                .single();
    }

    /** A file of a draft. */
    public Optional<Row> find(UUID draft, UUID file) {
        return jdbc.sql("select " + COLUMNS + FROM + "and f.id = :id and f.draft = :draft")
                .param("county", county.value())
                .param("id", file)
                .param("draft", draft)
                .query(this::map)
                .optional();
    }

    /** A file of an object. */
    public Optional<Row> find(ObjectRef object, UUID file) {
        return jdbc.sql("select " + COLUMNS + FROM
                        + "and f.id = :id and f.object_kind = :kind and f.object_id = :object")
                .param("county", county.value())
                .param("id", file)
                .param("kind", object.kind())
                .param("object", object.id())
                .query(this::map)
                .optional();
    }

    /** Holds a file of an object until the transaction ends. */
    public void lock(UUID file) {
        jdbc.sql("select id from files.file where county = :county and id = :id for no key update")
                .param("county", county.value())
                .param("id", file)
                .query(UUID.class)
                .single();
    }

    /** The files of a draft, in the order they were chosen. */
    public List<Row> ofDraft(UUID draft) {
        return jdbc.sql("select " + COLUMNS + FROM + "and f.draft = :draft order by f.added_at, f.id")
                .param("county", county.value())
                .param("draft", draft)
                .query(this::map)
                .list();
    }

    /** The files of an object, oldest first. */
    public List<Row> ofObject(ObjectRef object) {
        return jdbc.sql(
                        "select " + COLUMNS + FROM
                                + "and f.object_kind = :kind and f.object_id = :object order by f.handed_in_at, f.added_at, f.id")
                .param("county", county.value())
                .param("kind", object.kind())
                .param("object", object.id())
                .query(this::map)
                .list();
    }

    /** Hands files of a draft in with an object; says how many were there. */
    public int handIn(
            UUID draft, Collection<UUID> files, ObjectRef object, String part, @Nullable UUID within, Instant at) {
        return jdbc.sql("""
                        update files.file set draft = null, object_kind = :kind, object_id = :object, part = :part, within = :within,
                                              handed_in_at = :at
                         where county = :county and draft = :draft and id = any(:ids)""")
                .param("kind", object.kind())
                .param("object", object.id())
                .param("part", part)
                .param("within", within, java.sql.Types.OTHER)
                .param("at", utc(at))
                .param("county", county.value())
                .param("draft", draft)
                .param("ids", files.toArray(UUID[]::new))
                .update();
    }

    /** Links the same contents to another object as well. */
    public void share(Collection<UUID> files, ObjectRef object, String part, @Nullable UUID within, Instant at) {
        jdbc.sql("""
                        insert into files.file (county, kind, original, rendition, thumbnail, width, height, millis, caption, object_kind,
                                                object_id, part, within, added_by_kind, added_by_account, added_at, handed_in_at)
                        select county, kind, original, rendition, thumbnail, width, height, millis, caption, :kind,
                               :object, :part, :within, added_by_kind, added_by_account, added_at, :at
                          from files.file where county = :county and id = any(:ids)""")
                .param("kind", object.kind())
                .param("object", object.id())
                .param("part", part)
                .param("within", within, java.sql.Types.OTHER)
                .param("at", utc(at))
                .param("county", county.value())
                .param("ids", files.toArray(UUID[]::new))
                .update();
    }

    /** Changes what a file of a draft is said to show; says whether it was there. */
    public boolean describe(UUID draft, UUID file, @Nullable String caption) {
        return jdbc.sql(
                                "update files.file set caption = :caption where county = :county and draft = :draft and id = :id")
                        .param("caption", caption, java.sql.Types.VARCHAR)
                        .param("county", county.value())
                        .param("draft", draft)
                        .param("id", file)
                        .update()
                == 1;
    }

    /** Takes a file out of a draft; says whether it was there. */
    public boolean remove(UUID draft, UUID file) {
        return jdbc.sql("delete from files.file where county = :county and draft = :draft and id = :id")
                        .param("county", county.value())
                        .param("draft", draft)
                        .param("id", file)
                        .update()
                == 1;
    }

    /** Forgets files that were never handed in; says how many. */
    public int forget(Instant before) {
        return jdbc.sql("delete from files.file where county = :county and draft is not null and added_at < :before")
                .param("county", county.value())
                .param("before", utc(before))
                .update();
    }

    private Row map(ResultSet r, int row) throws SQLException {
        byte[] original = r.getBytes("original");
        String kind = r.getString("object_kind");
        return new Row(
                new Attachment(
                        r.getObject("id", UUID.class),
                        Attachment.Kind.valueOf(r.getString("kind")),
                        r.getString("caption"),
                        (Integer) r.getObject("width"),
                        (Integer) r.getObject("height"),
                        (Integer) r.getObject("millis"),
                        HexFormat.of().formatHex(original),
                        r.getLong("bytes"),
                        r.getString("media_type"),
                        new Actor(
                                Actor.Kind.valueOf(r.getString("added_by_kind")),
                                r.getObject("added_by_account", UUID.class)),
                        r.getObject("added_at", OffsetDateTime.class).toInstant(),
                        r.getString("part"),
                        r.getObject("within", UUID.class)),
                original,
                r.getBytes("rendition"),
                r.getBytes("thumbnail"),
                kind == null ? null : new ObjectRef(kind, r.getObject("object_id", UUID.class)));
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
