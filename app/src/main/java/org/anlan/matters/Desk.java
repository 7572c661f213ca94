// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.anlan.files.Drafts;
import org.anlan.files.Files;
import org.anlan.files.Served;
import org.anlan.kernel.CountyCode;
import org.anlan.matters.store.MatterRow;
import org.anlan.matters.store.MatterRows;
import org.anlan.matters.store.OrderRow;
import org.anlan.matters.store.ReplyRows;
import org.anlan.organisations.Units;
import org.anlan.people.Accounts;
import org.anlan.people.Officer;
import org.anlan.people.Persons;
import org.anlan.people.Revealed;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What officers do with matters. Each method is one move: it holds the matter, asks whether this officer may make it, and
 * leaves a line in the log. None of them closes a matter and none of them stops a clock.
 */
@Component
public class Desk {
    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Clock clock;
    private final MatterRows rows;
    private final ReplyRows replyRows;
    private final Intake intake;
    private final Transitions transitions;
    private final Dispatching dispatching;
    private final Replies replies;
    private final Routing routing;
    private final Units units;
    private final Accounts accounts;
    private final Persons persons;
    private final MattersSettings settings;
    private final Files files;

    Desk(
            JdbcClient jdbc,
            CountyCode county,
            Clock clock,
            MatterRows rows,
            ReplyRows replyRows,
            Intake intake,
            Transitions transitions,
            Dispatching dispatching,
            Replies replies,
            Routing routing,
            Units units,
            Accounts accounts,
            Persons persons,
            MattersSettings settings,
            Files files) {
        this.files = files;
        this.jdbc = jdbc;
        this.county = county;
        this.clock = clock;
        this.rows = rows;
        this.replyRows = replyRows;
        this.intake = intake;
        this.transitions = transitions;
        this.dispatching = dispatching;
        this.replies = replies;
        this.routing = routing;
        this.units = units;
        this.accounts = accounts;
        this.persons = persons;
        this.settings = settings;
    }

    /**
     * A result as a handler proposes it.
     *
     * @param resultClass what the handler thinks it is; {@code SOLVED} reads “done, please look”
     * @param words the reply in plain words
     * @param evidence what shows it, in words
     * @param reasonCode why it cannot be done now, for {@code EXPLAINED}
     * @param plan who does the rest and when, for {@code PARTLY}
     * @param files photos and recordings that show it, from the officer's draft for this matter
     */
    public record Result(
            ResultClass resultClass,
            String words,
            List<String> evidence,
            @Nullable String reasonCode,
            @Nullable String plan,
            List<UUID> files) {
        /** A result that nothing is attached to. */
        public Result(
                ResultClass resultClass,
                String words,
                List<String> evidence,
                @Nullable String reasonCode,
                @Nullable String plan) {
            this(resultClass, words, evidence, reasonCode, plan, List.of());
        }
    }

    /**
     * Writes a matter down for somebody who called, came or wrote. With a category it goes straight to the unit.
     *
     * @param viewer who writes; needs {@link Permission#MATTER_REGISTER}, and {@link Permission#MATTER_TRIAGE} to dispatch
     * @param matter what was said; {@code registeredBy} is the viewer
     * @param category where it belongs, or null when somebody has to look
     * @param needsPresence whether somebody has to go there, or null for what the routing table says
     */
    public Receipt register(
            Viewer viewer, NewMatter matter, @Nullable String category, @Nullable Boolean needsPresence) {
        return register(viewer, matter, category, needsPresence, false);
    }

    /**
     * Writes a matter down, as {@link #register(Viewer, NewMatter, String, Boolean)} does.
     *
     * @param attached whether what waits in the officer's draft of the same key is handed in with it
     */
    public Receipt register(
            Viewer viewer,
            NewMatter matter,
            @Nullable String category,
            @Nullable Boolean needsPresence,
            boolean attached) {
        UUID draft = attached ? Drafts.of(viewer.account(), matter.idempotencyKey()) : null;
        String area =
                matter.where().area() == null ? county.value() : matter.where().area();
        viewer.require(Permission.MATTER_REGISTER);
        if (category == null) {
            return intake.take(matter, null, draft);
        }
        viewer.require(Permission.MATTER_TRIAGE, area);
        RoutingRule rule = rule(null, category, area);
        var to = new Dispatching.Destination(
                rule.unit(),
                rule,
                rule.budgetDays(),
                needsPresence == null ? rule.needsPresence() : needsPresence,
                List.of(),
                List.of());
        return intake.take(matter, new Intake.Directly(category, to), draft);
    }

