// SPDX-License-Identifier: Apache-2.0
package org.anlan.drills;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An officer who is signed in and speaks the desk's JSON, as the desk's pages do. */
final class DeskClient {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");
    private static final JsonMapper JSON = new JsonMapper();

    private final CookieManager cookies;
    private final HttpClient http;
    private final String address;

    /** An answer that is not a success. */
    static final class Refused extends RuntimeException {
        private final int status;

        Refused(int status, String body) {
            super(status + " " + body);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    DeskClient(String address, String login, String password) throws IOException, InterruptedException {
        this.address = address;
        this.cookies = new CookieManager();
        this.http = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .connectTimeout(Duration.ofSeconds(5))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        var page = http.send(
                HttpRequest.newBuilder(URI.create(address + "/sign-in")).build(), HttpResponse.BodyHandlers.ofString());
        var token = TOKEN.matcher(page.body());
        String form = "login=" + encode(login) + "&password=" + encode(password) + "&_csrf="
                + (token.find() ? encode(token.group(1)) : "");
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(address + "/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 302) {
            throw new IllegalStateException(login + " cannot sign in: " + answer.statusCode());
        }
        get("/api/session");
    }

    private DeskClient(DeskClient other, String address) {
        this.address = address;
        this.http = other.http;
        this.cookies = other.cookies;
    }

    /** The same officer with the same cookies at another node. */
    DeskClient at(String otherAddress) {
        return new DeskClient(this, otherAddress);
    }

    /** Leaves. */
    void signOut() throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(address + "/sign-out"))
                        .header("X-XSRF-TOKEN", csrf())
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        if (answer.statusCode() != 302) {
            throw new Refused(answer.statusCode(), "/sign-out");
        }
    }

    /** Opens a stream and hands on its lines until it ends. */
    CompletableFuture<Void> listen(String path, Consumer<String> line) {
        return http.sendAsync(
                        HttpRequest.newBuilder(URI.create(address + path))
                                .header("Accept", "text/event-stream")
                                .build(),
                        HttpResponse.BodyHandlers.ofLines())
                .thenAcceptAsync(
                        answer -> answer.body().forEach(line),
                        task -> Thread.ofVirtual().start(task));
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(URI.create(address + path)).GET());
    }

    /**
     * Sends a JSON body.
     *
     * @param key the Idempotency-Key, or null
     */
    JsonNode post(String path, Object body, UUID key) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", csrf())
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (key != null) {
            request.header("Idempotency-Key", key.toString());
        }
        return answer(request);
    }

    private JsonNode answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(
                request.timeout(Duration.ofSeconds(60))
                        .header("Accept", "application/json")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new Refused(answer.statusCode(), answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private String csrf() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
