// SPDX-License-Identifier: Apache-2.0
package org.anlan.feeds.web;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.anlan.feeds.DepartmentReports;
import org.anlan.feeds.Feed;
import org.anlan.feeds.Feeds;
import org.anlan.feeds.Scene;
import org.anlan.kernel.CountyCode;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The page on which an administrator sets feeds up and a duty officer sees how they do. */
@RestController
@RequestMapping("/api/feeds")
class FeedController {
    private final Feeds feeds;
    private final DepartmentReports reports;
    private final CountyCode county;
    private final MessageSource messages;

    FeedController(Feeds feeds, DepartmentReports reports, CountyCode county, MessageSource messages) {
        this.feeds = feeds;
        this.reports = reports;
        this.county = county;
        this.messages = messages;
    }

    record HealthView(
            String code,
            String scene,
            String owner,
            String ownerEn,
            String purpose,
            String terms,
            int expectedMinutes,
            boolean active,
            boolean hasToken,
            String pulse,
            @Nullable Instant lastAt,
            int taken,
            int refused,
            int waiting,
            @Nullable Long delaySeconds) {}

    record Wanted(
            @NotNull String scene,
            @NotBlank @Size(max = 60) String owner,
            @NotBlank @Size(max = 80) String ownerEn,
            @NotBlank @Size(max = 200) String purpose,
            @NotBlank @Size(max = 200) String terms,
            int expectedMinutes,
            boolean active) {}

    record Token(String token) {}

    record Why(@NotBlank @Size(max = 500) String why) {}

    record Recorded(UUID suspension) {}

    record OpenView(
            UUID id,
            String sourceId,
            int version,
            long line,
            String batch,
            Instant receivedAt,
            @Nullable String field,
            @Nullable String sentence,
            boolean kept) {}

    @Operation(summary = "Every feed and how it does")
    @GetMapping
    List<HealthView> health(Viewer viewer) {
        viewer.require(Permission.DUTY_READ, county.value());
        return feeds.health().stream()
                .map(h -> new HealthView(
                        h.feed().code(),
                        h.feed().scene().word(),
                        h.feed().owner(),
                        h.feed().ownerEn(),
                        h.feed().purpose(),
                        h.feed().terms(),
                        h.feed().expectedMinutes(),
                        h.feed().active(),
                        h.feed().hasToken(),
                        h.pulse().name().toLowerCase(Locale.ROOT),
                        h.lastAt(),
                        h.taken(),
                        h.refused(),
                        h.waiting(),
                        h.delaySeconds()))
                .toList();
    }

    @Operation(summary = "Sets a feed up or changes it")
    @PutMapping("/{code}")
    List<HealthView> define(Viewer viewer, @PathVariable String code, @Valid @RequestBody Wanted body) {
        viewer.require(Permission.ACCOUNT_MANAGE, county.value());
        Scene scene = Scene.of(body.scene());
        feeds.define(
                new Feed(
                        code,
                        scene,
                        body.owner(),
                        body.ownerEn(),
                        body.purpose(),
                        body.terms(),
                        body.expectedMinutes(),
                        body.active(),
                        false),
                viewer.actor());
        return viewer.may(Permission.DUTY_READ, county.value()) ? health(viewer) : List.of();
    }

    @Operation(summary = "A new token for a feed; it is shown this once")
    @PostMapping("/{code}/token")
    @ResponseStatus(HttpStatus.CREATED)
    Token token(Viewer viewer, @PathVariable String code) {
        viewer.require(Permission.ACCOUNT_MANAGE, county.value());
        return new Token(feeds.newToken(code, viewer.actor()));
    }

    @Operation(summary = "Takes a feed's token away")
    @DeleteMapping("/{code}/token")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dropToken(Viewer viewer, @PathVariable String code) {
        viewer.require(Permission.ACCOUNT_MANAGE, county.value());
        feeds.dropToken(code, viewer.actor());
    }

    @Operation(summary = "What a feed handed in, and when")
    @GetMapping("/{code}/batches")
    List<DepartmentReports.Listed> batches(
            Viewer viewer, @PathVariable String code, @RequestParam(defaultValue = "0") int page) {
        viewer.require(Permission.DUTY_READ, county.value());
        return reports.of(feeds.get(code), page);
    }

    @Operation(summary = "What was refused, with the reason in words; never what was said")
    @GetMapping("/{code}/refused")
    List<OpenView> refused(
            Viewer viewer, @PathVariable String code, @RequestParam(defaultValue = "0") int page, Locale locale) {
        viewer.require(Permission.DUTY_READ, county.value());
        return reports.refused(feeds.get(code), page).stream()
                .map(o -> new OpenView(
                        o.id(),
                        o.sourceId(),
                        o.version(),
                        o.line(),
                        o.batch(),
                        o.receivedAt(),
                        o.field(),
                        o.reason() == null
                                ? null
                                : messages.getMessage(
                                        "feeds.fault." + o.reason(), new Object[] {""}, o.reason(), locale),
                        o.kept()))
                .toList();
    }

    @Operation(summary = "Tries again what was refused")
    @PostMapping("/{code}/again")
    BatchController.OutcomeView again(Viewer viewer, @PathVariable String code, Locale locale) {
        viewer.require(Permission.ACCOUNT_MANAGE, county.value());
        return BatchController.view(reports.again(viewer, feeds.get(code)), messages, locale);
    }

    @Operation(summary = "Sets a refused or waiting report aside, with a reason")
    @PostMapping("/reports/{id}/set-aside")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setAside(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Why body) {
        viewer.require(Permission.ACCOUNT_MANAGE, county.value());
        reports.setAside(viewer, id, body.why());
    }

    @Operation(summary = "Notices of suspended sailings that departments handed in and nobody has recorded yet")
    @GetMapping("/notices")
    List<DepartmentReports.Notice> notices(Viewer viewer) {
        viewer.require(Permission.SUSPENSION_RECORD, county.value());
        return reports.notices();
    }

    @Operation(summary = "Records such a notice in the register of suspensions; another person confirms it there")
    @PostMapping("/notices/{id}/record")
    @ResponseStatus(HttpStatus.CREATED)
    Recorded record(Viewer viewer, @PathVariable UUID id) {
        viewer.require(Permission.SUSPENSION_RECORD, county.value());
        return new Recorded(reports.record(viewer, id).id());
    }
}
