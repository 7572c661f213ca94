// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.anlan.OfficeTest;
import org.anlan.people.Accounts;
import org.anlan.people.Appointments;
import org.anlan.people.NewAccount;
import org.anlan.people.RoleIn;
import org.anlan.people.access.Viewer;
import org.anlan.people.access.Viewers;
import org.anlan.shell.IdentityProviderFake.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Signing in through the county's own OpenID Connect provider, as {@code deploy/sign-in.md} sets it up. */
@OfficeTest(apart = true)
class ProviderSignInTests {
    private static final IdentityProviderFake PROVIDER = new IdentityProviderFake();
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
    JdbcClient jdbc;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry settings) {
        String registration = "spring.security.oauth2.client.registration.county.";
        settings.add(registration + "clientid", () -> IdentityProviderFake.CLIENT);
        settings.add(registration + "clientsecret", () -> IdentityProviderFake.SECRET);
        settings.add(registration + "clientname", () -> "县统一认证");
        settings.add(registration + "scope", () -> "openid,email");
        settings.add("spring.security.oauth2.client.provider.county.issueruri", PROVIDER::issuer);
    }

    @AfterAll
    static void close() {
        PROVIDER.close();
    }

    @BeforeEach
    void honest() {
        PROVIDER.signsWithAnotherKey = false;
        PROVIDER.audience = IdentityProviderFake.CLIENT;
    }

    @Test
    void offersTheProviderByNameBesideThePassword() {
        assertThat(visitor().get("/sign-in").body())
                .contains("县统一认证", "/oauth2/authorization/county", "name=\"password\"");
    }

    @Test
    void knowsSomebodyByTheirVerifiedAddressOnceAndByTheProvidersIdentifierFromThenOn() {
        var login = officer("lin@county.example");
        PROVIDER.person = new Person("subject-1", "lin@county.example", true);
        var first = visitor();
        assertThat(path(through(first))).isEqualTo("/desk");
        assertThat(first.get("/account").body()).contains(login);

        PROVIDER.person = new Person("subject-1", "married@county.example", true);
        var again = visitor();
        assertThat(path(through(again))).isEqualTo("/desk");
        assertThat(again.get("/account").body()).contains(login);
    }

    @Test
    void doesNotBelieveAnAddressThatTheProviderHasNotVerified() {
        officer("hua@county.example");
        PROVIDER.person = new Person("subject-2", "hua@county.example", false);
        assertRefused(visitor());
    }

    @Test
    void makesNoAccountForSomebodyItDoesNotKnow() {
        long before = count();
        PROVIDER.person = new Person("subject-3", "stranger@county.example", true);
        assertRefused(visitor());
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void doesNotLetAnAccountFallToTheNextOwnerOfAnAddress() {
        officer("post@county.example");
        PROVIDER.person = new Person("subject-4", "post@county.example", true);
        assertThat(path(through(visitor()))).isEqualTo("/desk");
        PROVIDER.person = new Person("subject-5", "post@county.example", true);
        assertRefused(visitor());
    }

    @Test
    void refusesATokenThatSomebodyElseSigned() {
        officer("key@county.example");
        PROVIDER.person = new Person("subject-6", "key@county.example", true);
        PROVIDER.signsWithAnotherKey = true;
        assertRefused(visitor());
    }

    @Test
    void refusesATokenMadeForAnotherApplication() {
        officer("aud@county.example");
        PROVIDER.person = new Person("subject-7", "aud@county.example", true);
        PROVIDER.audience = "another application";
        assertRefused(visitor());
    }

    @Test
    void refusesAnAnswerToAQuestionThatThisBrowserNeverAsked() {
        officer("state@county.example");
        PROVIDER.person = new Person("subject-8", "state@county.example", true);
        var asked = visitor();
        String answer = location(asked.get(location(asked.get("/oauth2/authorization/county"))));
        var other = visitor();
        assertThat(path(other.get(answer))).isEqualTo("/sign-in?refused");
        assertThat(other.get("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void refusesAnAccountThatIsSwitchedOffWhateverTheProviderThinks() {
        var login = officer("off@county.example");
        PROVIDER.person = new Person("subject-9", "off@county.example", true);
        assertThat(path(through(visitor()))).isEqualTo("/desk");
        appointments.disable(manager(), id(login), "left");
        assertRefused(visitor());
    }

    private void assertRefused(Visitor visitor) {
        assertThat(path(through(visitor))).isEqualTo("/sign-in?refused");
        assertThat(visitor.get("/sign-in?refused").body()).contains("没能登录");
        assertThat(visitor.get("/account").statusCode()).isEqualTo(302);
    }

    /** Goes to the provider and comes back with what it gave. */
    private static HttpResponse<String> through(Visitor visitor) {
        var sent = visitor.get("/oauth2/authorization/county");
        var back = visitor.get(location(sent));
        return visitor.get(location(back));
    }

    private Visitor visitor() {
        return new Visitor(port);
    }

    private synchronized String officer(String email) {
        String login = "outside" + ++made;
        accounts.create(
                new NewAccount(login, "林舟", null, null, PASSWORD, List.of(new RoleIn("grid_worker", "330922"))));
        appointments.correct(manager(), id(login), "林舟", null, email);
        return login;
    }

    private Viewer manager() {
        String login = "outside" + ++made;
        accounts.create(new NewAccount(login, "管理员", null, null, PASSWORD, List.of(new RoleIn("sysadmin", "330922"))));
        return viewers.find(id(login)).orElseThrow();
    }

    private UUID id(String login) {
        return jdbc.sql("select id from people.account where login = ?")
                .param(login)
                .query(UUID.class)
                .single();
    }

    private long count() {
        return jdbc.sql("select count(*) from people.account").query(Long.class).single();
    }

    private static String location(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
    }

    private static String path(HttpResponse<?> answer) {
        var uri = URI.create(location(answer));
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }
}