    /**
     * Sends a matter to the unit the table names, or to one a person chose instead.
     *
     * @param viewer needs {@link Permission#MATTER_TRIAGE}
     * @param id the matter
     * @param category what it is about
     * @param unit another unit than the table's, or null
     * @param needsPresence whether somebody has to go there, or null for what the table says
     * @param urgent whether somebody may be in danger
     * @param note why, when it is another unit
     */
    @Transactional
    public void dispatch(
            Viewer viewer,
            UUID id,
            String category,
            @Nullable UUID unit,
            @Nullable Boolean needsPresence,
            boolean urgent,
            @Nullable String note) {
        MatterRow m = triage(viewer, id, Move.DISPATCH);
        if (!routing.categories().containsKey(category)) {
            throw new NotAcceptable(id, Map.of("field", "category", "reason", "unknown"));
        }
        var proposals = routing.propose(m.words(), m.area());
        RoutingRule rule = routing.ruleFor(category, m.area()).orElse(null);
        UUID to = unit != null ? unit : rule == null ? null : rule.unit();
        if (to == null || units.find(to).isEmpty()) {
            throw new NotAcceptable(id, Map.of("field", "unit", "reason", to == null ? "no-rule" : "unknown"));
        }
        boolean byRule = rule != null && rule.unit().equals(to);
        if (!byRule && (note == null || note.isBlank())) {
            throw new NotAcceptable(id, Map.of("field", "note", "reason", "why-another-unit"));
        }
        refuseFormerUnit(m, to);
        List<String> spoke = proposals.stream()
                .filter(p -> p.rule().category().equals(category))
                .findFirst()
                .map(Proposal::spoke)
                .orElse(List.of());
        int days = m.reopened() > 0 ? settings.againDays() : rule == null ? 5 : rule.budgetDays();
        boolean presence = needsPresence != null ? needsPresence : rule != null && rule.needsPresence();
        dispatching.send(
                m,
                Move.DISPATCH,
                viewer.actor(),
                category,
                urgent,
                new Dispatching.Destination(to, byRule ? rule : null, days, presence, spoke, proposals),
                note);
    }

    private void refuseFormerUnit(MatterRow m, UUID to) {
        if (m.reopened() > 0
                && rows.orders(m.id()).stream().anyMatch(o -> o.unit().equals(to))) {
            throw new SomebodyElse(m.id(), Map.of("unit", to.toString()));
        }
    }

    /**
     * Names the organ that is competent. The requester receives it as a reply and may say no.
     *
     * @param viewer needs {@link Permission#MATTER_TRIAGE}
     * @param id the matter
     * @param channel code of the organ
     * @param words what the requester reads: which organ, how to reach it, and why
     */
    @Transactional
    public void redirect(Viewer viewer, UUID id, String channel, String words) {
        MatterRow m = triage(viewer, id, Move.REDIRECT);
        replyRows.propose(
                id,
                null,
                ResultClass.TRANSFERRED,
                required(id, words),
                List.of(),
                channel,
                null,
                viewer.account(),
                clock.instant());
        transitions.apply(m, null, Move.REDIRECT, viewer.actor(), Map.of("channel", channel), words);
        replies.tell(m, "reply", words);
    }

