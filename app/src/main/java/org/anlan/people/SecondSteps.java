// SPDX-License-Identifier: Apache-2.0
package org.anlan.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.anlan.kernel.Actor;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Timeline;
import org.anlan.people.AccountRefused.Reason;
import org.anlan.people.access.RateLimits;
import org.anlan.people.access.RateLimits.Rule;
import org.anlan.people.access.Viewers;
import org.anlan.people.store.AccountRow;
import org.anlan.people.store.AccountRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The second step of signing in 第二步验证: an authenticator app, and ten one-time recovery codes for the day the phone
 * is lost. Setting it up is two moves, a key and then a code made from it, so nobody locks themselves out.
 */
@Component
public class SecondSteps {
    private static final int RECOVERY_CODES = 10;
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"; // nothing that looks like something else

    private final AccountRows rows;
    private final Passwords passwords;
    private final RateLimits limits;
    private final Viewers viewers;
    private final Timeline timeline;
    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /**
     * A key to be put into an authenticator app.
     *
     * @param text the key in base 32, for typing
     * @param address the same as an {@code otpauth:} address, for a picture code
     */
    public record Key(String text, String address) {
        /** Never prints the key. */
        @Override
        public String toString() {
            return "a key of a second step";
        }
    }

    SecondSteps(
            AccountRows rows,
            Passwords passwords,
            RateLimits limits,
            Viewers viewers,
            Timeline timeline,
            JdbcClient jdbc,
            CountyCode county,
            Clock clock) {
        this.rows = rows;
        this.passwords = passwords;
        this.limits = limits;
        this.viewers = viewers;
        this.timeline = timeline;
        this.jdbc = jdbc;
        this.county = county;
        this.clock = clock;
    }

    /**
     * Whether the account has a second step that holds.
     *
     * @param account the account
     */
    public boolean isOn(UUID account) {
        return get(account).secondStepSince() != null;
    }

    /**
     * Begins setting up: the key to put into the app. Asked again before it is confirmed, the same key comes back.
     *
     * @param account the officer's own account
     * @throws AccountRefused when a second step holds already
     */
    @Transactional
    public Key begin(UUID account) {
        var row = rows.lock(account).orElseThrow(() -> new AccountRefused(Reason.NO_SUCH_ACCOUNT, account));
        if (row.secondStepSince() != null) {
            throw new AccountRefused(Reason.ACCOUNT_STATE, account);
        }
        byte[] key = row.secondStepKey();
        if (key == null) {
            key = new byte[Totp.KEY_BYTES];
            random.nextBytes(key);
            set(account, key, false, null);
        }
        String text = Totp.base32(key);
        String login =
                java.net.URLEncoder.encode(row.login(), StandardCharsets.UTF_8).replace("+", "%20");
        return new Key(text, "otpauth://totp/Anlan:" + login + "?secret=" + text + "&issuer=Anlan");
    }

    /**
     * Confirms the set-up with a code from the app.
     *
     * @param account the officer's own account
     * @param code what the app shows
     * @return the recovery codes, shown this once; only their hashes are kept
     * @throws AccountRefused when the code is wrong, or nothing was begun
     */
    @Transactional
    public List<String> confirm(UUID account, String code) {
        limits.take(Rule.SECOND_STEP, account.toString());
        var row = rows.lock(account).orElseThrow(() -> new AccountRefused(Reason.NO_SUCH_ACCOUNT, account));
        byte[] key = row.secondStepKey();
        if (key == null || row.secondStepSince() != null) {
            throw new AccountRefused(Reason.ACCOUNT_STATE, account);
        }
        var step = Totp.accepts(key, digits(code), clock.instant(), -1);
        if (step.isEmpty()) {
            throw AccountRefused.at(Reason.SECOND_STEP_WRONG, "code");
        }
        limits.giveBack(Rule.SECOND_STEP, account.toString());
        set(account, key, true, step.getAsLong());
        var codes = newRecoveryCodes(account);
        log(account, Actor.officer(account), "account.second_step_set");
        return codes;
    }

