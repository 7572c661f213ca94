// SPDX-License-Identifier: Apache-2.0
package org.anlan.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.anlan.kernel.KeptOut;
import org.anlan.kernel.WrittenAs;
import org.anlan.kernel.database.OfficeDatabase;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * One backup being written: a single moment of the database, exported by one connection and read by several, table by table,
 * row by row. Nothing waits for it and nothing is held in memory.
 */
final class Writing {
    /** Held while a backup is being written, so that two nodes do not write two at once. */
    private static final long LOCK = 0x616e6c616e6255L;

    private static final int HANDS = 2;
    private static final long TELL_EVERY_NANOS = 2_000_000_000L;

    private final OfficeDatabase database;
    private final String county;
    private final String application;
    private final Path home;
    private final Map<String, String> leftOut = new LinkedHashMap<>();
    private final Map<String, Map<String, WrittenAs>> writtenAs = new HashMap<>();
    private final Folder folder;
    private final Progress progress;
    private final AtomicLong bytes = new AtomicLong();
    private volatile long told = System.nanoTime();

    Writing(
            OfficeDatabase database,
            String county,
            String application,
            Path home,
            List<KeptOut> leftOut,
            List<WrittenAs> writtenAs,
            Folder folder,
            Progress progress) {
        this.database = database;
        this.county = county;
        this.application = application;
        this.home = home;
        leftOut.forEach(table -> this.leftOut.put(table.table(), table.because()));
        writtenAs.forEach(column -> this.writtenAs
                .computeIfAbsent(column.table(), table -> new HashMap<>())
                .put(column.column(), column));
        this.folder = folder;
        this.progress = progress;
    }

    /**
     * Writes everything.
     *
     * @param takenAt the moment, for those who read the manifest
     * @throws BackupRefused when another backup is being written, or the database or the disk fails
     */
    Manifest write(Instant takenAt) {
        try (Connection exporter = database.connect("anlan backup")) {
            var catalogue = new Catalogue(exporter);
            if (!"t".equals(catalogue.one("select pg_try_advisory_lock(" + LOCK + ")"))) {
                throw new BackupRefused("another");
            }
            begin(exporter, null);
            String snapshot = catalogue.one("select pg_export_snapshot()");
            var tables = catalogue.tables().stream()
                    .filter(table -> !leftOut.containsKey(table.name()))
                    .toList();
            progress.tell("begun", tables.size(), folder.root());
            List<Manifest.Table> written = copy(tables, snapshot);
            var end = catalogue.logEnd(county);
            var manifest = new Manifest(
                    Manifest.FORMAT,
                    application,
                    county,
                    takenAt,
                    catalogue.one("show server_version"),
                    snapshot,
                    catalogue.levels(),
                    written,
                    // counters know no moment: read last, none is behind the rows
                    catalogue.sequences(),
                    leftOut.entrySet().stream()
                            .map(table -> new Manifest.LeftOut(table.getKey(), table.getValue()))
                            .toList(),
                    end,
                    home(end));
            folder.finish(manifest);
            exporter.rollback();
            return manifest;
        } catch (SQLException e) {
            throw new BackupRefused(e, "database", message(e));
        } catch (IOException e) {
            throw new BackupRefused(e, "cannot-write", folder.root(), String.valueOf(e.getMessage()));
        }
    }

    private static void begin(Connection connection, @Nullable String snapshot) throws SQLException {
        Catalogue.speakPlainly(connection);
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        if (snapshot != null) {
            new Catalogue(connection).run("set transaction snapshot '" + snapshot + "'");
        }
    }

    /** The largest tables first, so that the hands finish together. */
    private List<Manifest.Table> copy(List<Catalogue.Table> tables, String snapshot) {
        Queue<Catalogue.Table> waiting = new ConcurrentLinkedQueue<>(tables.stream()
                .sorted(Comparator.comparingLong(Catalogue.Table::size).reversed())
                .toList());
        var written = new ArrayList<Manifest.Table>();
        try (var hands = Executors.newFixedThreadPool(
                HANDS, Thread.ofPlatform().name("backup-", 1).daemon().factory())) {
            List<Future<List<Manifest.Table>>> parts = Stream.generate(() -> waiting)
                    .limit(HANDS)
                    .map(queue -> hands.submit(() -> hand(queue, snapshot, tables.size())))
                    .toList();
            RuntimeException failure = null;
            for (var part : parts) {
                try {
                    written.addAll(part.get());
                } catch (ExecutionException e) {
                    waiting.clear(); // the others end after the table they are at
                    failure = failure == null ? failure(e.getCause()) : failure;
                } catch (InterruptedException e) {
                    waiting.clear();
                    hands.shutdownNow();
                    Thread.currentThread().interrupt();
                    failure = new BackupRefused(e, "interrupted");
                }
            }
            if (failure != null) {
                throw failure;
            }
        }
        written.sort(Comparator.comparing(Manifest.Table::name));
        return written;
    }

