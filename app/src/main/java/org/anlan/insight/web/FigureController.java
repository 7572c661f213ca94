// SPDX-License-Identifier: Apache-2.0
package org.anlan.insight.web;

import io.swagger.v3.oas.annotations.Operation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.anlan.insight.FigurePages;
import org.anlan.insight.FigureView;
import org.anlan.people.access.Viewer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Figures at the desk: as they stand, with their rows, and on their way to the public. */
@RestController
@RequestMapping("/api/figures")
class FigureController {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final FigurePages pages;

    FigureController(FigurePages pages) {
        this.pages = pages;
    }

    /** What an auditor found. */
    record Audit(int looked, int wrong) {}

    /** Which period to draft. */
    record Draft(String period) {}

    @Operation(summary = "Every figure as it stands, with its trend")
    @GetMapping
    List<FigurePages.Summary> list(Viewer viewer, Locale locale) {
        return pages.list(viewer, locale);
    }

    @Operation(summary = "One figure in one period, with its definition and its releases")
    @GetMapping("/{figure}")
    FigureView view(
            Viewer viewer,
            @PathVariable String figure,
            @RequestParam(defaultValue = "") String period,
            @RequestParam(defaultValue = "area") String by,
            @RequestParam(defaultValue = "") String within,
            Locale locale) {
        return pages.view(viewer, figure, period, by, within, locale);
    }

    @Operation(summary = "The rows behind a figure, a page at a time")
    @GetMapping("/{figure}/rows")
    FigurePages.RowPage rows(
            Viewer viewer,
            @PathVariable String figure,
            @RequestParam(defaultValue = "") String period,
            @RequestParam(defaultValue = "all") String by,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String mark,
            @RequestParam(defaultValue = "0") int page,
            Locale locale) {
        return pages.rows(viewer, new FigurePages.Place(figure, period, by, key, mark), page, locale);
    }

    @Operation(summary = "The values of a figure as a file")
    @GetMapping("/{figure}/values.csv")
    ResponseEntity<String> values(
            Viewer viewer, @PathVariable String figure, @RequestParam(defaultValue = "") String period, Locale locale) {
        return file(figure, period, "values", pages.values(viewer, figure, period, locale));
    }

    @Operation(summary = "The rows behind a figure as a file")
    @GetMapping("/{figure}/rows.csv")
    ResponseEntity<String> rows(
            Viewer viewer, @PathVariable String figure, @RequestParam(defaultValue = "") String period, Locale locale) {
        return file(figure, period, "rows", pages.rows(viewer, figure, period, locale));
    }

    @Operation(summary = "Drafts a figure for a period that has ended")
    @PostMapping("/{figure}/releases")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void draft(Viewer viewer, @PathVariable String figure, @RequestBody Draft draft) {
        pages.draft(viewer, figure, draft.period());
    }

    @Operation(summary = "Keeps the result of a check of a draft; rows found wrong send it away")
    @PostMapping("/releases/{id}/audit")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void audit(Viewer viewer, @PathVariable UUID id, @RequestBody Audit audit) {
        pages.audit(viewer, id, audit.looked(), audit.wrong());
    }

    @Operation(summary = "Publishes what another person has checked")
    @PostMapping("/releases/{id}/publish")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void publish(Viewer viewer, @PathVariable UUID id) {
        pages.publish(viewer, id);
    }

    /** A file to keep, named after what is in it. */
    static ResponseEntity<String> file(String figure, String period, String what, String text) {
        String name = (figure + "-" + period + "-" + what + ".csv").replaceAll("[^A-Za-z0-9.-]", "");
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(text);
    }
}
