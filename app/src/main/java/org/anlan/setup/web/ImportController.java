// SPDX-License-Identifier: Apache-2.0
package org.anlan.setup.web;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.sheets.Fault;
import org.anlan.matters.ImportedMatters;
import org.anlan.people.Accounts;
import org.anlan.people.Officer;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.anlan.setup.Batch;
import org.anlan.setup.Batches;
import org.anlan.setup.Plan;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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

/** Imports for an administrator of the whole county: everything needs {@link Permission#IMPORT_RUN} for all of it. */
@RestController
@RequestMapping("/api/imports")
class ImportController {
    private final Batches batches;
    private final Accounts accounts;
    private final CountyCode county;
    private final MessageSource messages;

    ImportController(Batches batches, Accounts accounts, CountyCode county, MessageSource messages) {
        this.batches = batches;
        this.accounts = accounts;
        this.county = county;
        this.messages = messages;
    }

    record Kinds(List<KindView> kinds) {}

    record KindView(String word, List<Batches.FieldName> fields, Map<String, Plan> mappings) {}

    record LookView(
            BatchView batch,
            List<String> sheets,
            String charset,
            List<String> columns,
            List<List<String>> sample,
            Map<String, String> proposed,
            @Nullable BatchView earlier) {}

    record Detail(BatchView batch, List<ReasonView> reasons, int slips) {}

    record ReasonView(String outcome, String reason, String sentence, int times) {}

    record EntryView(String sheet, long line, String outcome, String sentence) {}

    record PlanForm(
            @NotNull @Size(max = 20) String encoding,
            @NotNull @Size(max = 100) String sheet,
            @NotNull @Size(max = 40) List<@Valid MappedForm> columns,
            @NotNull @Size(max = 60) String dates,
            int live) {
        Plan plan() {
            return new Plan(
                    encoding.strip(),
                    sheet,
                    columns.stream()
                            .filter(m -> !m.column().isBlank())
                            .map(m -> new Plan.Mapped(m.field(), m.column(), m.pattern() == null ? "" : m.pattern()))
                            .toList(),
                    dates.strip(),
                    live);
        }
    }

    record MappedForm(
            @NotBlank @Size(max = 40) String field,
            @NotNull @Size(max = 200) String column,
            @Nullable @Size(max = 200) String pattern) {}

    record SaveForm(
            @NotBlank String kind,
            @NotBlank @Size(max = 60) String name,
            @Valid @NotNull PlanForm plan) {}

    @Operation(summary = "What can be imported, which fields each has, and the mappings that were saved")
    @GetMapping("/kinds")
    Kinds kinds(Viewer viewer) {
        require(viewer);
        return new Kinds(batches.kinds().stream()
                .map(k -> new KindView(k, batches.fields(k), batches.mappings(k)))
                .toList());
    }

    @Operation(summary = "The batches that were handed in, newest first")
    @GetMapping
    List<BatchView> list(
            Viewer viewer,
            Locale locale,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        require(viewer);
        return views(batches.list(page, size), locale);
    }

    @Operation(summary = "Hands a file in; nothing of it is stored before somebody starts it")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    BatchView open(
            Viewer viewer,
            Locale locale,
            @RequestParam String kind,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String mapping)
            throws IOException {
        require(viewer);
        Plan plan = mapping.isBlank() ? Plan.AS_FOUND : batches.mappings(kind).getOrDefault(mapping, Plan.AS_FOUND);
        Path spooled = Files.createTempFile("anlan-upload", ".tmp");
        try {
            file.transferTo(spooled);
            String name = Objects.requireNonNullElse(file.getOriginalFilename(), "file");
            return view(batches.open(kind, name, spooled, plan, viewer.account()), locale);
        } finally {
            Files.deleteIfExists(spooled);
        }
    }

    @Operation(summary = "One batch, with how often each reason was given")
    @GetMapping("/{id}")
    Detail get(Viewer viewer, @PathVariable UUID id, Locale locale) {
        require(viewer);
        Batch batch = batches.get(id);
        return new Detail(view(batch, locale), reasons(id, locale), batches.slipsToPrint(id));
    }

    @Operation(summary = "Columns and first rows of a file, and which field would come from which column")
    @GetMapping("/{id}/look")
    LookView look(Viewer viewer, @PathVariable UUID id, Locale locale) {
        require(viewer);
        var look = batches.look(id);
        return new LookView(
                view(look.batch(), locale),
                look.sheets(),
                look.charset(),
                look.columns(),
                look.sample(),
                look.proposed(),
                look.earlier() == null ? null : view(look.earlier(), locale));
    }

    @Operation(summary = "Says how a file is read from now on")
    @PutMapping("/{id}/plan")
    BatchView plan(Viewer viewer, @PathVariable UUID id, @Valid @RequestBody PlanForm form, Locale locale) {
        require(viewer);
        return view(batches.plan(id, form.plan()), locale);
    }

