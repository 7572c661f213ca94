// SPDX-License-Identifier: Apache-2.0
package org.anlan.alarms.web;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anlan.alarms.Alarm;
import org.anlan.alarms.AlarmLists;
import org.anlan.alarms.AlarmState;
import org.anlan.alarms.Alarms;
import org.anlan.alarms.AssetSubject;
import org.anlan.alarms.EventSubject;
import org.anlan.alarms.Evidence;
import org.anlan.alarms.PlaceSubject;
import org.anlan.alarms.Severity;
import org.anlan.alarms.Subject;
import org.anlan.alarms.VesselSubject;
import org.anlan.kernel.Actor;
import org.anlan.kernel.Timeline;
import org.anlan.kernel.TimelineEntry;
import org.anlan.people.Accounts;
import org.anlan.people.Officer;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.anlan.place.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The counter of alarms: the list, one alarm, and its moves. */
@RestController
@RequestMapping("/api/alarms")
class AlarmController {
    private final Alarms alarms;
    private final AlarmLists lists;
    private final Timeline timeline;
    private final Accounts accounts;
    private final Places places;

    AlarmController(Alarms alarms, AlarmLists lists, Timeline timeline, Accounts accounts, Places places) {
        this.alarms = alarms;
        this.lists = lists;
        this.timeline = timeline;
        this.accounts = accounts;
        this.places = places;
    }

    record Moved(
            @Nullable @Size(max = 40) String cause,
            @Nullable @Size(max = 2000) String words) {}

    record SubjectView(String kind, String sort, String id, String label) {}

    /** A row of the list. {@code clock} is the moment by which somebody must do something, or null when nothing is owed. */
    record AlarmItem(
            UUID id,
            long number,
            String kind,
            Severity severity,
            AlarmState state,
            SubjectView subject,
            @Nullable Long vessel,
            String area,
            String areaName,
            double lon,
            double lat,
            Instant at,
            Instant raisedAt,
            @Nullable Instant leftAt,
            @Nullable Instant clock,
            int signals,
            int reopened,
            @Nullable String holderSaid) {}

    record AlarmPage(List<AlarmItem> rows, @Nullable String next, int count, boolean orMore) {}

    record Happened(
            Instant at,
            String what,
            String who,
            Map<String, Object> facts,
            @Nullable String words) {}

    record AlarmView(
            AlarmItem alarm,
            String rule,
            @Nullable Instant acknowledgeBy,
            @Nullable Instant acknowledgedAt,
            @Nullable String acknowledgedBy,
            @Nullable Instant verifiedAt,
            @Nullable String verifiedBy,
            @Nullable String cause,
            @Nullable Instant respondingAt,
            @Nullable Instant endedAt,
            @Nullable Instant feedbackBy,
            @Nullable Instant fedBackAt,
            @Nullable String fedBackBy,
            @Nullable String outcome,
            @Nullable Instant closedAt,
            @Nullable Instant holderSaidAt,
            List<String> moves,
            List<String> causes,
            List<Evidence> evidence,
            List<Happened> timeline) {}

    @Operation(summary = "Alarms of the viewer's areas, filtered and sorted, read on from the last row")
    @GetMapping
    AlarmPage list(
            Viewer viewer,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Severity severity,
            @RequestParam(defaultValue = "urgent") String sort,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int size,
            Locale locale) {
        var page = lists.page(viewer, new AlarmLists.Asked(state, kind, area, q, severity, sort, after, size));
        return new AlarmPage(
                page.rows().stream().map(a -> item(a, locale)).toList(), page.next(), page.count(), page.orMore());
    }

    @Operation(summary = "One alarm: what was seen, what was done, which moves are open to the viewer")
    @GetMapping("/{id}")
    AlarmView one(Viewer viewer, @PathVariable UUID id, Locale locale) {
        return view(viewer, alarms.get(viewer, id), locale);
    }

