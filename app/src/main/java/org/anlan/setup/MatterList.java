// SPDX-License-Identifier: Apache-2.0
package org.anlan.setup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.anlan.kernel.Actor;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.KernelSettings;
import org.anlan.kernel.sheets.Columns;
import org.anlan.kernel.sheets.Dates;
import org.anlan.kernel.sheets.Fault;
import org.anlan.kernel.sheets.Row;
import org.anlan.kernel.sheets.RowReader;
import org.anlan.kernel.sheets.UnreadableFile;
import org.anlan.matters.ImportedMatter;
import org.anlan.matters.ImportedMatters;
import org.anlan.matters.NewMatter;
import org.anlan.place.Area;
import org.anlan.place.Places;
import org.anlan.setup.store.BatchRows;
import org.springframework.stereotype.Component;

/** A list of matters that another platform had, or that came on paper. */
@Component
class MatterList implements Kind {
    private static final int CHUNK = 500;
    /** Patterns look at the beginning only: a pattern that somebody wrote badly must not hold up the office. */
    private static final int LOOKED_AT = 120;

    private static final int LONGEST_PLACE = 200;
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final List<Field> FIELDS = List.of(
            Field.of("number", false, "编号", "number", "id", "留言编号", "工单编号", "序号"),
            Field.of("title", false, "标题", "title", "subject", "主题", "留言主题"),
            Field.of("words", true, "内容", "words", "text", "content", "留言详情", "诉求内容", "原话"),
            Field.of("saidAt", true, "时间", "said at", "submitted_at", "time", "date", "留言时间", "提交时间", "受理时间"),
            Field.of("place", false, "地点", "place", "address", "地址", "所在地"),
            Field.of("name", false, "姓名", "name", "提出人"),
            Field.of("phone", false, "电话", "phone", "联系电话", "手机"));

    private final ImportedMatters matters;
    private final BatchRows rows;
    private final Places places;
    private final CountyCode county;
    private final Clock clock;
    private final Dates dates;

    MatterList(
            ImportedMatters matters,
            BatchRows rows,
            Places places,
            CountyCode county,
            Clock clock,
            KernelSettings settings) {
        this.matters = matters;
        this.rows = rows;
        this.places = places;
        this.county = county;
        this.clock = clock;
        this.dates = new Dates(settings.zone());
    }

    /** A row that can be taken, with what is worth knowing about it. */
    private record Taken(long line, ImportedMatter matter, List<Fault> remarks) {}

    /** One row and what was found when it was read: a matter, or why not. */
    private record Read(Row row, Optional<Taken> taken, List<Fault> wrong) {}

    @Override
    public String word() {
        return "matters";
    }

    @Override
    public List<Field> fields() {
        return FIELDS;
    }

    @Override
    public void go(Pass pass) throws IOException {
        Plan plan = pass.batch().plan();
        String sheet = plan.sheet().isEmpty() ? pass.file().sheets().getFirst() : plan.sheet();
        try (RowReader in = pass.file().rows(sheet)) {
            Row head = in.next();
            while (head != null && head.isBlank()) {
                head = in.next();
            }
            if (head == null) {
                throw new UnreadableFile(pass.batch().fileName(), sheet, Kind.trouble("file-empty", ""));
            }
            Reader reader = new Reader(pass, sheet, head);
            pass.head(sheet, head.fields());
            List<Row> waiting = new ArrayList<>();
            int behind = pass.behind();
            for (Row row = in.next(); row != null; row = in.next()) {
                if (row.isBlank()) {
                    continue;
                }
                if (behind > 0) {
                    behind--;
                    reader.remember(row);
                    continue;
                }
                waiting.add(row);
                if (waiting.size() == CHUNK) {
                    if (!reader.take(waiting)) {
                        return;
                    }
                    waiting = new ArrayList<>();
                }
            }
            if (!waiting.isEmpty()) {
                reader.take(waiting);
            }
        }
    }

    @Override
    public void undo(UUID batch, List<Entry> made, Actor actor) {
        List<UUID> ids = made.stream()
                .map(Entry::object)
                .filter(java.util.Objects::nonNull)
                .toList();
        List<String> worked = matters.workedOn(ids);
        if (!worked.isEmpty()) {
            throw new ImportRefused(ImportRefused.Reason.WORKED_ON, batch, Map.of("objects", worked));
        }
        matters.takeAway(ids, batch, actor);
    }

    /** Reads the rows of one sheet under one mapping. */
    private final class Reader {
        private final Pass pass;
        private final String sheet;
        private final Map<String, Integer> columns = new HashMap<>();
        private final Map<String, Pattern> patterns = new HashMap<>();
        private final Map<UUID, Long> keys = new HashMap<>();
        private final Map<Long, Long> texts = new HashMap<>();
        private int today;

