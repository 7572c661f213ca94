// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.anlan.OfficeTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Names, numbers and words of residents go into the database and nowhere else, least of all into the log. */
@OfficeTest
class LogPrivacyTests {
    private static final String NAME = "欧阳阿婆";
    private static final String PHONE = "10000067890";
    private static final String WORDS = "隔壁半夜放炮仗";
    private static final String LOGIN = "ouyang.apo.private";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("org.anlan");
    private Level before;
    private final AppenderBase<ILoggingEvent> ear = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            String trace =
                    event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
            lines.add(event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage() + " "
                    + event.getMDCPropertyMap() + " " + trace);
        }
    };

    @BeforeEach
    void listen() {
        before = root.getLevel();
        ear.setContext(root.getLoggerContext());
        ear.start();
        root.addAppender(ear);
        root.setLevel(Level.INFO); // as in production
        ours.setLevel(Level.TRACE); // and all that we say ourselves
    }

    @AfterEach
    void stop() {
        root.detachAppender(ear);
        root.setLevel(before);
        ours.setLevel(null);
    }

    @Test
    void nothingThatAResidentSaidStandsInTheLogWhetherItWentWellOrNot() throws Exception {
        var visitor = new Visitor(port, "zh-CN");
        visitor.handIn(WORDS + "，我是" + NAME, PHONE);
        String code = visitor.code();
        String secret = visitor.secret();
        var other = new Visitor(port, "en");
        other.open("/track").submit("/track", "code", code, "secret", PHONE);
        other.open("/track").submit("/track", "code", PHONE, "secret", NAME);
        other.open("/track").submit("/track", "code", code, "secret", secret);
        other.open("/m/" + code);
        other.open("/sign-in").submit("/sign-in", "login", LOGIN, "password", PHONE);
        other.post("/report/1", "words", WORDS + NAME); // without the form's token
        other.open("/api/places/search?q=" + URLEncoder.encode(NAME, StandardCharsets.UTF_8));
        other.open("/report?phone=" + PHONE);
        other.open("/no-such-page/" + PHONE);
        other.open("/m/" + PHONE);
        raw("/api/matters", "{\"words\":\"" + WORDS + "\",\"requester\":{\"phone\":" + PHONE + ",");
        raw("/complaint", "words=%E0%A4%A&phone=" + PHONE);
        raw("/api/instance/backup?to=" + PHONE, "");
        // a line of our own shows that the ear hears
        LoggerFactory.getLogger("org.anlan.trial").info("the ear hears");

        assertThat(lines).anyMatch(line -> line.contains("the ear hears"));
        assertThat(lines)
                .allSatisfy(line -> assertThat(line)
                        .doesNotContain(
                                List.of(NAME, PHONE, WORDS, LOGIN, secret).toArray(String[]::new)));
    }

    @Test
    void whatTheDatabaseSaysAboutARefusedRowHoldsNoRow() {
        String insert =
                "insert into people.person (county, id, name, phone, created_at) values ('330922', '00000000-0000-7000-8000-0000000d0b1e', :name, :phone, null)";
        var refused = catchThrowable(
                () -> jdbc.sql(insert).param("name", NAME).param("phone", PHONE).update());
        assertThat(refused).isNotNull();
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            assertThat(cause.getMessage()).doesNotContain(NAME, PHONE);
        }
    }

    @Test
    void aProblemNamesTheRequestUnderWhichItStandsInTheLog() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/desk/list/due"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            String number = answer.headers().firstValue("X-Request-Id").orElseThrow();
            assertThat(new JsonMapper().readTree(answer.body()).get("instance").asString())
                    .isEqualTo("urn:anlan:request:" + number);
        }
    }

    private void raw(String path, String body) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .header(
                                    "Content-Type",
                                    path.startsWith("/api") ? "application/json" : "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
    }
}
