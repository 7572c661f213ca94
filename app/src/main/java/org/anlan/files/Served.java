// SPDX-License-Identifier: Apache-2.0
package org.anlan.files;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Bytes on their way out, read a piece at a time. The caller has made sure that the reader may have them. Parts of them can
 * be asked for (RFC 9110, Range), which players do.
 */
public final class Served {
    private final String mediaType;
    private final String sha256;
    private final long bytes;
    private final String name;
    private final Source source;

    /** Where the bytes come from. */
    @FunctionalInterface
    interface Source {
        InputStream from(long position) throws IOException;
    }

    Served(String mediaType, String sha256, long bytes, String name, Source source) {
        this.mediaType = mediaType;
        this.sha256 = sha256;
        this.bytes = bytes;
        this.name = name;
        this.source = source;
    }

    /** What they are. */
    public String mediaType() {
        return mediaType;
    }

    /** Their SHA-256 in hexadecimal digits. */
    public String sha256() {
        return sha256;
    }

    /** How many. */
    public long bytes() {
        return bytes;
    }

    /** Reads them from the beginning. */
    public InputStream open() throws IOException {
        return source.from(0);
    }

    /**
     * To be shown in a page. The address names one content for good, so the reader's own browser may keep it.
     *
     * @param kept for how long, by this reader alone
     */
    public ResponseEntity<Resource> shown(Duration kept) {
        return answer(ContentDisposition.inline(), mediaType)
                .cacheControl(CacheControl.maxAge(kept).cachePrivate().immutable())
                .eTag("\"" + sha256 + "\"")
                .body(resource());
    }

    /** To be saved, never shown: as plain bytes under a name that is ours, and kept by nobody on the way. */
    public ResponseEntity<Resource> saved() {
        return answer(ContentDisposition.attachment(), MediaType.APPLICATION_OCTET_STREAM_VALUE)
                .cacheControl(CacheControl.noStore())
                .header("X-Content-SHA256", sha256)
                .body(resource());
    }

    private ResponseEntity.BodyBuilder answer(ContentDisposition.Builder disposition, String type) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition.filename(name).build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cross-Origin-Resource-Policy", "same-origin");
    }

    private Resource resource() {
        return new AbstractResource() {
            @Override
            public InputStream getInputStream() throws IOException {
                return source.from(0);
            }

            @Override
            public long contentLength() {
                return bytes;
            }

            @Override
            public boolean exists() {
                return true;
            }

            @Override
            public String getDescription() {
                return "file " + sha256;
            }
        };
    }
}