    /**
     * Hands a matter to an emergency number and tells the requester at once.
     *
     * @param viewer needs {@link Permission#MATTER_TRIAGE}
     * @param id the matter
     * @param number 110, 119, 120, 122, 12395 or 95110
     * @param words what was done, as the requester reads it
     */
    @Transactional
    public void emergency(Viewer viewer, UUID id, String number, String words) {
        MatterRow m = triage(viewer, id, Move.EMERGENCY);
        if (!List.of("110", "119", "120", "122", "12395", "95110").contains(number)) {
            throw new NotAcceptable(id, Map.of("field", "number", "reason", "not-an-emergency-number"));
        }
        replyRows.propose(
                id,
                null,
                ResultClass.TRANSFERRED,
                required(id, words),
                List.of(),
                number,
                null,
                viewer.account(),
                clock.instant());
        transitions.apply(m, null, Move.EMERGENCY, viewer.actor(), Map.of("number", number), words);
        replies.tell(m, "reply", words);
    }

    /**
     * Joins a matter to one of the same cause. Its requester keeps the code and is owed the same reply.
     *
     * @param viewer needs {@link Permission#MATTER_TRIAGE}
     * @param id the matter that is joined
     * @param into the matter that leads
     */
    @Transactional
    public void merge(Viewer viewer, UUID id, UUID into) {
        MatterRow m = triage(viewer, id, Move.MERGE);
        MatterRow lead =
                rows.find(into).filter(l -> mayRead(viewer, l)).orElseThrow(() -> new NoSuchMatter(into, Map.of()));
        if (lead.id().equals(id) || !lead.state().open() || lead.mergedInto() != null) {
            throw new NotAcceptable(id, Map.of("field", "into", "reason", "cannot-lead"));
        }
        if (m.order() != null) {
            rows.endOrder(m.order(), clock.instant());
        }
        transitions.apply(m, replies.order(m), Move.MERGE, viewer.actor(), Map.of("into", into.toString()), null);
        jdbc.sql("update matters.matter set merged_into = :into where county = :county and id = :id")
                .param("into", into)
                .param("county", county.value())
                .param("id", id)
                .update();
    }

    /**
     * Takes a matter of one's own unit.
     *
     * @param viewer needs {@link Permission#MATTER_HANDLE} in the unit
     * @param id the matter
     */
    @Transactional
    public void claim(Viewer viewer, UUID id) {
        MatterRow m = transitions.lock(id);
        OrderRow order = ofUnit(viewer, m);
        Transitions.check(m, Move.CLAIM);
        boolean handledBefore = rows.orders(id).stream()
                .anyMatch(o -> o.attempt() < order.attempt() && viewer.account().equals(o.officer()));
        if (handledBefore) {
            throw new SomebodyElse(id, Map.of());
        }
        jdbc.sql("""
                        update matters.work_order set officer_account = :officer, claimed_at = :now
                         where county = :county and id = :order""")
                .param("officer", viewer.account())
                .param("now", MatterRows.utc(clock.instant()))
                .param("county", county.value())
                .param("order", order.id())
                .update();
        transitions.apply(m, order, Move.CLAIM, viewer.actor(), Map.of(), null);
    }

    /**
     * Hands a taken matter to a colleague of the same unit.
     *
     * @param viewer the officer who has it, or whoever triages there
     * @param id the matter
     * @param officer the colleague
     */
    @Transactional
    public void transfer(Viewer viewer, UUID id, UUID officer) {
        MatterRow m = transitions.lock(id);
        OrderRow order = ofUnit(viewer, m);
        if (!m.state().heldByUnit() || m.state() == MatterState.OBJECTED) {
            throw new CannotNow(id, Map.of("state", m.state().name(), "move", "TRANSFER"));
        }
        Officer colleague = accounts.find(officer)
                .filter(o -> order.unit().equals(o.unit()) && o.active())
                .orElseThrow(() -> new NotAcceptable(id, Map.of("field", "officer", "reason", "not-of-this-unit")));
        boolean handledBefore =
                rows.orders(id).stream().anyMatch(o -> o.attempt() < order.attempt() && officer.equals(o.officer()));
        if (handledBefore) {
            throw new SomebodyElse(id, Map.of());
        }
        jdbc.sql("update matters.work_order set officer_account = :officer where county = :county and id = :order")
                .param("officer", colleague.id())
                .param("county", county.value())
                .param("order", order.id())
                .update();
        transitions.note(m, order, viewer.actor(), "matter.handed_over", Map.of("to", officer.toString()), null);
    }

