// SPDX-License-Identifier: Apache-2.0
package org.anlan.files.store;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.anlan.kernel.CountyCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Bytes in rows of the county's database, 256 kB each: one row is in memory at a time, on the way in and on the way out. */
@Component
public final class ChunkShelf implements Shelf {
    private static final int CHUNK = 256 * 1024;

    private final JdbcClient jdbc;
    private final CountyCode county;

    ChunkShelf(JdbcClient jdbc, CountyCode county) {
        this.jdbc = jdbc;
        this.county = county;
    }

    @Override
    public String place() {
        return "database";
    }

    @Override
    public void put(byte[] sha256, Path file, String mediaType) throws IOException {
        byte[] buffer = new byte[CHUNK];
        try (var in = Files.newInputStream(file)) {
            for (int number = 0; ; number++) {
                int read = in.readNBytes(buffer, 0, CHUNK);
                if (read == 0) {
                    return;
                }
                jdbc.sql("""
                                insert into files.chunk (county, sha256, number, bytes) values (:county, :sha256, :number, :bytes)
                                on conflict do nothing""")
                        .param("county", county.value())
                        .param("sha256", sha256)
                        .param("number", number)
                        .param("bytes", read == CHUNK ? buffer : Arrays.copyOf(buffer, read))
                        .update();
            }
        }
    }

    @Override
    public InputStream open(byte[] sha256, long from) {
        return new Chunks(sha256, from);
    }

    @Override
    public void remove(byte[] sha256) {
        jdbc.sql("delete from files.chunk where county = :county and sha256 = :sha256")
                .param("county", county.value())
                .param("sha256", sha256)
                .update();
    }

    /** Reads row after row; between two rows no connection is held, however slow the reader's line is. */
    private final class Chunks extends InputStream {
        private final byte[] sha256;
        private long at;
        private int loaded = -1;
        private byte @Nullable [] chunk;

        Chunks(byte[] sha256, long from) {
            this.sha256 = sha256;
            this.at = from;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            byte[] now = load((int) (at / CHUNK));
            int within = (int) (at % CHUNK);
            if (now == null || within >= now.length) {
                return -1;
            }
            int many = Math.min(length, now.length - within);
            System.arraycopy(now, within, into, offset, many);
            at += many;
            return many;
        }

        @Override
        public long skip(long many) {
            at += Math.max(0, many);
            return Math.max(0, many);
        }

        private byte @Nullable [] load(int number) throws IOException {
            if (loaded != number) {
                chunk = jdbc.sql("""
                                select bytes from files.chunk where county = :county and sha256 = :sha256 and number = :number""")
                        .param("county", county.value())
                        .param("sha256", sha256)
                        .param("number", number)
                        .query((r, i) -> r.getBytes(1))
                        .optional()
                        .orElse(null);
                if (chunk == null && number == 0) {
                    throw new EOFException("the bytes of a content are gone");
                }
                loaded = number;
            }
            return chunk;
        }
    }
}
