// SPDX-License-Identifier: Apache-2.0
package org.anlan.files;

import java.time.Instant;
import java.util.UUID;
import org.anlan.kernel.Actor;
import org.jspecify.annotations.Nullable;

/**
 * A file as other rooms know it: what it is and where it belongs. Its bytes are asked for by its identifier.
 *
 * @param id the file
 * @param kind photo or recording
 * @param caption what it shows, in somebody's words; the text read out in its place. Null when nobody said
 * @param width of the rendition in pixels, null for a recording
 * @param height of the rendition in pixels, null for a recording
 * @param millis how long a recording is, in milliseconds; null for a photo
 * @param sha256 of the bytes as they were sent, 64 hexadecimal digits
 * @param bytes how many were sent
 * @param mediaType what they are, decided by looking at them
 * @param by who added it
 * @param addedAt when
 * @param part which part of the object it belongs to, a word of the room that handed it in; null in a draft
 * @param within the thing inside the object that it belongs to, such as one reply; or null
 */
public record Attachment(
        UUID id,
        Kind kind,
        @Nullable String caption,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Integer millis,
        String sha256,
        long bytes,
        String mediaType,
        Actor by,
        Instant addedAt,
        @Nullable String part,
        @Nullable UUID within) {

    /** What it is. */
    public enum Kind {
        /** A picture. */
        PHOTO,
        /** Somebody speaking, or any other sound. */
        VOICE
    }

    /** Whole seconds, at least one; 0 for a photo. */
    public int seconds() {
        return millis == null ? 0 : Math.max(1, millis / 1000);
    }

    /** The line that stands for it in the log: kind and hash, by which the sealed original can be proved. */
    public String seal() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + " sha256:" + sha256 + " " + id;
    }
}
