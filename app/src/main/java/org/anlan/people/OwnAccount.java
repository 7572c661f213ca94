// SPDX-License-Identifier: Apache-2.0
package org.anlan.people;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.Actor;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Timeline;
import org.anlan.people.AccountRefused.Reason;
import org.anlan.people.access.RateLimits;
import org.anlan.people.access.RateLimits.Rule;
import org.anlan.people.store.AccountRow;
import org.anlan.people.store.AccountRows;
import org.anlan.people.store.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What officers do with their own account 我的账号: the password and the devices that are signed in. */
@Component
public class OwnAccount {
    private final AccountRows rows;
    private final Passwords passwords;
    private final Sessions sessions;
    private final RateLimits limits;
    private final Timeline timeline;
    private final JdbcClient jdbc;
    private final CountyCode county;

    OwnAccount(
            AccountRows rows,
            Passwords passwords,
            Sessions sessions,
            RateLimits limits,
            Timeline timeline,
            JdbcClient jdbc,
            CountyCode county) {
        this.rows = rows;
        this.passwords = passwords;
        this.sessions = sessions;
        this.limits = limits;
        this.timeline = timeline;
        this.jdbc = jdbc;
        this.county = county;
    }

    /**
     * Changes the password and ends every other session.
     *
     * @param account the officer's own account
     * @param present the present password
     * @param fresh the new one
     * @param session the session that goes on, or null
     * @throws AccountRefused when the present password is another one or the new one is weak
     */
    @Transactional
    public void changePassword(UUID account, String present, String fresh, @Nullable String session) {
        limits.take(Rule.PASSWORD, account.toString());
        var row = hold(account);
        if (!passwords.matches(present, row.password())) {
            throw AccountRefused.at(Reason.PASSWORD_WRONG, "present");
        }
        limits.giveBack(Rule.PASSWORD, account.toString());
        passwords.requireStrong(fresh, row.login());
        jdbc.sql("update people.account set password = :password where county = :county and id = :id")
                .param("password", passwords.hash(fresh))
                .param("county", county.value())
                .param("id", account)
                .update();
        sessions.endAll(account, session);
        log(account, "account.password_set", Map.of("by", "owner"));
    }

    /**
     * Ends every session but one.
     *
     * @param account the officer's own account
     * @param session the session that goes on, or null
     */
    @Transactional
    public void endOtherSessions(UUID account, @Nullable String session) {
        hold(account);
        sessions.endAll(account, session);
        log(account, "account.sessions_ended", Map.of());
    }

    /**
     * The open sessions, last used first.
     *
     * @param account the officer's own account
     */
    public List<Sessions.Open> sessions(UUID account) {
        return sessions.of(account);
    }

    private AccountRow hold(UUID account) {
        return rows.lock(account).orElseThrow(() -> new AccountRefused(Reason.NO_SUCH_ACCOUNT, account));
    }

    private void log(UUID account, String what, Map<String, ?> facts) {
        timeline.append(new ObjectRef("account", account), Actor.officer(account), what, facts, null);
    }
}
