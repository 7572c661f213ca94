// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.anlan.files.Attachment;
import org.anlan.files.Files;
import org.anlan.kernel.Explanation;
import org.anlan.kernel.Target;
import org.anlan.matters.store.MatterRow;
import org.anlan.matters.store.MatterRows;
import org.anlan.matters.store.OrderRow;
import org.anlan.matters.store.ReplyRows;
import org.anlan.organisations.Unit;
import org.anlan.organisations.Units;
import org.anlan.people.Accounts;
import org.anlan.people.Masked;
import org.anlan.people.Officer;
import org.anlan.people.Persons;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.anlan.place.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Puts together what an officer sees of a matter, and what this officer may do with it now. */
@Component
public class DeskViews {
    private final MatterRows rows;
    private final ReplyRows replies;
    private final Clocks clocks;
    private final Steps steps;
    private final Desk desk;
    private final Routing routing;
    private final Units units;
    private final Accounts accounts;
    private final Persons persons;
    private final Places places;
    private final Clock clock;
    private final JsonMapper json;
    private final Files files;

    DeskViews(
            MatterRows rows,
            ReplyRows replies,
            Clocks clocks,
            Steps steps,
            Desk desk,
            Routing routing,
            Units units,
            Accounts accounts,
            Persons persons,
            Places places,
            Clock clock,
            JsonMapper json,
            Files files) {
        this.files = files;
        this.rows = rows;
        this.replies = replies;
        this.clocks = clocks;
        this.steps = steps;
        this.desk = desk;
        this.routing = routing;
        this.units = units;
        this.accounts = accounts;
        this.persons = persons;
        this.places = places;
        this.clock = clock;
        this.json = json;
    }

    /** Where a matter may go, for the person who decides. */
    public record TriageView(
            List<ProposalView> proposals, List<CategoryView> categories, List<DeskMatter.NamedId> units) {}

    /** One proposal, with the words that spoke for it. */
    public record ProposalView(
            String category,
            String categoryName,
            UUID unit,
            String unitName,
            UUID rule,
            String duty,
            List<String> spoke,
            boolean needsPresence,
            int days,
            int weight) {}

    /** A category to choose from, with the unit it would go to in this place. */
    public record CategoryView(
            String code,
            @Nullable String parent,
            String name,
            @Nullable UUID unit,
            @Nullable String unitName,
            int days,
            boolean needsPresence) {}

    /**
     * A matter.
     *
     * @param viewer the officer
     * @param id the matter
     * @param locale the language of the words
     * @throws NoSuchMatter when there is none, or this officer may not know of it
     */
    @Transactional(readOnly = true)
    public DeskMatter view(Viewer viewer, UUID id, Locale locale) {
        MatterRow m = readable(viewer, id);
        OrderRow order = m.order() == null ? null : rows.order(m.order()).orElse(null);
        boolean ofMyUnit = order != null && order.unit().equals(viewer.unit());
        boolean mine = order != null && ofMyUnit && viewer.account().equals(order.officer());
        return new DeskMatter(
                m.id(),
                m.code(),
                m.title(),
                m.words(),
                m.channel(),
                m.reportedAt(),
                m.state(),
                steps.text("state." + m.state(), locale),
                m.resultClass() == null ? null : steps.text("result." + m.resultClass(), locale),
                new DeskMatter.Where(
                        m.area(), places.path(m.area(), locale), m.placeText(), m.lon(), m.lat(), m.island()),
                requester(viewer, m, ofMyUnit, locale),
                m.category(),
                m.category() == null ? null : categoryName(m.category(), locale),
                m.urgent(),
                m.needsPresence(),
                m.historic(),
                m.reopened(),
                order == null ? null : order(order, mine, ofMyUnit),
                order == null ? List.of() : clocks(m, order, locale),
                order == null ? null : why(order, m, locale),
                steps.of(m, false, locale),
                m.state() == MatterState.CLOSED
                        ? null
                        : new PublicMatter.Step(
                                null, null, "next", null, steps.text("next.desk." + m.state(), locale), null),
                question(m),
                reply(m, viewer, locale),
                objection(m),
                moves(viewer, m, order, mine, ofMyUnit, locale),
                linked(m, locale),
                files(viewer, m, ofMyUnit, locale));
    }

