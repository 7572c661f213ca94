// SPDX-License-Identifier: Apache-2.0
package org.anlan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.anlan.kernel.database.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.modulith.core.ApplicationModuleIdentifier;
import org.springframework.modulith.core.ApplicationModuleIdentifiers;
import org.springframework.modulith.runtime.flyway.HasMigrationFiles;
import org.springframework.modulith.runtime.flyway.SpringModulithFlywayMigrationStrategy;

/**
 * A database of a test's own, on one PostgreSQL server for the whole test run.
 *
 * <p>The server starts at the first request and stops with the JVM. All rooms are migrated once, into a template that
 * is kept between runs under the hash of the migrations; every test database is a clone of it, which takes some 50 ms.
 * The server does not wait for the disk ({@code fsync} off): a test about durability starts its own
 * {@link EmbeddedPostgres} instead.
 */
public final class TestDatabase implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final AtomicInteger OPEN = new AtomicInteger();

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    /** A new database in which every room has been migrated and nothing else has happened. */
    public static TestDatabase migrated() {
        return Server.INSTANCE.cloneOf(Server.INSTANCE.template);
    }

    /** A new database with nothing in it, not even a schema. */
    public static TestDatabase empty() {
        return Server.INSTANCE.cloneOf("template0");
    }

    /** Its address with user and password, as {@code ANLAN_DATABASE_URL} takes it. */
    public String url() {
        return "postgresql://postgres:%s@127.0.0.1:%d/%s"
                .formatted(Server.INSTANCE.postgres.password(), Server.INSTANCE.postgres.port(), name);
    }

    /**
     * A connection of the test's own; the caller closes it.
     *
     * @throws SQLException when the server does not answer
     */
    public Connection connect() throws SQLException {
        return Server.INSTANCE.connect(name);
    }

    /** Drops the database, whoever is still connected. */
    @Override
    public void close() {
        try (var connection = Server.INSTANCE.connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
        } catch (SQLException e) {
            // the server is already gone with the JVM; the next run drops what is left
            System.err.println("could not drop " + name + ": " + e.getMessage());
        } finally {
            OPEN.decrementAndGet();
        }
    }

    private static final class Server {
        private static final Server INSTANCE = new Server();
        private static final int DIRECTORIES = 8;

        private final EmbeddedPostgres postgres;
        private final String template;

        private Server() {
            postgres = start();
            Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "test-database-stop"));
            dropLeftovers();
            template = "template_" + hashOfMigrations();
            migrateTemplate();
        }

        /** Two runs in one working copy get a directory each; the usual single run always finds its warm one. */
        private static EmbeddedPostgres start() {
            var scratch = Map.of(
                    "fsync", "off",
                    "synchronous_commit", "off",
                    "full_page_writes", "off",
                    "max_connections", "200",
                    "shared_buffers", "96MB");
            IllegalStateException refused = null;
            for (int i = 0; i < DIRECTORIES; i++) {
                try {
                    return EmbeddedPostgres.start(
                            Path.of("target", "test-postgres", "" + i),
                            Path.of("target", "test-postgres", "programs"),
                            scratch);
                } catch (EmbeddedPostgres.InUse e) {
                    refused = e;
                }
            }
            throw new IllegalStateException("all test directories are in use", refused);
        }

        private TestDatabase cloneOf(String source) {
            String name = "t%d".formatted(NUMBER.incrementAndGet());
            run("postgres", "create database " + name + " template " + source);
            OPEN.incrementAndGet();
            return new TestDatabase(name);
        }

        private void dropLeftovers() {
            try (var connection = connect("postgres");
                    var statement = connection.createStatement()) {
                var names = new ArrayList<String>();
                try (var rows = statement.executeQuery("select datname from pg_database where datname ~ '^t[0-9]+$'")) {
                    while (rows.next()) {
                        names.add(rows.getString(1));
                    }
                }
                for (String name : names) {
                    statement.execute("drop database " + name + " with (force)");
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private void migrateTemplate() {
            if (exists(template)) {
                return;
            }
            run("postgres", "drop database if exists preparing with (force)");
            run("postgres", "create database preparing template template0");
            var flyway = Flyway.configure().dataSource(jdbcUrl("preparing"), "postgres", postgres.password());
            var rooms = ApplicationModuleIdentifiers.of(rooms());
            new SpringModulithFlywayMigrationStrategy(
                            rooms, new HasMigrationFiles(new PathMatchingResourcePatternResolver()))
                    .migrate(flyway.load());
            // the new name appears only when every room has been migrated
            run("postgres", "alter database preparing rename to " + template);
        }

        private static List<ApplicationModuleIdentifier> rooms() {
            try {
                return RoomsTests.listedRooms().stream()
                        .map(ApplicationModuleIdentifier::of)
                        .toList();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private boolean exists(String database) {
            try (var connection = connect("postgres");
                    var statement = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
                statement.setString(1, database);
                try (var rows = statement.executeQuery()) {
                    return rows.next();
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private static String hashOfMigrations() {
            try {
                var digest = MessageDigest.getInstance("SHA-256");
                digest.update(RoomsTests.listedRooms().toString().getBytes(StandardCharsets.UTF_8));
                var files = new TreeMap<String, Resource>();
                for (Resource file :
                        new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/**/*.sql")) {
                    files.put(file.getURL().toString(), file);
                }
                for (Resource file : files.values()) {
                    digest.update(file.getContentAsByteArray());
                }
                return HexFormat.of().formatHex(digest.digest(), 0, 8);
            } catch (IOException | NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        private void run(String database, String sql) {
            try (var connection = connect(database);
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private Connection connect(String database) throws SQLException {
            return DriverManager.getConnection(jdbcUrl(database), "postgres", postgres.password());
        }

        private String jdbcUrl(String database) {
            return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(postgres.port(), database);
        }

        /** Contexts close in shutdown hooks of their own, at the same time; the server goes last. */
        private void stop() {
            try {
                for (int i = 0; i < 100 && OPEN.get() > 0; i++) {
                    TimeUnit.MILLISECONDS.sleep(100);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            postgres.close();
        }
    }

    /** A new empty directory below {@code target}, for a node's home. */
    static Path newHome() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "homes")), "home")
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The names of what a test may find in its database by itself, for messages. */
    @Override
    public String toString() {
        return "test database " + name;
    }

    /** Tables of one schema, sorted. */
    public List<String> tables(String schema) throws SQLException {
        try (var connection = connect();
                var statement = connection.prepareStatement(
                        "select table_name from information_schema.tables where table_schema = ? order by 1")) {
            statement.setString(1, schema);
            var names = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            return names;
        }
    }
}
