// SPDX-License-Identifier: Apache-2.0
package org.anlan.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anlan.insight.store.ReleaseRows;
import org.anlan.insight.store.ReleaseRows.KeptCell;
import org.anlan.insight.store.ReleaseRows.Release;
import org.anlan.kernel.CountyCode;
import org.anlan.matters.Briefs;
import org.anlan.people.Accounts;
import org.anlan.people.Officer;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.anlan.place.Area;
import org.anlan.place.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What officers see of the figures: each as it stands, with its parts, the rows behind it and the way it was counted. Needs
 * {@link Permission#FIGURE_READ}; the matters behind the rows are the matters' own to show.
 */
@Component
public class FigurePages {
    private static final int POINTS = 13;
    private static final int PAGE = 50;
    private static final int RELEASES = 24;

    private final Figures figures;
    private final Definitions definitions;
    private final Releases releases;
    private final ReleaseRows rows;
    private final Tail tail;
    private final Names names;
    private final Places places;
    private final Accounts accounts;
    private final Briefs briefs;
    private final CountyCode county;

    FigurePages(
            Figures figures,
            Definitions definitions,
            Releases releases,
            ReleaseRows rows,
            Tail tail,
            Names names,
            Places places,
            Accounts accounts,
            Briefs briefs,
            CountyCode county) {
        this.figures = figures;
        this.definitions = definitions;
        this.releases = releases;
        this.rows = rows;
        this.tail = tail;
        this.names = names;
        this.places = places;
        this.accounts = accounts;
        this.briefs = briefs;
        this.county = county;
    }

    /**
     * A figure in the list of figures.
     *
     * @param figure such as {@code K04}
     * @param name its name
     * @param sentence what it says
     * @param rate whether it is a share
     * @param period the last period that has ended
     * @param value what it says for that period
     * @param running what it says so far for the period that runs
     * @param trend thirteen months, the oldest first
     * @param readings what its readings are called
     * @param waiting drafts that wait for somebody
     */
    public record Summary(
            String figure,
            String name,
            String sentence,
            boolean rate,
            FigureView.Span period,
            Value value,
            Value running,
            List<FigureView.Point> trend,
            List<FigureView.Named> readings,
            int waiting) {}

    /**
     * One row behind a figure, as far as this reader may see it.
     *
     * @param matter the matter, or null where none can be named
     * @param code its number, or null
     * @param title its first words, or null
     * @param mark what it counts as
     * @param when the shortest span that gives nothing away, or empty
     * @param area where, or empty when that is withheld
     * @param category what about, or empty
     * @param unit whose, or empty
     * @param channel how it came, or empty
     */
    public record RowView(
            @Nullable UUID matter,
            @Nullable String code,
            @Nullable String title,
            String mark,
            String when,
            String area,
            String category,
            String unit,
            String channel) {}

    /**
     * A page of rows. They are in no order that means anything, so that the first thirty are a sample.
     *
     * @param total how many rows there are
     * @param unseen how many of them this reader may not see: they are counted and not shown
     * @param page counting from 0
     * @param pages how many there are
     * @param rows the rows
     */
    public record RowPage(int total, int unseen, int page, int pages, List<RowView> rows) {}

    /**
     * What stands in a cell, asked for by its name.
     *
     * @param figure the figure
     * @param period the period
     * @param by the dimension, or {@code all}
     * @param key the key, empty for the whole county
     * @param mark only rows of this mark, or empty for all
     */
    public record Place(String figure, String period, String by, String key, String mark) {}

    /**
     * All figures.
     *
     * @param viewer needs {@link Permission#FIGURE_READ}
     * @param locale the language
     */
    public List<Summary> list(Viewer viewer, Locale locale) {
        viewer.require(Permission.FIGURE_READ);
        Period running = Period.of(Period.Kind.MONTH, figures.today());
        Period ended = running.plus(-1);
        return definitions.figures().stream()
                .map(figure -> {
                    Definition definition = figures.definition(figure, ended);
                    int waiting = (int) rows.of(figure).stream()
                            .filter(r -> r.state().equals("draft") || r.state().equals("audited"))
                            .count();
                    return new Summary(
                            figure,
                            definition.name().in(locale),
                            definition.sentence().in(locale),
                            definition.rate(),
                            span(ended, locale),
                            value(figure, Cell.whole(ended)),
                            value(figure, Cell.whole(running)),
                            trend(figure, running, locale),
                            readings(definition, locale),
                            waiting);
                })
                .toList();
    }

    /**
     * One figure.
     *
     * @param viewer needs {@link Permission#FIGURE_READ}
     * @param figure such as {@code K04}
     * @param text the period, or empty for the month that runs
     * @param by what to break it down by: area, unit, category or channel
     * @param within a township, for its villages, or a broad category, for its kinds; empty for the county
     * @param locale the language
     * @throws NoSuchFigure when there is no such figure
     * @throws NotAFigure when the period or the dimension cannot be read
     */
    public FigureView view(Viewer viewer, String figure, String text, String by, String within, Locale locale) {
        viewer.require(Permission.FIGURE_READ);
        Period period = period(text);
        Definition definition = figures.definition(figure, period);
        Snapshot snapshot = figures.now(definition);
        Dimension dimension = dimension(by);
        return new FigureView(
                figure,
                definition.name().in(locale),
                definition.sentence().in(locale),
                definition.rate(),
                definition.least(),
                span(period, locale),
                snapshot.asOf(),
                tail.backlog().behind(),
                snapshot.value(Cell.whole(period)),
                trend(figure, period, locale),
                period.brokenDown() && dimension != Dimension.ALL
                        ? breakdown(snapshot, period, dimension, within, locale)
                        : null,
                words(definition, locale),
                definitions.versions(figure).stream()
                        .map(d -> new FigureView.VersionView(
                                d.version(), d.from(), d.to(), d.change().in(locale)))
                        .toList(),
                releases(viewer, figure, period, locale),
                new FigureView.Query(
                        definition.sql().strip(),
                        county.value(),
                        figures.start(period.from()),
                        figures.start(period.until()),
                        snapshot.asOf(),
                        snapshot.seq()),
                new FigureView.May(
                        viewer.may(Permission.FIGURE_AUDIT, county.value()),
                        viewer.may(Permission.FIGURE_PUBLISH, county.value())));
    }

    /**
     * The rows behind a cell. A row says where, what and whose only as far as that gives no withheld cell away.
     *
     * @param viewer needs {@link Permission#FIGURE_READ}; matters are shown that the viewer may read
     * @param place the cell
     * @param page counting from 0
     * @param locale the language
     * @throws CellWithheld when the cell is not shown
     */
    public RowPage rows(Viewer viewer, Place place, int page, Locale locale) {
        viewer.require(Permission.FIGURE_READ);
        Cell cell = cell(place);
        Snapshot snapshot = figures.now(figures.definition(place.figure(), cell.period()));
        List<FactRow> all = marked(snapshot.rows(cell), place.mark(), snapshot.definition());
        Map<UUID, Briefs.Brief> known = briefs.of(
                viewer,
                all.stream().map(FactRow::matter).filter(Objects::nonNull).collect(Collectors.toSet()),
                locale);
        List<FactRow> seen = shuffled(all).stream()
                .filter(row -> row.matter() == null || known.containsKey(row.matter()))
                .toList();
        int pages = Math.max(1, (seen.size() + PAGE - 1) / PAGE);
        int at = Math.clamp(page, 0, pages - 1);
        return new RowPage(
                all.size(),
                all.size() - seen.size(),
                at,
                pages,
                seen.stream()
                        .skip((long) at * PAGE)
                        .limit(PAGE)
                        .map(row -> view(snapshot, row, known, locale))
                        .toList());
    }

    private RowView view(Snapshot snapshot, FactRow row, Map<UUID, Briefs.Brief> known, Locale locale) {
        Briefs.Brief brief = row.matter() == null ? null : known.get(row.matter());
        return new RowView(
                brief == null ? null : brief.id(),
                brief == null ? null : brief.code(),
                brief == null ? null : brief.title(),
                row.mark(),
                snapshot.shownTime(row).map(span -> names.of(span, locale)).orElse(""),
                shown(snapshot, row, Dimension.AREA, locale),
                shown(snapshot, row, Dimension.CATEGORY, locale),
                shown(snapshot, row, Dimension.UNIT, locale),
                shown(snapshot, row, Dimension.CHANNEL, locale));
    }

    /**
     * Every cell of a figure's period as comma-separated values, with what is needed to know what they are.
     *
     * @param viewer needs {@link Permission#FIGURE_READ}
     * @param figure the figure
     * @param text the period
     * @param locale the language of names
     */
    public String values(Viewer viewer, String figure, String text, Locale locale) {
        viewer.require(Permission.FIGURE_READ);
        Period period = period(text);
        Snapshot snapshot = figures.now(figures.definition(figure, period));
        return table(snapshot.definition(), period, snapshot.asOf(), Releases.cells(snapshot, period), locale);
    }

    /** The cells of a release or a count as comma-separated values. */
    String table(Definition definition, Period period, Instant asOf, List<KeptCell> cells, Locale locale) {
        var csv = new Csv(
                "figure",
                "definition_version",
                "period",
                "as_of",
                "dimension",
                "key",
                "name",
                "reading",
                "numerator",
                "denominator",
                "percent",
                "low",
                "high",
                "shown");
        for (KeptCell cell : cells) {
            Dimension dimension = Dimension.of(cell.dimension()).orElseThrow();
            Value value = cell.withheld() ? Value.hidden() : Value.of(definition, cell.counts());
            for (Definition.Reading reading : definition.readings()) {
                Value.Counted counted = value.readings().stream()
                        .filter(c -> c.code().equals(reading.code()))
                        .findFirst()
                        .orElse(null);
                csv.line(
                        definition.figure(),
                        definition.version(),
                        period,
                        asOf,
                        cell.dimension(),
                        cell.key(),
                        names.of(dimension, cell.key(), locale),
                        reading.code(),
                        counted == null ? "" : counted.n(),
                        counted == null || !definition.rate() ? "" : counted.d(),
                        counted == null ? "" : counted.share(),
                        counted == null ? "" : counted.low(),
                        counted == null ? "" : counted.high(),
                        cell.withheld() ? "withheld" : "yes");
            }
        }
        return csv.toString();
    }

    /**
     * The rows of a period as comma-separated values, without numbers that lead to anybody: enough to count the figure
     * again, and no more than the page shows.
     *
     * @param viewer needs {@link Permission#FIGURE_READ}
     * @param figure the figure
     * @param text the period
     * @param locale the language of names
     * @throws CellWithheld when the figure of the period is not shown
     */
    public String rows(Viewer viewer, String figure, String text, Locale locale) {
        viewer.require(Permission.FIGURE_READ);
        Period period = period(text);
        Snapshot snapshot = figures.now(figures.definition(figure, period));
        Definition definition = snapshot.definition();
        var csv = new Csv(
                "figure",
                "definition_version",
                "period",
                "as_of",
                "row",
                "mark",
                "when",
                "area",
                "category",
                "unit",
                "channel");
        int number = 0;
        for (FactRow row : shuffled(snapshot.rows(Cell.whole(period)))) {
            csv.line(
                    figure,
                    definition.version(),
                    period,
                    snapshot.asOf(),
                    ++number,
                    row.mark(),
                    snapshot.shownTime(row).map(Period::toString).orElse(""),
                    shown(snapshot, row, Dimension.AREA, locale),
                    shown(snapshot, row, Dimension.CATEGORY, locale),
                    shown(snapshot, row, Dimension.UNIT, locale),
                    shown(snapshot, row, Dimension.CHANNEL, locale));
        }
        return csv.toString();
    }

    /**
     * Drafts a period that has ended, for those who do not want to wait for the night.
     *
     * @param viewer needs {@link Permission#FIGURE_PUBLISH} in the county
     * @param figure the figure
     * @param text the period
     */
    public void draft(Viewer viewer, String figure, String text) {
        viewer.require(Permission.FIGURE_PUBLISH, county.value());
        Period period = period(text);
        definitions.versions(figure);
        if (period.until().isAfter(figures.today())) {
            throw new NotAFigure("period", "not-over-yet");
        }
        if (period.kind() == Period.Kind.DAY || period.kind() == Period.Kind.WEEK) {
            throw new NotAFigure("period", "too-short-to-publish");
        }
        tail.catchUp();
        releases.draft(figure, period);
    }

    /**
     * Keeps the result of a check of a draft; rows found wrong send it away.
     *
     * @param viewer needs {@link Permission#FIGURE_AUDIT} in the county
     * @param release the draft
     * @param looked how many rows were opened
     * @param wrong how many of them did not agree
     */
    public void audit(Viewer viewer, UUID release, int looked, int wrong) {
        releases.audit(viewer, release, looked, wrong);
    }

    /**
     * Publishes what another person has checked.
     *
     * @param viewer needs {@link Permission#FIGURE_PUBLISH} in the county
     * @param release the release
     */
    public void publish(Viewer viewer, UUID release) {
        releases.publish(viewer, release);
    }

    /** The releases of the period shown, and the latest of others. */
    private List<FigureView.ReleaseView> releases(Viewer viewer, String figure, Period period, Locale locale) {
        List<Release> all = rows.of(figure).stream()
                .sorted(Comparator.comparing((Release r) -> !r.period().equals(period.toString())))
                .limit(RELEASES)
                .toList();
        Set<UUID> people = new HashSet<>();
        all.forEach(r -> {
            if (r.auditedBy() != null) {
                people.add(r.auditedBy());
            }
            if (r.publishedBy() != null) {
                people.add(r.publishedBy());
            }
        });
        var known = people.isEmpty() ? Map.<UUID, Officer>of() : accounts.names(people);
        return all.stream()
                .map(r -> {
                    KeptCell whole = rows.cells(r.id()).stream()
                            .filter(c -> c.dimension().equals(Dimension.ALL.word()))
                            .findFirst()
                            .orElseThrow();
                    var auditor = r.auditedBy() == null ? null : known.get(r.auditedBy());
                    var publisher = r.publishedBy() == null ? null : known.get(r.publishedBy());
                    return new FigureView.ReleaseView(
                            r.id(),
                            r.period(),
                            names.of(Period.parse(r.period()).orElseThrow(), locale),
                            r.version(),
                            r.state(),
                            r.asOf(),
                            auditor == null ? null : auditor.name(),
                            r.auditedAt(),
                            r.looked(),
                            r.wrong(),
                            publisher == null ? null : publisher.name(),
                            r.publishedAt(),
                            r.corrects(),
                            r.reason(),
                            r.digest(),
                            whole.withheld()
                                    ? Value.hidden()
                                    : Value.of(definitions.get(figure, r.version()), whole.counts()),
                            r.state().equals("draft") && viewer.may(Permission.FIGURE_AUDIT, county.value()),
                            r.state().equals("audited")
                                    && viewer.may(Permission.FIGURE_PUBLISH, county.value())
                                    && !viewer.account().equals(r.auditedBy()));
                })
                .toList();
    }

    private FigureView.Breakdown breakdown(
            Snapshot snapshot, Period period, Dimension dimension, String within, Locale locale) {
        Set<String> keys = new HashSet<>(snapshot.keys(dimension, period));
        if (dimension == Dimension.AREA) {
            // an area where nothing was counted is told apart from one that is not shown
            places.children(within.isEmpty() ? county.value() : within).forEach((Area area) -> keys.add(area.code()));
        }
        Set<String> broad = new HashSet<>();
        if (dimension == Dimension.CATEGORY) {
            snapshot.rows().forEach(row -> {
                if (row.keys(dimension).size() > 1) {
                    broad.add(row.keys(dimension).getFirst());
                }
            });
        }
        List<FigureView.Line> lines = keys.stream()
                .filter(key -> partOf(snapshot, dimension, within, key))
                .sorted(Comparator.naturalOrder())
                .map(key -> new FigureView.Line(
                        key,
                        names.of(dimension, key, locale),
                        within.isEmpty()
                                && (dimension == Dimension.AREA && !key.endsWith(Figures.NONE) || broad.contains(key)),
                        snapshot.value(new Cell(dimension, key, period))))
                .toList();
        return new FigureView.Breakdown(
                dimension.word(), within, within.isEmpty() ? "" : names.of(dimension, within, locale), lines);
    }

    /** Whether a key is a part of another one, or of the county when that is empty. */
    private static boolean partOf(Snapshot snapshot, Dimension dimension, String within, String key) {
        return switch (dimension) {
            case AREA ->
                within.isEmpty()
                        ? key.length() == Area.Kind.TOWNSHIP.codeLength() || key.equals(Figures.NONE)
                        : key.startsWith(within) && key.length() > within.length();
            case CATEGORY ->
                snapshot.rows().stream()
                        .map(row -> row.keys(dimension))
                        .anyMatch(keys -> within.isEmpty()
                                ? keys.getFirst().equals(key)
                                : keys.size() > 1
                                        && keys.getFirst().equals(within)
                                        && keys.getLast().equals(key));
            default -> within.isEmpty();
        };
    }

    private Value value(String figure, Cell cell) {
        return figures.now(figures.definition(figure, cell.period())).value(cell);
    }

    private List<FigureView.Point> trend(String figure, Period last, Locale locale) {
        List<FigureView.Point> points = new ArrayList<>();
        LocalDate earliest = figures.today().minusYears(3).withDayOfYear(1);
        for (int back = POINTS - 1; back >= 0; back--) {
            Period period = last.plus(-back);
            boolean counted = !period.from().isBefore(earliest) || period.kind() == Period.Kind.ROLLING;
            if (counted && !period.from().isAfter(figures.today())) {
                Definition definition = figures.definition(figure, period);
                points.add(new FigureView.Point(
                        period.toString(),
                        names.of(period, locale),
                        definition.version(),
                        figures.now(definition).value(Cell.whole(period))));
            }
        }
        return points;
    }

    private FigureView.Span span(Period period, Locale locale) {
        LocalDate today = figures.today();
        Period after = period.plus(1);
        boolean future = after.kind() == Period.Kind.ROLLING
                ? after.until().minusMonths(1).isAfter(today)
                : after.from().isAfter(today);
        return new FigureView.Span(
                period.toString(),
                period.kind().word(),
                names.of(period, locale),
                period.from(),
                period.until(),
                period.until().isAfter(today),
                period.plus(-1).toString(),
                future ? null : after.toString());
    }

    /** The words of a version in a language. */
    static FigureView.DefinitionView words(Definition d, Locale locale) {
        return new FigureView.DefinitionView(
                d.version(),
                d.from(),
                d.to(),
                d.numerator().in(locale),
                d.denominator().in(locale),
                d.excluded().in(locale),
                d.time().in(locale),
                d.owner().in(locale),
                d.basis(),
                d.sources(),
                readings(d, locale),
                d.marks().stream()
                        .map(m -> new FigureView.MarkView(m.code(), m.name().in(locale), m.look()))
                        .toList(),
                d.digest());
    }

    private static List<FigureView.Named> readings(Definition d, Locale locale) {
        return d.readings().stream()
                .map(r -> new FigureView.Named(r.code(), r.name().in(locale)))
                .toList();
    }

    private String shown(Snapshot snapshot, FactRow row, Dimension dimension, Locale locale) {
        return snapshot.shownKey(row, dimension)
                .map(key -> names.of(dimension, key, locale))
                .orElse("");
    }

    private static List<FactRow> marked(List<FactRow> rows, String mark, Definition definition) {
        if (mark.isEmpty()) {
            return rows;
        }
        if (definition.marks().stream().noneMatch(m -> m.code().equals(mark))) {
            throw new NotAFigure("mark", "unknown");
        }
        return rows.stream().filter(row -> row.mark().equals(mark)).toList();
    }

    /** An order that is always the same and says nothing about when or where. */
    private static List<FactRow> shuffled(List<FactRow> rows) {
        Map<String, String> places = new HashMap<>();
        rows.forEach(row -> places.put(row.id(), Definitions.digest(row.id())));
        return rows.stream()
                .sorted(Comparator.comparing((FactRow row) -> places.getOrDefault(row.id(), ""))
                        .thenComparing(FactRow::mark))
                .toList();
    }

    private Period period(String text) {
        return text.isBlank()
                ? Period.of(Period.Kind.MONTH, figures.today())
                : Period.parse(text).orElseThrow(() -> new NotAFigure("period", "unreadable"));
    }

    private static Dimension dimension(String by) {
        return Dimension.of(by).orElseThrow(() -> new NotAFigure("by", "unknown"));
    }

    private Cell cell(Place place) {
        return new Cell(
                dimension(place.by()),
                place.by().equals(Dimension.ALL.word()) ? "" : place.key(),
                period(place.period()));
    }
}
