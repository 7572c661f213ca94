// SPDX-License-Identifier: Apache-2.0
package org.anlan.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The sheet with the sign-ins of the demo county: made fresh for this installation, in a file that only the owner of the
 * node's directory can read. It is written before the accounts become visible, so no account exists whose password is lost.
 */
final class SignInSheet {
    private final Path directory;
    private final Path file;

    /**
     * The sheet of a node.
     *
     * @param home the node's directory
     */
    SignInSheet(Path home) {
        this.directory = home.toAbsolutePath();
        this.file = directory.resolve("sign-ins.txt");
    }

    /**
     * One line of the sheet.
     *
     * @param role what the officer does, in words
     * @param name the officer's name
     * @param login the name typed when signing in
     * @param password the password in clear
     */
    record Entry(String role, String name, String login, String password) {}

    /**
     * Writes the sheet, in place of one from an attempt that was cut short.
     *
     * @param entries its lines, those one tries first on top
     * @param first how many of them stand above the gap
     */
    void write(List<Entry> entries, int first) {
        StringBuilder text = new StringBuilder();
        int login = entries.stream().mapToInt(e -> e.login().length()).max().orElse(0);
        for (int i = 0; i < entries.size(); i++) {
            Entry e = entries.get(i);
            if (i == first) {
                text.append('\n');
            }
            text.append(("%-" + login + "s  %s  %s　%s\n").formatted(e.login(), e.password(), e.name(), e.role()));
        }
        try {
            Files.createDirectories(directory);
            Path fresh = directory.resolve("sign-ins.txt.new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, text, StandardCharsets.UTF_8);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("the sign-ins of the demo county cannot be written to " + file, e);
        }
    }
}