    /**
     * Says that a matter belongs elsewhere. Once in its life, with reasons that the requester can read.
     *
     * @param viewer needs {@link Permission#MATTER_HANDLE} in the unit
     * @param id the matter
     * @param reason why not here
     * @param belongsTo the unit it belongs to, or null when the unit does not know
     */
    @Transactional
    public void object(Viewer viewer, UUID id, String reason, @Nullable UUID belongsTo) {
        MatterRow m = transitions.lock(id);
        OrderRow order = ofUnit(viewer, m);
        if (m.objected()) {
            throw new AlreadyObjected(id, Map.of());
        }
        Transitions.check(m, Move.OBJECT);
        if (required(id, reason).length() < 6) {
            throw new NotAcceptable(id, Map.of("field", "reason", "reason", "say-why"));
        }
        if (belongsTo != null
                && (belongsTo.equals(order.unit()) || units.find(belongsTo).isEmpty())) {
            throw new NotAcceptable(id, Map.of("field", "owner", "reason", "unknown"));
        }
        replyRows.object(id, order.id(), reason.strip(), belongsTo, viewer.account(), clock.instant());
        Map<String, Object> facts = new HashMap<>();
        if (belongsTo != null) {
            facts.put("belongsTo", belongsTo.toString());
        }
        transitions.apply(m, order, Move.OBJECT, viewer.actor(), facts, reason.strip());
    }

    /**
     * Decides an objection. The decision is final and the unit it names may not send the matter back.
     *
     * @param viewer needs {@link Permission#MATTER_ARBITRATE}
     * @param id the matter
     * @param unit where it goes; may be the unit that objected
     * @param note the reasons of the decision
     */
    @Transactional
    public void arbitrate(Viewer viewer, UUID id, UUID unit, String note) {
        MatterRow m = readable(viewer, transitions.lock(id));
        viewer.require(Permission.MATTER_ARBITRATE, m.area());
        Transitions.check(m, Move.ARBITRATE);
        if (units.find(unit).isEmpty()) {
            throw new NotAcceptable(id, Map.of("field", "unit", "reason", "unknown"));
        }
        String reasons = required(id, note);
        OrderRow before = Objects.requireNonNull(replies.order(m), "an objected matter has an order");
        replyRows.decide(id, unit, reasons, viewer.account(), clock.instant());
        rows.endOrder(before.id(), clock.instant());
        RoutingRule rule = m.category() == null
                ? null
                : routing.ruleFor(m.category(), m.area()).orElse(null);
        dispatching.send(
                m,
                Move.ARBITRATE,
                viewer.actor(),
                m.category(),
                m.urgent(),
                new Dispatching.Destination(
                        unit,
                        rule != null && rule.unit().equals(unit) ? rule : null,
                        before.budgetDays(),
                        before.needsPresence(),
                        List.of(),
                        List.of()),
                reasons);
    }

    /**
     * Records that the requester was called or visited. The first time somebody was reached meets the contact target.
     *
     * @param viewer the officer who has the matter
     * @param id the matter
     * @param reached whether somebody was spoken to
     * @param how {@code phone}, {@code counter}, {@code paper}, {@code visit} or {@code sms}
     * @param note what was said
     */
    @Transactional
    public void contact(Viewer viewer, UUID id, boolean reached, String how, @Nullable String note) {
        MatterRow m = transitions.lock(id);
        OrderRow order = mine(viewer, m);
        Instant now = clock.instant();
        replyRows.attempt(id, new ReplyRows.Attempt("contact", way(id, how), reached, note, viewer.account(), now));
        if (reached && order.contactedAt() == null) {
            jdbc.sql("update matters.work_order set contacted_at = :now where county = :county and id = :order")
                    .param("now", MatterRows.utc(now))
                    .param("county", county.value())
                    .param("order", order.id())
                    .update();
        }
        transitions.note(
                m,
                order,
                viewer.actor(),
                reached ? "matter.contacted" : "matter.not_reached",
                Map.of("how", how),
                note == null || note.isBlank() ? null : note.strip());
    }

