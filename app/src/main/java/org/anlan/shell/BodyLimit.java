// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies larger than the setting before they fill memory, announced or not. Files have a limit of their own.
 */
class BodyLimit extends OncePerRequestFilter {
    private final Answers answers;
    private final long largest;
    private final long largestUpload;

    /** A body turned out longer than allowed while it was read. */
    static final class TooLarge extends IOException {
        TooLarge() {
            super("the body is larger than allowed");
        }
    }

    /**
     * A limit.
     *
     * @param largest bytes of a body that holds no files
     * @param largestUpload bytes of all files of a form together; each has its own limit where it is read
     */
    BodyLimit(Answers answers, long largest, long largestUpload) {
        this.answers = answers;
        this.largest = largest;
        this.largestUpload = largestUpload;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = request.getContentType();
        if (type != null && type.startsWith("multipart/")) {
            if (request.getContentLengthLong() > largestUpload) {
                response.setHeader(HttpHeaders.CONNECTION, "close");
                answers.write(new Answers.No("upload-too-large", 413), request, response);
            } else {
                chain.doFilter(request, response);
            }
        } else if (request.getContentLengthLong() > largest) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
            answers.write(new Answers.No("body-too-large", 413), request, response);
        } else if (request.getContentLengthLong() < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            chain.doFilter(new Counted(request, largest), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static final class Counted extends HttpServletRequestWrapper {
        private final long largest;

        Counted(HttpServletRequest request, long largest) {
            super(request);
            this.largest = largest;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new CountedStream(super.getInputStream(), largest);
        }

        @Override
        public BufferedReader getReader() throws IOException {
            String named = getCharacterEncoding();
            Charset charset = named == null ? StandardCharsets.UTF_8 : Charset.forName(named);
            return new BufferedReader(new InputStreamReader(getInputStream(), charset));
        }
    }

    private static final class CountedStream extends ServletInputStream {
        private final ServletInputStream in;
        private long left;

        CountedStream(ServletInputStream in, long largest) {
            this.in = in;
            this.left = largest;
        }

        @Override
        public int read() throws IOException {
            int one = in.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int many = in.read(into, offset, length);
            count(Math.max(0, many));
            return many;
        }

        private void count(int read) throws TooLarge {
            left -= read;
            if (left < 0) {
                throw new TooLarge();
            }
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
