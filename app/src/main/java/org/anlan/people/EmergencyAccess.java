// SPDX-License-Identifier: Apache-2.0
package org.anlan.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Timeline;
import org.anlan.people.AccountRefused.Reason;
import org.anlan.people.access.AccessSettings;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.anlan.people.access.Viewers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Breaking the glass 紧急查看: when somebody is in danger an officer may read, for an hour, what is otherwise out of
 * reach. It needs a reason, every reading under it is logged, everybody who verifies the log sees it, and somebody else
 * says afterwards whether it was right.
 */
@Component
public class EmergencyAccess {
    private static final Duration ONE_LOOK = Duration.ofMinutes(15);
    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 500;

    private final Viewers viewers;
    private final AccessSettings settings;
    private final Timeline timeline;
    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Clock clock;

    /**
     * One time the glass was broken.
     *
     * @param id which
     * @param account who
     * @param reason why, in their words
     * @param since from when
     * @param until until when; earlier than an hour when it was closed by hand
     * @param reviewedBy who looked at it afterwards, or null
     * @param reviewedAt when, or null
     * @param finding what they found, or null
     */
    public record Use(
            UUID id,
            UUID account,
            String reason,
            Instant since,
            Instant until,
            @Nullable UUID reviewedBy,
            @Nullable Instant reviewedAt,
            @Nullable String finding) {}

    EmergencyAccess(
            Viewers viewers,
            AccessSettings settings,
            Timeline timeline,
            JdbcClient jdbc,
            CountyCode county,
            Clock clock) {
        this.viewers = viewers;
        this.settings = settings;
        this.timeline = timeline;
        this.jdbc = jdbc;
        this.county = county;
        this.clock = clock;
    }

    /**
     * Breaks the glass for the officer's own account.
     *
     * @param viewer the officer
     * @param reason what the danger is, at least ten characters
     * @throws AccountRefused without a reason, or when it is open already
     */
    @Transactional
    public Use open(Viewer viewer, String reason) {
        String why = reason.strip();
        if (why.codePointCount(0, why.length()) < SHORTEST_REASON || why.length() > LONGEST_REASON) {
            throw AccountRefused.at(Reason.REASON_MISSING, "reason");
        }
        hold(viewer.account());
        if (running(viewer.account()) != null) {
            throw new AccountRefused(Reason.EMERGENCY_ACCESS_OPEN, viewer.account());
        }
        var now = clock.instant();
        var until = now.plus(settings.breakGlass());
        var id = jdbc.sql("""
                        insert into people.break_glass (county, account, reason, since, until)
                        values (:county, :account, :reason, :since, :until) returning id""")
                .param("county", county.value())
                .param("account", viewer.account())
                .param("reason", why)
                .param("since", java.sql.Timestamp.from(now))
                .param("until", java.sql.Timestamp.from(until))
                .query(UUID.class)
                .single();
        viewers.forget(viewer.account());
        log(viewer, "account.break_glass_opened", Map.of("use", id.toString(), "until", until.toString()), why);
        return new Use(id, viewer.account(), why, now, until, null, null, null);
    }

    /**
     * Closes the officer's own emergency access before its hour is over.
     *
     * @param viewer the officer
     */
    @Transactional
    public void close(Viewer viewer) {
        hold(viewer.account());
        var use = running(viewer.account());
        if (use == null) {
            throw new AccountRefused(Reason.NO_SUCH_EMERGENCY_ACCESS, viewer.account());
        }
        jdbc.sql("update people.break_glass set until = :now where county = :county and id = :id")
                .param("now", java.sql.Timestamp.from(clock.instant()))
                .param("county", county.value())
                .param("id", use)
                .update();
        viewers.forget(viewer.account());
        log(viewer, "account.break_glass_closed", Map.of("use", use.toString()), null);
    }

    /**
     * Every time the glass was broken, those without a review first, then the latest.
     *
     * @param viewer somebody who verifies the log
     * @param page from 0
     * @param size at most 200
     */
    public List<Use> list(Viewer viewer, int page, int size) {
        viewer.require(Permission.LOG_VERIFY, county.value());
        int rowsPerPage = Math.clamp(size, 1, 200);
        return jdbc.sql("""
                        select id, account, reason, since, until, reviewed_by, reviewed_at, finding
                          from people.break_glass where county = :county
                         order by reviewed_by is not null, since desc, id limit :limit offset :offset""")
                .param("county", county.value())
                .param("limit", rowsPerPage)
                .param("offset", (long) Math.max(0, page) * rowsPerPage)
                .query(EmergencyAccess::map)
                .list();
    }

