// SPDX-License-Identifier: Apache-2.0
package org.anlan.setup;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anlan.kernel.Actor;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Timeline;
import org.anlan.kernel.sheets.CsvWriter;
import org.anlan.kernel.sheets.Dates;
import org.anlan.kernel.sheets.Limits;
import org.anlan.kernel.sheets.Row;
import org.anlan.kernel.sheets.SheetFile;
import org.anlan.kernel.sheets.UnreadableFile;
import org.anlan.kernel.sheets.XlsxWriter;
import org.anlan.matters.ImportedMatters;
import org.anlan.setup.Batch.State;
import org.anlan.setup.ImportRefused.Reason;
import org.anlan.setup.store.BatchRows;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Files on their way in 导入: handed in, looked at, tried dry, stored chunk by chunk, and taken away again as long as nobody
 * has worked on what they brought. One timer task carries a batch on, on whichever node; a crash costs the chunk in work.
 */
@Component
public class Batches {
    private static final Logger log = LoggerFactory.getLogger(Batches.class);
    private static final int SAMPLE = 20;

    private final BatchRows rows;
    private final Map<String, Kind> kinds;
    private final ImportedMatters matters;
    private final TransactionTemplate transaction;
    private final Timeline timeline;
    private final Clock clock;
    private final MessageSource messages;
    private final org.springframework.beans.factory.ObjectProvider<SchedulerClient> scheduler;

    Batches(
            BatchRows rows,
            List<Kind> kinds,
            ImportedMatters matters,
            PlatformTransactionManager transactions,
            Timeline timeline,
            Clock clock,
            MessageSource messages,
            org.springframework.beans.factory.ObjectProvider<SchedulerClient> scheduler) {
        this.rows = rows;
        this.kinds = kinds.stream().collect(Collectors.toMap(Kind::word, k -> k));
        this.matters = matters;
        this.transaction = new TransactionTemplate(transactions);
        this.timeline = timeline;
        this.clock = clock;
        this.messages = messages;
        this.scheduler = scheduler;
    }

    /**
     * What a look at a file shows before anything is done.
     *
     * @param batch the batch
     * @param sheets the sheets of a workbook; a single empty name for a text file
     * @param charset the encoding that was found; empty for a workbook
     * @param columns the names of the columns of the sheet chosen
     * @param sample the first rows
     * @param proposed which field would come from which column by its name
     * @param earlier an earlier batch of the very same file, or null
     */
    public record Look(
            Batch batch,
            List<String> sheets,
            String charset,
            List<String> columns,
            List<List<String>> sample,
            Map<String, String> proposed,
            @Nullable Batch earlier) {}

    /**
     * A field a mapping may fill.
     *
     * @param word stable
     * @param needed whether it must be filled
     * @param name in Chinese
     * @param nameEn in English
     */
    public record FieldName(String word, boolean needed, String name, String nameEn) {}

    /** The kinds of files there are. */
    public List<String> kinds() {
        return kinds.keySet().stream().sorted().toList();
    }

    /** The fields of a kind that a mapping may fill. */
    public List<FieldName> fields(String kind) {
        return kind(kind).fields().stream()
                .map(f -> new FieldName(
                        f.word(), f.needed(), f.names().get(0), f.names().get(1)))
                .toList();
    }

