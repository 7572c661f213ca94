// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server that belongs to this application: unpacked from the class path once, kept in one directory,
 * started and stopped with the application.
 *
 * <p>It listens on loopback only and asks for a random password that is kept in a file of mode 0600. One process owns
 * the directory, by a file lock. A server that outlived a killed JVM is stopped first; when the server was killed too,
 * PostgreSQL recovers what was committed. Run by root it starts in a user namespace of its own, or as a system user
 * where the kernel forbids that, because PostgreSQL refuses root.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final int START_SECONDS = 300; // crash recovery of a full write-ahead log on a slow disk
    private static final int STOP_SECONDS = 60;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    /**
     * Fit for a machine of two cores and 4 GB that also runs the application. The server's log never quotes rows or
     * statements: they are residents' words and numbers.
     */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("shared_buffers", "256MB"),
            Map.entry("effective_cache_size", "1GB"),
            Map.entry("work_mem", "8MB"),
            Map.entry("maintenance_work_mem", "64MB"),
            Map.entry("max_connections", "60"),
            Map.entry("max_parallel_workers_per_gather", "1"),
            Map.entry("random_page_cost", "1.1"),
            Map.entry("jit", "off"),
            Map.entry("max_wal_size", "1GB"),
            Map.entry("checkpoint_timeout", "10min"),
            Map.entry("logging_collector", "on"),
            Map.entry("log_directory", "../log"),
            Map.entry("log_filename", "postgres-%a.log"),
            Map.entry("log_truncate_on_rotation", "on"),
            Map.entry("log_rotation_age", "1d"),
            Map.entry("log_rotation_size", "0"),
            Map.entry("log_error_verbosity", "terse"),
            Map.entry("log_min_error_statement", "panic"));

    private final Path data;
    private final Path passwordFile;
    private final int port;
    private final PostgresPrograms programs;
    private final FileChannel lock;

    private EmbeddedPostgres(Path home, int port, PostgresPrograms programs, FileChannel lock) {
        this.data = home.resolve("data");
        this.passwordFile = home.resolve("password");
        this.port = port;
        this.programs = programs;
        this.lock = lock;
    }

    /** Refusal: another process has its server in that directory. */
    public static final class InUse extends IllegalStateException {
        private InUse(Path home) {
            super("another Anlan is using " + home + ": stop it first, or set ANLAN_HOME to another directory");
        }
    }

    /**
     * Starts the server of a directory, making both if need be.
     *
     * @param home the directory; everything of the server is in it
     * @param settings PostgreSQL settings that win over the built-in ones
     * @return the running server
     * @throws InUse when another process owns the directory
     * @throws IllegalStateException when the server cannot start; the message says why in a sentence
     */
    public static EmbeddedPostgres start(Path home, Map<String, String> settings) {
        return start(home, home.resolve("pg-" + PostgresPrograms.VERSION), settings);
    }

    /**
     * Starts the server of a directory with programs kept elsewhere, so that several servers share them.
     *
     * @param home the directory of the server's data
     * @param binaries where the programs are, or are unpacked to
     * @param settings PostgreSQL settings that win over the built-in ones
     * @return the running server
     * @throws InUse when another process owns the directory
     * @throws IllegalStateException when the server cannot start
     */
    public static EmbeddedPostgres start(Path home, Path binaries, Map<String, String> settings) {
        return start(home, PostgresPrograms.at(binaries.toAbsolutePath()), settings);
    }

    static EmbeddedPostgres start(Path home, PostgresPrograms programs, Map<String, String> settings) {
        FileChannel lock = null;
        try {
            Path directory = Files.createDirectories(home).toRealPath();
            lock = lock(directory);
            programs.unpack();
            programs.own(directory);
            var postgres = new EmbeddedPostgres(directory, port(directory), programs, lock);
            postgres.initialise(directory);
            new LeftoverServer(postgres.data, programs).stop();
            postgres.launch(directory, settings);
            return postgres;
        } catch (IOException | RuntimeException e) {
            closeQuietly(lock);
            if (e instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw new IllegalStateException("cannot start PostgreSQL in " + home + ": " + e.getMessage(), e);
        }
    }

    /** Its address for the driver, without user and password. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** The loopback port it listens on; the same at every start unless somebody else took it meanwhile. */
    public int port() {
        return port;
    }

    /** The password of the user {@code postgres}. */
    public String password() {
        try {
            return Files.readString(passwordFile).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process that all others of the server descend from. */
    public long pid() {
        try {
            return LeftoverServer.pid(data.resolve("postmaster.pid")).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the server cleanly and gives the directory up. */
    @Override
    public void close() {
        try {
            if (Files.exists(data.resolve("postmaster.pid"))) {
                stop(programs, data);
            }
        } finally {
            closeQuietly(lock);
        }
    }

    static void stop(PostgresPrograms programs, Path data) {
        programs.run("pg_ctl", "-D", data.toString(), "-m", "fast", "-w", "-t", "" + STOP_SECONDS, "stop");
    }

    private static FileChannel lock(Path home) throws IOException {
        var channel = FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            log.debug("the directory is locked by this very process", e);
        }
        channel.close();
        throw new InUse(home);
    }

    /** The port of last time if it is free, so that what an operator noted stays true; otherwise a free one. */
    private static int port(Path home) throws IOException {
        Path file = home.resolve("port");
        if (Files.exists(file)) {
            int last = Integer.parseInt(Files.readString(file).strip());
            if (isFree(last)) {
                return last;
            }
        }
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(file, "" + socket.getLocalPort());
            return socket.getLocalPort();
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** Makes the data directory beside its place and moves it there whole: a start cut short leaves nothing half made. */
    private void initialise(Path home) throws IOException {
        Path version = data.resolve("PG_VERSION");
        if (Files.exists(version)) {
            String found = Files.readString(version).strip();
            if (!PostgresPrograms.VERSION.startsWith(found + ".")) {
                throw new IllegalStateException("the data in %s was written by PostgreSQL %s; this is %s"
                        .formatted(home, found, PostgresPrograms.VERSION));
            }
            return;
        }
        log.info("making the database (once)");
        Path making = home.resolve("data.making");
        PostgresPrograms.delete(making);
        writePassword();
        programs.run(
                "initdb",
                "-D",
                making.toString(),
                "-U",
                "postgres",
                "-A",
                "scram-sha-256",
                "--pwfile=" + passwordFile,
                "-E",
                "UTF-8",
                "--locale-provider=icu",
                "--icu-locale=und",
                "--locale=C.UTF-8",
                "--no-instructions");
        Files.move(making, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private void writePassword() throws IOException {
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        Files.deleteIfExists(passwordFile);
        Files.createFile(passwordFile, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        programs.own(passwordFile);
        Files.writeString(passwordFile, HexFormat.of().formatHex(secret), StandardOpenOption.TRUNCATE_EXISTING);
    }

    private void launch(Path home, Map<String, String> settings) throws IOException {
        var wanted = new TreeMap<>(SETTINGS);
        wanted.putAll(settings);
        wanted.put("port", "" + port);
        var text = new StringBuilder("# written at every start by the application\n");
        wanted.forEach((name, value) -> text.append(name)
                .append(" = '")
                .append(value.replace("'", "''"))
                .append("'\n"));
        Files.writeString(data.resolve("postgresql.auto.conf"), text);
        programs.run(
                "pg_ctl",
                "-D",
                data.toString(),
                "-l",
                home.resolve("start.log").toString(),
                "-w",
                "-t",
                "" + START_SECONDS,
                "start");
        log.info("PostgreSQL {} answers on 127.0.0.1:{}", PostgresPrograms.VERSION, port);
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            log.warn("cannot release the lock of the database directory", e);
        }
    }
}
