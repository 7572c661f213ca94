// SPDX-License-Identifier: Apache-2.0
package org.anlan.setup.web;

import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.anlan.kernel.Actor;
import org.anlan.kernel.sheets.Fault;
import org.anlan.kernel.sheets.UnreadableFile;
import org.anlan.setup.Batch;
import org.anlan.setup.Batches;
import org.anlan.setup.Entry;
import org.anlan.setup.ImportRefused;
import org.anlan.setup.Plan;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * What the launcher's verbs {@code setup} and {@code import} ask: lines of text, the first of them for the script (state,
 * rows done, rows in all), the others for the person. It comes in by the side door, as the launcher of this machine.
 */
@Hidden
@RestController
@RequestMapping(path = "/api/instance/imports", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
class InstanceImportController {
    private static final int SHOWN = 20;

    private final Batches batches;
    private final MessageSource messages;

    InstanceImportController(Batches batches, MessageSource messages) {
        this.batches = batches;
        this.messages = messages;
    }

    /** Hands a file in and begins the dry run; the answer is the batch's identifier. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String open(
            @RequestParam String kind,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String mapping,
            @RequestParam(defaultValue = "0") int live)
            throws IOException {
        Plan plan = Plan.AS_FOUND;
        if (!mapping.isBlank()) {
            plan = batches.mappings(kind).get(mapping);
            if (plan == null) {
                throw new ImportRefused(
                        ImportRefused.Reason.BAD_MAPPING,
                        null,
                        java.util.Map.of(
                                "mapping",
                                mapping,
                                "known",
                                batches.mappings(kind).keySet()));
            }
        }
        Path spooled = Files.createTempFile("anlan-upload", ".tmp");
        try {
            file.transferTo(spooled);
            String name = Objects.requireNonNullElse(file.getOriginalFilename(), "file");
            Batch batch = batches.open(kind, name, spooled, plan.withLive(live), null);
            return batches.check(batch.id(), Actor.SYSTEM).id() + "\n";
        } finally {
            Files.deleteIfExists(spooled);
        }
    }

    /** Begins to store. */
    @PostMapping("/{id}/start")
    String start(@PathVariable UUID id, Locale locale) {
        batches.start(id, Actor.SYSTEM);
        return state(id, locale);
    }

    /** Takes a batch away again. */
    @PostMapping("/{id}/undo")
    String undo(@PathVariable UUID id, Locale locale) {
        batches.undo(id, Actor.SYSTEM);
        return state(id, locale);
    }

    /** How far a batch is. */
    @GetMapping("/{id}")
    String state(@PathVariable UUID id, Locale locale) {
        Batch b = batches.get(id);
        List<String> lines = new ArrayList<>();
        lines.add(b.state() + " " + b.doneRows() + " " + b.expectedRows() + " "
                + b.counts().rejected());
        Fault trouble = b.trouble();
        if (trouble != null) {
            lines.add(say(
                    locale,
                    "import.said.unreadable",
                    b.fileName(),
                    place(trouble, locale),
                    trouble.sentence(messages, locale)));
        } else if (!b.state().busy() && b.state() != Batch.State.OPENED) {
            var c = b.counts();
            lines.add(say(
                    locale,
                    b.state() == Batch.State.CHECKED ? "import.said.checked" : "import.said.done",
                    text(b.doneRows()),
                    text(c.stored()),
                    text(c.changed()),
                    text(c.same()),
                    text(c.rejected()),
                    text(c.remarked())));
            batches.earlier(b)
                    .ifPresent(e -> lines.add(say(locale, "import.said.earlier", e.fileName(), e.id().toString())));
            List<Entry> rejected = batches.withReasons(id, "rejected", 0, SHOWN);
            rejected.forEach(
                    e -> lines.add("  " + (e.sheet().isEmpty() ? "" : e.sheet() + " ") + batches.sentence(e, locale)));
            if (c.rejected() > SHOWN) {
                lines.add("  " + say(locale, "import.said.more", text(c.rejected() - SHOWN)));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    /** The rejected rows as a file. */
    @GetMapping(path = "/{id}/rejects", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    void rejects(@PathVariable UUID id, Locale locale, jakarta.servlet.http.HttpServletResponse response)
            throws IOException {
        ImportController.download(response, "rejects", batches.isWorkbook(batches.get(id)));
        batches.rejects(id, locale, response.getOutputStream());
    }

    @ExceptionHandler
    ResponseEntity<String> unreadable(UnreadableFile e, Locale locale) {
        return said(say(
                locale,
                "import.said.unreadable",
                e.file(),
                place(e.fault(), locale),
                e.fault().sentence(messages, locale)));
    }

    @ExceptionHandler
    ResponseEntity<String> refused(ImportRefused e, Locale locale) {
        return said(say(locale, "refusal." + e.code() + ".title")
                + say(locale, "refusal." + e.code() + ".next")
                + (e.detail().isEmpty() ? "" : " " + e.detail()));
    }

    private static ResponseEntity<String> said(@Nullable String what) {
        return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .body(what + "\n");
    }

    private String place(Fault fault, Locale locale) {
        return fault.place(messages, locale);
    }

    private static String text(int number) {
        return Integer.toString(number);
    }

    private String say(Locale locale, String key, Object... about) {
        return messages.getMessage(key, about, locale);
    }
}