        Reader(Pass pass, String sheet, Row head) {
            this.pass = pass;
            this.sheet = sheet;
            this.today = pass.dry() ? 0 : rows.today(pass.batch().id());
            Columns names = new Columns(head);
            names.faults().stream().findFirst().ifPresent(fault -> {
                throw new UnreadableFile(pass.batch().fileName(), sheet, fault);
            });
            Plan plan = pass.batch().plan();
            if (plan.columns().isEmpty()) {
                FIELDS.forEach(f -> columns.put(f.word(), names.find(f.names().toArray(String[]::new))));
            } else {
                plan.columns().forEach(m -> {
                    int at = names.find(m.column());
                    if (at < 0) {
                        throw new UnreadableFile(
                                pass.batch().fileName(), sheet, Kind.trouble("import.column-missing", m.column()));
                    }
                    columns.put(m.field(), at);
                    if (!m.pattern().isBlank()) {
                        patterns.put(m.field(), pattern(m.pattern()));
                    }
                });
            }
            for (Field field : FIELDS) {
                if (field.needed() && columns.getOrDefault(field.word(), -1) < 0) {
                    throw new UnreadableFile(
                            pass.batch().fileName(),
                            sheet,
                            Kind.trouble("import.field-missing", field.names().getFirst()));
                }
            }
        }

        private String text(Row row, String field) {
            int at = columns.getOrDefault(field, -1);
            if (at < 0) {
                return "";
            }
            String text = row.field(at).strip();
            Pattern pattern = patterns.get(field);
            if (pattern == null) {
                return text;
            }
            Matcher found = pattern.matcher(text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text);
            return found.find() ? found.group() : "";
        }

        /** A row that an earlier run of this pass has done: later rows may repeat it. */
        void remember(Row row) {
            read(row);
        }

        private Read read(Row row) {
            List<Fault> wrong = new ArrayList<>(row.faults());
            List<Fault> remarks = new ArrayList<>();
            String said = text(row, "saidAt");
            Optional<Instant> saidAt = dates.moment(said, pass.batch().plan().dates());
            if (saidAt.isEmpty()) {
                wrong.add(at(row, "saidAt", said.isEmpty() ? "import.date-missing" : "import.not-a-date", said));
            } else if (saidAt.get().isBefore(EARLIEST)) {
                wrong.add(at(row, "saidAt", "import.too-long-ago", said));
            }
            String title = text(row, "title");
            String words = text(row, "words").isEmpty() ? title : text(row, "words");
            String written = text(row, "place");
            Optional<Area> area = area(written);
            if (!written.isEmpty() && area.isEmpty()) {
                remarks.add(at(row, "place", "import.place-unknown", written));
            }
            String phone = text(row, "phone").replaceAll("[\\s-]", "");
            if (!phone.isEmpty() && !phone.matches("\\+?\\d{5,15}")) {
                remarks.add(at(row, "phone", "import.phone-unusable", ""));
                phone = "";
            }
            String name = text(row, "name");
            var matter = new ImportedMatter(
                    key(row, title, words, said),
                    title,
                    words,
                    area.map(Area::code).orElse(county.value()),
                    written.isEmpty() ? null : written,
                    saidAt.orElse(clock.instant()),
                    new NewMatter.Requester(
                            name.isEmpty() ? null : name,
                            phone.isEmpty() ? null : phone,
                            null,
                            name.isEmpty() && phone.isEmpty(),
                            "zh-CN"));
            String refused = matters.wrong(matter);
            if (refused != null) {
                String field = refused.startsWith("place") ? "place" : refused.startsWith("said") ? "saidAt" : "words";
                wrong.add(at(row, field, "import." + refused, refused.startsWith("words") ? "" : said));
            }
            Long first = keys.putIfAbsent(matter.key(), row.line());
            if (first != null) {
                wrong.add(at(row, "number", "import.number-twice", first));
            }
            Long alike = wrong.isEmpty() ? texts.putIfAbsent(fingerprint(title, words), row.line()) : null;
            if (alike != null) {
                remarks.add(at(row, "words", "import.same-words", alike));
            }
            return new Read(
                    row,
                    wrong.isEmpty() ? Optional.of(new Taken(row.line(), matter, remarks)) : Optional.empty(),
                    wrong);
        }

