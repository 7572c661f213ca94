// SPDX-License-Identifier: Apache-2.0
package org.anlan.people;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.anlan.kernel.Actor;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Timeline;
import org.anlan.people.access.RateLimits;
import org.anlan.people.access.RateLimits.Rule;
import org.anlan.people.store.AccountRow;
import org.anlan.people.store.AccountRows;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signing in 登录: who may come in, by password or through an outside identity provider, and with the second step when
 * the account has one. Every success and every refusal at a known account is on the account's timeline; how often one
 * may try is limited per account and per client address.
 */
@Component
public class SignIns {
    private final AccountRows rows;
    private final Passwords passwords;
    private final SecondSteps secondSteps;
    private final RateLimits limits;
    private final Timeline timeline;
    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Clock clock;

    /** What became of a try to sign in. */
    public sealed interface Outcome {}

    /**
     * Signed in.
     *
     * @param account the account
     * @param secondStep whether a second step was passed
     */
    public record Accepted(UUID account, boolean secondStep) implements Outcome {}

    /**
     * The first step was right; a code is needed.
     *
     * @param account the account
     */
    public record NeedsSecondStep(UUID account) implements Outcome {}

    /** Not signed in; which part was wrong is not said. */
    public record Refused() implements Outcome {}

    SignIns(
            AccountRows rows,
            Passwords passwords,
            SecondSteps secondSteps,
            RateLimits limits,
            Timeline timeline,
            JdbcClient jdbc,
            CountyCode county,
            Clock clock) {
        this.rows = rows;
        this.passwords = passwords;
        this.secondSteps = secondSteps;
        this.limits = limits;
        this.timeline = timeline;
        this.jdbc = jdbc;
        this.county = county;
        this.clock = clock;
    }

    /**
     * Tries a login and a password.
     *
     * @param login the name typed
     * @param password the password typed
     * @param client the client's address, as {@link org.anlan.people.access.ClientAddress} gives it
     * @throws org.anlan.people.access.TooOften when this account or this address tried too often
     */
    @Transactional(noRollbackFor = org.anlan.people.access.TooOften.class)
    public Outcome withPassword(String login, String password, String client) {
        String name = login.strip();
        limits.take(Rule.SIGN_IN_ADDRESS, client);
        limits.take(Rule.PASSWORD, name.toLowerCase(java.util.Locale.ROOT));
        var found = name.length() > 60 || name.indexOf('\0') >= 0 ? Optional.<AccountRow>empty() : rows.byLogin(name);
        boolean right =
                passwords.matches(password, found.map(AccountRow::password).orElse(null));
        if (found.isEmpty()) {
            return new Refused();
        }
        var account = rows.lock(found.get().id()).orElseThrow();
        if (!right
                || !account.active()
                || !java.util.Objects.equals(account.password(), found.get().password())) {
            refuse(account.id(), account.active() ? "password" : "not-active");
            return new Refused();
        }
        limits.giveBack(Rule.PASSWORD, name.toLowerCase(java.util.Locale.ROOT));
        limits.giveBack(Rule.SIGN_IN_ADDRESS, client);
        return afterFirstStep(account, "password");
    }

    /**
     * Tries the code of the second step: from the authenticator app, or one of the recovery codes.
     *
     * @param account the account whose first step was right
     * @param code what was typed
     * @throws org.anlan.people.access.TooOften when this account tried too often
     */
    @Transactional
    public Outcome withSecondStep(UUID account, String code) {
        limits.take(Rule.SECOND_STEP, account.toString());
        var row = rows.lock(account).filter(AccountRow::active).orElse(null);
        if (row == null) {
            return new Refused();
        }
        var how = secondSteps.accept(row, code);
        if (how.isEmpty()) {
            refuse(account, "second-step");
            return new Refused();
        }
        limits.giveBack(Rule.SECOND_STEP, account.toString());
        accept(account, how.get());
        return new Accepted(account, true);
    }

    /**
     * Somebody an outside identity provider vouches for. There is no self-registration: the subject must belong to an
     * account already, or the verified e-mail address must be the own of an account that this provider has not vouched for
     * yet; then the subject is remembered. An address that passes to somebody else does not bring the account along.
     *
     * @param provider the provider's registration
     * @param subject the provider's identifier of the person
     * @param verifiedEmail the e-mail address, only if the provider has verified it
     */
    @Transactional
    public Outcome withOutside(String provider, String subject, @Nullable String verifiedEmail) {
        var known = jdbc.sql("""
                        select account from people.outside_login
                         where county = :county and provider = :provider and subject = :subject""")
                .param("county", county.value())
                .param("provider", provider)
                .param("subject", subject)
                .query(UUID.class)
                .optional();
        var id = known.or(() -> verifiedEmail == null
                ? Optional.empty()
                : rows.byEmail(verifiedEmail).map(AccountRow::id));
        if (id.isEmpty()) {
            return new Refused();
        }
        var account = rows.lock(id.get()).orElseThrow();
        if (!account.active()) {
            refuse(account.id(), "not-active");
            return new Refused();
        }
        if (known.isEmpty() && hasSubject(provider, account.id())) {
            refuse(account.id(), "another-subject");
            return new Refused();
        }
        if (known.isEmpty()) {
            jdbc.sql("""
                            insert into people.outside_login (county, provider, subject, account, since)
                            values (:county, :provider, :subject, :account, :at) on conflict do nothing""")
                    .param("county", county.value())
                    .param("provider", provider)
                    .param("subject", subject)
                    .param("account", account.id())
                    .param("at", java.sql.Timestamp.from(clock.instant()))
                    .update();
            timeline.append(
                    object(account.id()),
                    Actor.SYSTEM,
                    "account.outside_login_linked",
                    Map.of("provider", provider),
                    null);
        }
        return afterFirstStep(account, "provider:" + provider);
    }

    private boolean hasSubject(String provider, UUID account) {
        return jdbc.sql("""
                        select exists (select from people.outside_login
                         where county = :county and provider = :provider and account = :account)""")
                .param("county", county.value())
                .param("provider", provider)
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    private Outcome afterFirstStep(AccountRow account, String how) {
        if (account.secondStepSince() != null) {
            return new NeedsSecondStep(account.id());
        }
        accept(account.id(), how);
        return new Accepted(account.id(), false);
    }

    private void accept(UUID account, String how) {
        jdbc.sql("update people.account set signed_in_at = :at where county = :county and id = :id")
                .param("at", java.sql.Timestamp.from(clock.instant()))
                .param("county", county.value())
                .param("id", account)
                .update();
        timeline.append(object(account), Actor.officer(account), "account.signed_in", Map.of("how", how), null);
    }

    private void refuse(UUID account, String why) {
        timeline.append(object(account), Actor.SYSTEM, "account.sign_in_refused", Map.of("why", why), null);
    }

    private static ObjectRef object(UUID account) {
        return new ObjectRef("account", account);
    }
}