    private List<DeskMatter.FileView> files(Viewer viewer, MatterRow m, boolean ofMyUnit, Locale locale) {
        var all = files.ofObject(Transitions.ref(m.id()));
        if (all.isEmpty()) {
            return List.of();
        }
        UUID latest = replies.latest(m.id()).map(ReplyRows.Reply::id).orElse(null);
        boolean independent =
                viewer.may(Permission.MATTER_TRIAGE, m.area()) || viewer.may(Permission.MATTER_CALL_BACK, m.area());
        boolean openable = viewer.may(Permission.ORIGINAL_OPEN)
                && (independent || viewer.breakGlass() || (ofMyUnit && !m.confidential()));
        List<DeskMatter.FileView> views = new ArrayList<>();
        for (Attachment a : all) {
            String origin = steps.text("file.desk." + a.part(), locale);
            String name = a.caption() != null
                    ? a.caption()
                    : steps.text(
                            a.kind() == Attachment.Kind.VOICE ? "file.voice" : "file.photo",
                            locale,
                            origin,
                            views.size() + 1);
            views.add(new DeskMatter.FileView(
                    a.id(),
                    a.kind().name(),
                    String.valueOf(a.part()),
                    name,
                    a.caption() != null,
                    origin,
                    a.addedAt(),
                    a.seconds(),
                    a.width() == null ? 0 : a.width(),
                    a.height() == null ? 0 : a.height(),
                    a.sha256(),
                    a.bytes(),
                    a.within() != null && a.within().equals(latest),
                    openable));
        }
        return views;
    }

    /**
     * Where a matter may go.
     *
     * @param viewer needs {@link Permission#MATTER_TRIAGE} there
     * @param id the matter
     * @param locale the language of the words
     */
    @Transactional(readOnly = true)
    public TriageView triage(Viewer viewer, UUID id, Locale locale) {
        MatterRow m = readable(viewer, id);
        if (m.state() == MatterState.OBJECTED) {
            viewer.require(Permission.MATTER_ARBITRATE, m.area());
        } else {
            viewer.require(Permission.MATTER_TRIAGE, m.area());
        }
        List<ProposalView> proposals = routing.propose(m.words(), m.area()).stream()
                .map(p -> new ProposalView(
                        p.rule().category(),
                        categoryName(p.rule().category(), locale),
                        p.rule().unit(),
                        unitName(p.rule().unit()),
                        p.rule().id(),
                        locale.getLanguage().equals("en")
                                ? p.rule().dutyEn()
                                : p.rule().duty(),
                        p.spoke(),
                        p.rule().needsPresence(),
                        p.rule().budgetDays(),
                        p.weight()))
                .toList();
        List<CategoryView> categories = routing.categories().values().stream()
                .sorted(java.util.Comparator.comparing(Category::code))
                .map(c -> {
                    RoutingRule rule = routing.ruleFor(c.code(), m.area()).orElse(null);
                    return new CategoryView(
                            c.code(),
                            c.parent(),
                            c.name(locale),
                            rule == null ? null : rule.unit(),
                            rule == null ? null : unitName(rule.unit()),
                            rule == null ? 5 : rule.budgetDays(),
                            rule != null && rule.needsPresence());
                })
                .toList();
        List<DeskMatter.NamedId> all = units.all().stream()
                .map(u -> new DeskMatter.NamedId(u.id(), u.name()))
                .toList();
        return new TriageView(proposals, categories, all);
    }

    private MatterRow readable(Viewer viewer, UUID id) {
        return rows.find(id).filter(m -> desk.mayRead(viewer, m)).orElseThrow(() -> new NoSuchMatter(id, Map.of()));
    }

