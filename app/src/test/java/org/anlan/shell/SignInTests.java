// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anlan.MovableClock;
import org.anlan.OfficeTest;
import org.anlan.people.Accounts;
import org.anlan.people.Appointments;
import org.anlan.people.NewAccount;
import org.anlan.people.RoleIn;
import org.anlan.people.access.Viewers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@OfficeTest(apart = true)
class SignInTests {
    private static final String PASSWORD = "kelp-rope-lantern-7";
    private static int made;

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Appointments appointments;

    @Autowired
    Viewers viewers;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    void signsInAtThePageAndLandsWhereOneWantedToGo() {
        var login = officer("grid_worker");
        var visitor = visitor();
        var sent = visitor.get("/account");
        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(path(sent)).isEqualTo("/sign-in?next=%2Faccount");
        var in = visitor.form(
                "/sign-in?next=%2Faccount",
                "/sign-in", Map.of("login", login, "password", PASSWORD, "next", "/account"));
        assertThat(path(in)).isEqualTo("/account");
        assertThat(visitor.get("/account").body()).contains(login);
        assertThat(visitor.get("/api/session").body()).contains("\"county\":\"330922\"", "\"zone\":\"Asia/Shanghai\"");
        assertThat(path(visitor.get("/sign-in"))).isEqualTo("/desk");
    }

    @Test
    void saysTheSameToAWrongPasswordAndToAnUnknownLogin() {
        var login = officer("grid_worker");
        var wrong = visitor().signIn(login, "not-the-password");
        var unknown = visitor().signIn("nobody-here", PASSWORD);
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(plain(wrong.body(), login)).isEqualTo(plain(unknown.body(), "nobody-here"));
        assertThat(wrong.body()).contains("没能登录").doesNotContain("not-the-password");
    }

    @Test
    void givesTheSessionANewIdentifierAndTheFormANewToken() {
        var visitor = visitor();
        visitor.form("/sign-in?next=%2Faccount", "/sign-in", Map.of("login", "x", "password", "y", "next", "/account"));
        visitor.setCookie("anlan", "cGxhbnRlZC1ieS1zb21lYm9keS1lbHNlLTAwMDAwMDAwMA==");
        var before = visitor.cookie("XSRF-TOKEN").orElseThrow();
        var in = visitor.signIn(officer("grid_worker"), PASSWORD);
        assertThat(in.headers().allValues("set-cookie"))
                .anyMatch(c -> c.startsWith("anlan="))
                .noneMatch(c -> c.contains("cGxhbnRlZC1"));
        visitor.get("/account");
        assertThat(visitor.cookie("XSRF-TOKEN").orElseThrow()).isNotEqualTo(before);
    }

    @Test
    void hidesTheSessionFromScriptsAndFromOtherSites() {
        var in = visitor().signIn(officer("grid_worker"), PASSWORD);
        assertThat(in.headers().allValues("set-cookie"))
                .anySatisfy(c -> assertThat(c).startsWith("anlan=").contains("HttpOnly", "SameSite=Lax"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example",
                "/\\evil.example",
                "/\t/evil.example",
                "javascript:alert(1)",
                "/api/accounts",
                "/sign-out",
                ""
            })
    void sendsNobodyToAnotherSite(String next) {
        var in = visitor()
                .form(
                        "/sign-in",
                        "/sign-in",
                        Map.of("login", officer("grid_worker"), "password", PASSWORD, "next", next));
        assertThat(path(in)).isEqualTo("/desk");
    }

    @Test
    void answersAProgramWithAProblemAndNotWithAPage() {
        var answer = visitor().get("/api/session");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"sign-in-needed\"");
    }

