// SPDX-License-Identifier: Apache-2.0
package org.anlan.dispatch.web;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.anlan.dispatch.Assignment;
import org.anlan.dispatch.Candidate;
import org.anlan.dispatch.Dispatches;
import org.anlan.dispatch.ResponseUnit;
import org.anlan.people.access.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The counter of dispatch: units, who is nearest, sending, and how far they are. */
@RestController
@RequestMapping("/api/dispatch")
class DispatchController {
    private final Dispatches dispatches;

    DispatchController(Dispatches dispatches) {
        this.dispatches = dispatches;
    }

    record Sent(@NotNull UUID unit) {}

    record Said(@Nullable @Size(max = 500) String words) {}

    record OnDuty(boolean on) {}

    record UnitsView(List<ResponseUnit> units, List<Assignment> running) {}

    record SendingView(List<Candidate> candidates, List<Assignment> sent) {}

    @Operation(summary = "Response units that the viewer sends or belongs to, and what they are sent to now")
    @GetMapping("/units")
    UnitsView units(Viewer viewer) {
        return new UnitsView(dispatches.units(viewer), dispatches.running(viewer));
    }

    @Operation(summary = "Puts a response unit on duty, or off")
    @PostMapping("/units/{id}/duty")
    ResponseUnit duty(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody OnDuty body) {
        return dispatches.duty(viewer, id, body.on());
    }

    @Operation(summary = "The nearest free units by time over water, and who was sent to this alarm")
    @GetMapping("/alarms/{id}/candidates")
    SendingView candidates(Viewer viewer, @PathVariable UUID id, @RequestParam(defaultValue = "5") int most) {
        return new SendingView(dispatches.candidates(viewer, id, most), dispatches.sentTo(viewer, id));
    }

    @Operation(summary = "Sends a unit to an alarm that somebody has verified")
    @PostMapping("/alarms/{id}/assign")
    Assignment assign(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Sent body) {
        return dispatches.assign(viewer, id, body.unit());
    }

    @Operation(summary = "Says how far a sent unit is: accept, depart, arrive, clear; or calls it back: recall")
    @PostMapping("/assignments/{id}/{step}")
    Assignment step(Viewer viewer, @PathVariable UUID id, @PathVariable String step, @Valid @RequestBody Said body) {
        return dispatches.step(viewer, id, step, body.words());
    }
}
