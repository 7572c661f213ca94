// SPDX-License-Identifier: Apache-2.0
package org.anlan.insight;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anlan.insight.store.FactRows;
import org.anlan.kernel.TimelineEntry;
import org.jspecify.annotations.Nullable;

/**
 * One matter's timeline read from its beginning, and the facts it comes to. The same entries always come to the same
 * facts, whatever was known before, so that reading the log again rebuilds every row. Entries that say nothing to a
 * figure are passed over; what older entries did not carry stays unknown and is left out of the figures that need it.
 */
final class Story {
    private final UUID matter;
    private final Map<String, Order> orders = new LinkedHashMap<>();
    private final List<Answer> answers = new ArrayList<>();
    private int heard;
    private boolean historic;
    private boolean reachable = true;
    private String channel = "web";
    private String area = "";
    private @Nullable String category;
    private @Nullable Instant registeredAt;
    private @Nullable Instant firstReplyAt;
    private @Nullable String result;
    private @Nullable Instant closedAt;
    private @Nullable Instant withdrawnAt;
    private @Nullable UUID mergedInto;
    private @Nullable Order current;

    private static final class Order {
        private final UUID id;
        private final int attempt;
        private final @Nullable UUID unit;
        private final Instant dispatchedAt;
        private @Nullable String category;
        private @Nullable Instant dueAt;
        private @Nullable Instant unstoppedAt;
        private boolean stopped;
        private @Nullable Instant contactedAt;
        private @Nullable Instant sentAt;
        private @Nullable Instant endedAt;
        private @Nullable String endedHow;

        Order(UUID id, int attempt, @Nullable UUID unit, Instant dispatchedAt) {
            this.id = id;
            this.attempt = attempt;
            this.unit = unit;
            this.dispatchedAt = dispatchedAt;
        }

        void end(Instant at, String how) {
            if (endedAt == null) {
                endedAt = at;
                endedHow = how;
                stopped = false;
            }
        }
    }

    private static final class Answer {
        private final UUID reply;
        private final @Nullable UUID unit;
        private final String proposed;
        private final Instant deliveredAt;
        private final @Nullable String deliveredHow;
        private final @Nullable Instant until;
        private @Nullable String said;
        private @Nullable Instant saidAt;
        private @Nullable String saidHow;
        private @Nullable Instant silentAt;
        private boolean withdrawn;

        Answer(UUID reply, @Nullable UUID unit, String proposed, TimelineEntry e, @Nullable Instant until) {
            this.reply = reply;
            this.unit = unit;
            this.proposed = proposed;
            this.deliveredAt = e.at();
            this.deliveredHow = text(e, "how");
            this.until = until;
        }

        boolean open() {
            return said == null && silentAt == null && !withdrawn;
        }

        void say(String word, TimelineEntry e, String how) {
            if (said == null) {
                said = word;
                saidAt = e.at();
                saidHow = how;
            }
        }
    }

    private Story(UUID matter) {
        this.matter = matter;
    }

    /**
     * Reads a matter.
     *
     * @param matter the matter
     * @param entries its timeline from the first entry, in order
     */
    static Story of(UUID matter, List<TimelineEntry> entries) {
        var story = new Story(matter);
        entries.forEach(story::read);
        return story;
    }

    private void read(TimelineEntry e) {
        heard = e.number();
        switch (e.what()) {
            case "matter.registered" -> register(e);
            case "matter.registered_and_dispatched" -> {
                register(e);
                dispatch(e);
            }
            case "matter.dispatched" -> dispatch(e);
            case "matter.arbitrated" -> {
                end(e, "moved");
                dispatch(e);
            }
            case "matter.contacted" -> {
                if (order(e) instanceof Order o && o.contactedAt == null) {
                    o.contactedAt = e.at();
                }
            }
            case "matter.result_proposed" -> {
                clock(e);
                if (order(e) instanceof Order o) {
                    o.sentAt = o.sentAt == null ? e.at() : o.sentAt;
                    o.end(e.at(), "sent");
                }
            }
            case "matter.replied" -> deliver(e);
            case "matter.confirmed" -> {
                close(e);
                say("yes", e);
            }
            case "matter.not_yet" -> say("no", e);
            case "matter.unconfirmed" -> {
                close(e);
                if (!answers.isEmpty() && answers.getLast().open()) {
                    answers.getLast().silentAt = e.at();
                }
            }
            case "matter.reopened" -> {
                result = null;
                closedAt = null;
                if (!answers.isEmpty() && answers.getLast().said == null) {
                    answers.getLast().say("no", e, "reopened"); // late, and a word all the same
                }
            }
            case "matter.withdrawn" -> {
                close(e);
                withdrawnAt = e.at();
                end(e, "withdrawn");
                if (!answers.isEmpty() && answers.getLast().open()) {
                    answers.getLast().withdrawn = true;
                }
            }
            case "matter.withdrawal_undone" -> {
                result = null;
                closedAt = null;
                withdrawnAt = null;
            }
            case "matter.merged" -> {
                mergedInto = id(e, "into");
                end(e, "merged");
            }
            default -> clock(e);
        }
    }

