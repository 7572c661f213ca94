// SPDX-License-Identifier: Apache-2.0
package org.anlan.people.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anlan.kernel.CountyCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Reads what an account may do now. The answer is kept for a second at most ({@link AccessSettings#sessionCheck()}),
 * because every request asks; whoever changes an account tells this class, so that the change holds at once.
 */
@Component
public class Viewers {
    /** The role whose permissions emergency access lends for its hour; a county may change what it bundles. */
    public static final String BREAK_GLASS_ROLE = "break_glass";

    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Clock clock;
    private final Cache<UUID, Known> known;

    /** An active account with every grant that has not ended yet, also those that end soon. */
    private record Known(
            String name,
            @Nullable UUID unit,
            boolean secondStep,
            List<Held> held,
            @Nullable Instant glassUntil) {}

    private record Held(
            Permission permission,
            String area,
            Instant since,
            @Nullable Instant until) {}

    Viewers(JdbcClient jdbc, CountyCode county, Clock clock, AccessSettings settings) {
        this.jdbc = jdbc;
        this.county = county;
        this.clock = clock;
        this.known = Caffeine.newBuilder()
                .maximumSize(20_000)
                .expireAfterWrite(settings.sessionCheck())
                .build();
    }

    /**
     * The officer behind an account, with what is allowed at this moment.
     *
     * @param account the account
     * @return empty when there is no such account, or it is not active
     */
    public Optional<Viewer> find(UUID account) {
        var found = known.get(account, this::load);
        if (found == null) {
            return Optional.empty();
        }
        var now = clock.instant();
        var grants = new ArrayList<Grant>(found.held().size());
        for (var h : found.held()) {
            if (!h.since().isAfter(now) && (h.until() == null || now.isBefore(h.until()))) {
                grants.add(new Grant(h.permission(), h.area(), h.until()));
            }
        }
        boolean glass = found.glassUntil() != null && now.isBefore(found.glassUntil());
        return Optional.of(new Viewer(account, found.name(), found.unit(), List.copyOf(grants), glass));
    }

    /**
     * Whether the account has set up a second step.
     *
     * @param account the account
     */
    public boolean hasSecondStep(UUID account) {
        var found = known.get(account, this::load);
        return found != null && found.secondStep();
    }

    /**
     * Forgets what was read about an account: now, and again when the surrounding transaction has committed, since
     * another request may have read the old state in between.
     *
     * @param account the account that changed
     */
    public void forget(UUID account) {
        known.invalidate(account);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    known.invalidate(account);
                }
            });
        }
    }

    /** Forgets everything: a role was redefined. */
    public void forgetAll() {
        known.invalidateAll();
    }

    private @Nullable Known load(UUID account) {
        var now = java.sql.Timestamp.from(clock.instant());
        var row = jdbc.sql("""
                        select a.name, a.unit, a.second_step_since is not null as second_step,
                               (select max(b.until) from people.break_glass b
                                 where b.county = a.county and b.account = a.id and b.until > :now) as glass_until
                          from people.account a
                         where a.county = :county and a.id = :account and a.state = 'ACTIVE'""")
                .param("county", county.value())
                .param("account", account)
                .param("now", now)
                .query((r, i) -> new Known(
                        r.getString("name"),
                        r.getObject("unit", UUID.class),
                        r.getBoolean("second_step"),
                        List.of(),
                        instant(r, "glass_until")))
                .optional();
        if (row.isEmpty()) {
            return null;
        }
        var held = new ArrayList<Held>();
        jdbc.sql("""
                        select r.permissions, g.area, g.since, g.until
                          from people.account_role g join people.role r on r.county = g.county and r.code = g.role
                         where g.county = :county and g.account = :account and (g.until is null or g.until > :now)
                        union all
                        select r.permissions, :county, b.since, b.until
                          from people.break_glass b join people.role r on r.county = b.county and r.code = :glass
                         where b.county = :county and b.account = :account and b.until > :now""")
                .param("county", county.value())
                .param("account", account)
                .param("now", now)
                .param("glass", BREAK_GLASS_ROLE)
                .query((ResultSet r) -> {
                    for (var permission : Permissions.read(r.getArray("permissions"))) {
                        held.add(new Held(
                                permission,
                                r.getString("area"),
                                r.getObject("since", OffsetDateTime.class).toInstant(),
                                instant(r, "until")));
                    }
                });
        var known = row.get();
        return new Known(known.name(), known.unit(), known.secondStep(), List.copyOf(held), known.glassUntil());
    }

    private static @Nullable Instant instant(ResultSet r, String column) throws SQLException {
        var value = r.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
