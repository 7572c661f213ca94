// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.anlan.kernel.Actor;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.Due;
import org.anlan.matters.store.MatterRow;
import org.anlan.matters.store.MatterRows;
import org.anlan.matters.store.OrderRow;
import org.anlan.matters.store.ReplyRows;
import org.anlan.matters.store.SuspensionRow;
import org.anlan.notify.Notice;
import org.anlan.notify.Notices;
import org.anlan.people.Persons;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The way between handler and requester: a reply counts when it arrived, a question stops the clock when it arrived, and
 * only the requester's word, or silence under its own name, ends a matter.
 */
@Component
class Replies {
    private static final int ATTEMPTS_BEFORE_PARKING = 3;
    private static final int CHANNELS_BEFORE_PARKING = 2;
    private static final Duration DAYS_BEFORE_PARKING = Duration.ofDays(3);

    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Clock clock;
    private final MatterRows rows;
    private final ReplyRows replies;
    private final Transitions transitions;
    private final Dispatching dispatching;
    private final Routing routing;
    private final Clocks clocks;
    private final Notices notices;
    private final Persons persons;
    private final MattersSettings settings;
    private final MessageSource messages;

    Replies(
            JdbcClient jdbc,
            CountyCode county,
            Clock clock,
            MatterRows rows,
            ReplyRows replies,
            Transitions transitions,
            Dispatching dispatching,
            Routing routing,
            Clocks clocks,
            Notices notices,
            Persons persons,
            MattersSettings settings,
            MessageSource messages) {
        this.jdbc = jdbc;
        this.county = county;
        this.clock = clock;
        this.rows = rows;
        this.replies = replies;
        this.transitions = transitions;
        this.dispatching = dispatching;
        this.routing = routing;
        this.clocks = clocks;
        this.notices = notices;
        this.persons = persons;
        this.settings = settings;
        this.messages = messages;
    }

    /** Sends a message to the requester, if there is one who can be reached that way. */
    void tell(MatterRow matter, String purpose, Object... more) {
        if (matter.requester() == null) {
            return;
        }
        var person = persons.masked(matter.requester());
        if (person.phone() == null) {
            return;
        }
        Object[] args = new Object[4 + more.length];
        args[0] = settings.countyName();
        args[1] = matter.title();
        args[2] = matter.code();
        args[3] = settings.hotline();
        System.arraycopy(more, 0, args, 4, more.length);
        String text = messages.getMessage("sms." + purpose, args, Locale.forLanguageTag(person.language()));
        if (!settings.address().isBlank()) {
            text += " " + settings.address() + "/m/" + matter.code();
        }
        notices.send(new Notice(matter.requester(), "matter." + purpose, Transitions.ref(matter.id()), text, false));
    }

    /** The reply of a matter arrived. Joined matters receive the same reply, each with its own question. */
    void delivered(MatterRow matter, String how, Actor actor) {
        if (!Lifecycle.allows(matter.state(), Move.DELIVER)) {
            return; // a second proof of the same delivery, or one that came after the requester's word
        }
        Instant now = clock.instant();
        Instant until = now.plus(settings.silence());
        Map<String, Object> facts = new HashMap<>(Map.of("how", how, "until", until.toString()));
        replies.latest(matter.id()).ifPresent(r -> {
            replies.delivered(r.id(), now, how);
            facts.put("reply", r.id().toString());
            facts.put("proposed", r.proposed().name());
        });
        transitions.apply(matter, order(matter), Move.DELIVER, actor, facts, null);
        jdbc.sql("""
                        update matters.matter set replied_at = :now, verdict_until = :until, parked_until = null
                         where county = :county and id = :id""")
                .param("now", MatterRows.utc(now))
                .param("until", MatterRows.utc(until))
                .param("county", county.value())
                .param("id", matter.id())
                .update();
    }

    /** Parks a matter whose requester could not be reached: three attempts, two ways, three days. */
    void parkIfUnreachable(MatterRow matter) {
        if (!Lifecycle.allows(matter.state(), Move.PARK)) {
            return;
        }
        var reply = replies.latest(matter.id()).orElse(null);
        if (reply == null) {
            return;
        }
        List<ReplyRows.Attempt> attempts = replies.deliveriesSince(matter.id(), reply.proposedAt());
        Set<String> ways = new HashSet<>();
        attempts.forEach(a -> ways.add(a.how()));
        boolean enough = attempts.size() >= ATTEMPTS_BEFORE_PARKING
                && ways.size() >= CHANNELS_BEFORE_PARKING
                && Duration.between(attempts.getFirst().at(), clock.instant()).compareTo(DAYS_BEFORE_PARKING) >= 0;
        if (enough) {
            park(matter, Map.of("attempts", attempts.size()));
        }
    }

    void park(MatterRow matter, Map<String, ?> facts) {
        transitions.apply(matter, order(matter), Move.PARK, Actor.SYSTEM, facts, null);
        jdbc.sql(
                        "update matters.matter set parked_until = :until, verdict_until = :until where county = :county and id = :id")
                .param("until", MatterRows.utc(clock.instant().plus(settings.parked())))
                .param("county", county.value())
                .param("id", matter.id())
                .update();
    }

