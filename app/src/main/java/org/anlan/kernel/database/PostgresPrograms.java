// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's own programs, unpacked once, and the identity they run under. */
final class PostgresPrograms {
    /** The release in the archive on the class path. */
    static final String VERSION = "18.6";

    private static final Logger log = LoggerFactory.getLogger(PostgresPrograms.class);
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    /** System users that may run the server when root may not hide in a namespace, best first. */
    private static final List<String> SYSTEM_USERS = List.of("anlan", "postgres", "nobody");

    /** How the server gets rid of root. */
    enum Guise {
        /** The application is an ordinary user, and so is the server. */
        SELF,
        /** Root in a user namespace, in which it is nobody; files stay root's. */
        NAMESPACE,
        /** Root starts the server as a system user, to whom the directory belongs. */
        SYSTEM_USER
    }

    private final Path directory;
    private final Guise guise;
    private final @Nullable String user;

    PostgresPrograms(Path directory, Guise guise) {
        this.directory = directory;
        this.guise = guise;
        this.user = guise == Guise.SYSTEM_USER ? systemUser() : null;
    }

    /** The programs in a directory, under the identity this machine allows. */
    static PostgresPrograms at(Path directory) {
        return new PostgresPrograms(directory, fitting());
    }

    private static Guise fitting() {
        if (!isRoot()) {
            return Guise.SELF;
        }
        return succeeds("unshare", "-U", "true") ? Guise.NAMESPACE : Guise.SYSTEM_USER;
    }

    static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid") instanceof Integer uid && uid == 0;
        } catch (IOException | UnsupportedOperationException e) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    private static String systemUser() {
        return SYSTEM_USERS.stream()
                .filter(name -> succeeds("id", "-u", name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "PostgreSQL does not run as root, and this machine has no user to run it as: adduser --system anlan"));
    }

    /** Unpacks the archive unless that was done; a directory that exists is complete. */
    void unpack() throws IOException {
        if (Files.exists(directory.resolve("bin/postgres"))) {
            return;
        }
        log.info("unpacking PostgreSQL {} (once)", VERSION);
        Path unpacking = directory.resolveSibling(directory.getFileName() + ".unpacking-"
                + ProcessHandle.current().pid());
        delete(unpacking);
        try (InputStream archive = PostgresPrograms.class.getResourceAsStream(ARCHIVE)) {
            if (archive == null || !"amd64".equals(System.getProperty("os.arch"))) {
                throw new IllegalStateException(
                        "there is no embedded PostgreSQL for this machine (%s): set ANLAN_DATABASE_URL"
                                .formatted(System.getProperty("os.arch")));
            }
            unpack(archive, unpacking);
        }
        own(unpacking);
        if (Files.exists(directory)) { // another process was faster
            delete(unpacking);
        } else {
            Files.move(unpacking, directory, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void unpack(InputStream archive, Path target) throws IOException {
        var tar = new TarArchiveInputStream(new XZInputStream(archive));
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path file = target.resolve(entry.getName()).normalize();
            if (!file.startsWith(target)) {
                throw new IOException("the archive has an entry outside its directory: " + entry.getName());
            }
            Files.createDirectories(entry.isDirectory() ? file : file.resolveSibling("."));
            if (entry.isDirectory()) {
                continue;
            }
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            } else {
                Files.copy(tar, file);
                if (file.startsWith(target.resolve("bin"))) {
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
                }
            }
        }
    }

    /** Gives a file or directory, with all that is in it, to the user the server runs as, where that is not ours. */
    void own(Path path) throws IOException {
        if (user == null) {
            return;
        }
        var owner = path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.toList()) {
                if (!Files.isSymbolicLink(each)) {
                    Files.setOwner(each, owner);
                }
            }
        }
    }

    /**
     * Runs one program to its end.
     *
     * @throws IllegalStateException with the program's own words when it fails
     */
    void run(String program, String... arguments) {
        var command = new ArrayList<String>();
        switch (guise) {
            case SELF -> {}
            case NAMESPACE -> command.addAll(List.of("unshare", "-U"));
            case SYSTEM_USER -> command.addAll(List.of("runuser", "-u", String.valueOf(user), "--"));
        }
        command.add(directory.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        try {
            // the server inherits the output of pg_ctl: a pipe would stay open as long as the server runs
            Path output = Files.createTempFile("anlan-" + program, ".out");
            try {
                var builder = new ProcessBuilder(command)
                        .directory(Path.of("/").toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
                builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
                builder.environment().put("LC_ALL", "C.UTF-8");
                int code = builder.start().waitFor();
                if (code != 0) {
                    throw new IllegalStateException("PostgreSQL's %s failed with %d: %s"
                            .formatted(program, code, Files.readString(output).strip()));
                }
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for PostgreSQL's " + program, e);
        }
    }

    private static boolean succeeds(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // the program is not there
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Removes a file or directory with all that is in it; one that does not exist is fine. */
    static void delete(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (NoSuchFileException e) {
            log.debug("nothing to delete", e);
        }
    }
}
