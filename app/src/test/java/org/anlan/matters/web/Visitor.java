// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Somebody with a browser that runs no script: keeps cookies, follows redirects, fills in the form on the page. */
final class Visitor {
    private static final Pattern CODE = Pattern.compile("data-code>([^<]+)<");
    private static final Pattern SECRET = Pattern.compile("data-secret>([^<]+)<");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String origin;
    private final String language;
    private HttpResponse<String> page;

    Visitor(int port, String language) {
        this.origin = "http://localhost:" + port;
        this.language = language;
    }

    /** Opens a page. */
    Visitor open(String path) {
        return send(HttpRequest.newBuilder(URI.create(origin + path)).GET());
    }

    /**
     * Sends the form of the page that is open, with its own token.
     *
     * @param action where it goes
     * @param fields name, value, name, value
     */
    Visitor submit(String action, String... fields) {
        var form = Pattern.compile(
                        "<form[^>]*action=\"" + Pattern.quote(action) + "\"[^>]*>(.*?)</form>", Pattern.DOTALL)
                .matcher(page.body());
        if (!form.find()) {
            throw new AssertionError("no form " + action + " on " + page.uri() + ":\n" + page.body());
        }
        var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"").matcher(form.group(1));
        var body = new ArrayList<>(List.of(fields));
        if (token.find()) {
            body.addAll(List.of("_csrf", token.group(1)));
        }
        return post(action, body.toArray(String[]::new));
    }

    /** Sends fields without looking at a form. */
    Visitor post(String action, String... fields) {
        var body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append(i == 0 ? "" : "&")
                    .append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return send(HttpRequest.newBuilder(URI.create(origin + action))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /**
     * Sends the form of the page that is open with a file in it, as a browser does.
     *
     * @param action where it goes
     * @param name what the file is called
     * @param file its bytes
     * @param fields name, value, name, value
     */
    Visitor upload(String action, String name, byte[] file, String... fields) {
        var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"").matcher(page.body());
        var all = new ArrayList<>(List.of(fields));
        if (token.find()) {
            all.addAll(List.of("_csrf", token.group(1)));
        }
        String boundary = "----anlan" + System.nanoTime();
        var body = new ByteArrayOutputStream();
        for (int i = 0; i < all.size(); i += 2) {
            body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + all.get(i) + "\"\r\n\r\n"
                            + all.get(i + 1) + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: image/jpeg\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(URI.create(origin + action))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** Fetches what a page shows, such as a picture; the page that is open stays. */
    HttpResponse<byte[]> fetch(String path, String... headers) {
        try {
            var request = HttpRequest.newBuilder(URI.create(origin + path)).timeout(Duration.ofSeconds(20));
            if (headers.length > 0) {
                request.headers(headers);
            }
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What a pattern catches first on the page that is open. */
    String first(Pattern pattern) {
        return find(pattern);
    }

    /** Says something in three pages, leaving a telephone number or nothing, and stops at the page with the code. */
    Visitor handIn(String words, String phone) {
        open("/report?new=1").submit("/report/1", "words", words);
        submit("/report/2", "skip", "1");
        return phone == null
                ? submit("/report/3", "do", "send")
                : submit("/report/3", "do", "send", "contact", "phone", "phone", phone);
    }

    String body() {
        return page.body();
    }

    int status() {
        return page.statusCode();
    }

    String path() {
        return page.uri().getPath()
                + (page.uri().getQuery() == null ? "" : "?" + page.uri().getQuery());
    }

    String code() {
        return find(CODE);
    }

    String secret() {
        return find(SECRET);
    }

    boolean hasCookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .anyMatch(c -> c.getName().equals(name));
    }

    private String find(Pattern pattern) {
        var matcher = pattern.matcher(page.body());
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " on " + page.uri() + ":\n" + page.body());
        }
        return matcher.group(1);
    }

    private Visitor send(HttpRequest.Builder request) {
        try {
            page = http.send(
                    request.header("Accept", "text/html")
                            .header("Accept-Language", language)
                            .timeout(Duration.ofSeconds(20))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return this;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
