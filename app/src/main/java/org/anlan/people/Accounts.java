// SPDX-License-Identifier: Apache-2.0
package org.anlan.people;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.anlan.kernel.Actor;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Timeline;
import org.anlan.people.AccountRefused.Reason;
import org.anlan.people.store.AccountRow;
import org.anlan.people.store.AccountRows;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The officers of the county 工作人员: who they are and where they work, never what signs them in. */
@Component
public class Accounts {
    private static final Pattern LOGIN = Pattern.compile("[\\p{L}\\p{N}._-]{2,40}");

    private final AccountRows rows;
    private final Roles roles;
    private final Passwords passwords;
    private final Timeline timeline;
    private final Clock clock;

    Accounts(AccountRows rows, Roles roles, Passwords passwords, Timeline timeline, Clock clock) {
        this.rows = rows;
        this.roles = roles;
        this.passwords = passwords;
        this.timeline = timeline;
        this.clock = clock;
    }

    /**
     * One officer.
     *
     * @param account the account
     */
    public Optional<Officer> find(UUID account) {
        return rows.find(account).map(Accounts::officer);
    }

    /**
     * Several officers, by account; unknown ones are left out.
     *
     * @param ids the accounts
     */
    public Map<UUID, Officer> names(Collection<UUID> ids) {
        var officers = new HashMap<UUID, Officer>();
        if (!ids.isEmpty()) {
            rows.all(ids).forEach(row -> officers.put(row.id(), officer(row)));
        }
        return officers;
    }

    /**
     * The officers of a unit who can be given work, by name.
     *
     * @param unit the unit
     */
    public List<Officer> ofUnit(UUID unit) {
        return rows.ofUnit(unit).stream().map(Accounts::officer).toList();
    }

    /**
     * Opens an account that can sign in at once. An administrator at work invites instead.
     *
     * @param account the account
     * @return its identifier
     * @throws AccountRefused when the login is taken or unusable, the password weak, a role or area unknown
     */
    @Transactional
    public UUID create(NewAccount account) {
        requireUsable(account.login());
        passwords.requireStrong(account.password(), account.login());
        roles.requireKnown(account.roles());
        var now = clock.instant();
        var id = rows.insert(
                account.login(),
                account.name(),
                account.unit(),
                account.workPhone(),
                null,
                "ACTIVE",
                passwords.hash(account.password()),
                now);
        for (var role : account.roles()) {
            rows.grant(id, role.role(), role.area(), now, role.until(), null, null);
        }
        timeline.append(
                new ObjectRef("account", id),
                Actor.SYSTEM,
                "account.opened",
                Map.of("roles", Roles.words(account.roles())),
                null);
        return id;
    }

    /** A fresh password that can be read aloud and typed: four groups of letters and three digits. */
    public String generatePassword() {
        return passwords.generate();
    }

    /** Refuses a login that cannot be typed everywhere or is taken; the unique index decides a race. */
    void requireUsable(String login) {
        if (!LOGIN.matcher(login).matches()) {
            throw AccountRefused.at(Reason.LOGIN_UNUSABLE, "login");
        }
        if (rows.byLogin(login).isPresent()) {
            throw AccountRefused.at(Reason.LOGIN_TAKEN, "login");
        }
    }

    static Officer officer(AccountRow row) {
        return new Officer(row.id(), row.name(), row.unit(), row.login(), row.state(), row.workPhone());
    }
}
