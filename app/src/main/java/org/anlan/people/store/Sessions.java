// SPDX-License-Identifier: Apache-2.0
package org.anlan.people.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anlan.people.access.AccessSettings;
import org.anlan.people.store.OfficeSession.Known;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.PrincipalNameIndexResolver;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sessions 会话, kept in the database so that any node can serve them. A request normally costs no statement: what was
 * read about a session is trusted for a second, and its last use is written once a minute. Ending sessions takes
 * effect at once on this node and after that second on the others.
 */
public class Sessions implements SessionRepository<OfficeSession> {
    private static final Logger log = LoggerFactory.getLogger(Sessions.class);
    private static final Duration TOUCH = Duration.ofMinutes(1);

    private final SessionRepository<Session> store;
    private final JdbcIndexedSessionRepository jdbcStore;
    private final JdbcClient jdbc;
    private final Cache<String, Known> known;

    /**
     * A session of an account, for the officer's own page.
     *
     * @param id the session; never shown
     * @param began when the officer signed in
     * @param used when it was last used, to the minute
     */
    public record Open(String id, Instant began, Instant used) {}

    /** Builds the sessions on Spring Session's tables. */
    @SuppressWarnings("unchecked")
    public Sessions(
            JdbcOperations operations,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            AccessSettings settings) {
        var apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        jdbcStore = new JdbcIndexedSessionRepository(operations, apart);
        jdbcStore.setTableName("people.session");
        jdbcStore.setDefaultMaxInactiveInterval(settings.sessionIdle());
        jdbcStore.setIndexResolver(new PrincipalNameIndexResolver<>());
        // two answers to one browser may set the same attribute at the same time; the later one stands
        jdbcStore.setCreateSessionAttributeQuery("""
                insert into %TABLE_NAME%_ATTRIBUTES (session_primary_id, attribute_name, attribute_bytes)
                values (?, ?, ?)
                on conflict (session_primary_id, attribute_name) do update set attribute_bytes = excluded.attribute_bytes""");
        jdbcStore.setCleanupCron("-");
        jdbcStore.afterPropertiesSet();
        store = (SessionRepository<Session>) (SessionRepository<?>) jdbcStore;
        this.jdbc = jdbc;
        known = Caffeine.newBuilder()
                .maximumSize(20_000)
                .expireAfterWrite(settings.sessionCheck())
                .build();
    }

    @Override
    public OfficeSession createSession() {
        var fresh = store.createSession();
        return new OfficeSession(read(fresh), fresh, () -> fresh, true);
    }

    @Override
    public void save(OfficeSession session) {
        var changed = session.changed();
        if (changed != null && session.isNew() && session.getAttributeNames().isEmpty()) {
            return; // somebody only read a page: nothing to keep, and a crawler must not fill the table
        }
        if (changed != null) {
            changed.setLastAccessedTime(session.getLastAccessedTime());
            store.save(changed);
            session.saved();
            known.invalidate(session.known().id());
            return;
        }
        var last = session.getLastAccessedTime();
        if (Duration.between(session.known().lastAccess(), last).compareTo(TOUCH) >= 0) {
            touch(session.known(), last);
        }
    }

    @Override
    public @Nullable OfficeSession findById(String id) {
        if (id.length() > 36) { // not one of ours, and too long for the column
            return null;
        }
        var found = known.get(id, this::load);
        if (found == null) {
            return null;
        }
        var session = new OfficeSession(found, null, () -> store.findById(id), false);
        if (session.isExpired()) {
            deleteById(id);
            return null;
        }
        return session;
    }

    @Override
    public void deleteById(String id) {
        store.deleteById(id);
        known.invalidate(id);
    }

    /**
     * Ends the sessions of an account.
     *
     * @param account the account
     * @param except a session that goes on, or null
     */
    public void endAll(UUID account, @Nullable String except) {
        jdbc.sql("delete from people.session where principal_name = :name and session_id is distinct from :except")
                .param("name", account.toString())
                .param("except", except)
                .update();
        forget(account);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    forget(account);
                }
            });
        }
    }

    /**
     * The open sessions of an account, last used first.
     *
     * @param account the account
     */
    public List<Open> of(UUID account) {
        return jdbc.sql("""
                        select session_id, creation_time, last_access_time from people.session
                         where principal_name = :name and expiry_time > :now order by last_access_time desc""")
                .param("name", account.toString())
                .param("now", Instant.now().toEpochMilli())
                .query((r, i) -> new Open(
                        r.getString("session_id").strip(),
                        Instant.ofEpochMilli(r.getLong("creation_time")),
                        Instant.ofEpochMilli(r.getLong("last_access_time"))))
                .list();
    }

    /** Deletes what has expired. */
    public void cleanUp() {
        jdbcStore.cleanUpExpiredSessions();
    }

    private void forget(UUID account) {
        known.asMap().values().removeIf(k -> account.toString().equals(k.principal()));
    }

    private void touch(Known session, Instant at) {
        jdbc.sql("""
                        update people.session set last_access_time = :at, expiry_time = :expiry where session_id = :id""")
                .param("at", at.toEpochMilli())
                .param("expiry", at.plus(session.maxIdle()).toEpochMilli())
                .param("id", session.id())
                .update();
        known.invalidate(session.id());
    }

    /** A session that an earlier release wrote and this one cannot read is over: its owner signs in again. */
    private @Nullable Known load(String id) {
        try {
            var session = store.findById(id);
            return session == null ? null : read(session);
        } catch (SerializationFailedException e) {
            log.info("a session could not be read and was ended: {}", e.getMessage());
            store.deleteById(id);
            return null;
        }
    }

    private static Known read(Session session) {
        var attributes = new HashMap<String, Object>();
        for (var name : session.getAttributeNames()) {
            Object value = session.getAttribute(name);
            if (value != null) {
                attributes.put(name, value);
            }
        }
        var principal = new PrincipalNameIndexResolver<>().resolveIndexesFor(session);
        return new Known(
                session.getId(),
                session.getCreationTime(),
                session.getLastAccessedTime(),
                session.getMaxInactiveInterval(),
                Map.copyOf(attributes),
                principal.get(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME));
    }
}
