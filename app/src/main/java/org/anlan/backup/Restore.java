// SPDX-License-Identifier: Apache-2.0
package org.anlan.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.LogVerifier;
import org.anlan.kernel.Verification;
import org.anlan.kernel.database.HalfRestored;
import org.anlan.kernel.database.OfficeDatabase;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Brings a backup back into an empty home and an empty database. The tables are made as far as they had been migrated when
 * it was taken, all rows come in one transaction, in which every table is read back and compared, and only then are they
 * migrated to this release. What fails leaves nothing behind; what is cut short leaves its mark, on which no office opens,
 * and the next try begins anew.
 */
final class Restore {
    /** What lets the first opening after a restore write into the log that there was one. */
    static final String RESTORED = "restored";

    private static final long TELL_EVERY_NANOS = 2_000_000_000L;

    /** A table was made empty in the transaction that fills it, so the server need not write everything twice. */
    private static final Map<String, String> WHILE_LOADING =
            Map.of("wal_level", "minimal", "max_wal_senders", "0", "maintenance_work_mem", "128MB");

    private final Path home;
    private final String address;
    private final String county;
    private final Progress progress;
    private long moved;
    private long told = System.nanoTime();

    /**
     * What came of it.
     *
     * @param manifest what was brought back
     * @param verification what the log says about itself
     */
    record Restored(Manifest manifest, Verification verification) {}

    Restore(Path home, String address, String county, Progress progress) {
        this.home = home.toAbsolutePath().normalize();
        this.address = address;
        this.county = county;
        this.progress = progress;
    }

    /**
     * Brings a backup back.
     *
     * @param directory where it is
     * @throws BackupRefused when it is not sound, the home or the database is not empty, or this release is too old
     */
    Restored restore(Path directory) {
        var folder = Folder.open(directory.toAbsolutePath().normalize());
        requireEmptyHome();
        requireSound(folder);
        var manifest = folder.manifest();
        if (!manifest.county().equals(county)) {
            throw new BackupRefused("other-county", manifest.county(), county);
        }
        boolean made = false;
        try {
            mark();
            made = true;
            Restored restored = restore(folder, manifest);
            Files.delete(HalfRestored.mark(home));
            return restored;
        } catch (IOException e) {
            throw clean(new BackupRefused(e, "cannot-write", home, String.valueOf(e.getMessage())), made);
        } catch (RuntimeException e) {
            throw clean(e, made);
        }
    }

    private RuntimeException clean(RuntimeException reason, boolean made) {
        if (made) {
            try {
                empty();
                Files.deleteIfExists(HalfRestored.mark(home));
            } catch (IOException e) {
                reason.addSuppressed(e);
            }
        }
        return reason;
    }

    private void requireEmptyHome() {
        try {
            if (Files.exists(HalfRestored.mark(home))) {
                progress.tell("again", home);
                return;
            }
            if (Files.isDirectory(home)) {
                try (Stream<Path> inside = Files.list(home)) {
                    String names = inside.map(file -> file.getFileName().toString())
                            .filter(name -> !name.equals("lost+found")) // an empty disk of its own
                            .sorted()
                            .limit(5)
                            .collect(Collectors.joining(", "));
                    if (!names.isEmpty()) {
                        throw new BackupRefused("home-not-empty", home, names);
                    }
                }
            }
        } catch (IOException e) {
            throw new BackupRefused(e, "cannot-read", home);
        }
    }

    private void requireSound(Folder folder) {
        progress.tell("checking", folder.root());
        var faults = folder.faults(read -> moved(read, "checked"));
        if (!faults.isEmpty()) {
            faults.forEach(fault -> progress.tell("fault." + fault.code(), fault.file()));
            throw new BackupRefused("unsound", faults.size(), faults.getFirst().file());
        }
    }

