// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters.web;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.UUID;
import org.anlan.matters.Desk;
import org.anlan.people.access.Viewer;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Photos and recordings of a matter at the desk: what is shown of them, and the sealed originals for a reason. */
@RestController
@RequestMapping("/api/matters/{id}/files/{file}")
class MatterFilesController {
    private static final Duration KEPT = Duration.ofDays(1);

    private final Desk desk;

    MatterFilesController(Desk desk) {
        this.desk = desk;
    }

    record Opening(@NotBlank String reason) {}

    @Operation(summary = "Shows a photo or recording of a matter, without what its original tells beside the picture")
    @GetMapping
    ResponseEntity<Resource> show(
            Viewer viewer,
            @PathVariable UUID id,
            @PathVariable UUID file,
            @RequestParam(defaultValue = "") String size) {
        return desk.file(viewer, id, file, size.equals("small")).shown(KEPT);
    }

    /** Changes something: it leaves a line that the requester reads. So it is asked with a form's token, never by a link. */
    @Operation(summary = "Opens the sealed original for a reason, which the requester reads")
    @PostMapping("/original")
    ResponseEntity<Resource> open(
            Viewer viewer, @PathVariable UUID id, @PathVariable UUID file, @Valid @RequestBody Opening body) {
        return desk.openOriginal(viewer, id, file, body.reason()).saved();
    }
}
