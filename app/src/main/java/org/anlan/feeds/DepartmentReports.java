// SPDX-License-Identifier: Apache-2.0
package org.anlan.feeds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
import org.anlan.kernel.sheets.UnreadableFile;
import org.anlan.matters.Matters;
import org.anlan.matters.NewMatter;
import org.anlan.people.access.Viewer;
import org.anlan.place.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes in what a department hands in, one report in one transaction. A report that was taken is known again by its number
 * and version and changes nothing; one that was refused is kept with its reason and can be tried again.
 */
@Component
public class DepartmentReports {
    private final CountyCode county;
    private final ReportRows rows;
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
        this.county = county;
        this.rows = new ReportRows(jdbc, county, clock, ids, json);
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

        private void count(Done done, long line, ReportReader.Key key) {
            switch (done) {
                case Done.Taken() -> taken++;
                case Done.Repeated() -> repeated++;
                case Done.Refused(ReportReader.Wrong why) ->
                    refused.add(new Rejected(line, key.id(), why.field(), why.reason(), why.about()));
            }
        }

        private Outcome outcome(UUID batch) {
            return new Outcome(batch, taken, repeated, List.copyOf(refused));
        }
    }

    /**
     * Takes a file or request in.
     *
     * @param feed whose it is
     * @param way {@code http} or {@code file}
     * @param name what the department calls it
     * @param path where it lies
     * @param isJson JSON (an object, an array of objects, or one object a line), or else CSV or a workbook
     * @throws UnreadableFile when it is no such file, or breaks off; nothing of it is taken then
     */
    public Outcome take(Feed feed, String way, String name, Path path, boolean isJson) {
        UUID batch = rows.begin(feed, way, name, ReportFile.digest(path));
        var tally = new Tally();
        var file = new ReportFile(name, path, json, isJson);
        try { // read through once before anything is taken: a file that breaks off leaves nothing behind
            file.read(ReportFile.NOTHING);
            file.read(new ReportFile.Sink() {
                @Override
                public void report(long line, Map<String, String> fields) {
                    one(feed, batch, line, fields, tally);
                }

                @Override
                public void unreadable(long line, ReportReader.Wrong why) {
                    DepartmentReports.this.unreadable(batch, line, why, tally);
                }
            });
        } catch (UnreadableFile e) {
            rows.end(batch, e.fault().reason());
            throw e;
        } catch (IOException e) {
            rows.end(batch, "unreadable");
            throw new UncheckedIOException(e);
        }
        rows.end(batch, null);
        return tally.outcome(batch);
    }

    private void one(Feed feed, UUID batch, long line, Map<String, String> fields, Tally tally) {
        ReportReader.Key key;
        try {
            key = reader.key(fields);
        } catch (ReportReader.Wrong e) {
            unreadable(batch, line, e, tally);
            return;
        }
        tally.count(attempt(feed, batch, line, key, fields), line, key);
    }

    private void unreadable(UUID batch, long line, ReportReader.Wrong why, Tally tally) {
        tally.refused.add(new Rejected(line, null, why.field(), why.reason(), why.about()));
        rows.unreadable(batch, line, why);
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
                rows.hold(feed, key);
                String before = rows.state(feed, key);
                if ("taken".equals(before) || "waiting".equals(before)) {
                    return new Done.Repeated();
                }
                try {
                    DepartmentReport report = reader.read(fields);
                    ObjectRef about = apply(feed, report);
                    rows.store(feed, batch, line, key, fields, report, about, null);
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
        Optional<UUID> earlier = rows.matterOf(feed, report.id());
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

    private void refuse(
            Feed feed,
            UUID batch,
            long line,
            ReportReader.Key key,
            Map<String, String> fields,
            ReportReader.Wrong why) {
        transactions.executeWithoutResult(status -> rows.store(feed, batch, line, key, fields, null, null, why));
    }

    /**
     * Tries again what a feed had refused, after whatever was wrong here has been put right.
     *
     * @param viewer who asks for it
     * @param feed the feed
     */
    public Outcome again(Viewer viewer, Feed feed) {
        var tally = new Tally();
        for (ReportRows.Kept one : rows.refused(feed)) {
            tally.count(attempt(feed, one.batch(), one.line(), one.key(), one.fields()), one.line(), one.key());
        }
        transactions.executeWithoutResult(status -> timeline.append(
                Feeds.ref(feed.code()),
                viewer.actor(),
                "feed.tried_again",
                Map.of("feed", feed.code(), "taken", tally.taken, "refused", tally.refused.size()),
                null));
        return tally.outcome(new UUID(0, 0));
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
            Optional<String> feed = rows.setAside(id);
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
        return rows.waiting().stream().map(this::notice).toList();
    }

    private Notice notice(ReportRows.Waiting waiting) {
        try {
            DepartmentReport report = reader.read(waiting.fields());
            return new Notice(
                    waiting.id(),
                    waiting.feed(),
                    report.routes(),
                    report.occurredAt(),
                    String.valueOf(report.reason()),
                    String.valueOf(report.source()),
                    report.words(),
                    waiting.receivedAt());
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
            Notice notice = rows.waiting(id).map(this::notice).orElseThrow(NoSuchFeed::new);
            Suspension recorded = suspensions.record(
                    viewer,
                    Set.copyOf(notice.routes()),
                    notice.from(),
                    notice.reason(),
                    notice.source(),
                    notice.words());
            rows.recorded(id, recorded.id());
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
        return rows.batches(feed, page);
    }

    /**
     * A feed's refused reports, the latest first.
     *
     * @param feed the feed
     * @param page from 0, fifty a page
     */
    public List<Open> refused(Feed feed, int page) {
        return rows.refused(feed, page);
    }
}
