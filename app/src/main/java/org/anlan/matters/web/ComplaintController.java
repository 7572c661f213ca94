// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters.web;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.anlan.matters.Complaints;
import org.anlan.people.access.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The counter of the independent inbox. */
@RestController
@RequestMapping("/api/complaints")
class ComplaintController {
    private final Complaints complaints;

    ComplaintController(Complaints complaints) {
        this.complaints = complaints;
    }

    record Answer(@NotBlank @Size(max = 4000) String words) {}

    @Operation(summary = "Complaints for those who review them, unanswered ones first")
    @GetMapping
    List<Complaints.Complaint> list(
            Viewer viewer, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return complaints.list(viewer, page, size);
    }

    @Operation(summary = "Answers a complaint, once")
    @PostMapping("/{id}/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody Answer body) {
        complaints.answer(viewer, id, body.words());
    }
}
