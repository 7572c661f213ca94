// SPDX-License-Identifier: Apache-2.0
package org.anlan.insight;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.UUID;
import org.anlan.insight.store.ReleaseRows;
import org.anlan.insight.store.ReleaseRows.KeptCell;
import org.anlan.insight.store.ReleaseRows.Release;
import org.anlan.kernel.Actor;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Timeline;
import org.anlan.kernel.WorkCalendars;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How a figure becomes public: the machine drafts it on the third working day after its period, one person checks rows of
 * it, another publishes it. What was published is never edited. News that comes late makes a new draft, which goes the same
 * way and then takes the old value's place; the old one stays, marked as corrected.
 */
@Component
class Releases {
    private static final Logger log = LoggerFactory.getLogger(Releases.class);
    private static final int CLOSING_DAY = 3;
    private static final int MONTHS_LOOKED_BACK = 14;

    /** How many rows a check opens; all of them when there are fewer. */
    static final int SAMPLE = 30;

    private static final String LATE_NEWS = "late-news";
    private static final String OVERTAKEN = "overtaken";
    private static final String ROWS_WRONG = "rows-wrong";

    private final Figures figures;
    private final Definitions definitions;
    private final Tail tail;
    private final ReleaseRows rows;
    private final Timeline timeline;
    private final WorkCalendars calendars;
    private final CountyCode county;
    private final Clock clock;
    private final TransactionTemplate transactions;

