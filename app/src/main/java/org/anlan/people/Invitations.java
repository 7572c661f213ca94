// SPDX-License-Identifier: Apache-2.0
package org.anlan.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.anlan.kernel.Actor;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Timeline;
import org.anlan.people.AccountRefused.Reason;
import org.anlan.people.access.AccessSettings;
import org.anlan.people.access.Viewers;
import org.anlan.people.store.AccountRow;
import org.anlan.people.store.AccountRows;
import org.anlan.people.store.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links that let somebody set their password 邀请: each works once and for a time, a new one makes the old ones useless,
 * and the table holds only what a link hashes to.
 */
@Component
public class Invitations {
    private static final int SECRET_BYTES = 32;

    private final AccountRows rows;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Viewers viewers;
    private final AccessSettings settings;
    private final Timeline timeline;
    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /**
     * A link, shown once to the manager who hands it over.
     *
     * @param account whose
     * @param token the secret in the address
     * @param expiresAt until when it works
     */
    public record Invitation(UUID account, String token, Instant expiresAt) {
        /** Never prints the secret. */
        @Override
        public String toString() {
            return "an invitation for account " + account;
        }
    }

    /**
     * What the page behind a link shows.
     *
     * @param name the officer's name
     * @param login the name to sign in with
     * @param joining true for somebody new, false for a forgotten password
     */
    public record Invited(String name, String login, boolean joining) {}

    private record Row(
            UUID id,
            UUID account,
            Instant expiresAt,
            @Nullable Instant usedAt) {}

    Invitations(
            AccountRows rows,
            Passwords passwords,
            Sessions sessions,
            Viewers viewers,
            AccessSettings settings,
            Timeline timeline,
            JdbcClient jdbc,
            CountyCode county,
            Clock clock) {
        this.rows = rows;
        this.passwords = passwords;
        this.sessions = sessions;
        this.viewers = viewers;
        this.settings = settings;
        this.timeline = timeline;
        this.jdbc = jdbc;
        this.county = county;
        this.clock = clock;
    }

    /**
     * Who a link is for.
     *
     * @param token the secret in the address
     * @return empty when it was used, has expired, was replaced or never existed; which of them is not said
     */
    public Optional<Invited> find(String token) {
        return usable(token, "")
                .flatMap(invite -> rows.find(invite.account()))
                .filter(account -> !account.state().equals("DISABLED"))
                .map(account -> new Invited(
                        account.name(), account.login(), account.state().equals("INVITED")));
    }

    /**
     * Uses a link: sets the password, lets the account in if it was invited, and ends sessions that the old password
     * had opened.
     *
     * @param token the secret in the address
     * @param password the password chosen
     * @throws AccountRefused when the link does not work any more or the password is weak
     */
    @Transactional
    public void accept(String token, String password) {
        var invite = usable(token, " for update").orElseThrow(() -> new AccountRefused(Reason.INVITE_SPENT, null));
        var account = rows.lock(invite.account())
                .filter(a -> !a.state().equals("DISABLED"))
                .orElseThrow(() -> new AccountRefused(Reason.INVITE_SPENT, null));
        passwords.requireStrong(password, account.login());
        cancel(account.id());
        jdbc.sql("""
                        update people.account set password = :password, state = 'ACTIVE'
                         where county = :county and id = :id""")
                .param("password", passwords.hash(password))
                .param("county", county.value())
                .param("id", account.id())
                .update();
        sessions.endAll(account.id(), null);
        viewers.forget(account.id());
        timeline.append(
                new ObjectRef("account", account.id()),
                Actor.officer(account.id()),
                joined(account) ? "account.joined" : "account.password_set",
                Map.of("by", "link"),
                null);
    }

    /** Makes a link in the caller's transaction; the caller holds the account and writes the log. */
    Invitation make(UUID account, UUID by, boolean joining) {
        cancel(account);
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        var now = clock.instant();
        var expires = now.plus(joining ? settings.inviteValid() : settings.resetValid());
        jdbc.sql("""
                        insert into people.invite (county, account, token_hash, made_by, made_at, expires_at)
                        values (:county, :account, :hash, :by, :now, :expires)""")
                .param("county", county.value())
                .param("account", account)
                .param("hash", hash(token))
                .param("by", by)
                .param("now", java.sql.Timestamp.from(now))
                .param("expires", java.sql.Timestamp.from(expires))
                .update();
        return new Invitation(account, token, expires);
    }

    /** Makes every link of an account useless. */
    void cancel(UUID account) {
        jdbc.sql("""
                        update people.invite set used_at = :now
                         where county = :county and account = :account and used_at is null""")
                .param("now", java.sql.Timestamp.from(clock.instant()))
                .param("county", county.value())
                .param("account", account)
                .update();
    }

    private static boolean joined(AccountRow before) {
        return before.state().equals("INVITED");
    }

    private Optional<Row> usable(String token, String lock) {
        return jdbc.sql("""
                        select id, account, expires_at, used_at from people.invite
                         where county = :county and token_hash = :hash""" + lock)
                .param("county", county.value())
                .param("hash", hash(token))
                .query((r, i) -> new Row(
                        r.getObject("id", UUID.class),
                        r.getObject("account", UUID.class),
                        r.getObject("expires_at", OffsetDateTime.class).toInstant(),
                        r.getObject("used_at", OffsetDateTime.class) == null
                                ? null
                                : r.getObject("used_at", OffsetDateTime.class).toInstant()))
                .optional()
                .filter(row -> row.usedAt() == null && clock.instant().isBefore(row.expiresAt()));
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