    /**
     * Takes a file in. Nothing of it is stored yet but the file.
     *
     * @param kind what it is
     * @param name what its bringer calls it
     * @param file where it lies
     * @param plan how it is to be read
     * @param by the officer, or null for the launcher
     */
    public Batch open(String kind, String name, Path file, Plan plan, @Nullable UUID by) {
        kind(kind);
        check(kind, plan);
        String called = Path.of(
                        name.isBlank() ? "file" : name.replace('\\', '/').replace("\0", ""))
                .getFileName()
                .toString();
        if (called.length() > 200) {
            called = called.substring(0, 200);
        }
        try {
            long bytes = Files.size(file);
            // whether it can be read at all is said at once
            try (SheetFile opened = SheetFile.open(file, called, reading(plan))) {
                opened.sheets();
            }
            String hash = hash(file);
            String shown = called;
            UUID id = Objects.requireNonNull(transaction.execute(status -> {
                try (InputStream in = Files.newInputStream(file)) {
                    UUID made = rows.insert(kind, shown, hash, bytes, plan, by, clock.instant(), in);
                    timeline.append(
                            ref(made),
                            actor(by),
                            "import.handed_in",
                            Map.of("kind", kind, "hash", hash, "bytes", bytes),
                            null);
                    return made;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
            return get(id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A batch.
     *
     * @throws ImportRefused when there is none
     */
    public Batch get(UUID batch) {
        return rows.find(batch).orElseThrow(() -> new ImportRefused(Reason.NO_SUCH_IMPORT, batch, Map.of()));
    }

    /** The newest batches first. */
    public List<Batch> list(int page, int size) {
        return rows.list(page, size);
    }

    /**
     * Looks at the file of a batch: its sheets, columns and first rows.
     *
     * @throws UnreadableFile when it cannot be read under its plan
     */
    public Look look(UUID id) {
        Batch batch = get(id);
        return withFile(batch, file -> {
            String sheet = batch.plan().sheet().isEmpty()
                    ? file.sheets().getFirst()
                    : batch.plan().sheet();
            List<String> columns = List.of();
            List<List<String>> sample = new ArrayList<>();
            Map<String, String> proposed = new LinkedHashMap<>();
            try (var in = file.rows(sheet)) {
                Row head = in.next();
                while (head != null && head.isBlank()) {
                    head = in.next();
                }
                if (head != null) {
                    columns = head.fields();
                    var names = new org.anlan.kernel.sheets.Columns(head);
                    for (Kind.Field field : kind(batch.kind()).fields()) {
                        int at = names.find(field.names().toArray(String[]::new));
                        if (at >= 0) {
                            proposed.put(field.word(), columns.get(at));
                        }
                    }
                    for (Row row = in.next(); row != null && sample.size() < SAMPLE; row = in.next()) {
                        sample.add(row.fields().stream()
                                .map(f -> f.length() > 200 ? f.substring(0, 200) + "…" : f)
                                .toList());
                    }
                }
            }
            return new Look(
                    batch,
                    file.sheets(),
                    file.charset(),
                    columns,
                    sample,
                    proposed,
                    rows.earlier(batch.fileHash(), batch.id()).orElse(null));
        });
    }

    /**
     * Changes how a file is read, as long as nothing of it is stored.
     *
     * @param id the batch
     * @param plan how from now on
     */
    public Batch plan(UUID id, Plan plan) {
        transaction.executeWithoutResult(status -> {
            Batch batch = held(id, State.OPENED, State.CHECKED, State.UNREADABLE);
            check(batch.kind(), plan);
            rows.plan(id, plan);
        });
        return get(id);
    }

    /**
     * Begins the dry run: every row is looked at, nothing is stored.
     *
     * @param id the batch
     * @param actor who asks
     */
    public Batch check(UUID id, Actor actor) {
        transaction.executeWithoutResult(status -> {
            held(id, State.OPENED, State.CHECKED, State.UNREADABLE);
            rows.begin(id, State.CHECKING, clock.instant());
            timeline.append(ref(id), actor, "import.checked", Map.of(), null);
        });
        wake(id);
        return get(id);
    }

    /**
     * Begins to store, or goes on after a stop. Needs a dry run first: only a file that was read to its end begins.
     *
     * @param id the batch
     * @param actor who asks
     */
    public Batch start(UUID id, Actor actor) {
        transaction.executeWithoutResult(status -> {
            Batch batch = held(id, State.CHECKED, State.STOPPED);
            if (batch.state() == State.CHECKED) {
                rows.begin(id, State.RUNNING, clock.instant());
            } else {
                rows.state(id, State.RUNNING);
            }
            timeline.append(
                    ref(id),
                    actor,
                    batch.state() == State.CHECKED ? "import.started" : "import.resumed",
                    Map.of(),
                    null);
        });
        wake(id);
        return get(id);
    }

    /**
     * Stops after the rows in work; {@link #start} goes on from there.
     *
     * @param id the batch
     * @param actor who asks
     */
    public Batch stop(UUID id, Actor actor) {
        transaction.executeWithoutResult(status -> {
            Batch batch = held(id, State.RUNNING, State.CHECKING);
            rows.state(id, batch.state() == State.RUNNING ? State.STOPPED : State.OPENED);
            timeline.append(ref(id), actor, "import.stopped", Map.of("done", batch.doneRows()), null);
        });
        return get(id);
    }

    /**
     * Takes away what a batch brought, all of it or nothing.
     *
     * @param id the batch
     * @param actor who asks
     * @throws ImportRefused when rows were worked on since, naming them
     */
    public Batch undo(UUID id, Actor actor) {
        transaction.executeWithoutResult(status -> {
            Batch batch = held(id, State.DONE, State.STOPPED);
            List<Entry> made = rows.made(id);
            kind(batch.kind()).undo(id, made, actor);
            rows.undone(id, actor.kind() == Actor.Kind.OFFICER ? actor.id() : null, clock.instant());
            rows.dropFile(id);
            timeline.append(ref(id), actor, "import.undone", Map.of("rows", made.size()), null);
        });
        return get(id);
    }

    /** Rows with something to say about them: {@code rejected}, another outcome, or all. */
    public List<Entry> withReasons(UUID id, String outcome, int page, int size) {
        get(id);
        return rows.withReasons(id, outcome, Math.max(0, page), Math.clamp(size, 1, 500));
    }

    /** How often each reason was given, as {@code outcome/reason}. */
    public Map<String, Integer> reasons(UUID id) {
        return rows.reasons(id);
    }

    /** An earlier batch of the same file that was stored and not undone. */
    public Optional<Batch> earlier(Batch batch) {
        return rows.earlier(batch.fileHash(), batch.id());
    }

    /**
     * Writes the rows that did not come in: the same columns and one with the reason, in the form the file had.
     *
     * @param id the batch
     * @param locale the language of the reasons
     * @param out where to; closed in the end
     */
    public void rejects(UUID id, Locale locale, OutputStream out) throws IOException {
        Batch batch = get(id);
        Map<String, List<String>> heads = rows.heads(id);
        String reason = messages.getMessage("import.reason", null, locale);
        boolean workbook = isWorkbook(batch);
        try (var writer = workbook ? new XlsxWriter(out) : new CsvWriter(out)) {
            for (var head : heads.entrySet()) {
                boolean begun = false;
                for (int page = 0; true; page++) {
                    List<Entry> some = rows.withReasons(id, Entry.REJECTED, page, 500);
                    for (Entry e : some) {
                        if (!e.sheet().equals(head.getKey()) || e.fields() == null) {
                            continue;
                        }
                        if (!begun) {
                            begun = true;
                            if (writer instanceof XlsxWriter book) {
                                book.sheet(XlsxWriter.Sheet.plain(head.getKey().isEmpty() ? "1" : head.getKey()));
                            }
                            writer.write(with(head.getValue(), head.getValue().size(), reason));
                        }
                        writer.write(with(e.fields(), head.getValue().size(), sentence(e, locale)));
                    }
                    if (some.size() < 500) {
                        break;
                    }
                }
            }
        }
    }

    /** Whether a batch's file is a workbook. */
    public boolean isWorkbook(Batch batch) {
        return batch.kind().equals(Kind.SETUP)
                || rows.heads(batch.id()).keySet().stream().anyMatch(sheet -> !sheet.isEmpty());
    }

    private static List<String> with(List<String> fields, int width, String last) {
        List<String> row = new ArrayList<>(fields.subList(0, Math.min(width, fields.size())));
        while (row.size() < width) {
            row.add("");
        }
        row.add(last);
        return row;
    }

    /** What is said about a row, in one line. */
    public String sentence(Entry entry, Locale locale) {
        return entry.reasons().stream()
                .map(f -> Stream.of(f.place(messages, locale), f.sentence(messages, locale))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("  "));
    }

    /**
     * Slips for those of a batch whom no message reaches; the secrets on slips printed before open nothing any more.
     *
     * @param id the batch
     * @param actor who prints
     */
    public List<ImportedMatters.Slip> slips(UUID id, Actor actor) {
        return Objects.requireNonNull(transaction.execute(status -> {
            List<ImportedMatters.Slip> slips = matters.slips(today(id), actor);
            timeline.append(ref(id), actor, "import.slips_printed", Map.of("slips", slips.size()), null);
            return slips;
        }));
    }

    /** How many slips could be printed. */
    public int slipsToPrint(UUID id) {
        return matters.withoutContact(today(id)).size();
    }

    private List<UUID> today(UUID id) {
        get(id);
        return rows.made(id).stream()
                .filter(e -> e.outcome().equals(Entry.TODAY))
                .map(Entry::object)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Saves a mapping under a name. */
    public void save(String kind, String name, Plan plan, UUID by) {
        check(kind, plan);
        if (name.isBlank() || name.strip().length() > 60) {
            throw new ImportRefused(Reason.BAD_MAPPING, null, Map.of("field", "name"));
        }
        rows.save(kind, name.strip(), plan.withLive(0), by, clock.instant());
    }

    /** The saved mappings of a kind. */
    public Map<String, Plan> mappings(String kind) {
        return rows.mappings(kind(kind).word());
    }

    /** Forgets a saved mapping. */
    public void forget(String kind, String name) {
        if (!rows.forget(kind, name)) {
            throw new ImportRefused(Reason.NO_SUCH_IMPORT, null, Map.of("mapping", name));
        }
    }

    // ── the work itself ─────────────────────────────────────────────────────────────────────────────────────────────

    private void wake(UUID id) {
        Batch batch = get(id);
        // one task for each pass: the one that ends must not keep the next from being planned
        var task =
                SetupConfiguration.CARRY_ON.instance(id + "/" + batch.state()).build();
        scheduler.ifAvailable(s -> s.scheduleIfNotExists(task, java.time.Instant.EPOCH));
    }

    /** Wakes every batch that should be worked on: after a start of the office, and when a wake-up was lost. */
    void wakeAll() {
        rows.busy().forEach(b -> wake(b.id()));
    }

    /**
     * Carries a batch on until its pass is through or somebody stops it.
     *
     * @param id the batch
     */
    public void carryOn(UUID id) {
        Batch batch = rows.find(id).orElse(null);
        if (batch == null || !batch.state().busy()) {
            return;
        }
        boolean dry = batch.state() == State.CHECKING;
        var pass = new Going(batch, dry);
        try {
            withFile(batch, file -> {
                pass.file = file;
                kind(batch.kind()).go(pass);
                return true;
            });
            if (!pass.stopped) {
                pass.end();
            }
        } catch (UnreadableFile e) {
            log.info("import {}: {}", id, e.getMessage());
            transaction.executeWithoutResult(status -> {
                rows.unreadable(id, e.fault());
                timeline.append(
                        ref(id),
                        Actor.SYSTEM,
                        "import.unreadable",
                        Map.of("reason", e.fault().reason()),
                        null);
            });
        }
    }

    /** One pass through a file. */
    private final class Going implements Kind.Pass {
        private final Batch batch;
        private final boolean dry;
        private @Nullable SheetFile file;
        private boolean stopped;
        private int done;
        private int sheets;

        private Going(Batch batch, boolean dry) {
            this.batch = batch;
            this.dry = dry;
            this.done = batch.doneRows();
        }

        @Override
        public SheetFile file() {
            return Objects.requireNonNull(file);
        }

        @Override
        public Batch batch() {
            return batch;
        }

        @Override
        public boolean dry() {
            return dry;
        }

        @Override
        public Actor actor() {
            return Batches.actor(batch.madeBy());
        }

        @Override
        public @Nullable UUID account() {
            return batch.madeBy();
        }

        @Override
        public int behind() {
            return batch.doneRows();
        }

        @Override
        public void head(String sheet, List<String> names) {
            rows.head(batch.id(), sheet, sheets++, names);
        }

        @Override
        public boolean chunk(Supplier<List<Entry>> some) {
            transaction.executeWithoutResult(status -> {
                Batch now = rows.lock(batch.id()).orElseThrow();
                if (now.state() != batch.state() || now.doneRows() != done) {
                    stopped = true; // somebody stopped it, or another node carries it on
                    return;
                }
                List<Entry> entries = dry ? tried(some) : some.get();
                rows.add(batch.id(), entries);
                done += entries.size();
                timeline.append(
                        ref(batch.id()),
                        Actor.SYSTEM,
                        "import.went_on",
                        Map.of("done", now.doneRows() + entries.size(), "dry", dry),
                        null);
            });
            return !stopped;
        }

        /** Does the rows and takes them back, so that a dry run says what the run would say. */
        private List<Entry> tried(Supplier<List<Entry>> some) {
            var trial = new TransactionTemplate(
                    Objects.requireNonNull(transaction.getTransactionManager()),
                    new org.springframework.transaction.support.DefaultTransactionDefinition(
                            TransactionDefinition.PROPAGATION_NESTED));
            return Objects.requireNonNull(trial.execute(status -> {
                List<Entry> entries = some.get();
                status.setRollbackOnly();
                return entries;
            }));
        }

        private void end() {
            transaction.executeWithoutResult(status -> {
                Batch now = rows.lock(batch.id()).orElseThrow();
                if (now.state() != batch.state() || now.doneRows() != done) {
                    return;
                }
                rows.end(batch.id(), dry ? State.CHECKED : State.DONE, clock.instant());
                if (!dry) {
                    rows.dropFile(batch.id());
                }
                timeline.append(
                        ref(batch.id()),
                        Actor.SYSTEM,
                        dry ? "import.check_done" : "import.done",
                        Map.of(
                                "stored", now.counts().stored(),
                                "changed", now.counts().changed(),
                                "same", now.counts().same(),
                                "rejected", now.counts().rejected()),
                        null);
            });
        }
    }

    private interface FileWork<T> {
        T on(SheetFile file) throws IOException;
    }

    private <T> T withFile(Batch batch, FileWork<T> work) {
        try {
            Path spooled = Files.createTempFile("anlan-import", ".tmp");
            try {
                try (OutputStream out = Files.newOutputStream(spooled)) {
                    rows.copyFile(batch.id(), out);
                }
                if (Files.size(spooled) != batch.fileBytes()) {
                    throw new ImportRefused(
                            Reason.NOT_NOW,
                            batch.id(),
                            Map.of("state", batch.state().name()));
                }
                try (SheetFile file = SheetFile.open(spooled, batch.fileName(), reading(batch.plan()))) {
                    return work.on(file);
                }
            } finally {
                Files.deleteIfExists(spooled);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SheetFile.Reading reading(Plan plan) {
        return new SheetFile.Reading(plan.encoding().isBlank() ? null : plan.encoding(), null, Limits.COUNTY);
    }

    private void check(String kind, Plan plan) {
        List<String> known = kind(kind).fields().stream().map(Kind.Field::word).toList();
        for (Plan.Mapped m : plan.columns()) {
            if (!known.contains(m.field())) {
                throw new ImportRefused(Reason.BAD_MAPPING, null, Map.of("field", m.field()));
            }
            if (!m.pattern().isBlank()) {
                MatterList.pattern(m.pattern());
            }
        }
        if (!plan.dates().isBlank() && !Dates.isPattern(plan.dates())) {
            throw new ImportRefused(Reason.BAD_MAPPING, null, Map.of("field", "dates"));
        }
        if (plan.live() < 0 || plan.live() > 1_000) {
            throw new ImportRefused(Reason.BAD_MAPPING, null, Map.of("field", "live"));
        }
    }

    private Batch held(UUID id, State... allowed) {
        Batch batch = rows.lock(id).orElseThrow(() -> new ImportRefused(Reason.NO_SUCH_IMPORT, id, Map.of()));
        if (!List.of(allowed).contains(batch.state())) {
            throw new ImportRefused(
                    Reason.NOT_NOW, id, Map.of("state", batch.state().name()));
        }
        return batch;
    }

    private Kind kind(String word) {
        Kind kind = kinds.get(word);
        if (kind == null) {
            throw new ImportRefused(Reason.NO_SUCH_KIND, null, Map.of("kind", word, "known", kinds()));
        }
        return kind;
    }

    private static ObjectRef ref(UUID batch) {
        return new ObjectRef("batch", batch);
    }

    private static Actor actor(@Nullable UUID by) {
        return by == null ? Actor.SYSTEM : Actor.officer(by);
    }

    private static String hash(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
