// SPDX-License-Identifier: Apache-2.0
package org.anlan.backup;

import java.io.BufferedInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A backup as it lies on a disk:
 *
 * <pre>
 * manifest.json        what it is, see {@link Manifest}
 * tables/….copy.gz     one file a table
 * home/…               what belongs to it from the node's directory
 * SHA256SUMS           every file with its hash, in the form of sha256sum; written last
 * </pre>
 *
 * A folder without {@code SHA256SUMS} was not finished. Directories have mode 0700, files 0600: it is the whole county.
 */
final class Folder {
    static final String SUMS = "SHA256SUMS";
    static final String MANIFEST = "manifest.json";
    static final String TABLES = "tables";
    static final String HOME = "home";

    private static final Pattern SUM = Pattern.compile("([0-9a-f]{64})  ([^/\\\\][^\\\\]*)");
    private static final int BUFFER = 1 << 16;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path root;
    private final Map<String, String> sums = new ConcurrentSkipListMap<>();

    /**
     * A place where a file does not agree with what was written.
     *
     * @param code which sentence says it
     * @param file the file, from the backup's own directory
     */
    record Fault(String code, String file) {}

    private Folder(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    // ── writing ──────────────────────────────────────────────────────────────────────────────────────────────────

    /**
     * A new folder for a backup.
     *
     * @param root where; it may exist when it is empty
     * @throws BackupRefused when something is there already, or nothing can be written there
     */
    static Folder make(Path root) {
        try {
            if (Files.exists(root) && (!Files.isDirectory(root) || !isEmpty(root))) {
                throw new BackupRefused("not-empty", root);
            }
            directory(root);
            directory(root.resolve(TABLES));
            directory(root.resolve(HOME));
            return new Folder(root);
        } catch (IOException e) {
            throw new BackupRefused(e, "cannot-write", root, String.valueOf(e.getMessage()));
        }
    }

    private static void directory(Path path) throws IOException {
        Files.createDirectories(
                path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    }

    static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> inside = Files.list(directory)) {
            return inside.findAny().isEmpty();
        }
    }

    /**
     * A new file of the folder, its hash noted when it is closed; by then it is on the disk.
     *
     * @param name from the folder's own directory
     */
    OutputStream write(String name) throws IOException {
        Path file = root.resolve(name);
        directory(file.resolveSibling(".").normalize());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        var channel = FileChannel.open(file, StandardOpenOption.WRITE);
        var meter = new Meter(Channels.newOutputStream(channel), length -> {});
        return new FilterOutputStream(meter) {
            @Override
            public void write(byte[] b, int off, int len) throws IOException {
                meter.write(b, off, len);
            }

            @Override
            public void close() throws IOException {
                if (channel.isOpen()) {
                    channel.force(true);
                    sums.put(name, meter.hash());
                    channel.close();
                }
            }
        };
    }

    /** A packed file of the folder; fast rather than small, since the office works meanwhile. */
    OutputStream pack(String name) throws IOException {
        return new GZIPOutputStream(write(name), BUFFER) {
            {
                def.setLevel(Deflater.BEST_SPEED);
            }
        };
    }

