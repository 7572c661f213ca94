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
import java.util.UUID;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.KernelSettings;
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
