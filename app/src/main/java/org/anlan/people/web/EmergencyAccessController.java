// SPDX-License-Identifier: Apache-2.0
package org.anlan.people.web;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.anlan.people.Accounts;
import org.anlan.people.EmergencyAccess;
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

/** Breaking the glass, and looking at it afterwards. */
@RestController
@RequestMapping("/api/accounts/break-glass")
class EmergencyAccessController {
    private final EmergencyAccess emergency;
    private final Accounts accounts;

    record Opened(UUID id, Instant until) {}

    record Use(
            UUID id,
            UUID account,
            @Nullable String name,
            String reason,
            Instant since,
            Instant until,
            @Nullable String reviewedBy,
            @Nullable Instant reviewedAt,
            @Nullable String finding) {}

    record ReasonForm(@NotBlank @Size(max = 500) String reason) {}

    record FindingForm(@NotBlank @Size(max = 500) String finding) {}

    EmergencyAccessController(EmergencyAccess emergency, Accounts accounts) {
        this.emergency = emergency;
        this.accounts = accounts;
    }

    @Operation(summary = "Breaks the glass: emergency access for a short while, for a reason")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Opened open(Viewer viewer, @Valid @RequestBody ReasonForm form) {
        var use = emergency.open(viewer, form.reason());
        return new Opened(use.id(), use.until());
    }

    @Operation(summary = "Gives emergency access back before it ends by itself")
    @PostMapping("/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(Viewer viewer) {
        emergency.close(viewer);
    }

    @Operation(summary = "Uses of emergency access, those without a review first")
    @GetMapping
    List<Use> list(
            Viewer viewer, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        var uses = emergency.list(viewer, page, size);
        var people = new HashSet<UUID>();
        uses.forEach(u -> {
            people.add(u.account());
            if (u.reviewedBy() != null) {
                people.add(u.reviewedBy());
            }
        });
        var names = accounts.names(people);
        return uses.stream()
                .map(u -> new Use(
                        u.id(),
                        u.account(),
                        names.containsKey(u.account()) ? names.get(u.account()).name() : null,
                        u.reason(),
                        u.since(),
                        u.until(),
                        u.reviewedBy() != null && names.containsKey(u.reviewedBy())
                                ? names.get(u.reviewedBy()).name()
                                : null,
                        u.reviewedAt(),
                        u.finding()))
                .toList();
    }

    @Operation(summary = "What was read during a use of emergency access")
    @GetMapping("/{id}/readings")
    List<EmergencyAccess.Reading> readings(Viewer viewer, @PathVariable UUID id) {
        return emergency.readings(viewer, id);
    }

    @Operation(summary = "Says after a use of emergency access whether it was right; nobody reviews their own")
    @PostMapping("/{id}/review")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void review(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody FindingForm form) {
        emergency.review(viewer, id, form.finding());
    }
}