    /**
     * Begins the work.
     *
     * @param viewer the officer who has the matter
     * @param id the matter
     */
    @Transactional
    public void start(Viewer viewer, UUID id) {
        MatterRow m = transitions.lock(id);
        OrderRow order = mine(viewer, m);
        transitions.apply(m, order, Move.START, viewer.actor(), Map.of(), null);
        jdbc.sql("update matters.work_order set started_at = :now where county = :county and id = :order")
                .param("now", MatterRows.utc(clock.instant()))
                .param("county", county.value())
                .param("order", order.id())
                .update();
    }

    /**
     * Writes down what was done.
     *
     * @param viewer an officer of the unit that has the matter
     * @param id the matter
     * @param text what was done
     */
    @Transactional
    public void note(Viewer viewer, UUID id, String text) {
        MatterRow m = transitions.lock(id);
        OrderRow order = ofUnit(viewer, m);
        if (!m.state().open()) {
            throw new CannotNow(id, Map.of("state", m.state().name(), "move", "NOTE"));
        }
        transitions.note(m, order, viewer.actor(), "matter.noted", Map.of(), required(id, text));
    }

    /**
     * Asks the requester something only they know. The clock waits from the moment the question arrives.
     *
     * @param viewer the officer who has the matter
     * @param id the matter
     * @param question the question
     */
    @Transactional
    public void ask(Viewer viewer, UUID id, String question) {
        MatterRow m = transitions.lock(id);
        OrderRow order = mine(viewer, m);
        Transitions.check(m, Move.ASK);
        if (!replies.mayWait(order)) {
            throw new NotAcceptable(id, Map.of("field", "question", "reason", "ten-days-used-up"));
        }
        String words = required(id, question);
        replyRows.ask(id, order.id(), words, viewer.account(), clock.instant());
        transitions.apply(m, order, Move.ASK, viewer.actor(), Map.of(), words);
        replies.tell(m, "question", words);
    }

    /**
     * Proposes a result. It becomes one when the requester says so.
     *
     * @param viewer the officer who has the matter
     * @param id the matter
     * @param result the result, with evidence or a reason
     */
    @Transactional
    public void propose(Viewer viewer, UUID id, Result result) {
        MatterRow m = transitions.lock(id);
        OrderRow order = mine(viewer, m);
        Transitions.check(m, Move.PROPOSE);
        if (!result.resultClass().proposable()) {
            throw new NotAcceptable(id, Map.of("field", "resultClass", "reason", "not-yours-to-choose"));
        }
        String words = required(id, result.words());
        List<String> evidence = result.evidence().stream()
                .map(String::strip)
                .filter(e -> !e.isEmpty())
                .toList();
        switch (result.resultClass()) {
            case SOLVED, PARTLY, UNFOUNDED -> {
                if (evidence.isEmpty() && result.files().isEmpty()) {
                    throw new NotAcceptable(id, Map.of("field", "evidence", "reason", "needed"));
                }
            }
            default -> {
                if (blank(result.reasonCode())) {
                    throw new NotAcceptable(id, Map.of("field", "reasonCode", "reason", "needed"));
                }
            }
        }
        if (result.resultClass() == ResultClass.PARTLY && blank(result.plan())) {
            throw new NotAcceptable(id, Map.of("field", "plan", "reason", "who-does-the-rest-and-when"));
        }
        Instant now = clock.instant();
        UUID reply = replyRows.propose(
                id,
                order.id(),
                result.resultClass(),
                words,
                evidence,
                result.reasonCode(),
                result.plan(),
                viewer.account(),
                now);
        var shown = files.handIn(
                Drafts.of(viewer.account(), id), result.files(), Transitions.ref(id), Attached.EVIDENCE, reply);
        Map<String, Object> facts = replies.due(order);
        facts.put("result", result.resultClass().name());
        facts.put("evidence", evidence.size());
        Attached.seal(facts, shown);
        transitions.apply(m, order, Move.PROPOSE, viewer.actor(), facts, words);
        jdbc.sql(
                        "update matters.work_order set proposed_at = :now, ended_at = :now, stopped = false where county = :county and id = :order")
                .param("now", MatterRows.utc(now))
                .param("county", county.value())
                .param("order", order.id())
                .update();
        replies.tell(m, "reply", words);
        for (MatterRow joined : rows.joinedTo(id)) {
            if (joined.state() == MatterState.MERGED) {
                UUID copy = replyRows.propose(
                        joined.id(),
                        order.id(),
                        result.resultClass(),
                        words,
                        evidence,
                        result.reasonCode(),
                        result.plan(),
                        viewer.account(),
                        now);
                files.share(result.files(), Transitions.ref(joined.id()), Attached.EVIDENCE, copy);
                transitions.note(
                        joined,
                        order,
                        viewer.actor(),
                        "matter.result_proposed",
                        Map.of("result", result.resultClass().name()),
                        words);
                replies.tell(joined, "reply", words);
            }
        }
    }

