// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel.database;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/**
 * A PostgreSQL server that belongs to this application: unpacked from the class path once, kept in one directory,
 * started and stopped with the application. Survives a killed JVM: a server left behind is stopped first.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private final Path bin;
    private final Path data;
    private final Path logFile;
    private final Path passwordFile;
    private final int port;
    private final boolean asRoot;

    private final FileChannel lock;

    private EmbeddedPostgres(Path home, int port, FileChannel lock) {
        this.lock = lock;
        this.bin = home.resolve("pg-18.6");
        this.data = home.resolve("data");
        this.logFile = home.resolve("postgres.log");
        this.passwordFile = home.resolve("password");
        this.port = port;
        this.asRoot = "root".equals(System.getProperty("user.name"));
    }

    /** Another process has its server in that directory. */
    public static final class InUse extends IllegalStateException {
        private InUse(Path home) {
            super("another instance is using " + home);
        }
    }

    /** A server for data that may be lost, such as a test's. */
    public static EmbeddedPostgres startScratch(Path home, Map<String, String> settings) {
        return start(home, settings);
    }

    public static EmbeddedPostgres start(Path home, Map<String, String> settings) {
        try {
            Files.createDirectories(home);
            var lock = FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock.tryLock() == null) {
                throw new InUse(home);
            }
            var pg = new EmbeddedPostgres(home.toAbsolutePath(), freePort(), lock);
            pg.unpack();
            pg.initialise();
            pg.stopLeftover();
            pg.launch(settings);
            return pg;
        } catch (IOException e) {
            throw new IllegalStateException("cannot start embedded PostgreSQL in " + home, e);
        }
    }

    public int port() {
        return port;
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?reWriteBatchedInserts=true";
    }

    public String password() {
        try {
            return Files.readString(passwordFile).strip();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void unpack() throws IOException {
        Path marker = bin.resolve(".complete");
        if (Files.exists(marker)) {
            return;
        }
        try (InputStream in = EmbeddedPostgres.class.getResourceAsStream(ARCHIVE)) {
            if (in == null) {
                throw new IOException("no PostgreSQL archive on the class path: " + ARCHIVE);
            }
            var tar = new TarArchiveInputStream(new XZInputStream(in));
            for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
                Path target = bin.resolve(e.getName()).normalize();
                if (!target.startsWith(bin)) {
                    throw new IOException("entry outside target: " + e.getName());
                }
                if (e.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                Files.deleteIfExists(target);
                if (e.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(e.getLinkName()));
                } else {
                    Files.copy(tar, target);
                    if (e.getName().contains("bin/")) {
                        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                }
            }
        }
        Files.writeString(marker, "18.6");
    }

    private void initialise() throws IOException {
        if (Files.exists(data.resolve("PG_VERSION"))) {
            return;
        }
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        Files.deleteIfExists(passwordFile);
        Files.createFile(
                passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile, HexFormat.of().formatHex(secret), StandardOpenOption.TRUNCATE_EXISTING);
        run(
                "initdb",
                "-D",
                data.toString(),
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
    }

    /** After a killed JVM the server goes on alone; stop it so that this JVM owns the data directory. */
    private void stopLeftover() throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        var deadline = Instant.now().plus(Duration.ofSeconds(60));
        boolean asked = false;
        while (isPostgres(pid) && Instant.now().isBefore(deadline)) {
            if (!asked && !isZombie(pid)) {
                log.warn("stopping a PostgreSQL left behind by a killed process (pid {})", pid);
                run("pg_ctl", "-D", data.toString(), "-m", "fast", "-w", "-t", "60", "stop");
                asked = true;
            }
            sleep(100);
        }
    }

    /** True while that process is a postgres, a zombie not yet reaped included. */
    private static boolean isPostgres(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/stat")).contains("(postgres)");
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isZombie(long pid) throws IOException {
        return Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") Z ");
    }

    private void launch(Map<String, String> settings) throws IOException {
        var config = new TreeMap<>(Map.of(
                "listen_addresses",
                "127.0.0.1",
                "unix_socket_directories",
                "",
                "port",
                Integer.toString(port),
                "timezone",
                "UTC",
                "shared_buffers",
                "256MB",
                "max_connections",
                "60",
                "max_wal_size",
                "2GB",
                "checkpoint_timeout",
                "10min"));
        config.putAll(settings);
        var text = new StringBuilder("# written at every start by the application\n");
        config.forEach((k, v) -> text.append(k).append(" = '").append(v).append("'\n"));
        Files.writeString(data.resolve("postgresql.auto.conf"), text);
        run("pg_ctl", "-D", data.toString(), "-l", logFile.toString(), "-w", "-t", "60", "start");
        log.info("embedded PostgreSQL on port {}", port);
    }

    @Override
    public void close() {
        run("pg_ctl", "-D", data.toString(), "-m", "fast", "-w", "-t", "60", "stop");
        try {
            lock.close();
        } catch (IOException e) {
            log.warn("cannot release the lock", e);
        }
    }

    private void run(String program, String... args) {
        List<String> command = new ArrayList<>();
        if (asRoot) { // PostgreSQL refuses to run as root: give it a user namespace of its own
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(bin.resolve("bin").resolve(program).toString());
        command.addAll(Arrays.asList(args));
        try {
            Path out = Files.createTempFile("pg", ".out");
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            int rc = process.waitFor();
            String output = Files.readString(out);
            Files.deleteIfExists(out);
            if (rc != 0) {
                throw new IllegalStateException(program + " failed with " + rc + ": " + output);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void sleep(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (var s = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return s.getLocalPort();
        }
    }
}
