// SPDX-License-Identifier: Apache-2.0
package org.anlan.harbour.web;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anlan.harbour.Route;
import org.anlan.harbour.Routes;
import org.anlan.harbour.Suspension;
import org.anlan.harbour.Suspensions;
import org.anlan.people.Accounts;
import org.anlan.people.Officer;
import org.anlan.people.access.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The counter of the suspension register. */
@RestController
@RequestMapping("/api")
class SuspensionController {
    private final Suspensions suspensions;
    private final Routes routes;
    private final Accounts accounts;

    SuspensionController(Suspensions suspensions, Routes routes, Accounts accounts) {
        this.suspensions = suspensions;
        this.routes = routes;
        this.accounts = accounts;
    }

    record NewSuspension(
            @NotEmpty Set<String> routes,
            @NotNull Instant from,
            @NotBlank String reason,
            @NotBlank @Size(max = 200) String source,
            @Nullable @Size(max = 1000) String note) {}

    record Resumed(@NotNull Instant firstDeparture) {}

    record Withdrawn(@NotBlank @Size(max = 500) String reason) {}

    record SuspensionView(
            UUID id,
            List<Route> routes,
            List<String> islands,
            Instant from,
            @Nullable Instant until,
            String reason,
            String source,
            @Nullable String note,
            String state,
            String recordedBy,
            Instant recordedAt,
            @Nullable String confirmedBy,
            @Nullable Instant confirmedAt,
            boolean mine) {}

    @Operation(summary = "The county's ferry routes")
    @GetMapping("/routes")
    List<Route> routes(Viewer viewer) {
        return routes.all();
    }

    @Operation(summary = "Suspensions of sailings, newest first")
    @GetMapping("/suspensions")
    List<SuspensionView> list(
            Viewer viewer,
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        List<Suspension> found = open ? suspensions.open() : suspensions.list(page, size);
        Map<UUID, Officer> names = accounts.names(found.stream()
                .flatMap(s -> Stream.of(s.recordedBy(), s.confirmedBy() == null ? s.recordedBy() : s.confirmedBy()))
                .collect(Collectors.toSet()));
        return found.stream().map(s -> view(s, names, viewer)).toList();
    }

    @Operation(summary = "Records a published notice that sailings are suspended")
    @PostMapping("/suspensions")
    @ResponseStatus(HttpStatus.CREATED)
    SuspensionView record(Viewer viewer, @Valid @RequestBody NewSuspension body) {
        return view(
                suspensions.record(viewer, body.routes(), body.from(), body.reason(), body.source(), body.note()),
                viewer);
    }

    @Operation(summary = "Confirms a suspension as a second person; from now on it stops clocks")
    @PostMapping("/suspensions/{id}/confirm")
    SuspensionView confirm(Viewer viewer, @PathVariable UUID id) {
        return view(suspensions.confirm(viewer, id), viewer);
    }

    @Operation(summary = "Records that the first sailing departed again; clocks run two hours after it")
    @PostMapping("/suspensions/{id}/resume")
    SuspensionView resume(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Resumed body) {
        return view(suspensions.resume(viewer, id, body.firstDeparture()), viewer);
    }

    @Operation(summary = "Takes a wrong record back: it never counted, and every clock it stopped is set right")
    @PostMapping("/suspensions/{id}/withdraw")
    SuspensionView withdraw(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Withdrawn body) {
        return view(suspensions.withdraw(viewer, id, body.reason()), viewer);
    }

    private SuspensionView view(Suspension s, Viewer viewer) {
        return view(
                s,
                accounts.names(
                        s.confirmedBy() == null ? Set.of(s.recordedBy()) : Set.of(s.recordedBy(), s.confirmedBy())),
                viewer);
    }

    private static SuspensionView view(Suspension s, Map<UUID, Officer> names, Viewer viewer) {
        return new SuspensionView(
                s.id(),
                s.routes(),
                s.islands(),
                s.from(),
                s.until(),
                s.reason(),
                s.source(),
                s.note(),
                s.state().name().toLowerCase(java.util.Locale.ROOT),
                name(names, s.recordedBy()),
                s.recordedAt(),
                s.confirmedBy() == null ? null : name(names, s.confirmedBy()),
                s.confirmedAt(),
                s.recordedBy().equals(viewer.account()));
    }

    private static String name(Map<UUID, Officer> names, UUID account) {
        Officer officer = names.get(account);
        return officer == null ? "" : officer.name();
    }
}
