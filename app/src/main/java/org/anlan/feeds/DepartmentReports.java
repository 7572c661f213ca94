// SPDX-License-Identifier: Apache-2.0
package org.anlan.feeds;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.anlan.feeds.DepartmentReport.Kind;
import org.anlan.harbour.Route;
import org.anlan.harbour.Routes;
import org.anlan.harbour.Suspension;
import org.anlan.harbour.Suspensions;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.Ids;
import org.anlan.kernel.KernelSettings;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Refusal;
import org.anlan.kernel.Timeline;
import org.anlan.kernel.sheets.Columns;
import org.anlan.kernel.sheets.Fault;
import org.anlan.kernel.sheets.Row;
import org.anlan.kernel.sheets.RowReader;
import org.anlan.kernel.sheets.SheetFile;
import org.anlan.kernel.sheets.UnreadableFile;
import org.anlan.matters.Matters;
import org.anlan.matters.NewMatter;
import org.anlan.people.access.Viewer;
import org.anlan.place.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes in what a department hands in, one report in one transaction. A report that was taken is known again by its number
 * and version and changes nothing; one that was refused is kept with its reason and can be tried again.
 */
@Component
public class DepartmentReports {
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};
    private static final int MOST = 10_000;

    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Clock clock;
    private final Ids ids;
    private final JsonMapper json;
    private final TransactionTemplate transactions;
    private final ReportReader reader;
    private final Matters matters;
    private final Places places;
    private final Routes routes;
    private final Suspensions suspensions;
    private final Timeline timeline;

    DepartmentReports(
            JdbcClient jdbc,
            CountyCode county,
            Clock clock,
            KernelSettings settings,
            Ids ids,
            JsonMapper json,
            TransactionTemplate transactions,
            Matters matters,
            Places places,
            Routes routes,
            Suspensions suspensions,
            Timeline timeline) {
        this.jdbc = jdbc;
        this.county = county;
        this.clock = clock;
        this.ids = ids;
        this.json = json;
        this.transactions = transactions;
        this.reader = new ReportReader(settings.zone(), clock);
        this.matters = matters;
        this.places = places;
        this.routes = routes;
        this.suspensions = suspensions;
        this.timeline = timeline;
    }

    /**
     * What came of a batch.
     *
     * @param id the batch
     * @param taken reports taken now
     * @param repeated reports that had been taken before
     * @param refused those that were not taken, each with its line and reason
     */
    public record Outcome(UUID id, int taken, int repeated, List<Rejected> refused) {}

    /**
     * A report that was not taken.
     *
     * @param line its line in the file, or its number in the request, from 1
     * @param id the department's number of it, or null when that could not be read
     * @param field which field, empty for the whole
     * @param reason a stable word; its sentence is {@code feeds.fault.<reason>}
     * @param about the value or limit that the sentence names
     */
    public record Rejected(long line, @Nullable String id, String field, String reason, String about) {}

    /** A batch as the page lists it. */
    public record Listed(
            UUID id,
            String way,
            String name,
            Instant receivedAt,
            int taken,
            int refused,
            int waiting,
            @Nullable String trouble) {}

    /** A refused or waiting report as the page lists it: never its words. */
    public record Open(
            UUID id,
            String feed,
            String sourceId,
            int version,
            String kind,
            long line,
            String batch,
            Instant receivedAt,
            String state,
            @Nullable String field,
            @Nullable String reason,
            boolean kept) {}

    /** A notice of suspended sailings that waits for an officer. */
    public record Notice(
            UUID id,
            String feed,
            List<String> routes,
            Instant from,
            String reason,
            String source,
            String words,
            Instant receivedAt) {}

    private static final class Tally {
        private int taken;
        private int repeated;
        private final List<Rejected> refused = new ArrayList<>();
    }

    /**
     * Takes a file or request in.
     *
     * @param feed whose it is
     * @param way {@code http} or {@code file}
     * @param name what the department calls it
     * @param file where it lies
     * @param isJson JSON (an object, an array of objects, or one object a line), or else CSV or a workbook
     * @throws UnreadableFile when it is no such file, or breaks off; nothing of it is taken then
     */
    public Outcome take(Feed feed, String way, String name, Path file, boolean isJson) {
        UUID batch = begin(feed, way, name, digest(file));
        var tally = new Tally();
        try {
            if (isJson) { // read through once before anything is taken: a file that breaks off leaves nothing behind
                takeJson(feed, batch, name, file, null);
                takeJson(feed, batch, name, file, tally);
            } else {
                takeRows(feed, batch, name, file, null);
                takeRows(feed, batch, name, file, tally);
            }
        } catch (UnreadableFile e) {
            end(batch, e.fault().reason());
            throw e;
        } catch (IOException e) {
            end(batch, "unreadable");
            throw new UncheckedIOException(e);
        }
        end(batch, null);
        return new Outcome(batch, tally.taken, tally.repeated, List.copyOf(tally.refused));
    }

    private void takeRows(Feed feed, UUID batch, String name, Path file, @Nullable Tally tally) throws IOException {
        try (SheetFile sheet = SheetFile.open(file, name, SheetFile.Reading.AS_FOUND);
                RowReader rows = sheet.rows(sheet.sheets().getFirst())) {
            Row head = rows.next();
            if (head == null) {
                throw new UnreadableFile(name, "", Fault.ofFile("file-empty", ""));
            }
            var columns = new Columns(head);
            if (!columns.faults().isEmpty()) {
                throw new UnreadableFile(name, "", columns.faults().getFirst());
            }
            for (int i = 0; i < columns.names().size(); i++) {
                String column = Columns.plain(columns.names().get(i));
                if (!column.isEmpty() && !ReportReader.FIELDS.contains(column)) {
                    throw new UnreadableFile(name, "", Fault.at("column-unknown-to-feeds", head.line(), i + 1, column));
                }
            }
            for (Row row = rows.next(); row != null; row = rows.next()) {
                if (row.isBlank() || tally == null) {
                    continue;
                }
                Map<String, String> fields = new LinkedHashMap<>();
                for (int i = 0; i < columns.names().size(); i++) {
                    String column = Columns.plain(columns.names().get(i));
                    if (!column.isEmpty() && !row.field(i).isBlank()) {
                        fields.put(column, row.field(i));
                    }
                }
                if (row.faults().isEmpty()) {
                    one(feed, batch, row.line(), fields, tally);
                } else {
                    Fault fault = row.faults().getFirst();
                    unreadable(
                            batch,
                            row.line(),
                            new ReportReader.Wrong(Row.letters(fault.column()), "cell-unreadable", fault.about()),
                            tally);
                }
            }
        }
    }

    private void takeJson(Feed feed, UUID batch, String name, Path file, @Nullable Tally tally) throws IOException {
        long line = 0;
        try (InputStream in = Files.newInputStream(file);
                MappingIterator<JsonNode> reports =
                        json.readerFor(JsonNode.class).readValues(in)) {
            while (reports.hasNextValue()) {
                JsonNode report = reports.nextValue();
                line++;
                if (line > MOST) {
                    throw new UnreadableFile(name, "", Fault.ofFile("too-many-reports", MOST));
                }
                if (tally == null) {
                    continue;
                }
                try {
                    one(feed, batch, line, ReportReader.fields(report), tally);
                } catch (ReportReader.Wrong e) {
                    unreadable(batch, line, e, tally);
                }
            }
        } catch (JacksonException e) {
            throw new UnreadableFile(name, "", Fault.at("no-json", line + 1, 0, Long.toString(line)));
        }
    }

    private void one(Feed feed, UUID batch, long line, Map<String, String> fields, Tally tally) {
        ReportReader.Key key;
        try {
            key = reader.key(fields);
        } catch (ReportReader.Wrong e) {
            unreadable(batch, line, e, tally);
            return;
        }
        switch (attempt(feed, batch, line, key, fields)) {
            case Done.Taken() -> tally.taken++;
            case Done.Repeated() -> tally.repeated++;
            case Done.Refused(ReportReader.Wrong why) ->
                tally.refused.add(new Rejected(line, key.id(), why.field(), why.reason(), why.about()));
        }
    }

    private sealed interface Done {
        record Taken() implements Done {}

        record Repeated() implements Done {}

        record Refused(ReportReader.Wrong why) implements Done {}
    }

    /** Takes one report: what it becomes and that it was taken commit together. */
    private Done attempt(Feed feed, UUID batch, long line, ReportReader.Key key, Map<String, String> fields) {
        try {
            Done done = transactions.execute(status -> {
                hold(feed, key);
                String before = state(feed, key);
                if ("taken".equals(before) || "waiting".equals(before)) {
                    return new Done.Repeated();
                }
                try {
                    DepartmentReport report = reader.read(fields);
                    ObjectRef about = apply(feed, report);
                    store(feed, batch, line, key, fields, report, about, null);
                    return new Done.Taken();
                } catch (ReportReader.Wrong e) {
                    status.setRollbackOnly();
                    return new Done.Refused(e);
                }
            });
            if (done instanceof Done.Refused refused) {
                refuse(feed, batch, line, key, fields, refused.why());
            }
            return done == null ? new Done.Repeated() : done;
        } catch (Refusal e) { // the room that should have taken it says no, and says why
            var why = new ReportReader.Wrong(
                    String.valueOf(e.detail().getOrDefault("field", "")),
                    "room-refused",
                    e.code() + " " + e.detail().getOrDefault("reason", ""));
            refuse(feed, batch, line, key, fields, why);
            return new Done.Refused(why);
        }
    }

    /** Two batches of one report wait for each other, although there is no row to lock yet. */
    private void hold(Feed feed, ReportReader.Key key) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:what, 7))")
                .param("what", feed.code() + " " + key.id())
                .query((r, i) -> 0)
                .list();
    }

    private @Nullable String state(Feed feed, ReportReader.Key key) {
        return jdbc.sql("""
                        select state from feeds.report where county = :county and feed = :feed and source_id = :id and version = :version""")
                .param("county", county.value())
                .param("feed", feed.code())
                .param("id", key.id())
                .param("version", key.version())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private @Nullable ObjectRef apply(Feed feed, DepartmentReport report) throws ReportReader.Wrong {
        if (report.kind() == Kind.SUSPENSION) {
            Set<String> known = routes.all().stream().map(Route::code).collect(java.util.stream.Collectors.toSet());
            for (String route : report.routes()) {
                if (!known.contains(route)) {
                    throw new ReportReader.Wrong("routes", "no-such-route", route);
                }
            }
            return null;
        }
        Optional<UUID> earlier = matterOf(feed, report.id());
        if (report.kind() == Kind.REPORT && earlier.isEmpty()) {
            if (report.area() != null && places.find(report.area()).isEmpty()) {
                throw new ReportReader.Wrong("area", "no-such-area", report.area());
            }
            boolean named = report.contactName() != null || report.contactPhone() != null;
            UUID matter = matters.report(new NewMatter(
                            "feed",
                            report.words(),
                            new NewMatter.Where(report.area(), report.place(), report.lon(), report.lat()),
                            named
                                    ? new NewMatter.Requester(
                                            report.contactName(), report.contactPhone(), null, false, "zh-CN")
                                    : NewMatter.Requester.ANONYMOUS,
                            false,
                            report.urgent(),
                            null,
                            UUID.nameUUIDFromBytes((county.value() + "/" + feed.code() + "/" + report.id())
                                    .getBytes(StandardCharsets.UTF_8))))
                    .id();
            return new ObjectRef("matter", matter);
        }
        UUID matter = earlier.orElseThrow(() -> new ReportReader.Wrong("id", "nothing-to-add-to", report.id()));
        String from = "〔" + feed.owner() + (report.kind() == Kind.CANCELLATION ? "撤回〕" : "补充〕");
        matters.addWords(matter, from + report.words());
        return new ObjectRef("matter", matter);
    }

    private Optional<UUID> matterOf(Feed feed, String sourceId) {
        return jdbc.sql("""
                        select about_id from feeds.report
                         where county = :county and feed = :feed and source_id = :id and about_kind = 'matter' limit 1""")
                .param("county", county.value())
                .param("feed", feed.code())
                .param("id", sourceId)
                .query(UUID.class)
                .optional();
    }

    private void refuse(
            Feed feed,
            UUID batch,
            long line,
            ReportReader.Key key,
            Map<String, String> fields,
            ReportReader.Wrong why) {
        transactions.executeWithoutResult(status -> store(feed, batch, line, key, fields, null, null, why));
    }

    private void store(
            Feed feed,
            UUID batch,
            long line,
            ReportReader.Key key,
            Map<String, String> fields,
            @Nullable DepartmentReport report,
            @Nullable ObjectRef about,
            ReportReader.@Nullable Wrong why) {
        boolean waits = report != null && report.kind() == Kind.SUSPENSION;
        String state = why != null ? "refused" : waits ? "waiting" : "taken";
        jdbc.sql("""
                        insert into feeds.report (county, feed, source_id, version, batch, line, kind, occurred_at, received_at, body, state, field, reason, about_kind, about_id)
                        values (:county, :feed, :id, :version, :batch, :line, :kind, :occurred, :now, :body::jsonb, :state, :field, :reason, :aboutKind, :about::uuid)
                        on conflict (county, feed, source_id, version) do update set batch = excluded.batch, line = excluded.line,
                          kind = excluded.kind, occurred_at = excluded.occurred_at, received_at = excluded.received_at, body = excluded.body,
                          state = excluded.state, field = excluded.field, reason = excluded.reason, about_kind = excluded.about_kind,
                          about_id = excluded.about_id where feeds.report.state in ('refused', 'set-aside')""")
                .param("county", county.value())
                .param("feed", feed.code())
                .param("id", key.id())
                .param("version", key.version())
                .param("batch", batch)
                .param("line", line)
                .param("kind", report == null ? "unknown" : report.kind().name().toLowerCase(Locale.ROOT))
                .param("occurred", report == null ? null : utc(report.occurredAt()))
                .param("now", utc(clock.instant()))
                .param("body", why != null || waits ? json.writeValueAsString(storable(fields)) : null)
                .param("state", state)
                .param("field", why == null ? null : why.field())
                .param("reason", why == null ? null : why.reason())
                .param("aboutKind", about == null ? null : about.kind())
                .param("about", about == null ? null : about.id())
                .update();
    }

    private static Map<String, String> storable(Map<String, String> fields) {
        Map<String, String> kept = new LinkedHashMap<>();
        fields.forEach((name, value) -> kept.put(name, value.replace("\0", "\uFFFD")));
        return kept;
    }

    private void unreadable(UUID batch, long line, ReportReader.Wrong why, Tally tally) {
        tally.refused.add(new Rejected(line, null, why.field(), why.reason(), why.about()));
        jdbc.sql("""
                        insert into feeds.unreadable (county, batch, line, field, reason, about)
                        values (:county, :batch, :line, :field, :reason, :about) on conflict do nothing""")
                .param("county", county.value())
                .param("batch", batch)
                .param("line", line)
                .param("field", why.field())
                .param("reason", why.reason())
                .param("about", why.about().replace("\0", "\uFFFD"))
                .update();
    }

    /**
     * Tries again what a feed had refused, after whatever was wrong here has been put right.
     *
     * @param viewer who asks for it
     * @param feed the feed
     */
    public Outcome again(Viewer viewer, Feed feed) {
        record Kept(UUID batch, long line, ReportReader.Key key, Map<String, String> fields) {}
        List<Kept> kept = jdbc.sql("""
                        select batch, line, source_id, version, body::text as body from feeds.report
                         where county = :county and feed = :feed and state = 'refused' and body is not null
                         order by source_id, version limit 10000""")
                .param("county", county.value())
                .param("feed", feed.code())
                .query((r, i) -> new Kept(
                        r.getObject("batch", UUID.class),
                        r.getLong("line"),
                        new ReportReader.Key(r.getString("source_id"), r.getInt("version")),
                        json.readValue(r.getString("body"), FIELDS)))
                .list();
        var tally = new Tally();
        for (Kept one : kept) {
            switch (attempt(feed, one.batch(), one.line(), one.key(), one.fields())) {
                case Done.Taken() -> tally.taken++;
                case Done.Repeated() -> tally.repeated++;
                case Done.Refused(ReportReader.Wrong why) ->
                    tally.refused.add(new Rejected(one.line(), one.key().id(), why.field(), why.reason(), why.about()));
            }
        }
        transactions.executeWithoutResult(status -> timeline.append(
                Feeds.ref(feed.code()),
                viewer.actor(),
                "feed.tried_again",
                Map.of("feed", feed.code(), "taken", tally.taken, "refused", tally.refused.size()),
                null));
        return new Outcome(new UUID(0, 0), tally.taken, tally.repeated, List.copyOf(tally.refused));
    }

    /**
     * Sets a refused report aside: the department was told, or it is not for the county.
     *
     * @param viewer who decides
     * @param id the report
     * @param why in a sentence
     */
    public void setAside(Viewer viewer, UUID id, String why) {
        transactions.executeWithoutResult(status -> {
            Optional<String> feed = jdbc.sql("""
                            update feeds.report set state = 'set-aside', body = null
                             where county = :county and id = :id and state in ('refused', 'waiting') returning feed""")
                    .param("county", county.value())
                    .param("id", id)
                    .query(String.class)
                    .optional();
            if (feed.isEmpty()) {
                throw new NoSuchFeed();
            }
            timeline.append(
                    Feeds.ref(feed.get()),
                    viewer.actor(),
                    "feed.report_set_aside",
                    Map.of("feed", feed.get(), "report", id.toString()),
                    why);
        });
    }

    /** Notices of suspended sailings that wait for an officer, oldest first. */
    public List<Notice> notices() {
        return jdbc.sql("""
                        select id, feed, occurred_at, body::text as body, received_at from feeds.report
                         where county = :county and state = 'waiting' order by received_at limit 200""").param("county", county.value()).query(this::notice).list();
    }

    private Notice notice(ResultSet r, int row) throws SQLException {
        try {
            DepartmentReport report = reader.read(json.readValue(r.getString("body"), FIELDS));
            return new Notice(
                    r.getObject("id", UUID.class),
                    r.getString("feed"),
                    report.routes(),
                    report.occurredAt(),
                    String.valueOf(report.reason()),
                    String.valueOf(report.source()),
                    report.words(),
                    r.getObject("received_at", OffsetDateTime.class).toInstant());
        } catch (ReportReader.Wrong e) {
            throw new IllegalStateException("a waiting notice was checked when it came: " + e.getMessage(), e);
        }
    }

    /**
     * Writes a department's notice into the register of suspensions, as this officer; somebody else confirms it there.
     *
     * @param viewer who records; needs what the register asks for
     * @param id the notice
     */
    public Suspension record(Viewer viewer, UUID id) {
        Suspension made = transactions.execute(status -> {
            Notice notice = jdbc.sql("""
                            select id, feed, occurred_at, body::text as body, received_at from feeds.report
                             where county = :county and id = :id and state = 'waiting' for update""")
                    .param("county", county.value())
                    .param("id", id)
                    .query(this::notice)
                    .optional()
                    .orElseThrow(NoSuchFeed::new);
            Suspension recorded = suspensions.record(
                    viewer,
                    Set.copyOf(notice.routes()),
                    notice.from(),
                    notice.reason(),
                    notice.source(),
                    notice.words());
            jdbc.sql("""
                            update feeds.report set state = 'taken', body = null, about_kind = 'suspension', about_id = :about
                             where county = :county and id = :id""")
                    .param("about", recorded.id())
                    .param("county", county.value())
                    .param("id", id)
                    .update();
            return recorded;
        });
        return java.util.Objects.requireNonNull(made);
    }

    /**
     * A feed's batches, the latest first.
     *
     * @param feed the feed
     * @param page from 0, fifty a page
     */
    public List<Listed> of(Feed feed, int page) {
        return jdbc.sql("""
                        select d.id, d.way, d.name, d.received_at, d.trouble,
                               count(*) filter (where r.state = 'taken') as taken,
                               count(*) filter (where r.state in ('refused', 'set-aside'))
                                 + (select count(*) from feeds.unreadable u where u.county = d.county and u.batch = d.id) as refused,
                               count(*) filter (where r.state = 'waiting') as waiting
                          from feeds.batch d left join feeds.report r on r.county = d.county and r.batch = d.id
                         where d.county = :county and d.feed = :feed group by d.county, d.id order by d.received_at desc limit 50 offset :skip""")
                .param("county", county.value())
                .param("feed", feed.code())
                .param("skip", 50L * Math.max(0, page))
                .query((r, i) -> new Listed(
                        r.getObject("id", UUID.class),
                        r.getString("way"),
                        r.getString("name"),
                        r.getObject("received_at", OffsetDateTime.class).toInstant(),
                        r.getInt("taken"),
                        r.getInt("refused"),
                        r.getInt("waiting"),
                        r.getString("trouble")))
                .list();
    }

    /**
     * A feed's refused reports, the latest first.
     *
     * @param feed the feed
     * @param page from 0, fifty a page
     */
    public List<Open> refused(Feed feed, int page) {
        return jdbc.sql("""
                        select r.id, r.feed, r.source_id, r.version, r.kind, r.line, d.name, r.received_at, r.state, r.field, r.reason, r.body is not null as kept
                          from feeds.report r join feeds.batch d on d.county = r.county and d.id = r.batch
                         where r.county = :county and r.feed = :feed and r.state = 'refused' order by r.received_at desc, r.id limit 50 offset :skip""")
                .param("county", county.value())
                .param("feed", feed.code())
                .param("skip", 50L * Math.max(0, page))
                .query((r, i) -> new Open(
                        r.getObject("id", UUID.class),
                        r.getString("feed"),
                        r.getString("source_id"),
                        r.getInt("version"),
                        r.getString("kind"),
                        r.getLong("line"),
                        r.getString("name"),
                        r.getObject("received_at", OffsetDateTime.class).toInstant(),
                        r.getString("state"),
                        r.getString("field"),
                        r.getString("reason"),
                        r.getBoolean("kept")))
                .list();
    }

    private UUID begin(Feed feed, String way, String name, byte[] digest) {
        UUID id = ids.next();
        jdbc.sql("""
                        insert into feeds.batch (county, id, feed, way, name, sha256, received_at)
                        values (:county, :id, :feed, :way, :name, :digest, :now)""")
                .param("county", county.value())
                .param("id", id)
                .param("feed", feed.code())
                .param("way", way)
                .param("name", name.length() > 200 ? name.substring(0, 200) : name)
                .param("digest", digest)
                .param("now", utc(clock.instant()))
                .update();
        return id;
    }

    private void end(UUID batch, @Nullable String trouble) {
        jdbc.sql("update feeds.batch set ended_at = :now, trouble = :trouble where county = :county and id = :id")
                .param("now", utc(clock.instant()))
                .param("trouble", trouble)
                .param("county", county.value())
                .param("id", batch)
                .update();
    }

    private static byte[] digest(Path file) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            try (var in = new DigestInputStream(Files.newInputStream(file), sha)) {
                byte[] buffer = new byte[65_536];
                while (in.read(buffer) >= 0) {
                    // the stream counts
                }
            }
            return sha.digest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
