// SPDX-License-Identifier: Apache-2.0
package org.anlan.files.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** A place where bytes lie, found by their SHA-256. Putting the same bytes twice and removing what is gone change nothing. */
public sealed interface Shelf permits ChunkShelf, S3Shelf {
    /** The word for it in {@code files.content.place}. */
    String place();

    /**
     * Puts bytes on the shelf.
     *
     * @param sha256 their name
     * @param file where they are now
     * @param mediaType what they are
     */
    void put(byte[] sha256, Path file, String mediaType) throws IOException;

    /**
     * Reads bytes, a piece at a time.
     *
     * @param sha256 their name
     * @param from the first byte that is wanted, counted from 0
     */
    InputStream open(byte[] sha256, long from) throws IOException;

    /** Takes bytes off the shelf. */
    void remove(byte[] sha256);
}
