// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A browser without scripts, made of the JDK's own client: it keeps cookies, fills the token into forms and follows no
 * redirect by itself, so that a test sees every answer as the server gave it.
 */
public final class Visitor {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final int port;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /**
     * Somebody who has never been here.
     *
     * @param port the office's port
     */
    public Visitor(int port) {
        this.port = port;
    }

    /** Reads a page. */
    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    /** Opens the page a form stands on and sends the form. */
    public HttpResponse<String> form(String page, String action, Map<String, String> fields) {
        var token = TOKEN.matcher(get(page).body());
        String body = fields.entrySet().stream()
                .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
                .collect(Collectors.joining("&"));
        if (token.find()) {
            body += "&_csrf=" + encode(token.group(1));
        }
        return send(request(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /** Sends JSON as the desk does, with the token of the cookie in a header. */
    public HttpResponse<String> json(String method, String path, String body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("X-XSRF-TOKEN", token())
                .method(method, BodyPublishers.ofString(body))
                .build());
    }

    /** Sends any bytes. */
    public HttpResponse<String> bytes(String path, HttpRequest.BodyPublisher body, String... headers) {
        return send(request(path, headers)
                .header("X-XSRF-TOKEN", token())
                .POST(body)
                .build());
    }

    /** Signs in at the page. */
    public HttpResponse<String> signIn(String login, String password) {
        return form("/sign-in", "/sign-in", Map.of("login", login, "password", password));
    }

    /** The value of a cookie. */
    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(c -> c.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    /** Forgets or replaces a cookie, as somebody does who plays with them. */
    public void setCookie(String name, String value) {
        var cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create("http://localhost:" + port), cookie);
    }

    /** One at a time: whoever comes without a token is given one, and of two given at once the first is stale. */
    private synchronized String token() {
        if (cookie("XSRF-TOKEN").isEmpty()) {
            get("/sign-in");
        }
        return cookie("XSRF-TOKEN").orElse("");
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var uri = path.startsWith("http") ? URI.create(path) : URI.create("http://localhost:" + port + path);
        var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("no answer to " + request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
