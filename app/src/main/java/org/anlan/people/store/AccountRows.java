// SPDX-License-Identifier: Apache-2.0
package org.anlan.people.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anlan.kernel.CountyCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of accounts and the grants they hold. */
@Component
public class AccountRows {
    private static final String SELECT = """
            select a.id, a.login, a.name, a.unit, a.work_phone, a.email, a.state, a.password, a.second_step_key,
                   a.second_step_since, a.second_step_last, a.signed_in_at
              from people.account a where a.county = :county\s""";

    private final JdbcClient jdbc;
    private final CountyCode county;

    AccountRows(JdbcClient jdbc, CountyCode county) {
        this.jdbc = jdbc;
        this.county = county;
    }

    /**
     * A role somebody holds or held.
     *
     * @param id the grant
     * @param account who holds it
     * @param role the role's code
     * @param roleName its Chinese name
     * @param roleNameEn its English name
     * @param area where
     * @param since from when
     * @param until until when, or null
     * @param covers whose leave it covers, or null
     */
    public record GrantRow(
            UUID id,
            UUID account,
            String role,
            String roleName,
            String roleNameEn,
            String area,
            Instant since,
            @Nullable Instant until,
            @Nullable UUID covers) {}

    /** One account. */
    public Optional<AccountRow> find(UUID id) {
        return jdbc.sql(SELECT + "and a.id = :id")
                .param("county", county.value())
                .param("id", id)
                .query(AccountRows::map)
                .optional();
    }

    /** One account, its row held until the transaction ends: whoever writes to its timeline holds it. */
    public Optional<AccountRow> lock(UUID id) {
        return jdbc.sql(SELECT + "and a.id = :id for no key update")
                .param("county", county.value())
                .param("id", id)
                .query(AccountRows::map)
                .optional();
    }

    /** By the name typed when signing in, upper and lower case alike. */
    public Optional<AccountRow> byLogin(String login) {
        return jdbc.sql(SELECT + "and lower(a.login) = lower(:login)")
                .param("county", county.value())
                .param("login", login)
                .query(AccountRows::map)
                .optional();
    }

    /** By the e-mail address an outside provider vouches for. */
    public Optional<AccountRow> byEmail(String email) {
        return jdbc.sql(SELECT + "and lower(a.email) = lower(:email)")
                .param("county", county.value())
                .param("email", email)
                .query(AccountRows::map)
                .optional();
    }

    /** Several accounts. */
    public List<AccountRow> all(Collection<UUID> ids) {
        return jdbc.sql(SELECT + "and a.id = any(:ids)")
                .param("county", county.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query(AccountRows::map)
                .list();
    }

    /** The active accounts of a unit, by name. */
    public List<AccountRow> ofUnit(UUID unit) {
        return jdbc.sql(SELECT + "and a.unit = :unit and a.state = 'ACTIVE' order by a.name, a.id")
                .param("county", county.value())
                .param("unit", unit)
                .query(AccountRows::map)
                .list();
    }

    /** Adds an account without grants. */
    public UUID insert(
            String login,
            String name,
            @Nullable UUID unit,
            @Nullable String workPhone,
            @Nullable String email,
            String state,
            @Nullable String password,
            Instant at) {
        return jdbc.sql("""
                        insert into people.account (county, id, login, name, unit, work_phone, email, state, password, created_at)
                        values (:county, uuidv7(), :login, :name, :unit::uuid, :phone, :email, :state, :password, :at)
                        returning id""")
                .param("county", county.value())
                .param("login", login)
                .param("name", name)
                .param("unit", unit)
                .param("phone", workPhone)
                .param("email", email)
                .param("state", state)
                .param("password", password)
                .param("at", java.sql.Timestamp.from(at))
                .query(UUID.class)
                .single();
    }

    /** Adds a grant. */
    public UUID grant(
            UUID account,
            String role,
            String area,
            Instant since,
            @Nullable Instant until,
            @Nullable UUID covers,
            @Nullable UUID givenBy) {
        return jdbc.sql("""
                        insert into people.account_role (county, account, role, area, since, until, covers, given_by)
                        values (:county, :account, :role, :area, :since, :until::timestamptz, :covers::uuid, :by::uuid)
                        returning id""")
                .param("county", county.value())
                .param("account", account)
                .param("role", role)
                .param("area", area)
                .param("since", java.sql.Timestamp.from(since))
                .param("until", until == null ? null : java.sql.Timestamp.from(until))
                .param("covers", covers)
                .param("by", givenBy)
                .query(UUID.class)
                .single();
    }

    /** The grants of accounts that have not ended at a moment, oldest first. */
    public List<GrantRow> grants(Collection<UUID> accounts, Instant at) {
        return jdbc.sql("""
                        select g.id, g.account, g.role, r.name, r.name_en, g.area, g.since, g.until, g.covers
                          from people.account_role g join people.role r on r.county = g.county and r.code = g.role
                         where g.county = :county and g.account = any(:accounts) and (g.until is null or g.until > :at)
                         order by g.since, g.id""")
                .param("county", county.value())
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("at", java.sql.Timestamp.from(at))
                .query((r, i) -> new GrantRow(
                        r.getObject("id", UUID.class),
                        r.getObject("account", UUID.class),
                        r.getString("role"),
                        r.getString("name"),
                        r.getString("name_en"),
                        r.getString("area"),
                        r.getObject("since", OffsetDateTime.class).toInstant(),
                        instant(r, "until"),
                        r.getObject("covers", UUID.class)))
                .list();
    }

    private static AccountRow map(ResultSet r, int row) throws SQLException {
        return new AccountRow(
                r.getObject("id", UUID.class),
                r.getString("login"),
                r.getString("name"),
                r.getObject("unit", UUID.class),
                r.getString("work_phone"),
                r.getString("email"),
                r.getString("state"),
                r.getString("password"),
                r.getBytes("second_step_key"),
                instant(r, "second_step_since"),
                r.getObject("second_step_last", Long.class),
                instant(r, "signed_in_at"));
    }

    private static @Nullable Instant instant(ResultSet r, String column) throws SQLException {
        var value = r.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