    /**
     * Takes the second step away, for the officer who knows the password.
     *
     * @param account the officer's own account
     * @param password the present password
     * @throws AccountRefused when the password is another one
     */
    @Transactional
    public void remove(UUID account, String password) {
        limits.take(Rule.SECOND_STEP, account.toString());
        var row = rows.lock(account).orElseThrow(() -> new AccountRefused(Reason.NO_SUCH_ACCOUNT, account));
        if (!passwords.matches(password, row.password())) {
            throw AccountRefused.at(Reason.PASSWORD_WRONG, "password");
        }
        limits.giveBack(Rule.SECOND_STEP, account.toString());
        clear(account);
        log(account, Actor.officer(account), "account.second_step_removed");
    }

    /** Takes the second step away because the phone is lost; the caller holds the row, has checked the right and writes the log. */
    void clear(UUID account) {
        set(account, null, false, null);
        jdbc.sql("delete from people.recovery_code where county = :county and account = :account")
                .param("county", county.value())
                .param("account", account)
                .update();
    }

    /** How the code was right, or empty. The caller holds the row. */
    Optional<String> accept(AccountRow row, String typed) {
        byte[] key = row.secondStepKey();
        if (key == null || row.secondStepSince() == null) {
            return Optional.empty();
        }
        long last = row.secondStepLast() == null ? -1 : row.secondStepLast();
        var step = Totp.accepts(key, digits(typed), clock.instant(), last);
        if (step.isPresent()) {
            set(row.id(), key, true, step.getAsLong());
            return Optional.of("second-step");
        }
        int used = jdbc.sql("""
                        update people.recovery_code set used_at = :at
                         where county = :county and account = :account and hash = :hash and used_at is null""")
                .param("at", java.sql.Timestamp.from(clock.instant()))
                .param("county", county.value())
                .param("account", row.id())
                .param("hash", hash(row.id(), typed))
                .update();
        return used == 1 ? Optional.of("recovery-code") : Optional.empty();
    }

    private AccountRow get(UUID account) {
        return rows.find(account).orElseThrow(() -> new AccountRefused(Reason.NO_SUCH_ACCOUNT, account));
    }

    private void set(
            UUID account,
            byte @org.jspecify.annotations.Nullable [] key,
            boolean on,
            @org.jspecify.annotations.Nullable Long last) {
        jdbc.sql("""
                        update people.account
                           set second_step_key = :key::bytea, second_step_last = :last::bigint,
                               second_step_since = case when :on then coalesce(second_step_since, :at) end
                         where county = :county and id = :id""")
                .param("key", key)
                .param("last", last)
                .param("on", on)
                .param("at", java.sql.Timestamp.from(clock.instant()))
                .param("county", county.value())
                .param("id", account)
                .update();
        viewers.forget(account);
    }

    private List<String> newRecoveryCodes(UUID account) {
        jdbc.sql("delete from people.recovery_code where county = :county and account = :account")
                .param("county", county.value())
                .param("account", account)
                .update();
        var codes = new ArrayList<String>();
        while (codes.size() < RECOVERY_CODES) {
            var code = new StringBuilder();
            for (int i = 0; i < 10; i++) {
                code.append(i == 5 ? "-" : "").append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            codes.add(code.toString());
            jdbc.sql("insert into people.recovery_code (county, account, hash) values (:county, :account, :hash)")
                    .param("county", county.value())
                    .param("account", account)
                    .param("hash", hash(account, code.toString()))
                    .update();
        }
        return List.copyOf(codes);
    }

    private void log(UUID account, Actor actor, String what) {
        timeline.append(new ObjectRef("account", account), actor, what, Map.of(), null);
    }

    private static String digits(String typed) {
        return typed.replaceAll("\\s", "");
    }

    /** Fifty random bits need no slow hash; the account is hashed in, so equal codes do not look equal. */
    private static byte[] hash(UUID account, String code) {
        try {
            String plain = code.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
            return MessageDigest.getInstance("SHA-256")
                    .digest((account + ":" + plain).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