    /**
     * Records an attempt to bring the reply to somebody who reads no messages.
     *
     * @param viewer an officer of the unit, or somebody who calls back
     * @param id the matter
     * @param how {@code phone}, {@code counter}, {@code paper} or {@code visit}
     * @param reached whether it arrived
     * @param note what was said
     */
    @Transactional
    public void deliver(Viewer viewer, UUID id, String how, boolean reached, @Nullable String note) {
        MatterRow m = readable(viewer, transitions.lock(id));
        if (!viewer.may(Permission.MATTER_CALL_BACK, m.area()) && !viewer.may(Permission.MATTER_TRIAGE, m.area())) {
            ofUnit(viewer, m);
        }
        Transitions.check(m, Move.DELIVER);
        replyRows.attempt(
                id, new ReplyRows.Attempt("deliver", way(id, how), reached, note, viewer.account(), clock.instant()));
        transitions.note(
                m,
                replies.order(m),
                viewer.actor(),
                reached ? "matter.reply_brought" : "matter.not_reached",
                Map.of("how", how),
                note == null || note.isBlank() ? null : note.strip());
        if (reached) {
            replies.delivered(m, how, viewer.actor());
        } else {
            replies.parkIfUnreachable(m);
        }
    }

    /**
     * Writes down what the requester answered on the telephone or at a counter. Never collected by the unit that handled.
     *
     * @param viewer needs {@link Permission#MATTER_CALL_BACK} and must be of another unit
     * @param id the matter
     * @param solved what they said
     * @param words their words, or null
     */
    @Transactional
    public void recordAnswer(Viewer viewer, UUID id, boolean solved, @Nullable String words) {
        MatterRow m = readable(viewer, transitions.lock(id));
        viewer.require(Permission.MATTER_CALL_BACK, m.area());
        boolean handled = rows.orders(id).stream()
                .anyMatch(
                        o -> o.unit().equals(viewer.unit()) || viewer.account().equals(o.officer()));
        if (handled) {
            throw new NotYours(id, Map.of("reason", "handled-by-your-unit"));
        }
        replies.verdict(m, solved, words == null || words.isBlank() ? null : words.strip(), viewer.actor(), "phone");
    }

    /**
     * Shows the requester's data for a reason; logged where the requester can see it.
     *
     * @param viewer needs {@link Permission#PERSON_REVEAL} and the matter
     * @param id the matter
     * @param reason a reason code of {@link Persons#REVEAL_REASONS}
     */
    @Transactional
    public Revealed reveal(Viewer viewer, UUID id, String reason) {
        MatterRow m = readable(viewer, transitions.lock(id));
        viewer.require(Permission.PERSON_REVEAL);
        if (m.requester() == null) {
            throw new NotAcceptable(id, Map.of("field", "requester", "reason", "anonymous"));
        }
        boolean independent = independent(viewer, m, reason);
        if (m.confidential() && !independent) {
            throw new ConfidentialRequester(id, Map.of());
        }
        if (!independent) {
            ofUnit(viewer, m);
        }
        return persons.reveal(viewer, m.requester(), reason, Transitions.ref(id));
    }

    /**
     * What is shown of a photo or recording; whoever may read the words may see it.
     *
     * @param viewer the officer
     * @param id the matter
     * @param file the file
     * @param small whether the thumbnail is enough
     * @throws org.anlan.files.NoSuchFile when the matter has no such file
     */
    @Transactional(readOnly = true)
    public Served file(Viewer viewer, UUID id, UUID file, boolean small) {
        readable(viewer, rows.find(id).orElseThrow(() -> new NoSuchMatter(id, Map.of())));
        return files.rendition(Transitions.ref(id), file, small);
    }

