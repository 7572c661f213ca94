// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anlan.files.Attachment;
import org.anlan.files.Files;
import org.anlan.kernel.Explanation;
import org.anlan.matters.store.MatterRow;
import org.anlan.matters.store.MatterRows;
import org.anlan.matters.store.OrderRow;
import org.anlan.matters.store.ReplyRows;
import org.anlan.organisations.Unit;
import org.anlan.organisations.Units;
import org.anlan.people.Accounts;
import org.anlan.people.Officer;
import org.anlan.people.Persons;
import org.anlan.people.Seen;
import org.anlan.place.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what a requester sees of a matter. */
@Component
class RequesterViews {
    private final MatterRows rows;
    private final ReplyRows replies;
    private final Clocks clocks;
    private final Steps steps;
    private final Units units;
    private final Accounts accounts;
    private final Persons persons;
    private final Places places;
    private final Clock clock;
    private final MattersSettings settings;
    private final Files files;

    RequesterViews(
            MatterRows rows,
            ReplyRows replies,
            Clocks clocks,
            Steps steps,
            Units units,
            Accounts accounts,
            Persons persons,
            Places places,
            Clock clock,
            MattersSettings settings,
            Files files) {
        this.files = files;
        this.rows = rows;
        this.replies = replies;
        this.clocks = clocks;
        this.steps = steps;
        this.units = units;
        this.accounts = accounts;
        this.persons = persons;
        this.places = places;
        this.clock = clock;
        this.settings = settings;
    }

    PublicMatter view(MatterRow m, Locale locale) {
        Instant now = clock.instant();
        OrderRow order = m.order() == null ? null : rows.order(m.order()).orElse(null);
        Explanation explained = explained(m, order, now, locale);
        PublicMatter.Holder holder = order == null ? null : holder(order, m);
        PublicMatter.Reply reply = replies.latest(m.id()).map(r -> reply(r)).orElse(null);
        boolean awaiting = m.state() == MatterState.REPLIED;
        Instant reopenUntil = m.closedAt() == null ? null : m.closedAt().plus(settings.reopen());
        boolean reopenable = reopenUntil != null && now.isBefore(reopenUntil);
        return new PublicMatter(
                m.id(),
                m.code(),
                m.title(),
                m.words(),
                m.reportedAt(),
                m.channel(),
                placeName(m, locale),
                m.state(),
                m.resultClass() != null ? m.resultClass() : reply == null ? null : reply.proposed(),
                lede(m, holder, explained, locale),
                holder,
                explained,
                reply,
                awaiting,
                awaiting ? m.verdictUntil() : null,
                question(m),
                steps.of(m, true, locale),
                next(m, explained, holder, locale),
                seen(m, locale),
                m.state().open() && Lifecycle.allows(m.state(), Move.WITHDRAW),
                m.resultClass() == ResultClass.WITHDRAWN && reopenable,
                m.state() == MatterState.CLOSED && m.resultClass() != ResultClass.WITHDRAWN && reopenable,
                m.reopened() > 0,
                reopenUntil,
                replies.opinionWanted(m.id()).isPresent(),
                shown(m, locale));
    }

    /** The files the requester may see: their own, and those of replies that have arrived. */
    List<Attachment> files(MatterRow m) {
        var all = files.ofObject(Transitions.ref(m.id()));
        if (all.stream().noneMatch(a -> Attached.EVIDENCE.equals(a.part()))) {
            return all;
        }
        var arrived = replies.arrived(m.id());
        return all.stream()
                .filter(a -> !Attached.EVIDENCE.equals(a.part()) || arrived.contains(a.within()))
                .toList();
    }

    private List<PublicMatter.Shown> shown(MatterRow m, Locale locale) {
        UUID latest = replies.latest(m.id()).map(ReplyRows.Reply::id).orElse(null);
        List<PublicMatter.Shown> shown = new ArrayList<>();
        for (Attachment a : files(m)) {
            boolean voice = a.kind() == Attachment.Kind.VOICE;
            String origin = steps.text("file." + a.part(), locale);
            String name = a.caption() != null
                    ? a.caption()
                    : steps.text(voice ? "file.voice" : "file.photo", locale, origin, shown.size() + 1);
            shown.add(new PublicMatter.Shown(
                    a.id(),
                    voice,
                    name,
                    a.caption() != null,
                    origin,
                    a.addedAt(),
                    a.seconds(),
                    a.width() == null ? 0 : a.width(),
                    a.height() == null ? 0 : a.height(),
                    a.within() != null && a.within().equals(latest)));
        }
        return shown;
    }

