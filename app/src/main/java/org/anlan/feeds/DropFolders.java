// SPDX-License-Identifier: Apache-2.0
package org.anlan.feeds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.anlan.kernel.KernelSettings;
import org.anlan.kernel.Refusal;
import org.anlan.kernel.sheets.CsvWriter;
import org.anlan.kernel.sheets.UnreadableFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The folders into which departments drop files: {@code <home>/feeds/<feed>/}. A file that has not changed for two
 * seconds is read and moved to {@code done}, or to {@code refused} when it could not be read; a list of the rows that were
 * not taken, with their reasons, is laid beside it. Names that end in {@code .part} or {@code .tmp}, or begin with a dot,
 * are still being written. Folders are this node's own.
 */
@Component
class DropFolders implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(DropFolders.class);
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final Duration STILL = Duration.ofSeconds(2);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final Path root;
    private final Feeds feeds;
    private final DepartmentReports reports;
    private final Clock clock;
    private final MessageSource messages;
    private volatile boolean running;

    DropFolders(KernelSettings settings, Feeds feeds, DepartmentReports reports, Clock clock, MessageSource messages) {
        this.root = settings.home().resolve("feeds");
        this.feeds = feeds;
        this.reports = reports;
        this.clock = clock;
        this.messages = messages;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("drop-folders").start(this::watch);
    }

    private void watch() {
        while (running) {
            try {
                round();
                Thread.sleep(ROUND);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) { // a full disk or a lost database: the next round tries again
                if (running) {
                    log.warn("the drop folders were not read: {}", e.getMessage());
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(ROUND);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads what lies in the folders now. */
    void round() {
        for (Feed feed : feeds.all()) {
            if (feed.active()) {
                try {
                    folder(feed);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void folder(Feed feed) throws IOException {
        Path folder = root.resolve(feed.code());
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.filter(Files::isRegularFile)
                    .filter(this::whole)
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            take(feed, folder, file);
        }
    }

    private boolean whole(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        try {
            // the disk's clock, not the office's: a file is still when nobody wrote to it
            Instant changed = Files.getLastModifiedTime(file).toInstant();
            return !name.startsWith(".")
                    && !name.endsWith(".part")
                    && !name.endsWith(".tmp")
                    && Math.abs(System.currentTimeMillis() - changed.toEpochMilli()) >= STILL.toMillis();
        } catch (IOException e) {
            return false; // gone again
        }
    }

    private void take(Feed feed, Path folder, Path file) throws IOException {
        String name = file.getFileName().toString();
        boolean isJson = name.toLowerCase(Locale.ROOT).matches(".*\\.(json|ndjson|jsonl)");
        String stamp = STAMP.format(clock.instant()) + "-" + name;
        try {
            DepartmentReports.Outcome outcome = reports.take(feed, "file", name, file, isJson);
            if (!outcome.refused().isEmpty()) {
                list(folder.resolve("refused"), stamp + ".reasons.csv", outcome.refused());
            }
            move(file, folder.resolve("done"), stamp);
        } catch (UnreadableFile e) {
            Path refused = folder.resolve("refused");
            move(file, refused, stamp);
            Files.writeString(
                    refused.resolve(stamp + ".reason.txt"),
                    e.fault().place(messages, Locale.SIMPLIFIED_CHINESE)
                            + " "
                            + e.fault().sentence(messages, Locale.SIMPLIFIED_CHINESE)
                            + "\n");
        } catch (Refusal e) {
            log.warn("a file of feed {} was not taken: {}", feed.code(), e.code());
            move(file, folder.resolve("refused"), stamp);
        }
    }

    private void list(Path folder, String name, List<DepartmentReports.Rejected> refused) throws IOException {
        Files.createDirectories(folder);
        try (var out = new CsvWriter(Files.newOutputStream(folder.resolve(name)))) {
            out.write(List.of("line", "id", "field", "reason"));
            for (DepartmentReports.Rejected one : refused) {
                out.write(List.of(
                        Long.toString(one.line()),
                        one.id() == null ? "" : one.id(),
                        one.field(),
                        messages.getMessage(
                                "feeds.fault." + one.reason(), new Object[] {one.about()}, Locale.SIMPLIFIED_CHINESE)));
            }
        }
    }

    private static void move(Path file, Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        Files.move(file, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