    /**
     * Opens a sealed original for a reason; logged where the requester can see it. It may say who sent it, from where and with
     * what, so a matter that is to stay confidential keeps it from the unit that handles.
     *
     * @param viewer needs {@link Permission#ORIGINAL_OPEN} and the matter
     * @param id the matter
     * @param file the file
     * @param reason a reason code of {@link Files#OPENING_REASONS}
     */
    @Transactional
    public Served openOriginal(Viewer viewer, UUID id, UUID file, String reason) {
        MatterRow m = readable(viewer, transitions.lock(id));
        viewer.require(Permission.ORIGINAL_OPEN);
        boolean independent = independent(viewer, m, reason);
        if (m.confidential() && !independent) {
            throw new ConfidentialRequester(id, Map.of());
        }
        if (!independent) {
            ofUnit(viewer, m);
        }
        return files.openOriginal(viewer, Transitions.ref(id), file, reason);
    }

    /** Whether somebody looks who does not belong to the unit that handles; broken glass counts where somebody is in danger. */
    private static boolean independent(Viewer viewer, MatterRow m, String reason) {
        return viewer.breakGlass() && reason.equals("emergency")
                || viewer.may(Permission.MATTER_TRIAGE, m.area())
                || viewer.may(Permission.MATTER_CALL_BACK, m.area());
    }

    /** Whether an officer may know that a matter exists. */
    boolean mayRead(Viewer viewer, MatterRow m) {
        if (viewer.may(Permission.MATTER_READ, m.area())
                || viewer.may(Permission.MATTER_TRIAGE, m.area())
                || viewer.account().equals(m.registeredBy())) {
            return true;
        }
        UUID unit = viewer.unit();
        return unit != null
                && viewer.may(Permission.MATTER_HANDLE)
                && rows.orders(m.id()).stream().anyMatch(o -> o.unit().equals(unit));
    }

    private MatterRow readable(Viewer viewer, MatterRow m) {
        if (!mayRead(viewer, m)) {
            throw new NoSuchMatter(m.id(), Map.of());
        }
        return m;
    }

    private MatterRow triage(Viewer viewer, UUID id, Move move) {
        MatterRow m = readable(viewer, transitions.lock(id));
        viewer.require(Permission.MATTER_TRIAGE, m.area());
        Transitions.check(m, move);
        return m;
    }

    /** The current order, if it lies with the viewer's unit. */
    private OrderRow ofUnit(Viewer viewer, MatterRow m) {
        readable(viewer, m);
        viewer.require(Permission.MATTER_HANDLE);
        OrderRow order = replies.order(m);
        if (order == null || !order.unit().equals(viewer.unit())) {
            throw new NotYours(m.id(), Map.of());
        }
        return order;
    }

    /** The current order, if the viewer is the one who took it. */
    private OrderRow mine(Viewer viewer, MatterRow m) {
        OrderRow order = ofUnit(viewer, m);
        if (!viewer.account().equals(order.officer())) {
            throw new NotYours(
                    m.id(), Map.of("reason", order.officer() == null ? "take-it-first" : "taken-by-a-colleague"));
        }
        return order;
    }

    private RoutingRule rule(@Nullable UUID matter, String category, String area) {
        return routing.ruleFor(category, area)
                .orElseThrow(() -> new NotAcceptable(matter, Map.of("field", "category", "reason", "no-rule")));
    }

    private static String way(UUID id, String how) {
        if (!List.of("phone", "counter", "paper", "visit", "sms").contains(how)) {
            throw new NotAcceptable(id, Map.of("field", "how", "reason", "unknown"));
        }
        return how;
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static String required(UUID id, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new NotAcceptable(id, Map.of("field", "words", "reason", "empty"));
        }
        if (text.strip().length() > 4_000) {
            throw new NotAcceptable(id, Map.of("field", "words", "reason", "longer-than-4000"));
        }
        return text.strip();
    }
}
