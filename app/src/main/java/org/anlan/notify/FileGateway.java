// SPDX-License-Identifier: Apache-2.0
package org.anlan.notify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Writes messages to a file only its owner can read; an operator or another program carries them on. */
final class FileGateway implements SmsGateway {
    private final Path file;
    private final JsonMapper json;

    FileGateway(Path file, JsonMapper json) {
        this.file = file;
        this.json = json;
    }

    @Override
    public synchronized String send(UUID notice, String phone, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        String line = json.writeValueAsString(Map.of("id", notice, "phone", phone, "text", text));
        Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
        return "file:" + notice;
    }
}