    /**
     * Until when the officer's emergency access is open.
     *
     * @param viewer the officer
     * @return empty when it is not open
     */
    public Optional<Instant> openUntil(Viewer viewer) {
        return jdbc.sql("""
                        select max(until) as until from people.break_glass
                         where county = :county and account = :account and until > :now""")
                .param("county", county.value())
                .param("account", viewer.account())
                .param("now", java.sql.Timestamp.from(clock.instant()))
                .query((r, i) -> Optional.ofNullable(r.getObject("until", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
    }

    /** How many uses wait for a review. */
    public int waiting() {
        return jdbc.sql("select count(*) from people.break_glass where county = :county and reviewed_by is null")
                .param("county", county.value())
                .query(Integer.class)
                .single();
    }

    /**
     * What was read under it, in order.
     *
     * @param viewer somebody who verifies the log
     * @param use which
     */
    public List<Reading> readings(Viewer viewer, UUID use) {
        viewer.require(Permission.LOG_VERIFY, county.value());
        return timeline.of(new ObjectRef("break-glass", use)).stream()
                .filter(e -> e.what().equals("break_glass.read"))
                .map(e -> new Reading(e.at(), String.valueOf(e.facts().get("path"))))
                .toList();
    }

    /**
     * One thing read under emergency access.
     *
     * @param at when
     * @param path the address that was read, without search words
     */
    public record Reading(Instant at, String path) {}

    /**
     * Says afterwards whether it was right. Somebody else's work: nobody reviews their own.
     *
     * @param viewer somebody who verifies the log
     * @param use which
     * @param finding what they found, in a sentence
     */
    @Transactional
    public void review(Viewer viewer, UUID use, String finding) {
        viewer.require(Permission.LOG_VERIFY, county.value());
        String found = finding.strip();
        if (found.length() < 2 || found.length() > LONGEST_REASON) {
            throw AccountRefused.at(Reason.REASON_MISSING, "finding");
        }
        var seen = jdbc.sql("""
                        select id, account, reason, since, until, reviewed_by, reviewed_at, finding
                          from people.break_glass where county = :county and id = :id for update""")
                .param("county", county.value())
                .param("id", use)
                .query(EmergencyAccess::map)
                .optional()
                .orElseThrow(() -> new AccountRefused(Reason.NO_SUCH_EMERGENCY_ACCESS, null));
        if (seen.account().equals(viewer.account())) {
            throw new AccountRefused(Reason.NOT_FOR_YOURSELF, viewer.account());
        }
        if (seen.reviewedBy() != null) {
            throw new AccountRefused(Reason.ALREADY_REVIEWED, seen.account());
        }
        hold(seen.account());
        jdbc.sql("""
                        update people.break_glass set reviewed_by = :by, reviewed_at = :now, finding = :finding
                         where county = :county and id = :id""")
                .param("by", viewer.account())
                .param("now", java.sql.Timestamp.from(clock.instant()))
                .param("finding", found)
                .param("county", county.value())
                .param("id", use)
                .update();
        timeline.append(
                new ObjectRef("account", seen.account()),
                viewer.actor(),
                "account.break_glass_reviewed",
                Map.of("use", use.toString()),
                found);
    }

    /**
     * Writes down that something is about to be read under emergency access; if that fails, nothing is read. The same
     * address within a quarter of an hour is one reading.
     *
     * @param viewer the officer, whose glass is broken
     * @param path the address, without search words
     */
    @Transactional
    public void aboutToRead(Viewer viewer, String path) {
        var use = running(viewer.account());
        if (use == null) {
            return;
        }
        jdbc.sql("select id from people.break_glass where county = :county and id = :id for no key update")
                .param("county", county.value())
                .param("id", use)
                .query(UUID.class)
                .single();
        var object = new ObjectRef("break-glass", use);
        var since = clock.instant().minus(ONE_LOOK);
        boolean justNow = timeline.of(object).reversed().stream()
                .takeWhile(e -> e.at().isAfter(since))
                .anyMatch(e -> path.equals(e.facts().get("path")));
        if (!justNow) {
            timeline.append(object, viewer.actor(), "break_glass.read", Map.of("path", path), null);
        }
    }

    private @Nullable UUID running(UUID account) {
        return jdbc.sql("""
                        select id from people.break_glass
                         where county = :county and account = :account and until > :now order by since desc limit 1""")
                .param("county", county.value())
                .param("account", account)
                .param("now", java.sql.Timestamp.from(clock.instant()))
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    private void hold(UUID account) {
        jdbc.sql("select id from people.account where county = :county and id = :id for no key update")
                .param("county", county.value())
                .param("id", account)
                .query(UUID.class)
                .single();
    }

    private void log(Viewer viewer, String what, Map<String, String> facts, @Nullable String note) {
        timeline.append(new ObjectRef("account", viewer.account()), viewer.actor(), what, new HashMap<>(facts), note);
    }

    private static Use map(ResultSet r, int row) throws SQLException {
        var reviewed = r.getObject("reviewed_at", OffsetDateTime.class);
        return new Use(
                r.getObject("id", UUID.class),
                r.getObject("account", UUID.class),
                r.getString("reason"),
                r.getObject("since", OffsetDateTime.class).toInstant(),
                r.getObject("until", OffsetDateTime.class).toInstant(),
                r.getObject("reviewed_by", UUID.class),
                reviewed == null ? null : reviewed.toInstant(),
                r.getString("finding"));
    }
}