    private void mark() throws IOException {
        Files.createDirectories(
                home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        if (Files.exists(HalfRestored.mark(home))) {
            empty();
        } else {
            Files.createFile(HalfRestored.mark(home));
        }
    }

    /** Removes everything but the mark from the home. */
    private void empty() throws IOException {
        try (Stream<Path> inside = Files.list(home)) {
            for (Path each : inside.toList()) {
                if (!each.equals(HalfRestored.mark(home))
                        && !each.getFileName().toString().equals("lost+found")) {
                    Folder.delete(each);
                }
            }
        }
    }

    private Restored restore(Folder folder, Manifest manifest) {
        progress.tell("opening");
        try (var database = OfficeDatabase.open(home, address, WHILE_LOADING)) {
            var migrations = new Migrations(database);
            migrations.requireKnown(manifest.rooms());
            boolean ours = false;
            try (Connection connection = database.connect("anlan restore")) {
                Catalogue.speakPlainly(connection);
                var catalogue = new Catalogue(connection);
                claim(connection, catalogue);
                ours = true;
                migrations.migrate(manifest.rooms());
                load(connection, folder, manifest);
                progress.tell("migrating");
                migrations.migrate();
                catalogue.run("analyze");
                bringHome(folder, manifest);
                progress.tell("verifying");
                var verification = LogVerifier.over(connection, new CountyCode(county), home)
                        .verify();
                note(folder, manifest);
                catalogue.run("drop schema " + HalfRestored.SCHEMA);
                return new Restored(manifest, verification);
            } catch (SQLException e) {
                throw undo(database, ours, new BackupRefused(e, "database", Writing.message(e)));
            } catch (IOException | RuntimeException e) {
                var reason = e instanceof RuntimeException r
                        ? r
                        : new BackupRefused(e, "cannot-write", home, String.valueOf(e.getMessage()));
                throw undo(database, ours, reason);
            }
        }
    }

    /** Makes sure that the database is empty, or only half filled by us, and marks it. */
    private static void claim(Connection connection, Catalogue catalogue) throws SQLException {
        if (HalfRestored.isIn(connection)) {
            drop(catalogue);
        }
        var tables = catalogue.tables();
        if (!tables.isEmpty()) {
            throw new BackupRefused(
                    "database-not-empty", tables.size(), tables.getFirst().name());
        }
        catalogue.run("create schema if not exists " + HalfRestored.SCHEMA);
    }

    private static void drop(Catalogue catalogue) throws SQLException {
        for (String schema : catalogue.schemas()) {
            catalogue.run("drop schema " + Catalogue.quote(schema) + " cascade");
        }
        for (var table : catalogue.tables()) { // what stands in the schema of everybody
            catalogue.run("drop table " + table.quoted() + " cascade");
        }
        for (var level : catalogue.histories()) {
            catalogue.run("drop table public." + Catalogue.quote(level));
        }
    }

    private static RuntimeException undo(OfficeDatabase database, boolean ours, RuntimeException reason) {
        if (ours) {
            try (Connection connection = database.connect("anlan restore")) {
                Catalogue.speakPlainly(connection);
                var catalogue = new Catalogue(connection);
                drop(catalogue);
                catalogue.run("drop schema if exists " + HalfRestored.SCHEMA);
            } catch (SQLException e) {
                reason.addSuppressed(e); // the mark stays, and the next try begins anew
            }
        }
        return reason;
    }

    private void load(Connection connection, Folder folder, Manifest manifest) throws SQLException, IOException {
        var catalogue = new Catalogue(connection);
        connection.setAutoCommit(false);
        var tables = catalogue.tables().stream().collect(Collectors.toMap(Catalogue.Table::name, table -> table));
        var keys = catalogue.foreignKeys();
        var triggers = catalogue.tablesWithTriggers();
        // no order of tables satisfies every foreign key: they are made again, and so checked, when all rows are there
        for (var key : keys) {
            catalogue.run("alter table " + key.table() + " drop constraint " + key.name());
        }
        for (String table : triggers) {
            catalogue.run("alter table " + table + " disable trigger user");
        }
        if (!tables.isEmpty()) { // what migrations wrote is in the backup as it was then
            catalogue.run("truncate "
                    + tables.values().stream().map(Catalogue.Table::quoted).collect(Collectors.joining(", ")));
        }
        int number = 0;
        for (var table : manifest.tables()) {
            number++;
            var target = tables.get(table.name());
            if (target == null
                    || !target.columns().keySet().equals(table.columns().keySet())) {
                throw new BackupRefused("other-columns", table.name(), difference(table, target));
            }
            progress.tell("loading", number, manifest.tables().size(), table.name(), table.rows());
            load(connection, folder, table, target);
        }
        for (var sequence : manifest.sequences()) {
            set(connection, sequence);
        }
        for (String table : triggers) {
            catalogue.run("alter table " + table + " enable trigger user");
        }
        progress.tell("joining", keys.size());
        for (var key : keys) {
            catalogue.run("alter table " + key.table() + " add constraint " + key.name() + " " + key.definition());
        }
        compare(connection, manifest, tables);
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static String difference(Manifest.Table table, Catalogue.@Nullable Table target) {
        if (target == null) {
            return "-";
        }
        var different = new ArrayList<String>();
        table.columns().keySet().stream()
                .filter(column -> !target.columns().containsKey(column))
                .forEach(column -> different.add("-" + column));
        target.columns().keySet().stream()
                .filter(column -> !table.columns().containsKey(column))
                .forEach(column -> different.add("+" + column));
        return String.join(", ", different);
    }

    private void load(Connection connection, Folder folder, Manifest.Table table, Catalogue.Table target)
            throws SQLException, IOException {
        // by the names and in the order that the backup has
        var source =
                new Catalogue.Table(target.schema(), target.table(), table.columns(), target.texts(), target.key(), 0);
        var digest = Meter.sha256();
        try (InputStream rows = new FilterInputStream(folder.unpack(table.file())) {
            @Override
            public int read(byte[] b, int off, int len) throws IOException {
                int n = super.read(b, off, len);
                if (n > 0) {
                    digest.update(b, off, n);
                    moved(n, "loaded");
                }
                return n;
            }
        }) {
            long loaded = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(source.copyIn(), rows, 1 << 16);
            if (loaded != table.rows()
                    || !HexFormat.of().formatHex(digest.digest()).equals(table.sha256())) {
                throw new BackupRefused("other-rows", table.name(), loaded, table.rows());
            }
        }
    }

    private static void set(Connection connection, Manifest.Sequence sequence) throws SQLException {
        int dot = sequence.name().indexOf('.');
        try (var statement = connection.prepareStatement("select setval(?::regclass, ?, ?)")) {
            statement.setString(
                    1,
                    Catalogue.quote(sequence.name().substring(0, dot)) + "."
                            + Catalogue.quote(sequence.name().substring(dot + 1)));
            statement.setLong(2, sequence.last());
            statement.setBoolean(3, sequence.called());
            statement.execute();
        }
    }

    /** Reads every table back out of the database and compares it with what was written. */
    private void compare(Connection connection, Manifest manifest, Map<String, Catalogue.Table> tables)
            throws SQLException, IOException {
        progress.tell("comparing", manifest.tables().size());
        for (var table : manifest.tables()) {
            var target = tables.get(table.name());
            if (target == null) {
                continue; // refused before
            }
            var source = new Catalogue.Table(
                    target.schema(), target.table(), table.columns(), target.texts(), table.key(), 0);
            var meter = new Meter(OutputStream.nullOutputStream(), read -> moved(read, "compared"));
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut(source.copyOut(new HashMap<>()), meter);
            if (meter.rows() != table.rows() || !meter.hash().equals(table.sha256())) {
                throw new BackupRefused("other-rows", table.name(), meter.rows(), table.rows());
            }
        }
    }

    private void bringHome(Folder folder, Manifest manifest) throws IOException {
        for (String name : manifest.home()) {
            Path target = home.resolve(name).normalize();
            if (!target.startsWith(home)) {
                throw new BackupRefused("bad-manifest", Folder.MANIFEST);
            }
            Files.createDirectories(target.resolveSibling(".").normalize());
            write(target, Files.readAllBytes(folder.file(Folder.HOME + "/" + name)));
        }
        Path sample = home.resolve("sample");
        if (Files.notExists(sample)) { // an office of its own: no demo data may come into it
            write(sample, "none\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private void note(Folder folder, Manifest manifest) throws IOException {
        write(
                home.resolve(RESTORED),
                "%s %s%n".formatted(folder.name(), manifest.takenAt()).getBytes(StandardCharsets.US_ASCII));
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, content, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    }

    private void moved(long length, String what) {
        moved += length;
        long now = System.nanoTime();
        if (now - told > TELL_EVERY_NANOS) {
            told = now;
            progress.tell(what, moved / 1_000_000);
        }
    }

    /** Reads a whole backup as a restore would, and touches nothing. */
    static List<Folder.Fault> check(Folder folder, Progress progress) {
        var faults = new ArrayList<>(folder.faults(read -> {}));
        if (faults.isEmpty()) {
            for (var table : folder.manifest().tables()) {
                var meter = new Meter(OutputStream.nullOutputStream(), read -> {});
                try (InputStream rows = folder.unpack(table.file())) {
                    rows.transferTo(meter);
                } catch (IOException e) {
                    faults.add(new Folder.Fault("unreadable", table.file()));
                    continue;
                } catch (UncheckedIOException e) {
                    throw new BackupRefused(e, "cannot-read", table.file());
                }
                if (meter.rows() != table.rows() || !meter.hash().equals(table.sha256())) {
                    faults.add(new Folder.Fault("changed", table.file()));
                }
            }
        }
        faults.forEach(fault -> progress.tell("fault." + fault.code(), fault.file()));
        return faults;
    }
}
