// SPDX-License-Identifier: Apache-2.0

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One signed-in officer at one kept-alive connection. It signs in like a browser, then speaks plain HTTP over a socket and
 * reads no more of an answer than where it ends, because it shares the processors with what it measures.
 */
final class Client implements AutoCloseable {
    private static final String WORDS = "码头路灯不亮，夜间行人无法通行，请派人维修。地点：东沙镇解放路与海滨路交叉口北侧五十米。";

    private final URI address;
    private final SplittableRandom random;
    private final SplittableRandom keys = new SplittableRandom(); // never seeded: the same key again makes no matter
    private final byte[][] heads;
    private final byte[][] tails;
    private final byte[] line = new byte[8192];
    private Socket socket;
    private InputStream in;

    /** A category in an area: what decides which unit a matter goes to. */
    record Target(String category, String area) {}

    private Client(URI address, String cookies, String token, List<Target> targets, SplittableRandom random) {
        this.address = address;
        this.random = random;
        heads = new byte[targets.size()][];
        tails = new byte[targets.size()][];
        for (int i = 0; i < heads.length; i++) {
            String body = "{\"words\":\"%s\",\"place\":{\"area\":\"%s\"},\"confidential\":false,\"urgent\":false,\"category\":\"%s\"}"
                    .formatted(WORDS, targets.get(i).area(), targets.get(i).category());
            heads[i] = """
                    POST /api/matters HTTP/1.1
                    Host: %s
                    Cookie: %s
                    X-XSRF-TOKEN: %s
                    Content-Type: application/json
                    Accept: application/json
                    Content-Length: %d
                    Idempotency-Key: """
                    .formatted(address.getAuthority(), cookies, token, body.getBytes(StandardCharsets.UTF_8).length)
                    .replace("\n", "\r\n")
                    .getBytes(StandardCharsets.UTF_8);
            tails[i] = ("\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Signs in, and finds out that the session works. */
    static Client signIn(URI address, String login, String password, List<Target> targets, SplittableRandom random)
            throws IOException, InterruptedException {
        var jar = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
        try (var http = HttpClient.newBuilder()
                .cookieHandler(jar)
                .version(HttpClient.Version.HTTP_1_1)
                .build()) {
            http.send(HttpRequest.newBuilder(address.resolve("/sign-in")).build(), BodyHandlers.discarding());
            String form = "login=" + encoded(login) + "&password=" + encoded(password);
            HttpResponse<Void> answer = http.send(
                    HttpRequest.newBuilder(address.resolve("/sign-in"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("X-XSRF-TOKEN", cookie(jar, "XSRF-TOKEN"))
                            .POST(BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.discarding());
            HttpResponse<String> session = http.send(
                    HttpRequest.newBuilder(address.resolve("/api/desk/lists")).build(), BodyHandlers.ofString());
            if (session.statusCode() != 200) {
                throw new IllegalStateException(
                        "signing in ended with " + answer.statusCode() + ", the session with " + session.statusCode());
            }
            String cookies = jar.getCookieStore().getCookies().stream()
                    .map(c -> c.getName() + "=" + c.getValue())
                    .collect(Collectors.joining("; "));
            return new Client(address, cookies, cookie(jar, "XSRF-TOKEN"), targets, random);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String cookie(CookieManager jar, String name) {
        return jar.getCookieStore().getCookies().stream()
                .filter(c -> c.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no cookie " + name));
    }

    /** Hands a matter in and returns the status; the connection is opened when there is none. */
    int post() throws IOException {
        if (socket == null) {
            socket = new Socket(address.getHost(), address.getPort());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(30_000);
            in = new BufferedInputStream(socket.getInputStream(), 65_536);
        }
        int i = random.nextInt(heads.length);
        byte[] key = new UUID(
                        keys.nextLong() & ~0xF000L | 0x4000L, keys.nextLong() >>> 2 | 0x8000_0000_0000_0000L)
                .toString()
                .getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[heads[i].length + key.length + tails[i].length];
        System.arraycopy(heads[i], 0, whole, 0, heads[i].length);
        System.arraycopy(key, 0, whole, heads[i].length, key.length);
        System.arraycopy(tails[i], 0, whole, heads[i].length + key.length, tails[i].length);
        socket.getOutputStream().write(whole);
        return answer();
    }

    /** How long the last answer's body was, in bytes. */
    long received;

    private int answer() throws IOException {
        String first = line();
        int status = Integer.parseInt(first.substring(9, 12));
        long length = -1;
        boolean chunked = false;
        boolean last = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Long.parseLong(header.substring(15).strip());
            } else if (header.regionMatches(true, 0, "transfer-encoding:", 0, 18)) {
                chunked = header.contains("chunked");
            } else if (header.regionMatches(true, 0, "connection:", 0, 11)) {
                last = header.contains("close");
            }
        }
        received = 0;
        if (chunked) {
            for (long size = Long.parseLong(line(), 16); size > 0; size = Long.parseLong(line(), 16)) {
                in.skipNBytes(size + 2);
                received += size;
            }
            line();
        } else if (length > 0) {
            in.skipNBytes(length);
            received = length;
        }
        if (last) {
            close();
        }
        return status;
    }

    private String line() throws IOException {
        int n = 0;
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the connection ended within an answer");
            }
            if (b != '\r') {
                line[n++] = (byte) b;
            }
        }
        return new String(line, 0, n, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
