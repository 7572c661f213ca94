// SPDX-License-Identifier: Apache-2.0
package org.anlan.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.anlan.files.FileRefused.Reason;

/** What a file is, told by its first bytes. A name or a header that says otherwise is not asked. */
enum Format {
    /** ISO/IEC 10918-1. */
    JPEG("image/jpeg"),
    /** W3C PNG. */
    PNG("image/png"),
    /** RFC 9649. */
    WEBP("image/webp"),
    /** RIFF WAVE. */
    WAV("audio/wav");

    private static final int ENOUGH = 32;
    private static final Set<String> HEIF = Set.of("heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /**
     * What a file is.
     *
     * @throws FileRefused when it is nothing that is taken, with the reason that helps its sender most
     */
    static Format of(Path file) throws IOException {
        byte[] head;
        try (InputStream in = java.nio.file.Files.newInputStream(file)) {
            head = in.readNBytes(ENOUGH);
        }
        if (begins(head, 0, 0xFF, 0xD8, 0xFF)) {
            return JPEG;
        }
        if (begins(head, 0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return PNG;
        }
        if (text(head, 0, "RIFF") && text(head, 8, "WEBP")) {
            return WEBP;
        }
        if (text(head, 0, "RIFF") && text(head, 8, "WAVE")) {
            return WAV;
        }
        throw new FileRefused(otherwise(head));
    }

    private static Reason otherwise(byte[] head) {
        if (head.length == 0) {
            return Reason.EMPTY;
        }
        if (text(head, 4, "ftyp") && head.length >= 12) {
            String brand = new String(head, 8, 4, StandardCharsets.ISO_8859_1);
            if (HEIF.contains(brand)) {
                return Reason.HEIC;
            }
            // MPEG-4: from a telephone's recorder it is sound; AVIF is a picture nobody here can read
            return brand.startsWith("avi") ? Reason.NOT_TAKEN : Reason.SOUND;
        }
        boolean sound = text(head, 0, "ID3")
                || text(head, 0, "OggS")
                || text(head, 0, "fLaC")
                || text(head, 0, "#!AMR")
                || begins(head, 0, 0x1A, 0x45, 0xDF, 0xA3)
                || (head.length > 1 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xE0) == 0xE0);
        return sound ? Reason.SOUND : Reason.NOT_TAKEN;
    }

    private static boolean begins(byte[] head, int at, int... bytes) {
        if (head.length < at + bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[at + i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean text(byte[] head, int at, String word) {
        return begins(head, at, word.chars().toArray());
    }
}