    private DeskMatter.Requester requester(Viewer viewer, MatterRow m, boolean ofMyUnit, Locale locale) {
        if (m.requester() == null) {
            return new DeskMatter.Requester("anonymous", null, null, false, m.confidential(), false);
        }
        boolean independent =
                viewer.may(Permission.MATTER_TRIAGE, m.area()) || viewer.may(Permission.MATTER_CALL_BACK, m.area());
        if (m.confidential() && !independent) {
            return new DeskMatter.Requester(
                    "confidential",
                    steps.text("requester.confidential", locale),
                    null,
                    false,
                    true,
                    viewer.breakGlass());
        }
        Masked person = persons.masked(m.requester());
        return new DeskMatter.Requester(
                "known",
                person.name(),
                person.phone(),
                person.hasAddress(),
                m.confidential(),
                viewer.may(Permission.PERSON_REVEAL) && (independent || ofMyUnit || viewer.breakGlass()));
    }

    private DeskMatter.Order order(OrderRow o, boolean mine, boolean ofMyUnit) {
        Officer officer =
                o.officer() == null ? null : accounts.find(o.officer()).orElse(null);
        return new DeskMatter.Order(
                o.id(),
                o.attempt(),
                new DeskMatter.NamedId(o.unit(), unitName(o.unit())),
                officer == null ? null : new DeskMatter.NamedId(officer.id(), officer.name()),
                o.dispatchedAt(),
                mine,
                ofMyUnit);
    }

    private List<DeskMatter.ClockView> clocks(MatterRow m, OrderRow o, Locale locale) {
        Instant now = clock.instant();
        List<DeskMatter.ClockView> views = new ArrayList<>();
        if (m.state().heldByUnit()) {
            views.add(clock("finish", clocks.finish(o, rows.ledger(o.id())), o.endedAt() != null, now, locale));
            if (o.contactedAt() == null) {
                views.add(clock("contact", clocks.contact(o), false, now, locale));
            }
        }
        return views;
    }

    private DeskMatter.ClockView clock(String kind, Target target, boolean met, Instant now, Locale locale) {
        var due = target.due(now);
        Explanation e = target.explain(now, locale);
        String state = met ? "met" : due.stoppedNow() ? "stopped" : now.isAfter(due.at()) ? "overdue" : "running";
        return new DeskMatter.ClockView(
                kind,
                steps.text("clock." + kind, locale),
                state,
                e.sentence(),
                e.brief(),
                e.cells(),
                e.lines(),
                due.at(),
                due.provisional(),
                due.stoppedNow());
    }

    private DeskMatter.Why why(OrderRow o, MatterRow m, Locale locale) {
        Dispatching.Why w = json.readValue(o.why(), Dispatching.Why.class);
        return new DeskMatter.Why(
                w.basis(),
                w.version(),
                locale.getLanguage().equals("en") ? w.dutyEn() : w.duty(),
                w.spoke(),
                places.path(m.area(), locale),
                w.considered().stream()
                        .map(c -> new DeskMatter.Considered(
                                categoryName(c.category(), locale), unitName(UUID.fromString(c.unit()))))
                        .toList());
    }

    private PublicMatter.@Nullable Question question(MatterRow m) {
        return m.state() != MatterState.PAUSED
                ? null
                : replies.question(m.id())
                        .map(q -> new PublicMatter.Question(
                                q.words(),
                                q.deliveredAt() == null ? q.askedAt() : q.deliveredAt(),
                                (q.deliveredAt() == null ? q.askedAt() : q.deliveredAt()).plus(Clocks.LONGEST_WAIT)))
                        .orElse(null);
    }

    private DeskMatter.@Nullable ReplyView reply(MatterRow m, Viewer viewer, Locale locale) {
        return replies.latest(m.id())
                .map(r -> new DeskMatter.ReplyView(
                        r.proposed(),
                        steps.text("proposed." + r.proposed(), locale),
                        r.words(),
                        r.evidence(),
                        r.plan(),
                        accounts.find(r.proposedBy()).map(Officer::name).orElse(""),
                        r.proposedAt(),
                        r.deliveredAt(),
                        r.deliveredHow() == null ? null : steps.text("how." + r.deliveredHow(), locale),
                        m.verdictUntil()))
                .orElse(null);
    }

