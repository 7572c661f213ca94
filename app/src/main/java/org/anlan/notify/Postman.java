// SPDX-License-Identifier: Apache-2.0
package org.anlan.notify;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.ObjectRef;
import org.anlan.people.Persons;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sees queued messages off. A message is claimed in one transaction, handed over outside any, and its receipt stored in
 * another: a crash in between leaves it claimed, and it is handed over again after a minute under the same id.
 */
final class Postman {
    private static final Logger log = LoggerFactory.getLogger(Postman.class);
    private static final int ROUND = 50;
    private static final int MOST_ATTEMPTS = 8;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final CountyCode county;
    private final Clock clock;
    private final Persons persons;
    private final SmsGateway gateway;
    private final ApplicationEventPublisher events;

    private record Claimed(UUID id, UUID person, String purpose, ObjectRef about, String text, int attempts) {}

    Postman(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            CountyCode county,
            Clock clock,
            Persons persons,
            SmsGateway gateway,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.county = county;
        this.clock = clock;
        this.persons = persons;
        this.gateway = gateway;
        this.events = events;
    }

    /** Sees off what is due; returns how many were claimed. */
    int round() {
        List<Claimed> claimed = transactions.execute(status -> claim());
        if (claimed == null) {
            return 0;
        }
        claimed.forEach(this::handOver);
        return claimed.size();
    }

    private List<Claimed> claim() {
        Instant now = clock.instant();
        return jdbc.sql("""
                        update notify.notice set attempts = attempts + 1, not_before = :again
                         where county = :county and id in (
                               select id from notify.notice where county = :county and state = 'queued' and not_before <= :now
                                order by not_before limit :round for update skip locked)
                        returning id, person, purpose, about_kind, about_id, text, attempts""")
                .param("county", county.value())
                .param("now", utc(now))
                .param("again", utc(now.plus(Duration.ofMinutes(1))))
                .param("round", ROUND)
                .query((r, i) -> new Claimed(
                        r.getObject("id", UUID.class),
                        r.getObject("person", UUID.class),
                        r.getString("purpose"),
                        new ObjectRef(r.getString("about_kind"), r.getObject("about_id", UUID.class)),
                        r.getString("text"),
                        r.getInt("attempts")))
                .list();
    }

    private void handOver(Claimed c) {
        try {
            String phone =
                    transactions.execute(status -> Objects.requireNonNullElse(persons.deliveryPhone(c.person()), ""));
            if (phone == null || phone.isBlank()) {
                settle(c, "failed", "no phone");
                return;
            }
            settle(c, "delivered", gateway.send(c.id(), phone, c.text()));
        } catch (IOException e) {
            log.warn("a message waits, attempt {}: {}", c.attempts(), e.getMessage());
            if (c.attempts() >= MOST_ATTEMPTS) {
                settle(c, "failed", "given up after " + c.attempts() + " attempts");
            } else {
                postpone(c);
            }
        }
    }

    private void settle(Claimed c, String state, String receipt) {
        Instant now = clock.instant();
        transactions.executeWithoutResult(status -> {
            int settled = jdbc.sql("""
                            update notify.notice set state = :state, receipt = :receipt, delivered_at = :at
                             where county = :county and id = :id and state = 'queued'""")
                    .param("state", state)
                    .param("receipt", receipt)
                    .param("at", state.equals("delivered") ? utc(now) : null)
                    .param("county", county.value())
                    .param("id", c.id())
                    .update();
            if (settled == 1 && state.equals("delivered")) {
                events.publishEvent(new NoticeDelivered(c.id(), c.purpose(), c.about(), now));
            }
        });
    }

    private void postpone(Claimed c) {
        jdbc.sql("update notify.notice set not_before = :again where county = :county and id = :id")
                .param("again", utc(clock.instant().plus(Duration.ofMinutes(1L << Math.min(c.attempts(), 6)))))
                .param("county", county.value())
                .param("id", c.id())
                .update();
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
