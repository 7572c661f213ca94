// SPDX-License-Identifier: Apache-2.0
package org.anlan.people;

import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.anlan.kernel.Actor;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Timeline;
import org.anlan.kernel.TimelineEntry;
import org.anlan.people.AccountRefused.Reason;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.anlan.people.access.Viewers;
import org.anlan.people.store.AccountRow;
import org.anlan.people.store.AccountRows;
import org.anlan.people.store.AccountRows.GrantRow;
import org.anlan.people.store.Sessions;
import org.anlan.place.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is let in, where they work and what they may do 任用: the work of account managers. A manager sees and changes
 * only accounts whose every right lies within the manager's own areas, and nobody changes their own. What is taken away
 * holds for the next request, and each change is one line on the account's timeline.
 */
@Component
public class Appointments {
    private static final Duration LONGEST_COVER = Duration.ofDays(90);
    private static final int SHORTEST_REASON = 2;

    private final AccountRows rows;
    private final Accounts accounts;
    private final Roles roles;
    private final Invitations invitations;
    private final SecondSteps secondSteps;
    private final Administrators administrators;
    private final Sessions sessions;
    private final Viewers viewers;
    private final Places places;
    private final ObjectProvider<UnitNames> units;
    private final Timeline timeline;
    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Clock clock;

    /**
     * An account as its managers see it.
     *
     * @param officer who
     * @param email for an outside identity provider, or null
     * @param secondStep whether a second step is set up
     * @param signedInAt when the officer last signed in, or null
     * @param grants the rights that have not ended
     */
    public record Appointed(
            Officer officer,
            @Nullable String email,
            boolean secondStep,
            @Nullable Instant signedInAt,
            List<GrantRow> grants) {}

    /**
     * A page of a list.
     *
     * @param items the accounts
     * @param total how many there are on all pages
     */
    public record Found(List<Appointed> items, int total) {}

    /**
     * Somebody to be let in.
     *
     * @param login the name typed when signing in
     * @param name the officer's name
     * @param unit the unit, or null
     * @param workPhone the phone of the desk, or null
     * @param email for an outside identity provider, or null
     * @param roles what the officer may do and where
     */
    public record Newcomer(
            String login,
            String name,
            @Nullable UUID unit,
            @Nullable String workPhone,
            @Nullable String email,
            List<RoleIn> roles) {}

    Appointments(
            AccountRows rows,
            Accounts accounts,
            Roles roles,
            Invitations invitations,
            SecondSteps secondSteps,
            Administrators administrators,
            Sessions sessions,
            Viewers viewers,
            Places places,
            ObjectProvider<UnitNames> units,
            Timeline timeline,
            JdbcClient jdbc,
            CountyCode county,
            Clock clock) {
        this.rows = rows;
        this.accounts = accounts;
        this.roles = roles;
        this.invitations = invitations;
        this.secondSteps = secondSteps;
        this.administrators = administrators;
        this.sessions = sessions;
        this.viewers = viewers;
        this.places = places;
        this.units = units;
        this.timeline = timeline;
        this.jdbc = jdbc;
        this.county = county;
        this.clock = clock;
    }