    private RuntimeException failure(@Nullable Throwable cause) {
        return switch (cause) {
            case RuntimeException e -> e;
            case SQLException e -> new BackupRefused(e, "database", message(e));
            case IOException e -> new BackupRefused(e, "cannot-write", folder.root(), String.valueOf(e.getMessage()));
            case null, default -> new BackupRefused("interrupted");
        };
    }

    /** What the server said, without rows or statements. */
    static String message(SQLException e) {
        return e instanceof org.postgresql.util.PSQLException p && p.getServerErrorMessage() != null
                ? p.getServerErrorMessage().getSeverity() + ": "
                        + p.getServerErrorMessage().getMessage()
                : String.valueOf(e.getMessage());
    }

    private List<Manifest.Table> hand(Queue<Catalogue.Table> waiting, String snapshot, int all)
            throws SQLException, IOException {
        var written = new ArrayList<Manifest.Table>();
        try (Connection connection = database.connect("anlan backup")) {
            begin(connection, snapshot);
            for (var table = waiting.poll(); table != null; table = waiting.poll()) {
                written.add(copy(connection, table, all - waiting.size(), all));
            }
            connection.rollback();
        }
        return written;
    }

    private Manifest.Table copy(Connection connection, Catalogue.Table table, int number, int all)
            throws SQLException, IOException {
        var others = writtenAs.getOrDefault(table.name(), Map.of());
        String file = Folder.TABLES + "/" + table.name() + ".copy.gz";
        Meter meter;
        try (OutputStream packed = folder.pack(file)) {
            meter = new Meter(packed, length -> passed(length, number, all, table.name()));
            var expressions = new HashMap<String, String>();
            others.forEach((column, as) -> expressions.put(column, as.sql()));
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut(table.copyOut(expressions), meter);
        }
        var because = new LinkedHashMap<String, String>();
        others.forEach((column, as) -> because.put(column, as.because()));
        return new Manifest.Table(
                table.name(), table.columns(), table.key(), meter.rows(), meter.bytes(), meter.hash(), file, because);
    }

    private void passed(long length, int number, int all, String table) {
        long sum = bytes.addAndGet(length);
        long now = System.nanoTime();
        if (now - told > TELL_EVERY_NANOS) {
            told = now;
            progress.tell("copying", number, all, table, sum / 1_000_000);
        }
    }

    /**
     * What belongs to the county from the node's directory: printed roots, holidays that were put there, whether it is the
     * demo county, and that one's invented sign-ins. Passwords of databases, the instance's token and messages that were
     * sent stay where they are.
     */
    private List<String> home(Manifest.@Nullable LogEnd end) throws IOException {
        var names = new ArrayList<String>();
        Path roots = home.resolve("roots.txt");
        if (Files.exists(roots) && end != null) {
            var text = new StringBuilder();
            for (String line : Files.readAllLines(roots, StandardCharsets.US_ASCII)) {
                // printed while the tables were being read: the copy ends before them
                String batch = line.strip().split(" ", 2)[0];
                if (batch.matches("\\d{1,18}") && Long.parseLong(batch) <= end.batch()) {
                    text.append(line.strip()).append('\n');
                }
            }
            names.add(keep("roots.txt", text.toString().getBytes(StandardCharsets.US_ASCII)));
        }
        Path sample = home.resolve("sample");
        if (Files.exists(sample)) {
            names.add(keep("sample", Files.readAllBytes(sample)));
            Path sheet = home.resolve("sign-ins.txt");
            if (Files.readString(sample).strip().equals("demo") && Files.exists(sheet)) {
                names.add(keep("sign-ins.txt", Files.readAllBytes(sheet)));
            }
        }
        Path calendar = home.resolve("calendar");
        if (Files.isDirectory(calendar)) {
            try (Stream<Path> years = Files.list(calendar)) {
                for (Path year : years.filter(file -> file.toString().endsWith(".yaml"))
                        .sorted()
                        .toList()) {
                    names.add(keep("calendar/" + year.getFileName(), Files.readAllBytes(year)));
                }
            }
        }
        return names;
    }

    private String keep(String name, byte[] content) throws IOException {
        try (OutputStream out = folder.write(Folder.HOME + "/" + name)) {
            out.write(content);
        }
        return name;
    }
}
