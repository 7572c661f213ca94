// SPDX-License-Identifier: Apache-2.0
package org.anlan.insight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anlan.insight.store.FactRows;
import org.anlan.kernel.SealedLog;
import org.anlan.kernel.Timeline;
import org.anlan.kernel.TimelineEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Follows the sealed log with a cursor and keeps the facts. The cursor moves in the transaction that stores what was read,
 * so that a crash or a second node neither loses an entry nor counts one twice; whoever holds the lock reads. A matter
 * that was mentioned is read again as a whole, up to the newest entry the log has shown of it: entries of one matter can be
 * sealed in another order than they were written, and the facts come out the same.
 */
@Component
class Tail {
    private static final Logger log = LoggerFactory.getLogger(Tail.class);
    private static final int MATTERS_AT_ONCE = 500;

    private final SealedLog sealed;
    private final Timeline timeline;
    private final FactRows facts;
    private final TransactionTemplate transactions;

    Tail(SealedLog sealed, Timeline timeline, FactRows facts, TransactionTemplate transactions) {
        this.sealed = sealed;
        this.timeline = timeline;
        this.facts = facts;
        this.transactions = transactions;
    }

    /**
     * How far the facts are.
     *
     * @param reached the last sequence number read
     * @param head the newest sealed one
     */
    public record Backlog(long reached, long head) {
        /** Entries not read yet. */
        public long behind() {
            return Math.max(0, head - reached);
        }
    }

    /** How far the facts are behind the log. */
    Backlog backlog() {
        return new Backlog(facts.reached(), sealed.head().orElse(0));
    }

    /** Reads until nothing is left, saying how far it is when that takes long. */
    void catchUp() {
        long told = System.nanoTime();
        while (step() > 0) {
            if (System.nanoTime() - told > 10_000_000_000L) {
                told = System.nanoTime();
                var backlog = backlog();
                log.info("figures are read up to {} of {}", backlog.reached(), backlog.head());
            }
        }
    }

    /**
     * Reads one batch.
     *
     * @return how many entries it had; 0 when there are none, or another node is reading
     */
    int step() {
        Integer read = transactions.execute(status -> {
            if (!facts.take()) {
                return 0;
            }
            List<SealedLog.Sealed> batch = sealed.after(facts.reached());
            if (batch.isEmpty()) {
                return 0;
            }
            read(batch);
            facts.reached(batch.getLast().seq());
            return batch.size();
        });
        return read == null ? 0 : read;
    }

    /** Throws the facts away and reads the log from its first entry. */
    void rebuild() {
        transactions.executeWithoutResult(status -> facts.forgetAll());
        catchUp();
    }

    private void read(List<SealedLog.Sealed> batch) {
        Map<UUID, Integer> newest = new LinkedHashMap<>();
        List<FactRows.OpinionFact> opinions = new ArrayList<>();
        for (SealedLog.Sealed s : batch) {
            TimelineEntry e = s.entry();
            switch (e.object().kind()) {
                case "matter" -> newest.merge(e.object().id(), e.number(), Math::max);
                case "opinion" -> opinions.add(opinion(e));
                default -> {}
            }
        }
        facts.opinions(opinions);
        List<UUID> matters = List.copyOf(newest.keySet());
        for (int i = 0; i < matters.size(); i += MATTERS_AT_ONCE) {
            tell(matters.subList(i, Math.min(matters.size(), i + MATTERS_AT_ONCE)), newest);
        }
    }

    private void tell(List<UUID> matters, Map<UUID, Integer> newest) {
        Map<UUID, Integer> before = facts.heard(matters);
        Map<UUID, List<TimelineEntry>> timelines = new HashMap<>();
        for (TimelineEntry e : timeline.codesOf("matter", matters)) {
            UUID id = e.object().id();
            int upTo = Math.max(newest.getOrDefault(id, 0), before.getOrDefault(id, 0));
            if (e.number() <= upTo) { // what is not sealed yet has not happened here
                timelines.computeIfAbsent(id, m -> new ArrayList<>()).add(e);
            }
        }
        List<Story> stories = matters.stream()
                .map(id -> Story.of(id, timelines.getOrDefault(id, List.of())))
                .toList();
        facts.forget(matters);
        List<FactRows.MatterFact> known = new ArrayList<>();
        List<FactRows.OrderFact> orders = new ArrayList<>();
        List<FactRows.AnswerFact> answers = new ArrayList<>();
        for (Story story : stories) {
            if (story.matterFact() instanceof FactRows.MatterFact fact) {
                known.add(fact);
                orders.addAll(story.orderFacts());
                answers.addAll(story.answerFacts());
            }
        }
        facts.matters(known);
        facts.orders(orders);
        facts.answers(answers);
    }

    private static FactRows.OpinionFact opinion(TimelineEntry e) {
        return new FactRows.OpinionFact(
                e.object().id(),
                String.valueOf(e.facts().getOrDefault("channel", "web")),
                String.valueOf(e.facts().getOrDefault("area", "")),
                e.facts().get("category") instanceof String c ? c : null,
                e.facts().get("unit") instanceof String u ? UUID.fromString(u) : null,
                String.valueOf(e.facts().get("opinion")),
                e.at());
    }
}