    /** The place as people say it: their own words, or the path of the area. */
    String placeName(MatterRow m, Locale locale) {
        if (m.placeText() != null && !m.placeText().isBlank()) {
            return m.placeText();
        }
        return places.path(m.area(), locale);
    }

    private @Nullable Explanation explained(MatterRow m, @Nullable OrderRow order, Instant now, Locale locale) {
        if (order == null || !m.state().heldByUnit()) {
            return null;
        }
        return clocks.finish(order, rows.ledger(order.id())).explain(now, locale);
    }

    private PublicMatter.Holder holder(OrderRow order, MatterRow m) {
        Unit unit = units.get(order.unit());
        Officer officer =
                order.officer() == null ? null : accounts.find(order.officer()).orElse(null);
        String name = officer == null ? null : officer.name();
        String phone = officer != null && officer.workPhone() != null ? officer.workPhone() : unit.phone();
        String seal = (name == null ? unit.name() : name).substring(0, 1);
        return new PublicMatter.Holder(unit.name(), name, phone, seal);
    }

    private PublicMatter.Reply reply(ReplyRows.Reply r) {
        Officer by = accounts.find(r.proposedBy()).orElse(null);
        String unit = r.order() == null
                ? ""
                : rows.order(r.order()).map(o -> units.get(o.unit()).name()).orElse("");
        return new PublicMatter.Reply(
                r.words(),
                by == null ? "" : by.name(),
                unit,
                r.proposedAt(),
                r.deliveredAt(),
                r.evidence(),
                r.proposed());
    }

    private PublicMatter.@Nullable Question question(MatterRow m) {
        if (m.state() != MatterState.PAUSED) {
            return null;
        }
        return replies.question(m.id())
                .filter(q -> q.answeredAt() == null)
                .map(q -> {
                    Instant asked = q.deliveredAt() == null ? q.askedAt() : q.deliveredAt();
                    return new PublicMatter.Question(q.words(), asked, asked.plus(Clocks.LONGEST_WAIT));
                })
                .orElse(null);
    }

    private String lede(
            MatterRow m, PublicMatter.@Nullable Holder holder, @Nullable Explanation explained, Locale locale) {
        String who = holder == null
                ? ""
                : holder.unitName() + (holder.officerName() == null ? "" : " " + holder.officerName());
        String key = m.state() == MatterState.CLOSED && m.resultClass() != null
                ? "lede.CLOSED." + m.resultClass()
                : m.state() == MatterState.DISPATCHED && m.reopened() > 0 ? "lede.AGAIN" : "lede." + m.state();
        return steps.text(key, locale, who, explained == null ? "" : explained.sentence());
    }

    private PublicMatter.@Nullable Step next(
            MatterRow m, @Nullable Explanation explained, PublicMatter.@Nullable Holder holder, Locale locale) {
        if (m.state() == MatterState.CLOSED) {
            return null;
        }
        String who = holder == null ? "" : holder.officerName() == null ? holder.unitName() : holder.officerName();
        String until = explained == null ? "" : explained.sentence();
        return new PublicMatter.Step(
                null,
                null,
                "next",
                null,
                steps.text("next." + m.state(), locale, who, until),
                steps.text("next.detail." + m.state(), locale, who, until));
    }

    private List<PublicMatter.Seen> seen(MatterRow m, Locale locale) {
        List<Seen> looks = new ArrayList<>(m.requester() == null ? List.of() : persons.seenBy(m.requester()));
        // somebody who stayed anonymous sees who opened their photos all the same
        files.looks(Transitions.ref(m.id()))
                .forEach(l -> looks.add(new Seen(l.at(), l.account(), "original." + l.reason(), null)));
        if (looks.isEmpty()) {
            return List.of();
        }
        Map<UUID, Officer> names = accounts.names(
                looks.stream().map(Seen::account).filter(a -> a != null).collect(Collectors.toSet()));
        Map<String, List<Seen>> grouped = new LinkedHashMap<>();
        for (Seen s : looks) {
            grouped.computeIfAbsent(s.account() + "|" + s.reason(), k -> new ArrayList<>())
                    .add(s);
        }
        return grouped.values().stream()
                .map(same -> {
                    Seen first = same.getFirst();
                    Officer officer = first.account() == null ? null : names.get(first.account());
                    return new PublicMatter.Seen(
                            officer == null ? steps.text("who.system", locale) : officer.name(),
                            officer == null || officer.unit() == null
                                    ? null
                                    : units.find(officer.unit()).map(Unit::name).orElse(null),
                            same.stream().map(Seen::at).toList(),
                            steps.text(officer == null ? "reveal.sms" : "reveal." + first.reason(), locale));
                })
                .toList();
    }
}