    /** Writes the manifest and the list of hashes: from now on the backup is whole. */
    void finish(Manifest manifest) throws IOException {
        try (OutputStream out = write(MANIFEST)) {
            out.write(JSON.writeValueAsBytes(manifest));
        }
        var text = new StringBuilder();
        sums.forEach((name, hash) -> text.append(hash).append("  ").append(name).append('\n'));
        Path part = root.resolve(SUMS + ".part");
        Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        Files.move(part, root.resolve(SUMS), StandardCopyOption.ATOMIC_MOVE);
        for (Path directory : List.of(root, root.resolve(TABLES), root.resolve(HOME))) {
            try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** Removes what was written, after a failure. */
    void discard() {
        try {
            delete(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (NoSuchFileException e) {
            return; // nothing there
        }
    }

    // ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────

    /** Whether a directory holds a backup that was finished. */
    static boolean isWhole(Path root) {
        return Files.isRegularFile(root.resolve(SUMS)) && Files.isRegularFile(root.resolve(MANIFEST));
    }

    /** Whether a directory holds a backup that was begun and not finished. */
    static boolean isHalf(Path root) {
        return !isWhole(root) && Files.isDirectory(root.resolve(TABLES)) && Files.isDirectory(root.resolve(HOME));
    }

    /**
     * A backup that was finished.
     *
     * @throws BackupRefused when there is none, it was not finished, or its list of hashes cannot be read
     */
    static Folder open(Path root) {
        if (!Files.isDirectory(root)) {
            throw new BackupRefused("no-such", root);
        }
        if (!isWhole(root)) {
            throw new BackupRefused(isHalf(root) ? "half" : "not-one", root);
        }
        var folder = new Folder(root);
        try {
            int number = 0;
            for (String line : Files.readAllLines(root.resolve(SUMS))) {
                number++;
                var sum = SUM.matcher(line);
                if (!sum.matches() || !root.resolve(sum.group(2)).normalize().startsWith(root.normalize())) {
                    throw new BackupRefused("bad-sums", SUMS, number);
                }
                folder.sums.put(sum.group(2), sum.group(1));
            }
        } catch (IOException e) {
            throw new BackupRefused(e, "bad-sums", SUMS, 0);
        }
        return folder;
    }

    /** The manifest. */
    Manifest manifest() {
        try {
            byte[] bytes = Files.readAllBytes(root.resolve(MANIFEST));
            var format = JSON.readTree(bytes).path("format");
            if (format.asInt(0) > Manifest.FORMAT) {
                throw new BackupRefused("newer-format", format.asInt(), Manifest.FORMAT);
            }
            return JSON.readValue(bytes, Manifest.class);
        } catch (IOException | JacksonException e) {
            throw new BackupRefused(e, "bad-manifest", MANIFEST);
        }
    }

    /**
     * Reads every file to its end and compares it with its hash.
     *
     * @param read hears how many bytes have just been read
     * @return every file that is not what was written; empty for a sound backup
     */
    List<Fault> faults(LongConsumer read) {
        var faults = new ArrayList<Fault>();
        var listed = new TreeSet<>(sums.keySet());
        for (var sum : new TreeMap<>(sums).entrySet()) {
            Optional<String> hash = hash(root.resolve(sum.getKey()), read);
            if (hash.isEmpty()) {
                faults.add(new Fault("missing", sum.getKey()));
            } else if (!hash.get().equals(sum.getValue())) {
                faults.add(new Fault("changed", sum.getKey()));
            }
        }
        try (Stream<Path> all = Files.walk(root)) {
            all.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .filter(name -> !name.equals(SUMS) && !listed.contains(name))
                    .sorted()
                    .forEach(name -> faults.add(new Fault("foreign", name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return faults;
    }

    private static Optional<String> hash(Path file, LongConsumer read) {
        var digest = Meter.sha256();
        var buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                read.accept(n);
            }
            return Optional.of(HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new BackupRefused(e, "cannot-read", file);
        }
    }

    /** A packed file, unpacked as it is read. */
    InputStream unpack(String name) throws IOException {
        return new GZIPInputStream(new BufferedInputStream(Files.newInputStream(root.resolve(name)), BUFFER), BUFFER);
    }

    /** A file as it is. */
    Path file(String name) {
        return root.resolve(name);
    }

    /** How many bytes all its files have. */
    long size() {
        try (Stream<Path> all = Files.walk(root)) {
            long size = 0;
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                size += Files.size(each);
            }
            return size;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The hash that names the whole backup: that of its list of hashes. */
    String name() {
        return hash(root.resolve(SUMS), n -> {}).orElse("");
    }
}