        /** Rows in their order: first those that enter as today's, each by itself, then history, in one transaction. */
        boolean take(List<Row> some) {
            List<Read> read = some.stream().map(this::read).toList();
            int at = 0;
            while (at < read.size() && today < pass.batch().plan().live()) {
                Read each = read.get(at);
                Entry entry = each.taken().isEmpty()
                        ? rejected(each)
                        : live(each.taken().get());
                if (!pass.chunk(() -> List.of(entry))) {
                    return false;
                }
                if (entry.outcome().equals(Entry.TODAY)) {
                    today++;
                }
                at++;
            }
            List<Read> history = read.subList(at, read.size());
            return history.isEmpty() || pass.chunk(() -> keep(history));
        }

        private Entry live(Taken taken) {
            UUID before = matters.known(List.of(taken.matter().key()))
                    .get(taken.matter().key());
            // taken in by a run that was cut short before it could note it: it is this batch's all the same
            if (before != null && (pass.dry() || rows.became(before))) {
                return same(taken, before);
            }
            UUID id = pass.dry() ? null : matters.takeIn(taken.matter());
            return new Entry(sheet, taken.line(), Entry.TODAY, id, null, taken.remarks(), null, null);
        }

        private List<Entry> keep(List<Read> read) {
            List<Taken> taken = read.stream().flatMap(r -> r.taken().stream()).toList();
            Map<UUID, UUID> known =
                    matters.known(taken.stream().map(t -> t.matter().key()).toList());
            List<Taken> fresh = taken.stream()
                    .filter(t -> !known.containsKey(t.matter().key()))
                    .toList();
            Map<UUID, UUID> kept = new HashMap<>();
            if (!pass.dry()) {
                List<UUID> ids = matters.keep(
                        fresh.stream().map(Taken::matter).toList(), pass.batch().id(), pass.actor());
                for (int i = 0; i < ids.size(); i++) {
                    kept.put(fresh.get(i).matter().key(), ids.get(i));
                }
            }
            return read.stream()
                    .map(r -> r.taken()
                            .map(t -> {
                                UUID before = known.get(t.matter().key());
                                return before != null
                                        ? same(t, before)
                                        : new Entry(
                                                sheet,
                                                t.line(),
                                                Entry.STORED,
                                                kept.get(t.matter().key()),
                                                null,
                                                t.remarks(),
                                                null,
                                                null);
                            })
                            .orElseGet(() -> rejected(r)))
                    .collect(Collectors.toList());
        }

        private Entry same(Taken taken, UUID before) {
            return new Entry(
                    sheet,
                    taken.line(),
                    Entry.SAME,
                    before,
                    null,
                    List.of(Fault.at("import.already-in", taken.line(), 0, "")),
                    null,
                    null);
        }

        private Entry rejected(Read read) {
            return Entry.rejected(
                    sheet, read.row().line(), read.wrong(), read.row().fields());
        }

        private Fault at(Row row, String field, String reason, Object about) {
            return Fault.at(reason, row.line(), columns.getOrDefault(field, -1) + 1, about);
        }

        private UUID key(Row row, String title, String words, String said) {
            String number = text(row, "number");
            return MatterList.this.key(
                    number.isEmpty() ? String.join("\u001f", "text", title, words, said) : "number\u001f" + number);
        }
    }

    /** A place as it was written: an area's code, or the name of exactly one. */
    private Optional<Area> area(String written) {
        if (written.isEmpty() || written.length() > LONGEST_PLACE) {
            return Optional.empty();
        }
        Optional<Area> byCode = places.find(written);
        if (byCode.isPresent()) {
            return byCode.filter(a -> a.kind() != Area.Kind.ISLAND);
        }
        List<Area> named = places.all().stream()
                .filter(a ->
                        a.open() && a.kind() != Area.Kind.ISLAND && a.name().equals(written))
                .toList();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    static Pattern pattern(String text) {
        try {
            if (text.length() > LONGEST_PLACE) {
                throw new ImportRefused(ImportRefused.Reason.BAD_MAPPING, null, Map.of("field", "pattern"));
            }
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new ImportRefused(
                    ImportRefused.Reason.BAD_MAPPING,
                    null,
                    Map.of("field", "pattern", "at", Math.max(0, e.getIndex())));
        }
    }

    private UUID key(String of) {
        byte[] hash = sha256(county.value() + "\u001fmatters\u001f" + of);
        var bytes = java.nio.ByteBuffer.wrap(hash);
        // version 8 (RFC 9562): made by our own rule
        long high = (bytes.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L;
        long low = (bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static long fingerprint(String title, String words) {
        return java.nio.ByteBuffer.wrap(sha256((title + "\u001f" + words).replaceAll("\\s+", "")))
                .getLong();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
