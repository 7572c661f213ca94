// SPDX-License-Identifier: Apache-2.0
package org.anlan.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.anlan.kernel.Actor;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.KeptOut;
import org.anlan.kernel.KernelSettings;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Timeline;
import org.anlan.kernel.WrittenAs;
import org.anlan.kernel.database.OfficeDatabase;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The backups of this office: taken while it is open, one moment of the whole database with what belongs to it from the
 * node's directory. Every one that was tried is remembered, and is a line in the log, because it is a copy of everything.
 */
@Component
public class Backups {
    private static final Logger log = LoggerFactory.getLogger(Backups.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final OfficeDatabase database;
    private final JdbcClient jdbc;
    private final Timeline timeline;
    private final CountyCode county;
    private final Clock clock;
    private final Path home;
    private final BackupSettings settings;
    private final List<KeptOut> keptOut;
    private final List<WrittenAs> writtenAs;

    /** Who asked for a backup; the words are those stored. */
    public enum AskedBy {
        /** Somebody at the machine, by {@code ./anlan backup}. */
        LAUNCHER,
        /** The daily timer. */
        TIMER
    }

    /**
     * A backup that was tried.
     *
     * @param id its identifier
     * @param beganAt when it began; everything in it is from that moment
     * @param endedAt when it was whole, or failed
     * @param askedBy who asked for it
     * @param place its directory
     * @param name the hash that names it, null when it failed
     * @param tables how many tables
     * @param rows how many rows
     * @param bytes how many bytes before packing
     * @param packed how many bytes its files have
     * @param failure why it failed, null when it is whole
     */
    public record Taken(
            UUID id,
            Instant beganAt,
            Instant endedAt,
            AskedBy askedBy,
            String place,
            @Nullable String name,
            int tables,
            long rows,
            long bytes,
            long packed,
            @Nullable String failure) {
        /** Whether it is whole. */
        public boolean isWhole() {
            return failure == null;
        }

        /** How long it took. */
        public Duration took() {
            return Duration.between(beganAt, endedAt);
        }
    }

    /**
     * What the duty page shows.
     *
     * @param daily whether a daily backup is set
     * @param lastWhole when the newest whole one was taken, null while there is none
     * @param taken the newest fifty that were tried, newest first
     */
    public record Overview(boolean daily, @Nullable Instant lastWhole, List<Taken> taken) {}

    Backups(
            JdbcConnectionDetails details,
            JdbcClient jdbc,
            Timeline timeline,
            CountyCode county,
            Clock clock,
            KernelSettings kernel,
            BackupSettings settings,
            List<KeptOut> keptOut,
            List<WrittenAs> writtenAs) {
        this.database = OfficeDatabase.of(details);
        this.jdbc = jdbc;
        this.timeline = timeline;
        this.county = county;
        this.clock = clock;
        this.home = kernel.home().toAbsolutePath().normalize();
        this.settings = settings;
        this.keptOut = List.copyOf(keptOut);
        this.writtenAs = List.copyOf(writtenAs);
    }

    /**
     * Takes a backup.
     *
     * @param directory where; a new or an empty directory outside the node's own
     * @param askedBy who asked
     * @param progress hears how far it is
     * @return what was taken
     * @throws BackupRefused when it cannot be; nothing of it is left then
     */
    public Taken take(Path directory, AskedBy askedBy, Progress progress) {
        Path place = directory.normalize();
        if (!place.isAbsolute()) {
            throw new BackupRefused("not-absolute", place);
        }
        if (place.startsWith(home)) {
            throw new BackupRefused("inside-home", place, home);
        }
        Instant began = clock.instant();
        var folder = Folder.make(place);
        Manifest manifest;
        try {
            manifest = new Writing(database, county.value(), release(), home, keptOut, writtenAs, folder, progress)
                    .write(began);
        } catch (RuntimeException e) {
            discard(folder, e);
            remember(began, askedBy, place, e.getMessage() == null ? e.toString() : e.getMessage());
            log.error("the backup to {} failed", place, e);
            throw e;
        }
        var taken = new Taken(
                UUID.randomUUID(),
                began,
                clock.instant(),
                askedBy,
                place.toString(),
                folder.name(),
                manifest.tables().size(),
                manifest.rowCount(),
                manifest.byteCount(),
                folder.size(),
                null);
        remember(taken);
        log.info(
                "backup {}: {} tables, {} rows, {} MB packed, {} ms",
                place,
                taken.tables(),
                taken.rows(),
                taken.packed() / 1_000_000,
                taken.took().toMillis());
        return taken;
    }

    private static void discard(Folder folder, RuntimeException reason) {
        try {
            folder.discard();
        } catch (UncheckedIOException e) {
            reason.addSuppressed(e); // what is left says of itself that it was not finished
        }
    }

    /**
     * What was tried.
     *
     * @param viewer needs {@link Permission#DUTY_READ}
     */
    public Overview overview(Viewer viewer) {
        viewer.require(Permission.DUTY_READ, county.value());
        return new Overview(
                settings.directory() != null,
                lastWhole().orElse(null),
                jdbc.sql("""
                                select id, began_at, ended_at, asked_by, place, name, tables, row_count, byte_count, packed, failure
                                  from backup.taken where county = :county order by began_at desc limit 50""")
                        .param("county", county.value())
                        .query(Backups::taken)
                        .list());
    }

    /** When the newest whole backup began; empty while there is none. */
    public Optional<Instant> lastWhole() {
        return jdbc.sql("""
                        select began_at from backup.taken where county = :county and failure is null
                         order by began_at desc limit 1""")
                .param("county", county.value())
                .query((r, row) -> r.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    /** The daily backup, and the end of those that are too old. */
    void daily() {
        Path directory = settings.directory();
        if (directory == null) {
            return;
        }
        take(directory.resolve(prefix() + STAMP.format(clock.instant())), AskedBy.TIMER, (code, about) -> {});
        forgetOld(directory);
    }

    private String prefix() {
        return "anlan-" + county.value() + "-";
    }

    /** Removes daily backups older than they are kept, and halves that nobody finishes; the newest whole one stays. */
    void forgetOld(Path directory) {
        Instant before = clock.instant().minus(settings.keep());
        try (Stream<Path> inside = Files.list(directory)) {
            var ours = inside.filter(each -> each.getFileName().toString().matches(prefix() + "\\d{8}T\\d{6}Z"))
                    .sorted(Comparator.reverseOrder())
                    .toList();
            Path newest = ours.stream().filter(Folder::isWhole).findFirst().orElse(null);
            for (Path each : ours) {
                String stamp = each.getFileName().toString().substring(prefix().length());
                Instant taken = Instant.from(STAMP.parse(stamp));
                boolean half =
                        Folder.isHalf(each) && taken.isBefore(clock.instant().minus(Duration.ofDays(1)));
                if (!each.equals(newest) && (half || (Folder.isWhole(each) && taken.isBefore(before)))) {
                    Folder.delete(each);
                    log.info("removed the old backup {}", each);
                }
            }
        } catch (IOException e) {
            log.warn("old backups in {} cannot be removed: {}", directory, e.getMessage());
        }
    }

    /** Says in the log that this office was restored, the first time it opens after that. */
    @EventListener
    void opened(ApplicationReadyEvent event) {
        Path note = home.resolve(Restore.RESTORED);
        try {
            if (Files.exists(note)) {
                String[] words = Files.readString(note).strip().split(" ");
                timeline.append(
                        new ObjectRef("backup", UUID.randomUUID()),
                        Actor.SYSTEM,
                        "backup.restored",
                        Map.of("name", words[0], "from", words.length > 1 ? words[1] : ""),
                        null);
                Files.delete(note);
                log.info(
                        "this office was restored from a backup of {}", words.length > 1 ? words[1] : "an unknown day");
            }
        } catch (IOException e) {
            log.warn("cannot read {}", note, e);
        }
    }

    private void remember(Taken taken) {
        jdbc.sql("""
                        insert into backup.taken (county, id, began_at, ended_at, asked_by, place, name, tables, row_count, byte_count, packed)
                        values (:county, :id, :began, :ended, :by, :place, :name, :tables, :rows, :bytes, :packed)""")
                .param("county", county.value())
                .param("id", taken.id())
                .param("began", at(taken.beganAt()))
                .param("ended", at(taken.endedAt()))
                .param("by", taken.askedBy().name().toLowerCase(Locale.ROOT))
                .param("place", taken.place())
                .param("name", taken.name())
                .param("tables", taken.tables())
                .param("rows", taken.rows())
                .param("bytes", taken.bytes())
                .param("packed", taken.packed())
                .update();
        timeline.append(
                new ObjectRef("backup", taken.id()),
                Actor.SYSTEM,
                "backup.taken",
                Map.of("name", String.valueOf(taken.name()), "rows", taken.rows(), "askedBy", taken.askedBy()),
                null);
    }

    private void remember(Instant began, AskedBy askedBy, Path place, String failure) {
        try {
            jdbc.sql("""
                            insert into backup.taken (county, began_at, ended_at, asked_by, place, failure)
                            values (:county, :began, :ended, :by, :place, :failure)""")
                    .param("county", county.value())
                    .param("began", at(began))
                    .param("ended", at(clock.instant()))
                    .param("by", askedBy.name().toLowerCase(Locale.ROOT))
                    .param("place", place.toString())
                    .param("failure", failure)
                    .update();
        } catch (RuntimeException e) { // the database may be the reason; the log of the application has both
            log.warn("the failed backup cannot be remembered: {}", e.getMessage());
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static String release() {
        String version = Backups.class.getPackage().getImplementationVersion();
        return version == null ? "unpacked" : version;
    }

    private static Taken taken(ResultSet r, int row) throws SQLException {
        return new Taken(
                r.getObject("id", UUID.class),
                r.getObject("began_at", OffsetDateTime.class).toInstant(),
                r.getObject("ended_at", OffsetDateTime.class).toInstant(),
                AskedBy.valueOf(r.getString("asked_by").toUpperCase(Locale.ROOT)),
                r.getString("place"),
                r.getString("name"),
                r.getInt("tables"),
                r.getLong("row_count"),
                r.getLong("byte_count"),
                r.getLong("packed"),
                r.getString("failure"));
    }
}
