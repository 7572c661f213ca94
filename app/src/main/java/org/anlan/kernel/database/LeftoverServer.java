// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a killed process may have left in a data directory: a server that goes on alone, workers that are just noticing
 * that their server died, a dead server nobody has buried yet, or only its file. The caller owns the directory.
 */
final class LeftoverServer {
    private static final Logger log = LoggerFactory.getLogger(LeftoverServer.class);
    private static final int PATIENCE_SECONDS = 60;
    private static final int BURIAL_SECONDS = 5; // a parent that reaps its children does so at once

    private final Path data;
    private final Path pidFile;
    private final PostgresPrograms programs;

    LeftoverServer(Path data, PostgresPrograms programs) {
        this.data = data;
        this.pidFile = data.resolve("postmaster.pid");
        this.programs = programs;
    }

    /** Stops what still runs and removes what would keep a new server from starting. */
    void stop() throws IOException {
        OptionalLong pid = pid(pidFile);
        if (pid.isPresent() && works(pid.getAsLong())) {
            log.warn("stopping a PostgreSQL that a killed process left behind (pid {})", pid.getAsLong());
            EmbeddedPostgres.stop(programs, data);
        }
        waitWhileAnyoneWorksHere();
        if (Files.exists(pidFile)) {
            waitForBurial(pid(pidFile));
            // Nobody works in this directory, so the file guards nothing; PostgreSQL itself would refuse to start
            // as long as any process, even a dead or a foreign one, has the number written in it.
            Files.deleteIfExists(pidFile);
        }
    }

    /** The process number in the first line of PostgreSQL's file, or empty when there is none. */
    static OptionalLong pid(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return OptionalLong.empty();
        }
        var lines = Files.readAllLines(pidFile);
        try {
            return lines.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(Long.parseLong(lines.getFirst().strip()));
        } catch (NumberFormatException e) { // cut short by a full disk or a power failure
            return OptionalLong.empty();
        }
    }

    private void waitWhileAnyoneWorksHere() throws IOException {
        for (int i = 0; i < PATIENCE_SECONDS * 10; i++) {
            if (!anyoneWorksHere()) {
                return;
            }
            pause();
        }
        throw new IllegalStateException(
                "processes of an earlier PostgreSQL still work in %s and do not stop; end them first".formatted(data));
    }

    private static void waitForBurial(OptionalLong pid) {
        for (int i = 0; i < BURIAL_SECONDS * 10 && pid.isPresent(); i++) {
            if (!isDeadButNotBuried(pid.getAsLong())) {
                return;
            }
            pause();
        }
    }

    private static boolean isDeadButNotBuried(long pid) {
        try {
            return Files.readString(Path.of("/proc", "" + pid, "stat")).contains(") Z ");
        } catch (IOException e) {
            return false;
        }
    }

    private boolean anyoneWorksHere() throws IOException {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .map(process -> process.getFileName().toString())
                    .filter(name -> name.chars().allMatch(Character::isDigit))
                    .anyMatch(name -> works(Long.parseLong(name)));
        }
    }

    /** True while that process is alive with this data directory as its working directory, as all of a server's are. */
    private boolean works(long pid) {
        Path process = Path.of("/proc", "" + pid);
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(data)
                    && Files.readString(process.resolve("comm")).strip().equals("postgres");
        } catch (IOException e) {
            return false; // gone, dead and not yet buried, or somebody else's
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an earlier PostgreSQL to stop", e);
        }
    }
}
