// SPDX-License-Identifier: Apache-2.0
package org.anlan.files.web;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.anlan.files.Attachment;
import org.anlan.files.Drafts;
import org.anlan.files.Files;
import org.anlan.people.access.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
import org.springframework.web.multipart.MultipartFile;

/**
 * What an officer attaches before handing it in. The key names what is being written, such as the matter of a reply; the
 * draft belongs to the officer, and the same key in another officer's hands is another draft.
 */
@RestController
@RequestMapping("/api/drafts/{key}/files")
class DraftsController {
    private static final Duration KEPT = Duration.ofHours(1);

    private final Files files;

    DraftsController(Files files) {
        this.files = files;
    }

    record View(
            UUID id,
            Attachment.Kind kind,
            @Nullable String caption,
            @Nullable Integer width,
            @Nullable Integer height,
            int seconds,
            long bytes) {
        static View of(Attachment a) {
            return new View(a.id(), a.kind(), a.caption(), a.width(), a.height(), a.seconds(), a.bytes());
        }
    }

    record Limits(int photos, int voices, long megabytes, long seconds) {}

    record Draft(List<View> files, Limits limits) {}

    record Caption(@Nullable @Size(max = 200) String caption) {}

    @Operation(summary = "Files that wait to be handed in, and how many more may be added")
    @GetMapping
    Draft list(Viewer viewer, @PathVariable UUID key) {
        var limits = files.limits();
        return new Draft(
                files.ofDraft(Drafts.of(viewer.account(), key)).stream()
                        .map(View::of)
                        .toList(),
                new Limits(
                        limits.photos(),
                        limits.voices(),
                        limits.largest().toMegabytes(),
                        limits.longestVoice().toSeconds()));
    }

    @Operation(summary = "Adds a photo or recording to what is about to be handed in")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    View add(
            Viewer viewer,
            @PathVariable UUID key,
            @RequestParam MultipartFile file,
            @RequestParam(required = false) @Nullable String caption) {
        return View.of(files.add(Drafts.of(viewer.account(), key), file, caption, viewer.actor()));
    }

    @Operation(summary = "Shows a file that waits to be handed in")
    @GetMapping("/{file}")
    ResponseEntity<Resource> show(
            Viewer viewer,
            @PathVariable UUID key,
            @PathVariable UUID file,
            @RequestParam(defaultValue = "") String size) {
        return files.rendition(Drafts.of(viewer.account(), key), file, size.equals("small"))
                .shown(KEPT);
    }

    @Operation(summary = "Says in words what a waiting file shows")
    @PutMapping("/{file}")
    View describe(Viewer viewer, @PathVariable UUID key, @PathVariable UUID file, @RequestBody Caption body) {
        return View.of(files.describe(Drafts.of(viewer.account(), key), file, body.caption()));
    }

    @Operation(summary = "Takes a file out before it is handed in")
    @DeleteMapping("/{file}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Viewer viewer, @PathVariable UUID key, @PathVariable UUID file) {
        files.remove(Drafts.of(viewer.account(), key), file);
    }
}
