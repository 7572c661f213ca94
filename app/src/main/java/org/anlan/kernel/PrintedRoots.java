// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Roots of the log written outside the database: one line a root in {@code <home>/roots.txt}. Somebody who cuts off the
 * end of the log with full rights on the database cannot make it agree with this file, least of all once it was copied
 * to a second host or printed.
 */
final class PrintedRoots {
    /** A printed line: which batch, and the root it had. */
    record Line(long batch, byte[] root) {}

    private final Path file;

    PrintedRoots(Path home) {
        this.file = home.resolve("roots.txt");
    }

    void print(long batch, byte[] root) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(
                    file,
                    batch + " " + HexFormat.of().formatHex(root) + System.lineSeparator(),
                    StandardCharsets.US_ASCII,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot print a root of the log to " + file, e);
        }
    }

    List<Line> lines() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            List<Line> lines = new ArrayList<>();
            for (String text : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
                String[] parts = text.strip().split(" ");
                if (parts.length == 2) { // a line cut short by a power loss is no evidence of anything
                    lines.add(new Line(Long.parseLong(parts[0]), HexFormat.of().parseHex(parts[1])));
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the printed roots in " + file, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("the printed roots in " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
