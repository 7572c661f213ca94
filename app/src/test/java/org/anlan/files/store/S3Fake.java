// SPDX-License-Identifier: Apache-2.0
package org.anlan.files.store;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A store that speaks as much of S3 as the office uses: put, get (whole or from a place on) and delete, path-style. It
 * computes the signature of each request anew (AWS Signature Version 4) and answers 403 when it differs, and it compares a
 * body with the hash that was signed.
 */
final class S3Fake implements AutoCloseable {
    static final String ACCESS = "ANLANTEST";
    static final String SECRET = "a secret that only the test knows";

    final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final HttpServer server;
    volatile boolean down;

    S3Fake() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange x) throws IOException {
        byte[] body = x.getRequestBody().readAllBytes();
        try (x) {
            if (down) {
                x.sendResponseHeaders(503, -1);
            } else if (!signed(x, body)) {
                send(x, 403, "<Error><Code>SignatureDoesNotMatch</Code></Error>".getBytes(StandardCharsets.UTF_8));
            } else {
                serve(x, body);
            }
        }
    }

    private void serve(HttpExchange x, byte[] body) throws IOException {
        String path = x.getRequestURI().getPath();
        switch (x.getRequestMethod()) {
            case "PUT" -> {
                byte[] stored = decoded(x, body);
                objects.put(path, stored);
                x.getResponseHeaders().set("ETag", "\"" + hex(hash("MD5", stored)) + "\"");
                x.sendResponseHeaders(200, -1);
            }
            case "GET" -> {
                byte[] whole = objects.get(path);
                String range = x.getRequestHeaders().getFirst("Range");
                if (whole == null) {
                    send(x, 404, "<Error><Code>NoSuchKey</Code></Error>".getBytes(StandardCharsets.UTF_8));
                } else if (range != null) {
                    int from = Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
                    send(x, 206, Arrays.copyOfRange(whole, from, whole.length));
                } else {
                    send(x, 200, whole);
                }
            }
            case "DELETE" -> {
                objects.remove(path);
                x.sendResponseHeaders(204, -1);
            }
            default -> x.sendResponseHeaders(405, -1);
        }
    }

    private static void send(HttpExchange x, int status, byte[] body) throws IOException {
        x.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            x.getResponseBody().write(body);
        }
    }

    private static boolean signed(HttpExchange x, byte[] body) {
        String given = x.getRequestHeaders().getFirst("Authorization");
        if (given == null || !given.startsWith("AWS4-HMAC-SHA256 Credential=" + ACCESS + "/")) {
            return false;
        }
        String[] scope = given.replaceAll(".*Credential=([^,]+),.*", "$1").split("/");
        String names = given.replaceAll(".*SignedHeaders=([^,]+),.*", "$1");
        String signature = given.replaceAll(".*Signature=([0-9a-f]+).*", "$1");
        var headers = new TreeMap<String, String>();
        for (String name : names.split(";")) {
            headers.put(name, String.join(",", x.getRequestHeaders().get(name)).strip());
        }
        String payload = headers.get("x-amz-content-sha256");
        if (payload == null || payload.matches("[0-9a-f]{64}") && !payload.equals(hex(hash("SHA-256", body)))) {
            return false;
        }
        var request = new StringBuilder(x.getRequestMethod())
                .append('\n')
                .append(x.getRequestURI().getRawPath())
                .append('\n')
                .append(
                        x.getRequestURI().getRawQuery() == null
                                ? ""
                                : x.getRequestURI().getRawQuery())
                .append('\n');
        headers.forEach(
                (name, value) -> request.append(name).append(':').append(value).append('\n'));
        request.append('\n').append(names).append('\n').append(payload);
        String toSign = "AWS4-HMAC-SHA256\n" + headers.get("x-amz-date") + "\n"
                + String.join("/", Arrays.copyOfRange(scope, 1, scope.length)) + "\n"
                + hex(hash("SHA-256", request.toString().getBytes(StandardCharsets.UTF_8)));
        byte[] key = ("AWS4" + SECRET).getBytes(StandardCharsets.UTF_8);
        for (int i = 1; i < scope.length; i++) {
            key = hmac(key, scope[i]);
        }
        return hex(hmac(key, toSign)).equals(signature);
    }

    /** A body may be sent in signed chunks (aws-chunked); then its own length is said in a header. */
    private static byte[] decoded(HttpExchange x, byte[] body) throws IOException {
        if (x.getRequestHeaders().getFirst("x-amz-decoded-content-length") == null) {
            return body;
        }
        var out = new ByteArrayOutputStream();
        var in = new ByteArrayInputStream(body);
        while (true) {
            var line = new StringBuilder();
            for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
                line.append((char) c);
            }
            int length = Integer.parseInt(line.toString().strip().replaceAll(";.*", ""), 16);
            if (length == 0) {
                return out.toByteArray();
            }
            out.write(in.readNBytes(length));
            in.skipNBytes(2);
        }
    }

    private static byte[] hash(String name, byte[] bytes) {
        try {
            return MessageDigest.getInstance(name).digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