    private DeskMatter.@Nullable ObjectionView objection(MatterRow m) {
        if (!m.objected()) {
            return null;
        }
        return replies.objection(m.id())
                .map(o -> new DeskMatter.ObjectionView(
                        accounts.find(o.by()).map(Officer::name).orElse(""),
                        o.reason(),
                        o.belongsTo() == null ? null : unitName(o.belongsTo()),
                        o.at(),
                        o.decidedAt() != null))
                .orElse(null);
    }

    private List<DeskMatter.Linked> linked(MatterRow m, Locale locale) {
        List<MatterRow> found = new ArrayList<>(rows.joinedTo(m.id()));
        if (m.mergedInto() != null) {
            rows.find(m.mergedInto()).ifPresent(found::add);
        }
        return found.stream()
                .map(l -> new DeskMatter.Linked(l.id(), l.code(), l.title(), steps.text("state." + l.state(), locale)))
                .toList();
    }

    private List<DeskMatter.MoveView> moves(
            Viewer viewer, MatterRow m, @Nullable OrderRow order, boolean mine, boolean ofMyUnit, Locale locale) {
        Set<Move> possible = Lifecycle.from(m.state());
        List<DeskMatter.MoveView> moves = new ArrayList<>();
        boolean triage = viewer.may(Permission.MATTER_TRIAGE, m.area());
        boolean handle = ofMyUnit && viewer.may(Permission.MATTER_HANDLE);
        boolean callBack = viewer.may(Permission.MATTER_CALL_BACK, m.area());
        offer(moves, triage && possible.contains(Move.DISPATCH), "dispatch", "D", true, locale);
        offer(moves, triage && possible.contains(Move.REDIRECT), "redirect", null, false, locale);
        offer(moves, triage && possible.contains(Move.EMERGENCY), "emergency", null, false, locale);
        offer(moves, triage && possible.contains(Move.MERGE), "merge", null, false, locale);
        offer(
                moves,
                viewer.may(Permission.MATTER_ARBITRATE, m.area()) && possible.contains(Move.ARBITRATE),
                "arbitrate",
                null,
                true,
                locale);
        offer(moves, handle && possible.contains(Move.CLAIM), "claim", "Enter", true, locale);
        offer(moves, mine && possible.contains(Move.START), "start", "S", true, locale);
        offer(moves, mine && possible.contains(Move.PROPOSE), "propose", "P", true, locale);
        offer(moves, mine && order != null && m.state().heldByUnit(), "contact", "T", false, locale);
        offer(moves, handle && m.state().open(), "note", "N", false, locale);
        offer(moves, mine && possible.contains(Move.ASK), "ask", "Q", false, locale);
        offer(moves, handle && possible.contains(Move.OBJECT) && !m.objected(), "object", "O", false, locale);
        offer(
                moves,
                mine && m.state().heldByUnit() && m.state() != MatterState.OBJECTED,
                "transfer",
                null,
                false,
                locale);
        offer(moves, (handle || callBack || triage) && possible.contains(Move.DELIVER), "deliver", null, true, locale);
        boolean otherUnit = rows.orders(m.id()).stream().noneMatch(o -> o.unit().equals(viewer.unit()));
        offer(moves, callBack && otherUnit && possible.contains(Move.CONFIRM), "record-answer", null, true, locale);
        return moves;
    }

    private void offer(
            List<DeskMatter.MoveView> moves,
            boolean offered,
            String key,
            @Nullable String shortcut,
            boolean primary,
            Locale locale) {
        if (offered) {
            moves.add(new DeskMatter.MoveView(key, steps.text("move." + key, locale), shortcut, primary));
        }
    }

    private String categoryName(String code, Locale locale) {
        return Optional.ofNullable(routing.categories().get(code))
                .map(c -> c.name(locale))
                .orElse(code);
    }

    private String unitName(UUID id) {
        return units.find(id).map(Unit::name).orElse("");
    }
}