    Releases(
            Figures figures,
            Definitions definitions,
            Tail tail,
            ReleaseRows rows,
            Timeline timeline,
            WorkCalendars calendars,
            CountyCode county,
            Clock clock,
            TransactionTemplate transactions) {
        this.figures = figures;
        this.definitions = definitions;
        this.tail = tail;
        this.rows = rows;
        this.timeline = timeline;
        this.calendars = calendars;
        this.county = county;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** What the night does: reads the log to its end, closes what has ended, and looks again at what was published. */
    void night() {
        tail.catchUp();
        LocalDate today = figures.today();
        List<Period> ended = today.isBefore(closing(today)) ? List.of() : endedWithLastMonth(today);
        for (String figure : definitions.figures()) {
            try {
                ended.forEach(period -> draft(figure, period));
                lookAgain(figure, today);
            } catch (RuntimeException e) { // one figure must not keep the others from being drawn up
                log.warn("{} is not drawn up tonight: {}", figure, e.getMessage());
            }
        }
    }

    /** The day of a month on which the month before is closed: its third working day. */
    LocalDate closing(LocalDate day) {
        LocalDate closing = calendars.county().nextWorkday(day.withDayOfMonth(1).minusDays(1));
        for (int i = 1; i < CLOSING_DAY; i++) {
            closing = calendars.county().nextWorkday(closing);
        }
        return closing;
    }

    private static List<Period> endedWithLastMonth(LocalDate today) {
        LocalDate last = today.withDayOfMonth(1).minusDays(1);
        List<Period> ended = new ArrayList<>();
        for (Period.Kind kind :
                List.of(Period.Kind.MONTH, Period.Kind.QUARTER, Period.Kind.YEAR, Period.Kind.ROLLING)) {
            Period period = Period.of(kind, last);
            if (period.until().equals(last.plusDays(1))) {
                ended.add(period);
            }
        }
        return ended;
    }

    /** Drafts a period that has ended, unless it was drafted before. */
    Optional<UUID> draft(String figure, Period period) {
        if (rows.in(figure, period.toString(), "draft", "audited", "published").isPresent()) {
            return Optional.empty();
        }
        return draft(figures.count(figures.definition(figure, period)), period, null, null);
    }

    private void lookAgain(String figure, LocalDate today) {
        List<Release> standing = rows.of(figure).stream()
                .filter(r -> List.of("draft", "audited", "published").contains(r.state()))
                .filter(r -> r.until().isAfter(today.minusMonths(MONTHS_LOOKED_BACK)))
                .toList();
        for (Release release : standing) {
            Period period = Period.parse(release.period()).orElseThrow();
            Snapshot now = figures.count(definitions.get(figure, release.version()));
            if (digest(now.definition(), period, cells(now, period)).equals(release.digest())) {
                continue;
            }
            if (release.state().equals("published")) {
                if (rows.in(figure, release.period(), "draft", "audited").isEmpty()) {
                    draft(now, period, release.id(), LATE_NEWS);
                }
            } else {
                drop(release.id(), OVERTAKEN);
                draft(
                        figures.count(now.definition()),
                        period,
                        release.corrects(),
                        release.corrects() == null ? null : LATE_NEWS);
            }
        }
    }

    private void drop(UUID id, String reason) {
        transactions.executeWithoutResult(status -> rows.lock(id).ifPresent(release -> {
            if (release.state().equals("draft") || release.state().equals("audited")) {
                rows.state(id, "dropped", reason);
                note(release, Actor.SYSTEM, "figure.dropped", Map.of("reason", reason));
            }
        }));
    }

    private Optional<UUID> draft(Snapshot snapshot, Period period, @Nullable UUID corrects, @Nullable String reason) {
        Definition definition = snapshot.definition();
        List<KeptCell> cells = cells(snapshot, period);
        var release = new Release(
                new UUID(0, 0),
                definition.figure(),
                definition.version(),
                period.toString(),
                period.from(),
                period.until(),
                "draft",
                snapshot.asOf(),
                snapshot.seq(),
                digest(definition, period, cells),
                definition.digest(),
                corrects,
                reason,
                snapshot.asOf(),
                null,
                null,
                null,
                null,
                null,
                null);
        return transactions.execute(status -> {
            Optional<UUID> id = rows.draft(release, cells);
            id.flatMap(rows::lock)
                    .ifPresent(made -> note(made, Actor.SYSTEM, "figure.drafted", Map.of("seq", made.seq())));
            return id;
        });
    }

    /** Every cell of a period, as it would be shown. */
    static List<KeptCell> cells(Snapshot snapshot, Period period) {
        List<KeptCell> cells = new ArrayList<>();
        cells.add(kept(snapshot, Cell.whole(period)));
        for (Dimension dimension : Dimension.values()) {
            if (dimension != Dimension.ALL && period.brokenDown()) {
                snapshot.keys(dimension, period)
                        .forEach(key -> cells.add(kept(snapshot, new Cell(dimension, key, period))));
            }
        }
        return cells;
    }

    private static KeptCell kept(Snapshot snapshot, Cell cell) {
        boolean withheld = snapshot.withheld().contains(cell);
        return new KeptCell(
                cell.period().toString(),
                cell.dimension().word(),
                cell.key(),
                withheld,
                withheld ? Map.of() : snapshot.counts().getOrDefault(cell, Map.of()));
    }

    /** SHA-256 over everything a release shows, in a fixed order, so that two copies can be told apart or found equal. */
    static String digest(Definition definition, Period period, List<KeptCell> cells) {
        var text = new StringJoiner("\n");
        text.add(definition.figure() + " " + definition.version() + " " + definition.digest() + " " + period);
        for (KeptCell cell : cells) {
            text.add(cell.dimension() + " " + cell.key() + " "
                    + (cell.withheld() ? "withheld" : new TreeMap<>(cell.counts()).toString()));
        }
        return Definitions.digest(text.toString());
    }

    /**
     * Keeps the result of a check. Rows that were found wrong send the draft away: the rows are put right first, and the
     * night draws it up again.
     *
     * @param viewer needs {@link Permission#FIGURE_AUDIT} in the county
     * @param id the draft
     * @param looked how many rows were opened; {@value #SAMPLE}, or all there are
     * @param wrong how many of them did not agree with their matter
     */
    void audit(Viewer viewer, UUID id, int looked, int wrong) {
        viewer.require(Permission.FIGURE_AUDIT, county.value());
        transactions.executeWithoutResult(status -> {
            Release release = held(id, "draft");
            int all = rows.cells(id).stream()
                    .filter(c -> c.dimension().equals(Dimension.ALL.word()))
                    .flatMap(c -> c.counts().values().stream())
                    .mapToInt(Integer::intValue)
                    .sum();
            if (looked < Math.min(SAMPLE, all)) {
                throw new NotAFigure("looked", "look-at-" + Math.min(SAMPLE, all));
            }
            if (wrong < 0 || wrong > looked) {
                throw new NotAFigure("wrong", "no-more-than-looked");
            }
            rows.audited(id, viewer.account(), clock.instant(), looked, wrong);
            rows.state(id, wrong == 0 ? "audited" : "dropped", wrong == 0 ? null : ROWS_WRONG);
            note(release, viewer.actor(), "figure.audited", Map.of("looked", looked, "wrong", wrong));
        });
    }

    /**
     * Publishes what somebody else has checked. A value that it corrects stays, marked as corrected.
     *
     * @param viewer needs {@link Permission#FIGURE_PUBLISH} in the county, and has not checked it
     * @param id the release
     */
    void publish(Viewer viewer, UUID id) {
        viewer.require(Permission.FIGURE_PUBLISH, county.value());
        transactions.executeWithoutResult(status -> {
            Release release = held(id, "audited");
            if (viewer.account().equals(release.auditedBy())) {
                throw new AnotherPersonNeeded(id);
            }
            if (release.corrects() != null) {
                Release old = held(release.corrects(), "published");
                rows.state(old.id(), "corrected", null);
                note(old, viewer.actor(), "figure.corrected", Map.of("by", id.toString()));
            }
            rows.published(id, viewer.account(), clock.instant());
            note(release, viewer.actor(), "figure.published", Map.of("digest", release.digest()));
        });
    }

    private Release held(UUID id, String state) {
        Release release = rows.lock(id).orElseThrow(() -> new NoSuchFigure(id.toString()));
        if (!release.state().equals(state)) {
            throw new ReleaseMovedOn(id, release.state());
        }
        return release;
    }

    private void note(Release release, Actor actor, String what, Map<String, ?> more) {
        Map<String, Object> facts = new HashMap<>(more);
        facts.put("figure", release.figure());
        facts.put("version", release.version());
        facts.put("period", release.period());
        timeline.append(new ObjectRef("release", release.id()), actor, what, facts, null);
    }
}
