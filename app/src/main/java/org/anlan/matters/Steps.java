// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.anlan.kernel.Actor;
import org.anlan.kernel.Timeline;
import org.anlan.kernel.TimelineEntry;
import org.anlan.matters.store.MatterRow;
import org.anlan.matters.store.MatterRows;
import org.anlan.matters.store.OrderRow;
import org.anlan.matters.store.SuspensionRow;
import org.anlan.organisations.Units;
import org.anlan.people.Accounts;
import org.anlan.people.Officer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Turns the log of a matter into sentences, newest first, with the stops of its clock among them. */
@Component
class Steps {
    private static final Set<String> TOLD_AS_STOP = Set.of(
            "matter.clock_stopped", "matter.clock_runs", "matter.question_delivered", "matter.due_counted_again");

    private final Timeline timeline;
    private final MatterRows rows;
    private final Accounts accounts;
    private final Units units;
    private final Routing routing;
    private final MessageSource messages;

    Steps(Timeline timeline, MatterRows rows, Accounts accounts, Units units, Routing routing, MessageSource messages) {
        this.timeline = timeline;
        this.rows = rows;
        this.accounts = accounts;
        this.units = units;
        this.routing = routing;
        this.messages = messages;
    }

    /**
     * The steps of a matter.
     *
     * @param matter the matter
     * @param toRequester whether the reader is the requester, who is 您 and not a third person
     * @param locale the reader's language
     */
    List<PublicMatter.Step> of(MatterRow matter, boolean toRequester, Locale locale) {
        List<TimelineEntry> entries = timeline.of(Transitions.ref(matter.id()));
        Map<UUID, Officer> names = names(entries);
        List<PublicMatter.Step> steps = new ArrayList<>();
        for (TimelineEntry e : entries) {
            if (!TOLD_AS_STOP.contains(e.what())) {
                steps.add(step(matter, e, names, toRequester, locale));
            }
        }
        for (OrderRow order : rows.orders(matter.id())) {
            for (SuspensionRow s : rows.ledger(order.id())) {
                if (!s.voided()) {
                    steps.add(stop(s, locale));
                }
            }
        }
        Collections.reverse(steps); // of what happened in the same instant the later stands above
        steps.sort(
                Comparator.comparing((PublicMatter.Step s) -> s.at(), Comparator.nullsLast(Comparator.naturalOrder()))
                        .reversed());
        return List.copyOf(steps);
    }

    private PublicMatter.Step stop(SuspensionRow s, Locale locale) {
        String key = s.kind().equals("question") ? "step.stop.question" : "step.stop." + s.reason();
        return new PublicMatter.Step(
                s.from(),
                s.until(),
                "stop",
                null,
                text(key, locale, s.source()),
                text("step.stop.basis." + s.kind(), locale, s.source()));
    }

    private PublicMatter.Step step(
            MatterRow matter, TimelineEntry e, Map<UUID, Officer> names, boolean toRequester, Locale locale) {
        boolean byRequester = e.actor().kind() == Actor.Kind.RESIDENT;
        String who = who(e.actor(), names, toRequester, locale);
        String key = key(e);
        String side = byRequester && toRequester ? ".you" : "";
        String unit = unitName(e.facts().get("unit"));
        String text = messages.getMessage(
                key + side,
                new Object[] {who, unit, result(e, locale), how(e.facts().get("how"), locale)},
                null,
                locale);
        if (text == null) {
            text = text(key, locale, who, unit, result(e, locale), how(e.facts().get("how"), locale));
        }
        text += attached(e.facts().get("files"), locale);
        String detail = e.note();
        if (detail == null && e.what().startsWith("matter.registered")) {
            detail = matter.words();
        }
        if (detail == null && e.what().equals("matter.dispatched") && e.facts().get("rule") instanceof String rule) {
            detail = routing.table()
                    .rule(UUID.fromString(rule))
                    .map(r -> locale.getLanguage().equals("en") ? r.dutyEn() : r.duty())
                    .orElse(null);
        }
        String kind = e.actor().kind() == Actor.Kind.SYSTEM ? "sys" : "person";
        return new PublicMatter.Step(e.at(), null, kind, who, text, detail);
    }

    /** How many photos and recordings came with a step, in brackets after it. */
    private String attached(@Nullable Object seals, Locale locale) {
        if (!(seals instanceof List<?> all) || all.isEmpty()) {
            return "";
        }
        long voices =
                all.stream().filter(s -> String.valueOf(s).startsWith("voice ")).count();
        long photos = all.size() - voices;
        String which = voices == 0 ? "photos" : photos == 0 ? "voices" : "both";
        return text("step.attached." + which, locale, photos, voices);
    }

    private static String key(TimelineEntry e) {
        boolean forSomebody = e.what().equals("matter.registered") && e.actor().kind() == Actor.Kind.OFFICER;
        return forSomebody ? "step.registered_for" : "step." + e.what().replace("matter.", "");
    }

    private String who(Actor actor, Map<UUID, Officer> names, boolean toRequester, Locale locale) {
        return switch (actor.kind()) {
            case SYSTEM -> text("who.system", locale);
            case RESIDENT -> text(toRequester ? "who.you" : "who.requester", locale);
            case OFFICER -> {
                Officer officer = actor.id() == null ? null : names.get(actor.id());
                yield officer == null ? text("who.officer", locale) : officer.name();
            }
        };
    }

    private Map<UUID, Officer> names(Collection<TimelineEntry> entries) {
        Set<UUID> ids = new HashSet<>();
        for (TimelineEntry e : entries) {
            if (e.actor().kind() == Actor.Kind.OFFICER && e.actor().id() != null) {
                ids.add(e.actor().id());
            }
        }
        return ids.isEmpty() ? new HashMap<>() : accounts.names(ids);
    }

    private String unitName(@Nullable Object id) {
        return id instanceof String text
                ? units.find(UUID.fromString(text))
                        .map(org.anlan.organisations.Unit::name)
                        .orElse("")
                : "";
    }

    /** A result that is only proposed has another name: nobody but the requester says “solved”. */
    private String result(TimelineEntry e, Locale locale) {
        String list = e.what().equals("matter.result_proposed") ? "proposed." : "result.";
        return e.facts().get("result") instanceof String name ? text(list + name, locale) : "";
    }

    private String how(@Nullable Object how, Locale locale) {
        return how instanceof String name ? text("how." + name, locale) : "";
    }

    String text(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