    private void register(TimelineEntry e) {
        historic = Boolean.TRUE.equals(e.facts().get("historic"));
        reachable = !Boolean.FALSE.equals(e.facts().get("reachable"));
        channel = or(text(e, "channel"), channel);
        area = or(text(e, "area"), area);
        category = text(e, "category") instanceof String named ? named : category;
        Instant own = instant(e, "registered_at"); // an import is written down later than it happened
        registeredAt = own == null ? e.at() : own;
    }

    private void dispatch(TimelineEntry e) {
        category = text(e, "category") instanceof String named ? named : category;
        Instant at = e.at();
        int attempt = e.facts().get("attempt") instanceof Number n ? n.intValue() : orders.size() + 1;
        UUID id = id(e, "order");
        var order = new Order(id == null ? made(e, "order") : id, attempt, id(e, "unit"), at);
        order.category = category;
        orders.put(order.id.toString(), order);
        current = order;
        clock(e);
    }

    /** What the entry says about the due time of its order. */
    private void clock(TimelineEntry e) {
        Instant due = instant(e, "due");
        if (due == null || !(order(e) instanceof Order o)) {
            return;
        }
        o.dueAt = due;
        Instant unstopped = instant(e, "unstopped");
        o.unstoppedAt = unstopped == null ? o.unstoppedAt : unstopped;
        o.stopped = Boolean.TRUE.equals(e.facts().get("stopped"));
    }

    /** The order an entry is about; none when it is another matter's, as for a joined one. */
    private @Nullable Order order(TimelineEntry e) {
        String id = text(e, "order");
        return id == null ? current : orders.get(id);
    }

    private void end(TimelineEntry e, String how) {
        if (current != null) {
            current.end(e.at(), how);
        }
    }

    private void deliver(TimelineEntry e) {
        UUID id = id(e, "reply");
        UUID unit = id(e, "unit");
        answers.add(new Answer(
                id == null ? made(e, "reply") : id,
                unit == null && current != null ? current.unit : unit,
                or(text(e, "proposed"), "SOLVED"),
                e,
                instant(e, "until")));
        firstReplyAt = firstReplyAt == null ? e.at() : firstReplyAt;
    }

    private void say(String word, TimelineEntry e) {
        if (!answers.isEmpty()) {
            answers.getLast().say(word, e, or(text(e, "how"), "page"));
        }
    }

    private void close(TimelineEntry e) {
        result = or(text(e, "result"), "UNCONFIRMED");
        closedAt = e.at();
    }

    /** An identifier for what an older entry did not name; the same each time. */
    private UUID made(TimelineEntry e, String what) {
        return UUID.nameUUIDFromBytes((matter + ":" + e.number() + ":" + what).getBytes(StandardCharsets.UTF_8));
    }

    /** The facts about the matter itself, or null while its registration has not been read. */
    FactRows.@Nullable MatterFact matterFact() {
        if (registeredAt == null) {
            return null;
        }
        return new FactRows.MatterFact(
                matter,
                heard,
                historic,
                channel,
                area,
                category,
                current == null ? null : current.unit,
                reachable,
                registeredAt,
                firstReplyAt,
                answers.size(),
                result,
                closedAt,
                withdrawnAt,
                mergedInto);
    }

    /** The facts about its orders. */
    List<FactRows.OrderFact> orderFacts() {
        return orders.values().stream()
                .map(o -> new FactRows.OrderFact(
                        o.id,
                        matter,
                        o.attempt,
                        historic,
                        channel,
                        area,
                        o.category,
                        o.unit,
                        reachable,
                        o.dispatchedAt,
                        o.dueAt,
                        o.unstoppedAt,
                        o.stopped,
                        o.contactedAt,
                        o.sentAt,
                        o.endedAt,
                        o.endedHow))
                .toList();
    }

    /** The facts about its delivered replies. */
    List<FactRows.AnswerFact> answerFacts() {
        return answers.stream()
                .map(a -> new FactRows.AnswerFact(
                        a.reply,
                        matter,
                        historic,
                        channel,
                        area,
                        category,
                        a.unit,
                        a.proposed,
                        a.deliveredAt,
                        a.deliveredHow,
                        a.until,
                        a.said,
                        a.saidAt,
                        a.saidHow,
                        a.silentAt,
                        a.withdrawn))
                .toList();
    }

    private static @Nullable String text(TimelineEntry e, String key) {
        return e.facts().get(key) instanceof String text ? text : null;
    }

    private static @Nullable UUID id(TimelineEntry e, String key) {
        String text = text(e, key);
        return text == null ? null : UUID.fromString(text);
    }

    private static @Nullable Instant instant(TimelineEntry e, String key) {
        String text = text(e, key);
        return text == null ? null : Instant.parse(text);
    }

    private static String or(@Nullable String text, @Nullable String other) {
        return text != null ? text : other == null ? "" : other;
    }
}