    @Operation(
            summary =
                    "Moves an alarm: acknowledge, verify, dismiss, respond, contain, feed-back, close, reopen; made twice it is one move")
    @PostMapping("/{id}/{move}")
    AlarmView move(
            Viewer viewer,
            @PathVariable UUID id,
            @PathVariable String move,
            @Valid @RequestBody Moved body,
            Locale locale) {
        String cause = Objects.requireNonNullElse(body.cause(), "");
        String words = Objects.requireNonNullElse(body.words(), "");
        Alarm alarm = switch (move) {
            case "acknowledge" -> alarms.acknowledge(viewer, id);
            case "verify" -> alarms.verify(viewer, id, words);
            case "dismiss" -> alarms.dismiss(viewer, id, cause, words);
            case "respond" -> alarms.respond(viewer, id, words);
            case "contain" -> alarms.contain(viewer, id, words);
            case "feed-back" -> alarms.feedBack(viewer, id, cause, words);
            case "close" -> alarms.close(viewer, id);
            case "reopen" -> alarms.reopen(viewer, id, words);
            default -> throw alarms.noSuchMove(viewer, id, move);
        };
        return view(viewer, alarm, locale);
    }

    private AlarmView view(Viewer viewer, Alarm a, Locale locale) {
        List<TimelineEntry> entries = timeline.of(a.ref());
        Map<UUID, Officer> names = accounts.names(Stream.concat(
                        entries.stream().map(e -> e.actor().id()),
                        Stream.of(a.acknowledgedBy(), a.verifiedBy(), a.fedBackBy()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        boolean handles = viewer.may(Permission.ALARM_HANDLE, a.area());
        return new AlarmView(
                item(a, locale),
                a.rule(),
                a.acknowledgeBy(),
                a.acknowledgedAt(),
                name(names, a.acknowledgedBy()),
                a.verifiedAt(),
                name(names, a.verifiedBy()),
                a.cause(),
                a.respondingAt(),
                a.endedAt(),
                a.feedbackBy(),
                a.fedBackAt(),
                name(names, a.fedBackBy()),
                a.outcome(),
                a.closedAt(),
                a.holderSaidAt(),
                handles ? Alarms.movesFrom(a.state()) : List.of(),
                Alarms.causesFor(a.state()),
                alarms.evidenceOf(a.id()),
                entries.stream()
                        .map(e -> new Happened(
                                e.at(),
                                e.what(),
                                e.actor().kind() == Actor.Kind.SYSTEM
                                        ? ""
                                        : Objects.requireNonNullElse(
                                                name(names, e.actor().id()), ""),
                                e.facts(),
                                e.note()))
                        .toList());
    }

    private AlarmItem item(Alarm a, Locale locale) {
        Instant clock = switch (a.state()) {
            case RAISED -> a.acknowledgeBy();
            case CONTAINED, FALSE_ALARM -> a.feedbackBy();
            default -> null;
        };
        return new AlarmItem(
                a.id(),
                a.number(),
                a.kind(),
                a.severity(),
                a.state(),
                subject(a.subject()),
                a.vessel() == null ? null : a.vessel().mmsi(),
                a.area(),
                places.find(a.area()).map(p -> places.path(p.code(), locale)).orElse(a.area()),
                a.lon(),
                a.lat(),
                a.at(),
                a.raisedAt(),
                a.leftAt(),
                clock,
                a.signals(),
                a.reopened(),
                a.holderSaid());
    }

    private static SubjectView subject(Subject s) {
        return switch (s) {
            case PlaceSubject p -> new SubjectView("place", "", p.id(), p.label());
            case AssetSubject a -> new SubjectView("asset", a.kind(), a.id(), a.label());
            case VesselSubject v -> new SubjectView("vessel", "", v.id(), v.label());
            case EventSubject e -> new SubjectView("event", "", e.id(), e.label());
        };
    }

    private static @Nullable String name(Map<UUID, Officer> names, @Nullable UUID account) {
        Officer officer = account == null ? null : names.get(account);
        return officer == null ? null : officer.name();
    }
}
