// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters.web;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.anlan.matters.Desk;
import org.anlan.matters.DeskList;
import org.anlan.matters.DeskLists;
import org.anlan.matters.DeskMatter;
import org.anlan.matters.DeskViews;
import org.anlan.matters.NewMatter;
import org.anlan.matters.Receipt;
import org.anlan.matters.ResultClass;
import org.anlan.matters.Routing;
import org.anlan.people.Revealed;
import org.anlan.people.access.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the desk does: one address a move. Each answers with the matter as it then stands. */
@RestController
@RequestMapping("/api/matters")
class MoveController {
    private final Desk desk;
    private final DeskViews views;
    private final DeskLists lists;
    private final Routing routing;

    MoveController(Desk desk, DeskViews views, DeskLists lists, Routing routing) {
        this.desk = desk;
        this.views = views;
        this.lists = lists;
        this.routing = routing;
    }

    record Where(
            @Nullable String area,
            @Nullable @Size(max = 200) String text,
            @Nullable Double lon,
            @Nullable Double lat) {}

    record Requester(
            @Nullable @Size(max = 60) String name,
            @Nullable @Size(max = 20) String phone,
            @Nullable @Size(max = 200) String address,
            boolean anonymous,
            @Nullable String language) {}

    record Registration(
            @NotBlank @Size(max = 4000) String words,
            @Nullable @Valid Where place,
            @Nullable @Valid Requester requester,
            boolean confidential,
            boolean urgent,
            @Nullable String channel,
            @Nullable String category,
            @Nullable Boolean needsPresence,
            boolean attached) {}

    record Registered(UUID id, String code, String secret, List<DeskList.Urgent> urgentList) {}

    record Dispatch(
            @NotBlank String category,
            @Nullable UUID unit,
            @Nullable Boolean needsPresence,
            boolean urgent,
            @Nullable @Size(max = 1000) String note) {}

    record Redirect(
            @NotBlank @Size(max = 60) String channel,
            @NotBlank @Size(max = 4000) String reason) {}

    record Emergency(
            @NotBlank String number,
            @NotBlank @Size(max = 4000) String words) {}

    record Merge(@NotNull UUID into) {}

    record Objection(
            @NotBlank @Size(max = 1000) String reason,
            @Nullable UUID owner) {}

    record Arbitration(
            @NotNull UUID unit, @NotBlank @Size(max = 1000) String note) {}

    record Contact(
            boolean reached,
            @NotBlank String how,
            @Nullable @Size(max = 1000) String note) {}

    record Note(@NotBlank @Size(max = 4000) String text) {}

    record Question(@NotBlank @Size(max = 500) String question) {}

    record Proposal(
            @NotNull ResultClass resultClass,
            @NotBlank @Size(max = 4000) String words,
            @Nullable @Size(max = 20) List<@Size(max = 500) String> evidence,
            @Nullable @Size(max = 200) String reasonCode,
            @Nullable @Size(max = 1000) String plan,
            @Nullable @Size(max = 60) List<UUID> files) {}

    record Transfer(@NotNull UUID officer) {}

    record Answer(
            boolean solved, @Nullable @Size(max = 4000) String words) {}

    record Reveal(@NotBlank String reason) {}

    /**
     * Registers a matter on somebody's behalf and answers with the list it now stands in, so that nobody loads it again.
     */
    @Operation(summary = "Registers a matter on somebody's behalf and answers with the list it now stands in")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Registered register(
            Viewer viewer,
            @RequestHeader("Idempotency-Key") UUID key,
            @Valid @RequestBody Registration body,
            Locale locale) {
        Where p = body.place();
        Requester r = body.requester();
        var matter = new NewMatter(
                body.channel() == null ? "desk" : body.channel(),
                body.words(),
                p == null ? NewMatter.Where.UNKNOWN : new NewMatter.Where(p.area(), p.text(), p.lon(), p.lat()),
                r == null
                        ? NewMatter.Requester.ANONYMOUS
                        : new NewMatter.Requester(
                                r.name(),
                                r.phone(),
                                r.address(),
                                r.anonymous(),
                                r.language() == null ? "zh-CN" : r.language()),
                body.confidential(),
                body.urgent(),
                viewer.account(),
                key);
        Receipt receipt = desk.register(viewer, matter, body.category(), body.needsPresence(), body.attached());
        return new Registered(receipt.id(), receipt.code(), receipt.secret(), urgent(viewer, body, locale));
    }

    private List<DeskList.Urgent> urgent(Viewer viewer, Registration body, Locale locale) {
        if (body.category() == null || body.place() == null || body.place().area() == null) {
            return List.of();
        }
        return routing.ruleFor(body.category(), body.place().area())
                .map(rule -> lists.mostUrgent(rule.unit(), 20, locale))
                .orElse(List.of());
    }