    @Test
    void asksForTheSecondStepAndGoesOnWithIt() {
        var login = officer("grid_worker");
        var visitor = visitor();
        visitor.signIn(login, PASSWORD);
        var page = visitor.form("/account", "/account/second-step", Map.of()).body();
        String key = page.replaceAll("(?s).*<b class=\"mono\">([A-Z2-7 ]+)</b>.*", "$1")
                .replace(" ", "");
        assertThat(key).hasSize(32);
        assertThat(page).contains("d=\"M4,4h1v1h-1z");
        var codes = visitor.form("/account", "/account/second-step/confirm", Map.of("code", code(key)));
        assertThat(codes.body()).contains("恢复码").containsPattern("[a-z2-9]{5}-[a-z2-9]{5}");
        String recovery = codes.body().replaceAll("(?s).*?<b class=\"mono\">([a-z0-9-]{11})</b>.*", "$1");

        var again = visitor();
        assertThat(path(again.signIn(login, PASSWORD))).isEqualTo("/sign-in/second-step");
        assertThat(again.get("/api/session").statusCode()).isEqualTo(401);
        assertThat(again.form("/sign-in/second-step", "/sign-in/second-step", Map.of("code", "000000"))
                        .statusCode())
                .isEqualTo(401);
        clock.advance(Duration.ofSeconds(30));
        assertThat(path(again.form("/sign-in/second-step", "/sign-in/second-step", Map.of("code", code(key)))))
                .isEqualTo("/desk");
        assertThat(again.get("/api/session").statusCode()).isEqualTo(200);

        var withRecovery = visitor();
        withRecovery.signIn(login, PASSWORD);
        assertThat(path(withRecovery.form("/sign-in/second-step", "/sign-in/second-step", Map.of("code", recovery))))
                .isEqualTo("/desk");
    }

    @Test
    void forgetsAFirstStepAfterTenMinutes() {
        var login = officer("grid_worker");
        var visitor = visitor();
        visitor.signIn(login, PASSWORD);
        var page = visitor.form("/account", "/account/second-step", Map.of()).body();
        String key = page.replaceAll("(?s).*<b class=\"mono\">([A-Z2-7 ]+)</b>.*", "$1")
                .replace(" ", "");
        visitor.form("/account", "/account/second-step/confirm", Map.of("code", code(key)));
        var slow = visitor();
        slow.signIn(login, PASSWORD);
        clock.advance(Duration.ofMinutes(10));
        assertThat(path(slow.get("/sign-in/second-step"))).isEqualTo("/sign-in");
    }

