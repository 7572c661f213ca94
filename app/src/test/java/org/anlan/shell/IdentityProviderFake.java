// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * An OpenID Connect provider with the authorization code flow (OpenID Connect Core 1.0, section 3.1): discovery, keys, codes that are
 * good once, the client's password, the code verifier (RFC 7636), an identity token signed with RS256, and the claims of
 * whoever stands before it. It asks nobody for a password: whoever comes is {@link #person}.
 */
final class IdentityProviderFake implements AutoCloseable {
    static final String CLIENT = "anlan";
    static final String SECRET = "what the county and its provider know";

    /** Somebody as the provider knows them. */
    record Person(String subject, String email, boolean verified) {}

    private record Grant(Person person, String redirect, String nonce, String challenge) {}

    private final JsonMapper json = JsonMapper.shared();
    private final Map<String, Grant> codes = new ConcurrentHashMap<>();
    private final Map<String, Person> tokens = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final RSAKey key;
    private final RSAKey strangersKey;
    volatile Person person = new Person("nobody", "nobody@example.org", false);
    volatile boolean signsWithAnotherKey;
    volatile String audience = CLIENT;

    IdentityProviderFake() {
        try {
            key = new RSAKeyGenerator(2048).keyID("1").generate();
            strangersKey = new RSAKeyGenerator(2048).keyID("1").generate();
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException | JOSEException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange x) throws IOException {
        try (x) {
            byte[] body = x.getRequestBody().readAllBytes();
            switch (x.getRequestURI().getPath()) {
                case "/.well-known/openid-configuration" -> send(x, 200, discovery());
                case "/jwks" -> send(x, 200, new JWKSet(key).toString());
                case "/authorize" -> authorize(x, fields(x.getRequestURI().getRawQuery()));
                case "/token" -> token(x, fields(new String(body, StandardCharsets.UTF_8)));
                case "/userinfo" -> userinfo(x);
                default -> send(x, 404, "{}");
            }
        } catch (JOSEException | GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private String discovery() {
        return json.writeValueAsString(Map.of(
                "issuer",
                issuer(),
                "authorization_endpoint",
                issuer() + "/authorize",
                "token_endpoint",
                issuer() + "/token",
                "jwks_uri",
                issuer() + "/jwks",
                "userinfo_endpoint",
                issuer() + "/userinfo",
                "response_types_supported",
                new String[] {"code"},
                "subject_types_supported",
                new String[] {"public"},
                "id_token_signing_alg_values_supported",
                new String[] {"RS256"}));
    }

    private void authorize(HttpExchange x, Map<String, String> asked) throws IOException {
        if (!CLIENT.equals(asked.get("client_id"))
                || !"code".equals(asked.get("response_type"))
                || !Arrays.asList(asked.getOrDefault("scope", "").split(" ")).contains("openid")) {
            send(x, 400, "{\"error\":\"invalid_request\"}");
            return;
        }
        String code = UUID.randomUUID().toString();
        String redirect = asked.getOrDefault("redirect_uri", "");
        codes.put(
                code,
                new Grant(person, redirect, asked.getOrDefault("nonce", ""), asked.getOrDefault("code_challenge", "")));
        x.getResponseHeaders()
                .set("Location", redirect + "?code=" + code + "&state=" + encode(asked.getOrDefault("state", "")));
        x.sendResponseHeaders(302, -1);
    }

    private void token(HttpExchange x, Map<String, String> asked)
            throws IOException, JOSEException, GeneralSecurityException {
        String basic = "Basic "
                + Base64.getEncoder()
                        .encodeToString((encode(CLIENT) + ":" + encode(SECRET)).getBytes(StandardCharsets.UTF_8));
        if (!basic.equals(x.getRequestHeaders().getFirst("Authorization"))) {
            send(x, 401, "{\"error\":\"invalid_client\"}");
            return;
        }
        Grant grant = codes.remove(asked.getOrDefault("code", ""));
        if (grant == null
                || !grant.redirect().equals(asked.get("redirect_uri"))
                || !grant.challenge().isEmpty()
                        && !grant.challenge().equals(challenge(asked.getOrDefault("code_verifier", "")))) {
            send(x, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        Instant now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject(grant.person().subject())
                .audience(audience)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", grant.nonce())
                .claim("email", grant.person().email())
                .claim("email_verified", grant.person().verified())
                .build();
        var identity = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("1").build(), claims);
        identity.sign(new RSASSASigner(signsWithAnotherKey ? strangersKey : key));
        String access = UUID.randomUUID().toString();
        tokens.put(access, grant.person());
        send(
                x,
                200,
                json.writeValueAsString(Map.of(
                        "access_token",
                        access,
                        "token_type",
                        "Bearer",
                        "expires_in",
                        300,
                        "scope",
                        "openid email",
                        "id_token",
                        identity.serialize())));
    }

    private void userinfo(HttpExchange x) throws IOException {
        String bearer = String.valueOf(x.getRequestHeaders().getFirst("Authorization"));
        Person known = tokens.get(bearer.replace("Bearer ", ""));
        if (known == null) {
            send(x, 401, "{}");
            return;
        }
        send(
                x,
                200,
                json.writeValueAsString(
                        Map.of("sub", known.subject(), "email", known.email(), "email_verified", known.verified())));
    }

    private static String challenge(String verifier) throws GeneralSecurityException {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    }

    private static Map<String, String> fields(String encoded) {
        return encoded == null || encoded.isEmpty()
                ? Map.of()
                : Arrays.stream(encoded.split("&"))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(
                                p -> decode(p[0]), p -> p.length == 2 ? decode(p[1]) : "", (first, second) -> second));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange x, int status, String body) throws IOException {
        x.getResponseHeaders().set("Content-Type", "application/json");
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        x.sendResponseHeaders(status, bytes.length);
        x.getResponseBody().write(bytes);
    }
}