    @Operation(summary = "Gives a matter a category and the unit whose duty it is")
    @PostMapping("/{id}/dispatch")
    DeskMatter dispatch(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Dispatch b, Locale locale) {
        desk.dispatch(viewer, id, b.category(), b.unit(), b.needsPresence(), b.urgent(), b.note());
        return views.view(viewer, id, locale);
    }

    @Operation(summary = "Names the organ that is competent; the requester receives it as a reply and may say no")
    @PostMapping("/{id}/redirect")
    DeskMatter redirect(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Redirect b, Locale locale) {
        desk.redirect(viewer, id, b.channel(), b.reason());
        return views.view(viewer, id, locale);
    }

    @Operation(summary = "Hands a matter to an emergency number and tells the requester at once")
    @PostMapping("/{id}/emergency")
    DeskMatter emergency(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Emergency b, Locale locale) {
        desk.emergency(viewer, id, b.number(), b.words());
        return views.view(viewer, id, locale);
    }

    @Operation(summary = "Joins a matter to one of the same cause; its requester is owed the same reply")
    @PostMapping("/{id}/merge")
    DeskMatter merge(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Merge b, Locale locale) {
        desk.merge(viewer, id, b.into());
        return views.view(viewer, id, locale);
    }

    @Operation(summary = "Takes a matter of one's own unit")
    @PostMapping("/{id}/claim")
    DeskMatter claim(Viewer viewer, @PathVariable UUID id, Locale locale) {
        desk.claim(viewer, id);
        return views.view(viewer, id, locale);
    }

    @Operation(summary = "Says that a matter belongs elsewhere: once in its life, with reasons the requester can read")
    @PostMapping("/{id}/object")
    DeskMatter object(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Objection b, Locale locale) {
        desk.object(viewer, id, b.reason(), b.owner());
        return views.view(viewer, id, locale);
    }

    @Operation(summary = "Decides whose duty a matter is that a unit objected to")
    @PostMapping("/{id}/arbitrate")
    DeskMatter arbitrate(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Arbitration b, Locale locale) {
        desk.arbitrate(viewer, id, b.unit(), b.note());
        return views.view(viewer, id, locale);
    }

    @Operation(summary = "Notes that the requester was called or visited, and whether that reached them")
    @PostMapping("/{id}/contact")
    DeskMatter contact(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Contact b, Locale locale) {
        desk.contact(viewer, id, b.reached(), b.how(), b.note());
        return views.view(viewer, id, locale);
    }

    @Operation(summary = "Says that work on a matter has begun")
    @PostMapping("/{id}/start")
    DeskMatter start(Viewer viewer, @PathVariable UUID id, Locale locale) {
        desk.start(viewer, id);
        return views.view(viewer, id, locale);
    }

    @Operation(summary = "Writes a note on a matter")
    @PostMapping("/{id}/note")
    DeskMatter note(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Note b, Locale locale) {
        desk.note(viewer, id, b.text());
        return views.view(viewer, id, locale);
    }

    @Operation(summary = "Asks the requester a question")
    @PostMapping("/{id}/ask")
    DeskMatter ask(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Question b, Locale locale) {
        desk.ask(viewer, id, b.question());
        return views.view(viewer, id, locale);
    }

    @Operation(summary = "Proposes a result; it becomes one when the requester says so")
    @PostMapping("/{id}/propose")
    DeskMatter propose(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Proposal b, Locale locale) {
        desk.propose(
                viewer,
                id,
                new Desk.Result(
                        b.resultClass(),
                        b.words(),
                        b.evidence() == null ? List.of() : b.evidence(),
                        b.reasonCode(),
                        b.plan(),
                        b.files() == null ? List.of() : b.files()));
        return views.view(viewer, id, locale);
    }

    @Operation(summary = "Records an attempt to bring the reply to somebody who reads no messages")
    @PostMapping("/{id}/deliver")
    DeskMatter deliver(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Contact b, Locale locale) {
        desk.deliver(viewer, id, b.how(), b.reached(), b.note());
        return views.view(viewer, id, locale);
    }

    @Operation(summary = "Hands a taken matter to a colleague of the same unit")
    @PostMapping("/{id}/transfer")
    DeskMatter transfer(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Transfer b, Locale locale) {
        desk.transfer(viewer, id, b.officer());
        return views.view(viewer, id, locale);
    }

    @Operation(summary = "Records what the requester answered by word of mouth: solved or not")
    @PostMapping("/{id}/record-answer")
    DeskMatter recordAnswer(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Answer b, Locale locale) {
        desk.recordAnswer(viewer, id, b.solved(), b.words());
        return views.view(viewer, id, locale);
    }

    @Operation(summary = "Shows the requester's contact data for a reason, which the requester reads")
    @PostMapping("/{id}/reveal")
    Revealed reveal(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Reveal b) {
        return desk.reveal(viewer, id, b.reason());
    }
}
