// SPDX-License-Identifier: Apache-2.0
package org.anlan.files.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.anlan.files.FilesSettings;
import org.anlan.kernel.CountyCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Contents: bytes that are stored once, under their SHA-256. The row is written before the bytes and goes after them, so
 * that nothing lies anywhere without being known, and a content that nobody links to any more is found and removed.
 */
@Component
public class Contents {
    private static final String UNUSED = """
             and used_at < :before
             and not exists (select 1 from files.file f where f.county = c.county and f.original = c.sha256)
             and not exists (select 1 from files.file f where f.county = c.county and f.rendition = c.sha256)
             and not exists (select 1 from files.file f where f.county = c.county and f.thumbnail = c.sha256)""";

    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Clock clock;
    private final ChunkShelf chunks;
    private final S3Shelf s3;
    private final FilesSettings settings;
    private final TransactionTemplate transactions;

    Contents(
            JdbcClient jdbc,
            CountyCode county,
            Clock clock,
            ChunkShelf chunks,
            S3Shelf s3,
            FilesSettings settings,
            TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.county = county;
        this.clock = clock;
        this.chunks = chunks;
        this.s3 = s3;
        this.settings = settings;
        this.transactions = transactions;
    }

    /**
     * What is known about stored bytes.
     *
     * @param sha256 their name
     * @param bytes how many
     * @param mediaType what they are
     * @param place the word of the shelf they lie on
     */
    public record Row(byte[] sha256, long bytes, String mediaType, String place) {
        @Override
        public String toString() {
            return "Row[" + java.util.HexFormat.of().formatHex(sha256) + ", " + bytes + " bytes, " + place + "]";
        }
    }

    /**
     * Stores bytes unless they are stored already. Until somebody links to them they may be swept away, an hour later at
     * the earliest.
     *
     * @param sha256 their name
     * @param file where they are now
     * @param mediaType what they are
     * @throws NotStored when the shelf does not take them; then they are not there
     */
    public void store(byte[] sha256, Path file, String mediaType) {
        boolean there = Objects.requireNonNull(transactions.execute(status -> announce(sha256, file, mediaType)));
        if (there) {
            return;
        }
        transactions.executeWithoutResult(status -> {
            try {
                shelfOf(sha256).put(sha256, file, mediaType);
            } catch (IOException e) {
                throw new NotStored(e);
            }
            jdbc.sql("update files.content set complete = true where county = :county and sha256 = :sha256")
                    .param("county", county.value())
                    .param("sha256", sha256)
                    .update();
        });
    }

    /** The shelf did not take bytes. */
    public static final class NotStored extends RuntimeException {
        NotStored(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /**
     * Keeps bytes from being swept away for the next hour.
     *
     * @param sha256 their name
     * @return whether they are there
     */
    public boolean touch(byte[] sha256) {
        return jdbc.sql(
                                "update files.content set used_at = :now where county = :county and sha256 = :sha256 and complete")
                        .param("now", utc(clock.instant()))
                        .param("county", county.value())
                        .param("sha256", sha256)
                        .update()
                == 1;
    }

    private boolean announce(byte[] sha256, Path file, String mediaType) {
        try {
            return jdbc.sql("""
                            insert into files.content (county, sha256, bytes, media_type, place, complete, stored_at, used_at)
                            values (:county, :sha256, :bytes, :type, :place, false, :now, :now)
                            on conflict (county, sha256) do update set used_at = excluded.used_at
                            returning complete""")
                    .param("county", county.value())
                    .param("sha256", sha256)
                    .param("bytes", Files.size(file))
                    .param("type", mediaType)
                    .param("place", settings.store() == FilesSettings.Store.S3 ? s3.place() : chunks.place())
                    .param("now", utc(clock.instant()))
                    .query(Boolean.class)
                    .single();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is known about stored bytes; a file that is linked always has it. */
    public Row get(byte[] sha256) {
        return jdbc.sql("""
                        select sha256, bytes, media_type, place from files.content where county = :county and sha256 = :sha256""")
                .param("county", county.value())
                .param("sha256", sha256)
                .query((r, i) -> new Row(
                        r.getBytes("sha256"), r.getLong("bytes"), r.getString("media_type"), r.getString("place")))
                .single();
    }

    /**
     * Reads stored bytes.
     *
     * @param content which
     * @param from the first byte that is wanted, counted from 0
     */
    public InputStream open(Row content, long from) throws IOException {
        return shelf(content.place()).open(content.sha256(), from);
    }

    /**
     * Removes what nobody links to any more. Whoever stores the same bytes meanwhile wins: they hold or renew the row.
     *
     * @param unusedFor how long nobody may have wanted them
     * @return how many contents went
     */
    public int sweep(Duration unusedFor) {
        var before = utc(clock.instant().minus(unusedFor));
        // first the word that the bytes are there goes, then the bytes: an interruption between the two loses nothing
        List<byte[]> unused = jdbc.sql("update files.content c set complete = false where county = :county " + UNUSED
                        + " returning sha256")
                .param("county", county.value())
                .param("before", before)
                .query((r, i) -> r.getBytes(1))
                .list();
        int gone = 0;
        for (byte[] sha256 : unused) {
            Boolean went = transactions.execute(status -> {
                var place = jdbc.sql(
                                "delete from files.content c where county = :county and sha256 = :sha256 and not complete "
                                        + UNUSED + " returning place")
                        .param("county", county.value())
                        .param("sha256", sha256)
                        .param("before", before)
                        .query(String.class)
                        .optional();
                place.filter(s3.place()::equals).ifPresent(p -> s3.remove(sha256));
                return place.isPresent();
            });
            gone += Boolean.TRUE.equals(went) ? 1 : 0;
        }
        return gone;
    }

    private Shelf shelfOf(byte[] sha256) {
        return shelf(get(sha256).place());
    }

    private Shelf shelf(String place) {
        return place.equals(s3.place()) ? s3 : chunks;
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