    /**
     * The accounts a manager looks after, by login.
     *
     * @param viewer the manager
     * @param words part of a login, name or work phone; empty for all
     * @param state INVITED, ACTIVE or DISABLED; empty for all
     * @param page from 0
     * @param size accounts on a page, at most 200
     */
    public Found list(Viewer viewer, String words, String state, int page, int size) {
        viewer.require(Permission.ACCOUNT_MANAGE);
        int rowsPerPage = Math.clamp(size, 1, 200);
        var areas = viewer.areas(Permission.ACCOUNT_MANAGE);
        var ids = new ArrayList<UUID>();
        var total = new int[1];
        jdbc.sql("""
                        select a.id, count(*) over () as total from people.account a
                         where a.county = :county
                           and (:state = '' or a.state = :state)
                           and (:words = '' or a.login ilike :pattern or a.name ilike :pattern or a.work_phone ilike :pattern)
                           and (:everything
                                or exists (select 1 from people.account_role g where g.county = a.county
                                            and g.account = a.id and (g.until is null or g.until > :now)))
                           and not exists (select 1 from people.account_role g where g.county = a.county
                                            and g.account = a.id and (g.until is null or g.until > :now)
                                            and not g.area like any(:areas))
                         order by lower(a.login), a.id limit :limit offset :offset""")
                .param("county", county.value())
                .param("state", state)
                .param("words", words)
                .param("pattern", "%" + words.replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .param("everything", areas.contains(county.value()))
                .param("now", java.sql.Timestamp.from(clock.instant()))
                .param("areas", areas.stream().map(a -> a + "%").toArray(String[]::new))
                .param("limit", rowsPerPage)
                .param("offset", (long) Math.max(0, page) * rowsPerPage)
                .query((ResultSet r) -> {
                    ids.add(r.getObject("id", UUID.class));
                    total[0] = r.getInt("total");
                });
        var found = new HashMap<UUID, AccountRow>();
        rows.all(ids).forEach(row -> found.put(row.id(), row));
        var grants = grants(ids);
        return new Found(
                ids.stream()
                        .map(found::get)
                        .filter(java.util.Objects::nonNull)
                        .map(row -> appointed(row, grants.getOrDefault(row.id(), List.of())))
                        .toList(),
                total[0]);
    }

    /**
     * One account.
     *
     * @param viewer the manager
     * @param account the account
     */
    public Appointed get(Viewer viewer, UUID account) {
        viewer.require(Permission.ACCOUNT_MANAGE);
        var row = rows.find(account).orElseThrow(() -> new AccountRefused(Reason.NO_SUCH_ACCOUNT, account));
        var grants = grants(List.of(account)).getOrDefault(account, List.of());
        requireMine(viewer, account, grants);
        return appointed(row, grants);
    }

    /**
     * What was done to an account, newest first.
     *
     * @param viewer the manager
     * @param account the account
     */
    public List<TimelineEntry> history(Viewer viewer, UUID account) {
        get(viewer, account);
        return timeline.of(object(account)).reversed();
    }

    /**
     * Lets somebody in: an account without a password, and a link that works once.
     *
     * @param viewer the manager
     * @param newcomer who
     */
    @Transactional
    public Invitations.Invitation invite(Viewer viewer, Newcomer newcomer) {
        viewer.require(Permission.ACCOUNT_MANAGE);
        accounts.requireUsable(newcomer.login());
        requireGivable(viewer, newcomer.roles());
        var id = keep(newcomer, viewer.account());
        log(viewer, id, "account.invited", Map.of("roles", Roles.words(newcomer.roles())), null);
        return invitations.make(id, viewer.account(), true);
    }

    /** Stores somebody who is invited, with their roles. */
    private UUID keep(Newcomer newcomer, @Nullable UUID by) {
        requireUnit(newcomer.unit());
        requireFreeEmail(newcomer.email(), null);
        if (newcomer.roles().isEmpty()) {
            throw AccountRefused.at(Reason.NO_SUCH_ROLE, "roles");
        }
        var now = clock.instant();
        var id = rows.insert(
                newcomer.login(),
                newcomer.name(),
                newcomer.unit(),
                newcomer.workPhone(),
                newcomer.email(),
                "INVITED",
                null,
                now);
        for (var role : newcomer.roles()) {
            rows.grant(id, role.role(), role.area(), now, role.until(), null, by);
        }
        return id;
    }

    /**
     * Opens an account for somebody who is to be invited later: no password, no link yet. The link is made on the
     * account's page, by the manager who hands it over.
     *
     * @param viewer the manager, or null when the launcher on this machine sets the county up
     * @param newcomer who
     * @return the account
     */
    @Transactional
    public UUID enrol(@Nullable Viewer viewer, Newcomer newcomer) {
        if (viewer != null) {
            viewer.require(Permission.ACCOUNT_MANAGE);
            requireGivable(viewer, newcomer.roles());
        }
        roles.requireKnown(newcomer.roles());
        accounts.requireUsable(newcomer.login());
        var id = keep(newcomer, viewer == null ? null : viewer.account());
        timeline.append(
                object(id),
                viewer == null ? Actor.SYSTEM : viewer.actor(),
                "account.enrolled",
                Map.of("roles", Roles.words(newcomer.roles())),
                null);
        return id;
    }

    /**
     * Takes back an account that nobody has used yet.
     *
     * @param account the account
     * @param actor who does it
     * @throws AccountRefused when somebody has joined with it, or it does not exist
     */
    @Transactional
    public void withdraw(UUID account, Actor actor) {
        var row = rows.lock(account).orElseThrow(() -> new AccountRefused(Reason.NO_SUCH_ACCOUNT, account));
        if (!row.state().equals("INVITED")) {
            throw new AccountRefused(Reason.ACCOUNT_STATE, account);
        }
        timeline.append(object(account), actor, "account.withdrawn", Map.of(), null);
        for (String table : List.of("invite", "account_role")) {
            jdbc.sql("delete from people." + table + " where county = :county and account = :account")
                    .param("county", county.value())
                    .param("account", account)
                    .update();
        }
        jdbc.sql("delete from people.account where county = :county and id = :account")
                .param("county", county.value())
                .param("account", account)
                .update();
        viewers.forget(account);
    }

    /**
     * An account as a county's setup writes it.
     *
     * @param officer who
     * @param email for an outside identity provider, or null
     * @param roles rights of their own that have not ended; leave cover is none
     */
    public record Enrolled(Officer officer, @Nullable String email, List<RoleIn> roles) {}

    /** Every account, by login; for the export of a county's setup. */
    public List<Enrolled> everyOne() {
        var ids = jdbc.sql("select id from people.account where county = :county order by lower(login)")
                .param("county", county.value())
                .query(UUID.class)
                .list();
        var grants = grants(ids);
        return rows.all(ids).stream()
                .map(row -> new Enrolled(
                        Accounts.officer(row),
                        row.email(),
                        grants.getOrDefault(row.id(), List.of()).stream()
                                .filter(g -> g.covers() == null)
                                .map(g -> new RoleIn(g.role(), g.area(), g.until()))
                                .toList()))
                .sorted(java.util.Comparator.comparing(a -> a.officer().login()))
                .toList();
    }

    /**
     * A new link: for somebody who lost the first one, or who forgot the password. Earlier links stop working; the
     * password that holds goes on until the new one is set.
     *
     * @param viewer the manager
     * @param account the account
     */
    @Transactional
    public Invitations.Invitation newLink(Viewer viewer, UUID account) {
        var row = hold(viewer, account);
        requireNotSelf(viewer, account);
        if (row.state().equals("DISABLED")) {
            throw new AccountRefused(Reason.ACCOUNT_STATE, account);
        }
        log(viewer, account, "account.link_renewed", Map.of(), null);
        return invitations.make(account, viewer.account(), row.state().equals("INVITED"));
    }

    /**
     * Corrects what is written on the door plate.
     *
     * @param viewer the manager
     * @param account the account
     * @param name the officer's name
     * @param workPhone the phone of the desk, or null
     * @param email for an outside identity provider, or null
     */
    @Transactional
    public void correct(Viewer viewer, UUID account, String name, @Nullable String workPhone, @Nullable String email) {
        hold(viewer, account);
        requireFreeEmail(email, account);
        jdbc.sql("""
                        update people.account set name = :name, work_phone = :phone, email = :email
                         where county = :county and id = :id""")
                .param("name", name)
                .param("phone", workPhone)
                .param("email", email)
                .param("county", county.value())
                .param("id", account)
                .update();
        viewers.forget(account);
        log(viewer, account, "account.corrected", Map.of(), null);
    }

    /**
     * Moves somebody to another unit, with other rights: every right that holds ends now, also cover they gave or got.
     *
     * @param viewer the manager, who must look after both the old and the new areas
     * @param account the account
     * @param unit the new unit, or null
     * @param wanted what the officer may do from now on
     */
    @Transactional
    public void transfer(Viewer viewer, UUID account, @Nullable UUID unit, List<RoleIn> wanted) {
        administrators.takeTurns();
        var row = hold(viewer, account);
        requireNotSelf(viewer, account);
        requireGivable(viewer, wanted);
        requireUnit(unit);
        boolean hadAdministrator = administrators.any();
        var now = clock.instant();
        var coverers = endGrants("account = :account or covers = :account", account, now);
        for (var role : wanted) {
            rows.grant(account, role.role(), role.area(), now, role.until(), null, viewer.account());
        }
        jdbc.sql("update people.account set unit = :unit::uuid where county = :county and id = :id")
                .param("unit", unit)
                .param("county", county.value())
                .param("id", account)
                .update();
        if (hadAdministrator) {
            administrators.requireOne();
        }
        coverers.forEach(viewers::forget);
        viewers.forget(account);
        var facts = new HashMap<String, Object>();
        facts.put("roles", Roles.words(wanted));
        if (row.unit() != null) {
            facts.put("fromUnit", row.unit().toString());
        }
        if (unit != null) {
            facts.put("toUnit", unit.toString());
        }
        log(viewer, account, "account.transferred", facts, null);
    }

    /**
     * Leave cover: somebody holds another officer's rights until a day. An officer may ask a colleague of the own unit;
     * a manager may name anybody they look after. Cover that was received is not handed on, and the management of
     * accounts is covered only when a manager says so.
     *
     * @param viewer the officer who goes on leave, or a manager
     * @param account who goes on leave
     * @param by who stands in
     * @param until when the cover ends by itself, at most 90 days ahead
     */
    @Transactional
    public void cover(Viewer viewer, UUID account, UUID by, Instant until) {
        var now = clock.instant();
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST_COVER))) {
            throw AccountRefused.at(Reason.END_UNUSABLE, "until");
        }
        if (account.equals(by)) {
            throw AccountRefused.at(Reason.NOT_FOR_YOURSELF, "by");
        }
        boolean own = viewer.account().equals(account);
        var leaving = own ? lock(account) : hold(viewer, account);
        var standingIn = own ? lock(by) : hold(viewer, by);
        if (own && (leaving.unit() == null || !leaving.unit().equals(standingIn.unit()))) {
            throw new AccountRefused(Reason.NO_SUCH_ACCOUNT, by);
        }
        if (!own && viewer.account().equals(by)) {
            throw AccountRefused.at(Reason.NOT_FOR_YOURSELF, "by");
        }
        if (!standingIn.active()) {
            throw new AccountRefused(Reason.ACCOUNT_STATE, by);
        }
        var managing = managingRoles();
        var given = new ArrayList<RoleIn>();
        for (var grant : grants(List.of(account)).getOrDefault(account, List.of())) {
            if (grant.covers() == null && !(own && managing.contains(grant.role()))) {
                var end = grant.until() != null && grant.until().isBefore(until) ? grant.until() : until;
                rows.grant(by, grant.role(), grant.area(), now, end, account, viewer.account());
                given.add(new RoleIn(grant.role(), grant.area(), end));
            }
        }
        if (given.isEmpty()) {
            throw new AccountRefused(Reason.ACCOUNT_STATE, account);
        }
        viewers.forget(by);
        log(
                viewer,
                account,
                "account.covered",
                Map.of("by", by.toString(), "until", until.toString(), "roles", Roles.words(given)),
                null);
    }

    /**
     * Ends a leave cover before its day.
     *
     * @param viewer the officer who was on leave, or a manager
     * @param account who was on leave
     * @param by who stood in
     */
    @Transactional
    public void endCover(Viewer viewer, UUID account, UUID by) {
        if (viewer.account().equals(account)) {
            lock(account);
        } else {
            hold(viewer, account);
        }
        int ended = jdbc.sql("""
                        update people.account_role set until = :now
                         where county = :county and account = :by and covers = :account and until > :now""")
                .param("now", java.sql.Timestamp.from(clock.instant()))
                .param("county", county.value())
                .param("by", by)
                .param("account", account)
                .update();
        if (ended == 0) {
            throw new AccountRefused(Reason.NO_SUCH_GRANT, account);
        }
        viewers.forget(by);
        log(viewer, account, "account.cover_ended", Map.of("by", by.toString()), null);
    }

    /**
     * Switches an account off: sessions end now, links stop working, the second step and the password stay for the
     * case that it comes back.
     *
     * @param viewer the manager
     * @param account the account
     * @param reason why, in a few words
     */
    @Transactional
    public void disable(Viewer viewer, UUID account, String reason) {
        administrators.takeTurns();
        var row = hold(viewer, account);
        requireNotSelf(viewer, account);
        requireReason(reason);
        if (row.state().equals("DISABLED")) {
            throw new AccountRefused(Reason.ACCOUNT_STATE, account);
        }
        boolean hadAdministrator = administrators.any();
        setState(account, "DISABLED");
        if (hadAdministrator) {
            administrators.requireOne();
        }
        invitations.cancel(account);
        sessions.endAll(account, null);
        viewers.forget(account);
        log(viewer, account, "account.disabled", Map.of(), reason);
    }

    /**
     * Switches an account on again.
     *
     * @param viewer the manager
     * @param account the account
     */
    @Transactional
    public void enable(Viewer viewer, UUID account) {
        var row = hold(viewer, account);
        requireNotSelf(viewer, account);
        if (!row.state().equals("DISABLED")) {
            throw new AccountRefused(Reason.ACCOUNT_STATE, account);
        }
        setState(account, row.password() == null ? "INVITED" : "ACTIVE");
        viewers.forget(account);
        log(viewer, account, "account.enabled", Map.of(), null);
    }

    /**
     * The phone is lost: takes the second step away and ends every session, so that whoever has the phone is out too.
     * The manager has made sure that it is the officer who asks.
     *
     * @param viewer the manager
     * @param account the account
     * @param reason how the manager made sure
     */
    @Transactional
    public void resetSecondStep(Viewer viewer, UUID account, String reason) {
        var row = hold(viewer, account);
        requireNotSelf(viewer, account);
        requireReason(reason);
        if (row.secondStepSince() == null) {
            throw new AccountRefused(Reason.ACCOUNT_STATE, account);
        }
        secondSteps.clear(account);
        sessions.endAll(account, null);
        viewers.forget(account);
        log(viewer, account, "account.second_step_reset", Map.of(), reason);
    }

    /**
     * Gives a right.
     *
     * @param viewer the manager
     * @param account the account
     * @param role what and where, and until when if it ends
     * @return the grant
     */
    @Transactional
    public UUID grant(Viewer viewer, UUID account, RoleIn role) {
        hold(viewer, account);
        requireNotSelf(viewer, account);
        requireGivable(viewer, List.of(role));
        if (role.until() != null && !role.until().isAfter(clock.instant())) {
            throw AccountRefused.at(Reason.END_UNUSABLE, "until");
        }
        var id = rows.grant(account, role.role(), role.area(), clock.instant(), role.until(), null, viewer.account());
        viewers.forget(account);
        log(viewer, account, "account.role_given", Map.of("roles", Roles.words(List.of(role))), null);
        return id;
    }

    /**
     * Takes a right away.
     *
     * @param viewer the manager
     * @param account the account
     * @param grant the grant
     */
    @Transactional
    public void revoke(Viewer viewer, UUID account, UUID grant) {
        administrators.takeTurns();
        hold(viewer, account);
        requireNotSelf(viewer, account);
        var held = grants(List.of(account)).getOrDefault(account, List.of()).stream()
                .filter(g -> g.id().equals(grant))
                .findFirst()
                .orElseThrow(() -> new AccountRefused(Reason.NO_SUCH_GRANT, account));
        boolean hadAdministrator = administrators.any();
        endGrants("id = :account", grant, clock.instant());
        if (hadAdministrator) {
            administrators.requireOne();
        }
        viewers.forget(account);
        log(
                viewer,
                account,
                "account.role_taken",
                Map.of("roles", Roles.words(List.of(new RoleIn(held.role(), held.area())))),
                null);
    }

    /** The account with its row held, if the manager looks after it. */
    private AccountRow hold(Viewer viewer, UUID account) {
        viewer.require(Permission.ACCOUNT_MANAGE);
        var row = lock(account);
        requireMine(viewer, account, grants(List.of(account)).getOrDefault(account, List.of()));
        return row;
    }

    private AccountRow lock(UUID account) {
        return rows.lock(account).orElseThrow(() -> new AccountRefused(Reason.NO_SUCH_ACCOUNT, account));
    }

    /** An account elsewhere does not exist for this manager. */
    private void requireMine(Viewer viewer, UUID account, List<GrantRow> grants) {
        boolean mine = grants.isEmpty()
                ? viewer.may(Permission.ACCOUNT_MANAGE, county.value())
                : grants.stream().allMatch(g -> viewer.may(Permission.ACCOUNT_MANAGE, g.area()));
        if (!mine) {
            throw new AccountRefused(Reason.NO_SUCH_ACCOUNT, account);
        }
    }

    private void requireGivable(Viewer viewer, List<RoleIn> wanted) {
        roles.requireKnown(wanted);
        for (var role : wanted) {
            viewer.require(Permission.ACCOUNT_MANAGE, role.area());
            if (!role.area().equals(county.value()) && places.find(role.area()).isEmpty()) {
                throw AccountRefused.at(Reason.NO_SUCH_AREA, "roles");
            }
        }
    }

    private void requireUnit(@Nullable UUID unit) {
        var names = units.getIfAvailable();
        if (unit != null
                && names != null
                && names.name(unit, Locale.SIMPLIFIED_CHINESE).isEmpty()) {
            throw AccountRefused.at(Reason.NO_SUCH_UNIT, "unit");
        }
    }

    private void requireFreeEmail(@Nullable String email, @Nullable UUID own) {
        if (email != null
                && rows.byEmail(email).filter(r -> !r.id().equals(own)).isPresent()) {
            throw AccountRefused.at(Reason.EMAIL_TAKEN, "email");
        }
    }

    private static void requireNotSelf(Viewer viewer, UUID account) {
        if (viewer.account().equals(account)) {
            throw new AccountRefused(Reason.NOT_FOR_YOURSELF, account);
        }
    }

    private static void requireReason(String reason) {
        if (reason.strip().length() < SHORTEST_REASON) {
            throw AccountRefused.at(Reason.REASON_MISSING, "reason");
        }
    }

    private Set<String> managingRoles() {
        var managing = new HashSet<String>();
        for (var role : roles.list()) {
            if (role.permissions().contains(Permission.ACCOUNT_MANAGE)) {
                managing.add(role.code());
            }
        }
        return managing;
    }

    /** Ends grants and says whose they were. */
    private List<UUID> endGrants(String which, UUID id, Instant now) {
        return jdbc.sql("""
                        update people.account_role set until = :now
                         where county = :county and (until is null or until > :now) and (""" + which + ") returning account")
                .param("now", java.sql.Timestamp.from(now))
                .param("county", county.value())
                .param("account", id)
                .query(UUID.class)
                .list();
    }

    private void setState(UUID account, String state) {
        jdbc.sql("update people.account set state = :state where county = :county and id = :id")
                .param("state", state)
                .param("county", county.value())
                .param("id", account)
                .update();
    }

    private Map<UUID, List<GrantRow>> grants(List<UUID> ids) {
        var byAccount = new HashMap<UUID, List<GrantRow>>();
        if (!ids.isEmpty()) {
            for (var grant : rows.grants(ids, clock.instant())) {
                byAccount
                        .computeIfAbsent(grant.account(), k -> new ArrayList<>())
                        .add(grant);
            }
        }
        return byAccount;
    }

    private static Appointed appointed(AccountRow row, List<GrantRow> grants) {
        return new Appointed(
                Accounts.officer(row),
                row.email(),
                row.secondStepSince() != null,
                row.signedInAt(),
                List.copyOf(grants));
    }

    private void log(Viewer viewer, UUID account, String what, Map<String, ?> facts, @Nullable String note) {
        timeline.append(object(account), viewer.actor(), what, facts, note);
    }

    private static ObjectRef object(UUID account) {
        return new ObjectRef("account", account);
    }
}