    @Operation(summary = "Begins the dry run of a batch")
    @PostMapping("/{id}/check")
    BatchView check(Viewer viewer, @PathVariable UUID id, Locale locale) {
        require(viewer);
        return view(batches.check(id, viewer.actor()), locale);
    }

    @Operation(summary = "Begins to store a batch, or goes on after a stop")
    @PostMapping("/{id}/start")
    BatchView start(Viewer viewer, @PathVariable UUID id, Locale locale) {
        require(viewer);
        return view(batches.start(id, viewer.actor()), locale);
    }

    @Operation(summary = "Stops a batch after the rows in work")
    @PostMapping("/{id}/stop")
    BatchView stop(Viewer viewer, @PathVariable UUID id, Locale locale) {
        require(viewer);
        return view(batches.stop(id, viewer.actor()), locale);
    }

    @Operation(summary = "Takes away what a batch brought")
    @PostMapping("/{id}/undo")
    BatchView undo(Viewer viewer, @PathVariable UUID id, Locale locale) {
        require(viewer);
        return view(batches.undo(id, viewer.actor()), locale);
    }

    @Operation(summary = "Rows of a batch with something to say about them")
    @GetMapping("/{id}/rows")
    List<EntryView> rows(
            Viewer viewer,
            @PathVariable UUID id,
            Locale locale,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size) {
        require(viewer);
        return batches.withReasons(id, outcome, page, size).stream()
                .map(e -> new EntryView(e.sheet(), e.line(), e.outcome(), batches.sentence(e, locale)))
                .toList();
    }

    @Operation(summary = "The rejected rows as a file: the same columns and one with the reason")
    @GetMapping("/{id}/rejects")
    void rejects(Viewer viewer, @PathVariable UUID id, Locale locale, HttpServletResponse response) throws IOException {
        require(viewer);
        Batch batch = batches.get(id);
        boolean workbook = batches.isWorkbook(batch);
        String name = batch.fileName().replaceAll("\\.[A-Za-z]{3,4}$", "")
                + messages.getMessage("import.rejects-suffix", null, locale)
                + (workbook ? ".xlsx" : ".csv");
        download(response, name, workbook);
        batches.rejects(id, locale, response.getOutputStream());
    }

    @Operation(summary = "Prints slips for those whom no message reaches; slips printed before open nothing any more")
    @PostMapping("/{id}/slips")
    List<ImportedMatters.Slip> slips(Viewer viewer, @PathVariable UUID id) {
        require(viewer);
        return batches.slips(id, viewer.actor());
    }

    @Operation(summary = "Saves a mapping under a name")
    @PutMapping("/mappings")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void save(Viewer viewer, @Valid @RequestBody SaveForm form) {
        require(viewer);
        batches.save(form.kind(), form.name(), form.plan().plan(), viewer.account());
    }

    @Operation(summary = "Forgets a saved mapping")
    @DeleteMapping("/mappings/{kind}/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(Viewer viewer, @PathVariable String kind, @PathVariable String name) {
        require(viewer);
        batches.forget(kind, name);
    }

    private void require(Viewer viewer) {
        viewer.require(Permission.IMPORT_RUN, county.value());
    }

    static void download(HttpServletResponse response, String name, boolean workbook) {
        response.setContentType(
                workbook
                        ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                        : "text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
    }

    private List<ReasonView> reasons(UUID id, Locale locale) {
        List<ReasonView> views = new ArrayList<>();
        batches.reasons(id).forEach((what, times) -> {
            String outcome = what.substring(0, what.indexOf('/'));
            String reason = what.substring(what.indexOf('/') + 1);
            String sentence = new Fault(reason, 0, 0, "…").sentence(messages, locale);
            views.add(new ReasonView(outcome, reason, sentence, times));
        });
        return views;
    }

    private BatchView view(Batch batch, Locale locale) {
        return views(List.of(batch), locale).getFirst();
    }

    private List<BatchView> views(List<Batch> found, Locale locale) {
        Map<UUID, Officer> names = accounts.names(found.stream()
                .flatMap(b -> Stream.of(b.madeBy(), b.undoneBy()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return found.stream().map(b -> view(b, names, locale)).toList();
    }

    private BatchView view(Batch b, Map<UUID, Officer> names, Locale locale) {
        Fault trouble = b.trouble();
        return new BatchView(
                b.id(),
                b.kind(),
                b.fileName(),
                b.fileBytes(),
                b.fileHash(),
                b.plan(),
                b.state().name(),
                b.counts(),
                b.expectedRows(),
                b.doneRows(),
                trouble == null
                        ? null
                        : (trouble.place(messages, locale) + " " + trouble.sentence(messages, locale)).strip(),
                name(b.madeBy(), names, locale),
                b.madeAt(),
                b.startedAt(),
                b.endedAt(),
                b.undoneAt(),
                b.undoneBy() == null ? null : name(b.undoneBy(), names, locale));
    }

    private String name(@Nullable UUID account, Map<UUID, Officer> names, Locale locale) {
        Officer officer = account == null ? null : names.get(account);
        return officer == null ? messages.getMessage("import.by-launcher", null, locale) : officer.name();
    }
}
