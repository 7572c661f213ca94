// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.anlan.MovableClock;
import org.anlan.OfficeTest;
import org.anlan.people.Accounts;
import org.anlan.people.NewAccount;
import org.anlan.people.RoleIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is sent, the answer says what was wrong and what to do; nothing is half stored and no trace leaks. */
@OfficeTest(apart = true)
class ProblemDetailsTests {
    private static final String PASSWORD = "kelp-rope-lantern-7";
    private static final String INVITE =
            "{\"login\":\"%s\",\"name\":\"%s\",\"roles\":[{\"role\":\"grid_worker\",\"area\":\"330922\"}]}";

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    JsonMapper json;

    @Autowired
    MovableClock clock;

    private Visitor desk;
    private static int made;

    @BeforeEach
    void signIn() {
        clock.advance(java.time.Duration.ofHours(1)); // every limit is full again
        String login = "manager" + ++made;
        accounts.create(new NewAccount(login, "林舟", null, null, PASSWORD, List.of(new RoleIn("sysadmin", "330922"))));
        desk = new Visitor(port);
        desk.signIn(login, PASSWORD);
    }

    @Test
    void saysWhereJsonStopsMakingSense() {
        var no = problem(
                desk.json("POST", "/api/accounts", "{\"login\": \"a1\",\n  \"name\": }"), 400, "body-unreadable");
        assertThat(no.get("line").asInt()).isEqualTo(2);
        assertThat(no.get("column").asInt()).isPositive();
        assertThat(no.get("title").asString()).isEqualTo("内容读不懂");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[", "[1,2", "\"text", "nul", "{\"login\":\"a\"} trailing{", "{'login':'a1'}", "\u0000"
            })
    void refusesWhatIsNoJson(String body) {
        var answer = desk.json("POST", "/api/accounts", body);
        assertThat(answer.statusCode()).isIn(400, 422);
        assertThat(problem(answer).get("code").asString())
                .isIn("body-unreadable", "field-unreadable", "fields-invalid");
    }

    @Test
    void refusesJsonThatNestsDeeperThanAnyFormWould() {
        assertThat(desk.json("POST", "/api/accounts", "[".repeat(100_000)).statusCode())
                .isIn(400, 422);
        problem(desk.json("POST", "/api/accounts", "{\"roles\":[".repeat(50_000)));
        problem(desk.json("POST", "/api/accounts", "{\"a\":".repeat(50_000)), 400, "body-unreadable");
    }

    @Test
    void namesTheFieldThatHasTheWrongShape() {
        var no = problem(
                desk.json(
                        "POST",
                        "/api/accounts",
                        "{\"login\":\"a1\",\"name\":\"林舟\",\"unit\":\"not-a-uuid\",\"roles\":[]}"),
                422,
                "field-unreadable");
        assertThat(no.get("field").asString()).isEqualTo("unit");
        var deep = problem(
                desk.json(
                        "POST",
                        "/api/accounts",
                        "{\"login\":\"a1\",\"name\":\"林舟\",\"roles\":[{\"role\":\"a\",\"area\":\"b\",\"until\":\"someday\"}]}"),
                422,
                "field-unreadable");
        assertThat(deep.get("field").asString()).isEqualTo("roles[0].until");
    }

    @Test
    void namesEveryFieldThatHasToChange() {
        var no = problem(
                desk.json(
                        "POST",
                        "/api/accounts",
                        "{\"login\":\"\",\"name\":\" \",\"email\":\"nobody\",\"roles\":[{\"role\":\"\",\"area\":\"330922\"}]}"),
                422,
                "fields-invalid");
        var fields = no.get("fields")
                .valueStream()
                .map(f -> f.get("field").asString())
                .toList();
        assertThat(fields).containsExactlyInAnyOrder("login", "name", "email", "roles[0].role");
        assertThat(no.get("fields").valueStream().map(f -> f.get("message").asString()))
                .allMatch(message -> !message.isBlank());
    }

    @Test
    void namesTheFieldARefusalIsAbout() {
        var no =
                problem(desk.json("POST", "/api/accounts", INVITE.formatted("has space", "林舟")), 422, "login-unusable");
        assertThat(no.get("field").asString()).isEqualTo("login");
    }

    @Test
    void namesTheParameterThatCannotBeRead() {
        assertThat(problem(desk.get("/api/accounts/not-a-uuid"), 400, "parameter-unreadable")
                        .get("field")
                        .asString())
                .isEqualTo("id");
        assertThat(problem(desk.get("/api/accounts?page=many"), 400, "parameter-unreadable")
                        .get("field")
                        .asString())
                .isEqualTo("page");
        problem(desk.get("/api/accounts?page=99999999999999999999"), 400, "parameter-unreadable");
        assertThat(desk.get("/api/accounts?page=-5&size=-1").statusCode()).isEqualTo(200);
        assertThat(desk.get("/api/accounts?page=2147483647&size=2147483647").statusCode())
                .isEqualTo(200);
    }

    @Test
    void saysWhichFormatsAreTaken() {
        var answer = desk.bytes("/api/accounts", BodyPublishers.ofString("<a/>"), "Content-Type", "application/xml");
        assertThat(problem(answer, 415, "media-type").get("accepted").toString())
                .contains("application/json");
        problem(desk.bytes("/api/accounts", BodyPublishers.ofString("a=b")), 415, "media-type");
        problem(
                desk.bytes("/api/accounts", BodyPublishers.ofString("{}"), "Content-Type", "nonsense"),
                415,
                "media-type");
    }

    @Test
    void saysThatThisCannotBeDoneHere() {
        var answer = desk.json("DELETE", "/api/session", "");
        problem(answer, 405, "method");
        assertThat(answer.headers().firstValue("allow").orElse("")).contains("GET");
    }

    @Test
    void answersInJsonEvenToThoseWhoAskForSomethingElse() {
        assertThat(desk.get("/api/session", "Accept", "image/png").statusCode()).isEqualTo(406);
        problem(desk.get("/api/nowhere", "Accept", "text/html"), 404, "not-found");
    }

    @Test
    void refusesABodyLargerThanAMegabyteAnnouncedOrNot() {
        var large = "{\"login\":\"" + "x".repeat(1_100_000) + "\"}";
        problem(desk.json("POST", "/api/accounts", large), 413, "body-too-large");
        var unannounced = BodyPublishers.ofInputStream(() -> endless(large.getBytes(StandardCharsets.UTF_8)));
        problem(
                desk.bytes(
                        "/api/accounts", unannounced, "Content-Type", "application/json", "Accept", "application/json"),
                413,
                "body-too-large");
        var justUnder = INVITE.formatted("fits", "x".repeat(900_000));
        problem(desk.json("POST", "/api/accounts", justUnder), 422, "fields-invalid");
    }

    @Test
    void refusesAFormLargerThanAMegabyteAsAPage() {
        var page =
                new Visitor(port).form("/sign-in", "/sign-in", Map.of("login", "x".repeat(1_200_000), "password", "y"));
        assertThat(page.statusCode()).isEqualTo(413);
        assertThat(page.body()).contains("太长了，收不下", "12345");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GBK", "GB18030", "UTF-16", "ISO-8859-1"})
    void refusesTextInAnotherEncodingInsteadOfStoringGarbage(String charset) {
        var bytes = INVITE.formatted("enc" + ++made, "嵊泗林é").getBytes(Charset.forName(charset));
        var answer = desk.bytes("/api/accounts", BodyPublishers.ofByteArray(bytes), "Content-Type", "application/json");
        if (charset.equals("UTF-16")) {
            // JSON in UTF-16 names its own encoding by its first bytes and is read as it is
            assertThat(answer.statusCode()).isIn(201, 400);
        } else {
            problem(answer, 400, "body-unreadable");
        }
    }

    @Test
    void refusesCharactersThatNoDatabaseKeeps() {
        for (String name : List.of("林\\u0000舟", "林\\ud800舟", "\\udc00")) {
            var answer = desk.json("POST", "/api/accounts", INVITE.formatted("nul" + ++made, name));
            assertThat(answer.statusCode()).as(name).isEqualTo(422);
            assertThat(problem(answer).get("field").asString()).isEqualTo("name");
        }
        var page = new Visitor(port).form("/sign-in", "/sign-in", Map.of("login", "a\u0000b", "password", "c"));
        assertThat(page.statusCode()).isEqualTo(401);
    }

    @Test
    void keepsRareCharactersWhole() {
        var answer = desk.json("POST", "/api/accounts", INVITE.formatted("rare" + ++made, "𠮷㛃𬭚"));
        assertThat(answer.statusCode()).isEqualTo(201);
        String id = json.readTree(answer.body()).get("id").asString();
        assertThat(json.readTree(desk.get("/api/accounts/" + id).body())
                        .get("name")
                        .asString())
                .isEqualTo("𠮷㛃𬭚");
    }

    @Test
    void answersADuplicateWithWhoWasFirst() {
        String body = INVITE.formatted("twin" + ++made, "林舟");
        assertThat(desk.json("POST", "/api/accounts", body).statusCode()).isEqualTo(201);
        problem(desk.json("POST", "/api/accounts", body), 409, "login-taken");
    }

    @Test
    void lendsBothOfTwoTwinsTheSameRefusalWhenTheyComeTogether() {
        String body = INVITE.formatted("race" + ++made, "林舟");
        var statuses = Stream.generate(() -> body)
                .limit(8)
                .parallel()
                .map(b -> desk.json("POST", "/api/accounts", b).statusCode())
                .sorted()
                .toList();
        assertThat(statuses.getFirst()).isEqualTo(201);
        assertThat(statuses.subList(1, 8)).containsOnly(409);
    }

    @ParameterizedTest
    @CsvSource({
        "/nowhere, 404, 没找到这一页",
        "/rigths, 404, 没找到这一页",
        "/m/../../etc/passwd, 400, 请求读不懂",
        "/assets/nothing.css, 404, 没找到这一页",
        "/error, 404, 没找到这一页",
        "/invite/abc, 404, 这个链接用不了了",
    })
    void showsPeopleAPageWithTheNextStepAndANumber(String path, int status, String says) {
        var page = new Visitor(port).get(path, "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.body()).contains("<h1>" + says + "</h1>", "12345", "href=\"/\"");
        clean(page.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%", "/%zz", "/a%00b", "/a;b=c", "/a//b", "/a%2fb", "/a%5cb", "/[", "/../x"})
    void answersAddressesThatNobodyTypes(String path) {
        var answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).matches("(?s)HTTP/1.1 (400|404|302).*");
        clean(answer);
    }

    @Test
    void answersEveryMethodThatNobodyUses() {
        for (String method : List.of("TRACE", "PATCH", "PROPFIND", "BREW")) {
            var answer = raw(method + " / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(method).matches("(?s)HTTP/1.1 (403|405|400|501).*");
            clean(answer);
        }
    }

    @Test
    void refusesOfficersPagesInTheHousesWords() {
        var grid = new Visitor(port);
        String login = "grid" + ++made;
        accounts.create(
                new NewAccount(login, "林舟", null, null, PASSWORD, List.of(new RoleIn("grid_worker", "330922"))));
        grid.signIn(login, PASSWORD);
        var no = problem(grid.get("/api/accounts"), 403, "not-allowed");
        assertThat(no.get("detail").asString()).contains("12345");
        assertThat(no.get("permission").asString()).isEqualTo("ACCOUNT_MANAGE");
    }

    @Test
    void showsTheMachinesNumbersToThisMachineOnly() {
        var local = new Visitor(port).get("/actuator/prometheus");
        assertThat(local.statusCode()).isEqualTo(200);
        var forwarded = new Visitor(port).get("/actuator/prometheus", "X-Forwarded-For", "203.0.113.7");
        assertThat(forwarded.statusCode()).isNotEqualTo(200);
        assertThat(new Visitor(port).get("/actuator/env").statusCode()).isNotEqualTo(200);
    }

    @Test
    void believesNoForwardingHeaderFromAnybody() {
        var visitor = new Visitor(port);
        for (int i = 0; i < 45; i++) {
            visitor.get("/invite/guess" + i, "X-Forwarded-For", "198.51.100." + i);
        }
        assertThat(visitor.get("/invite/guess", "X-Forwarded-For", "198.51.100.200")
                        .statusCode())
                .isEqualTo(429);
    }

    private JsonNode problem(HttpResponse<String> answer, int status, String code) {
        var no = problem(answer);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(no.get("code").asString()).isEqualTo(code);
        return no;
    }

    private JsonNode problem(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        clean(answer.body());
        var no = json.readTree(answer.body());
        String code = no.get("code").asString();
        assertThat(no.get("type").asString()).isEqualTo("urn:anlan:refusal:" + code);
        assertThat(no.get("status").asInt()).isEqualTo(answer.statusCode());
        assertThat(no.get("title").asString()).isNotBlank().doesNotStartWith("refusal.");
        assertThat(no.get("detail").asString()).isNotBlank().doesNotStartWith("refusal.");
        return no;
    }

    private static void clean(String body) {
        assertThat(body)
                .doesNotContain("Exception")
                .doesNotContain("org.anlan")
                .doesNotContain("org.springframework")
                .doesNotContain("Whitelabel")
                .doesNotContain("Apache Tomcat")
                .doesNotContain("\tat ");
    }

    private String raw(String request) {
        try (var socket = new java.net.Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A stream whose length nobody knows beforehand. */
    private static InputStream endless(byte[] bytes) {
        return new SequenceInputStream(Collections.enumeration(List.of(new ByteArrayInputStream(bytes))));
    }
}