    @Test
    void refusesAFormWithoutItsToken() {
        var answer = visitor()
                .bytes(
                        "/sign-in",
                        java.net.http.HttpRequest.BodyPublishers.ofString("login=a&password=b"),
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "X-Nothing",
                        "x");
        // the header repeats the cookie, so this one passes; without either it does not
        assertThat(answer.statusCode()).isEqualTo(401);
        var without = visitor();
        var refused = without.form("/nowhere", "/sign-in", Map.of("login", "a", "password", "b"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("这一页放得太久了");
    }

    @Test
    void endsEverySessionAtOnceWhenAnAccountIsSwitchedOff() {
        var login = officer("grid_worker");
        var phone = visitor();
        var desk = visitor();
        phone.signIn(login, PASSWORD);
        desk.signIn(login, PASSWORD);
        assertThat(desk.get("/api/session").statusCode()).isEqualTo(200);
        appointments.disable(manager(), id(login), "调离本县");
        assertThat(phone.get("/api/session").statusCode()).isEqualTo(401);
        assertThat(desk.get("/api/session").statusCode()).isEqualTo(401);
        assertThat(path(desk.get("/account"))).startsWith("/sign-in");
        assertThat(jdbc.sql("select count(*) from people.session where principal_name = ?")
                        .param(id(login).toString())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void endsTheOtherSessionsWhenThePasswordChanges() {
        var login = officer("grid_worker");
        var here = visitor();
        var elsewhere = visitor();
        here.signIn(login, PASSWORD);
        elsewhere.signIn(login, PASSWORD);
        assertThat(here.get("/account").body()).contains("另一台");
        var done = here.form(
                "/account",
                "/account/password",
                Map.of("present", PASSWORD, "password", "net-float-harbour-9", "again", "net-float-harbour-9"));
        assertThat(path(done)).isEqualTo("/account?done=password");
        assertThat(here.get("/api/session").statusCode()).isEqualTo(200);
        assertThat(elsewhere.get("/api/session").statusCode()).isEqualTo(401);
        assertThat(visitor().signIn(login, PASSWORD).statusCode()).isEqualTo(401);
        assertThat(path(visitor().signIn(login, "net-float-harbour-9"))).isEqualTo("/desk");
    }

    @Test
    void saysWhatIsWrongWithANewPasswordAndKeepsTheOldOne() {
        var login = officer("grid_worker");
        var visitor = visitor();
        visitor.signIn(login, PASSWORD);
        var wrong = visitor.form(
                "/account",
                "/account/password",
                Map.of("present", "no", "password", "long-enough-12", "again", "long-enough-12"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("现在的密码不对");
        var weak = visitor.form(
                "/account",
                "/account/password",
                Map.of("present", PASSWORD, "password", "1234567890", "again", "1234567890"));
        assertThat(weak.body()).contains("至少 10 个字，不要用登录名");
        var differ = visitor.form(
                "/account",
                "/account/password",
                Map.of("present", PASSWORD, "password", "long-enough-12", "again", "other"));
        assertThat(differ.body()).contains("两遍打得不一样");
        assertThat(path(visitor().signIn(login, PASSWORD))).isEqualTo("/desk");
    }

    @Test
    void signsOut() {
        var visitor = visitor();
        visitor.signIn(officer("grid_worker"), PASSWORD);
        assertThat(path(visitor.form("/account", "/sign-out", Map.of()))).isEqualTo("/sign-in?left");
        assertThat(visitor.get("/api/session").statusCode()).isEqualTo(401);
        assertThat(visitor.get("/sign-in?left").body()).contains("已退出");
    }

    @Test
    void letsSomebodyJoinByALink() {
        var login = "joiner" + ++made;
        var link = appointments.invite(
                manager(),
                new Appointments.Newcomer(login, "林舟", null, null, null, List.of(new RoleIn("grid_worker", "330922"))));
        var visitor = visitor();
        var page = "/invite/" + link.token();
        assertThat(visitor.get(page).body()).contains("林舟，设一个密码就能进来", login);
        assertThat(visitor.form(page, page, Map.of("password", "1234567890", "again", "1234567890"))
                        .body())
                .contains("至少 10 个字，不要用登录名");
        assertThat(visitor.form(page, page, Map.of("password", PASSWORD, "again", "else"))
                        .body())
                .contains("两遍打得不一样");
        assertThat(path(visitor.form(page, page, Map.of("password", PASSWORD, "again", PASSWORD))))
                .isEqualTo("/sign-in?joined");
        assertThat(path(visitor.signIn(login, PASSWORD))).isEqualTo("/desk");
        var spent = visitor().get(page);
        assertThat(spent.statusCode()).isEqualTo(404);
        assertThat(spent.body()).contains("这个链接用不了了");
    }

    @Test
    void writesTheLastUseOfASessionOnceAMinuteOnly() {
        var login = officer("grid_worker");
        var visitor = visitor();
        visitor.signIn(login, PASSWORD);
        visitor.get("/api/session");
        long before = lastUse(login);
        for (int i = 0; i < 20; i++) {
            visitor.get("/api/session");
        }
        assertThat(lastUse(login)).isEqualTo(before);
        // a minute passes on the database's side
        jdbc.sql("update people.session set last_access_time = last_access_time - 61000 where principal_name = ?")
                .param(id(login).toString())
                .update();
        sleep(Duration.ofMillis(1_100));
        visitor.get("/api/session");
        assertThat(lastUse(login)).isGreaterThanOrEqualTo(before);
    }

    @Test
    void keepsNoSessionForSomebodyWhoOnlyReads() {
        var count = "select count(*) from people.session";
        int before = jdbc.sql(count).query(Integer.class).single();
        var visitor = visitor();
        visitor.get("/");
        visitor.get("/sign-in");
        visitor.get("/m/SS-20261123-9999");
        visitor.get("/nowhere");
        assertThat(jdbc.sql(count).query(Integer.class).single()).isEqualTo(before);
    }

    @Test
    void tellsNobodyTooMuchInItsHeaders() {
        var headers = visitor().get("/").headers();
        var content = headers.firstValue("content-security-policy").orElseThrow();
        assertThat(content)
                .contains("script-src 'self'", "frame-ancestors 'none'", "object-src 'none'", "base-uri 'self'");
        assertThat(content).doesNotContain("script-src 'self' 'unsafe").doesNotContain("unsafe-eval");
        assertThat(headers.firstValue("x-frame-options")).hasValue("DENY");
        assertThat(headers.firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(headers.firstValue("referrer-policy")).hasValue("same-origin");
        assertThat(headers.firstValue("server")).isEmpty();
        assertThat(headers.firstValue("strict-transport-security")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', 工作人员登录",
        "'', 'en-GB,en;q=0.9', Staff sign-in",
        "'', 'fr,de', 工作人员登录",
        "'', 'fr,en;q=0.5', Staff sign-in",
        "'', 'zh-TW', 工作人员登录",
        "'?lang=en', 'zh-CN', Staff sign-in",
        "'?lang=zh-CN', 'en', 工作人员登录",
        "'?lang=xx', '', 工作人员登录"
    })
    void speaksTheReadersLanguage(String query, String accepts, String says) {
        var visitor = visitor();
        var page = accepts.isEmpty()
                ? visitor.get("/sign-in" + query)
                : visitor.get("/sign-in" + query, "Accept-Language", accepts);
        assertThat(page.body()).contains("<h1>" + says + "</h1>");
    }

    @Test
    void remembersTheLanguageThatWasChosen() {
        var visitor = visitor();
        visitor.get("/sign-in?lang=en");
        assertThat(visitor.cookie("lang")).hasValue("en");
        assertThat(visitor.get("/sign-in", "Accept-Language", "zh-CN").body()).contains("Staff sign-in");
        assertThat(visitor.get("/api/session").body()).contains("You have to sign in first");
    }

    private Visitor visitor() {
        return new Visitor(port);
    }

    private synchronized String officer(String role) {
        String login = "signer" + ++made;
        accounts.create(new NewAccount(login, "林舟", null, null, PASSWORD, List.of(new RoleIn(role, "330922"))));
        return login;
    }

    private UUID id(String login) {
        return jdbc.sql("select id from people.account where login = ?")
                .param(login)
                .query(UUID.class)
                .single();
    }

    private org.anlan.people.access.Viewer manager() {
        return viewers.find(id(officer("sysadmin"))).orElseThrow();
    }

    private long lastUse(String login) {
        return jdbc.sql("select last_access_time from people.session where principal_name = ?")
                .param(id(login).toString())
                .query(Long.class)
                .single();
    }

    private String code(String key) {
        var bits = new StringBuilder();
        for (char c : key.toCharArray()) {
            int value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c);
            bits.append(String.format("%5s", Integer.toBinaryString(value)).replace(' ', '0'));
        }
        var bytes = new byte[bits.length() / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
        }
        return Authenticator.code(bytes, clock.instant());
    }

    private static String path(HttpResponse<?> answer) {
        var to = URI.create(answer.headers().firstValue("location").orElse("/none"));
        return to.getRawPath() + (to.getRawQuery() == null ? "" : "?" + to.getRawQuery());
    }

    private static String plain(String page, String login) {
        return page.replace(login, "…").replaceAll("value=\"[^\"]*\"", "");
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