    /** A question arrived: from now on the clock waits, as long as ten days allow. */
    void questionDelivered(MatterRow matter) {
        var question = replies.question(matter.id()).orElse(null);
        if (question == null || question.answeredAt() != null || matter.state() != MatterState.PAUSED) {
            return;
        }
        Instant now = clock.instant();
        if (!replies.questionDelivered(question.id(), now)) {
            return;
        }
        OrderRow order = rows.order(question.order()).orElseThrow();
        Duration left = Clocks.LONGEST_WAIT.minus(clocks.waited(rows.ledger(order.id())));
        rows.enter(
                order.id(),
                new SuspensionRow(
                        question.id(), "question", now, now.plus(left), "awaiting-requester", question.words(), false));
        Map<String, Object> facts = due(order);
        facts.put("until", now.plus(left).toString());
        transitions.note(matter, order, Actor.SYSTEM, "matter.question_delivered", facts, null);
    }

    /** Whether an order may still wait for its requester. */
    boolean mayWait(OrderRow order) {
        return clocks.waited(rows.ledger(order.id())).compareTo(Clocks.LONGEST_WAIT) < 0;
    }

    /** Ends a question: answered, already answered before, or waited long enough. */
    void endQuestion(MatterRow matter, Move move, Actor actor, @Nullable String words) {
        endQuestion(matter, move, actor, words, Map.of());
    }

    /** Ends a question with facts for the log, such as what was attached to the answer. */
    void endQuestion(MatterRow matter, Move move, Actor actor, @Nullable String words, Map<String, ?> facts) {
        Transitions.check(matter, move);
        var question = replies.question(matter.id()).orElseThrow(() -> new NoSuchMatter(matter.id(), Map.of()));
        OrderRow order = rows.order(question.order()).orElseThrow();
        Instant now = clock.instant();
        boolean voided = move == Move.ALREADY_ANSWERED;
        replies.answered(question.id(), words, voided, now);
        if (question.deliveredAt() != null) {
            rows.enter(
                    order.id(),
                    new SuspensionRow(
                            question.id(),
                            "question",
                            question.deliveredAt(),
                            now,
                            "awaiting-requester",
                            question.words(),
                            voided));
        }
        Map<String, Object> all = due(order);
        all.putAll(facts);
        transitions.apply(matter, order, move, actor, all, words);
    }

    /** Counts an order's due time again, as the log keeps it. */
    Map<String, Object> due(OrderRow order) {
        Due due = clocks.rehint(order);
        Map<String, Object> facts = new HashMap<>();
        facts.put("due", due.at().toString());
        facts.put("stopped", due.stoppedNow());
        return facts;
    }

    /** The requester's word on the reply. */
    void verdict(MatterRow matter, boolean solved, @Nullable String words, Actor actor, String how) {
        Transitions.check(matter, solved ? Move.CONFIRM : Move.NOT_YET);
        var reply = replies.latest(matter.id()).orElseThrow(() -> new NoSuchMatter(matter.id(), Map.of()));
        replies.verdict(matter.id(), reply.id(), solved, words, clock.instant());
        Map<String, Object> facts = Map.of("how", how, "reply", reply.id().toString());
        if (solved) {
            close(matter, Move.CONFIRM, actor, reply.proposed(), words, facts);
        } else {
            transitions.apply(matter, order(matter), Move.NOT_YET, actor, facts, words);
            sendToSomebodyElse(transitions.lock(matter.id()));
        }
    }

    /** Ends a matter with a class. Whoever calls has made sure that it is not the handler. */
    void close(
            MatterRow matter,
            Move move,
            Actor actor,
            ResultClass result,
            @Nullable String words,
            Map<String, ?> facts) {
        var all = new HashMap<String, Object>(facts);
        all.put("result", result.name());
        transitions.apply(matter, order(matter), move, actor, all, words);
        Instant now = clock.instant();
        jdbc.sql("""
                        update matters.matter set result_class = :result, closed_at = :now, verdict_until = null, parked_until = null
                         where county = :county and id = :id""")
                .param("result", result.name())
                .param("now", MatterRows.utc(now))
                .param("county", county.value())
                .param("id", matter.id())
                .update();
        if (matter.order() != null) {
            rows.endOrder(matter.order(), now);
        }
    }

    /** Makes a closed or refused matter a new attempt with another unit; without a rule a person looks for one. */
    void sendToSomebodyElse(MatterRow matter) {
        Instant now = clock.instant();
        jdbc.sql("""
                        update matters.matter set reopened = reopened + 1, result_class = null, closed_at = null, verdict_until = null, replied_at = null
                         where county = :county and id = :id""").param("county", county.value()).param("id", matter.id()).update();
        OrderRow before = order(matter);
        if (before == null || matter.category() == null) {
            return;
        }
        rows.endOrder(before.id(), now);
        routing.ruleFor(matter.category(), matter.area()).ifPresent(rule -> {
            UUID unit = rule.againUnit().equals(before.unit()) ? rule.unit() : rule.againUnit();
            dispatching.send(
                    matter,
                    Move.DISPATCH,
                    Actor.SYSTEM,
                    matter.category(),
                    matter.urgent(),
                    new Dispatching.Destination(
                            unit, rule, settings.againDays(), before.needsPresence(), List.of(), List.of()),
                    null);
            tell(matter, "again");
        });
    }

    @Nullable
    OrderRow order(MatterRow matter) {
        return matter.order() == null ? null : rows.order(matter.order()).orElse(null);
    }
}
