// SPDX-License-Identifier: Apache-2.0
package org.anlan.notify;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.KernelSettings;
import org.anlan.kernel.ObjectRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The door of notify: takes finished messages in the sender's transaction and sees them off. A message that can wait is
 * kept through the quiet hours; each is sent once, tried again when the gateway fails, and its receipt is told as
 * {@link NoticeDelivered}.
 */
@Component
public class Notices {
    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Clock clock;
    private final ZoneId zone;
    private final NotifySettings settings;

    Notices(JdbcClient jdbc, CountyCode county, Clock clock, KernelSettings kernel, NotifySettings settings) {
        this.jdbc = jdbc;
        this.county = county;
        this.clock = clock;
        this.zone = kernel.zone();
        this.settings = settings;
    }

    /**
     * Queues a message. It leaves only if the caller's transaction commits.
     *
     * @param notice the message
     * @return its identifier
     */
    public UUID send(Notice notice) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        insert into notify.notice (county, person, channel, purpose, about_kind, about_id, text, state, not_before, created_at)
                        values (:county, :person, 'sms', :purpose, :kind, :about, :text, 'queued', :notBefore, :now) returning id""")
                .param("county", county.value())
                .param("person", notice.person())
                .param("purpose", notice.purpose())
                .param("kind", notice.about().kind())
                .param("about", notice.about().id())
                .param("text", notice.text())
                .param(
                        "notBefore",
                        OffsetDateTime.ofInstant(notice.pressing() ? now : outsideQuietHours(now), ZoneOffset.UTC))
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    /**
     * A message that did not arrive. Neither its words nor whom it is for: the person on duty needs neither.
     *
     * @param id the message
     * @param purpose what it was to say, such as {@code reply}
     * @param about what it is about
     * @param attempts how often it was tried
     * @param since when it was queued
     * @param why what the gateway said, or why it was given up
     */
    public record Failed(
            UUID id,
            String purpose,
            ObjectRef about,
            int attempts,
            Instant since,
            @Nullable String why) {}

    /**
     * Messages on their way and given up.
     *
     * @param waiting due, not yet handed over
     * @param sleeping kept until the quiet hours end or the gateway is tried again
     * @param failed given up
     * @param delivered arrived in the last 24 hours
     */
    public record Counts(long waiting, long sleeping, long failed, long delivered) {}

    /**
     * Messages that were given up, newest first.
     *
     * @param most how many at most, 1 to 200
     */
    public List<Failed> failed(int most) {
        return jdbc.sql("""
                        select id, purpose, about_kind, about_id, attempts, created_at, receipt from notify.notice
                         where county = :county and state = 'failed' order by created_at desc limit :most""")
                .param("county", county.value())
                .param("most", Math.clamp(most, 1, 200))
                .query((r, i) -> new Failed(
                        r.getObject("id", UUID.class),
                        r.getString("purpose"),
                        new ObjectRef(r.getString("about_kind"), r.getObject("about_id", UUID.class)),
                        r.getInt("attempts"),
                        r.getObject("created_at", OffsetDateTime.class).toInstant(),
                        r.getString("receipt")))
                .list();
    }

    /** How many messages wait, sleep, were given up and arrived. */
    public Counts counts() {
        var now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        return jdbc.sql("""
                        select count(*) filter (where state = 'queued' and not_before <= :now) as waiting,
                               count(*) filter (where state = 'queued' and not_before > :now) as sleeping,
                               count(*) filter (where state = 'failed') as failed,
                               count(*) filter (where state = 'delivered' and delivered_at > :yesterday) as delivered
                          from notify.notice where county = :county""")
                .param("county", county.value())
                .param("now", now)
                .param("yesterday", now.minusDays(1))
                .query((r, i) -> new Counts(
                        r.getLong("waiting"), r.getLong("sleeping"), r.getLong("failed"), r.getLong("delivered")))
                .single();
    }

    /**
     * Has a message that was given up sent again, now.
     *
     * @param id the message
     * @return false when it is not given up any more
     */
    public boolean sendAgain(UUID id) {
        return jdbc.sql("""
                        update notify.notice set state = 'queued', attempts = 0, receipt = null, not_before = :now
                         where county = :county and id = :id and state = 'failed'""")
                        .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                        .param("county", county.value())
                        .param("id", id)
                        .update()
                == 1;
    }

    private Instant outsideQuietHours(Instant now) {
        ZonedDateTime local = now.atZone(zone);
        LocalTime time = local.toLocalTime();
        LocalDate day = local.toLocalDate();
        if (!time.isBefore(settings.quietFrom())) {
            return day.plusDays(1).atTime(settings.quietUntil()).atZone(zone).toInstant();
        }
        if (time.isBefore(settings.quietUntil())) {
            return day.atTime(settings.quietUntil()).atZone(zone).toInstant();
        }
        return now;
    }
}
