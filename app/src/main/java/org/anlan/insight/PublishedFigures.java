// SPDX-License-Identifier: Apache-2.0
package org.anlan.insight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anlan.insight.store.ReleaseRows;
import org.anlan.insight.store.ReleaseRows.KeptCell;
import org.anlan.insight.store.ReleaseRows.Release;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the public may read: figures that were published, frozen as they were, with what took the place of what. */
@Component
public class PublishedFigures {
    private static final int POINTS = 13;

    private final Definitions definitions;
    private final ReleaseRows rows;
    private final Names names;
    private final FigurePages pages;

    PublishedFigures(Definitions definitions, ReleaseRows rows, Names names, FigurePages pages) {
        this.definitions = definitions;
        this.rows = rows;
        this.names = names;
        this.pages = pages;
    }

    /**
     * A published figure.
     *
     * @param figure such as {@code K04}
     * @param name its name
     * @param sentence what it says
     * @param rate whether it is a share
     * @param least cells with fewer are withheld
     * @param latest the value shown, or null while none was published
     * @param trend published months, the oldest first
     * @param periods every published period, the newest first
     * @param corrections values whose place another has taken, for the period shown
     */
    public record Published(
            String figure,
            String name,
            String sentence,
            boolean rate,
            int least,
            @Nullable Edition latest,
            List<FigureView.Point> trend,
            List<FigureView.Named> periods,
            List<Edition> corrections) {}

    /**
     * One published value with its parts.
     *
     * @param period the period's code
     * @param label the period as people say it
     * @param value what it says
     * @param areas townships in the order of their codes
     * @param categories broad kinds
     * @param channels ways in
     * @param units units
     * @param definition the version it was counted by
     * @param asOf when it was counted
     * @param publishedAt when it was published
     * @param looked how many rows were checked before
     * @param wrong how many of them were wrong
     * @param reason why it took another value's place, or null
     * @param digest SHA-256 of what is shown
     */
    public record Edition(
            String period,
            String label,
            Value value,
            List<FigureView.Line> areas,
            List<FigureView.Line> categories,
            List<FigureView.Line> channels,
            List<FigureView.Line> units,
            FigureView.DefinitionView definition,
            Instant asOf,
            @Nullable Instant publishedAt,
            int looked,
            int wrong,
            @Nullable String reason,
            String digest) {}

    /** Every figure with the newest published month, or the newest period there is. */
    public List<Published> list(Locale locale) {
        return definitions.figures().stream()
                .map(figure -> get(figure, "", locale))
                .toList();
    }

    /**
     * A figure with one published period.
     *
     * @param figure such as {@code K04}
     * @param period the period, or empty for the newest month
     * @param locale the language
     * @throws NoSuchFigure when there is no such figure, or the period was not published
     */
    public Published get(String figure, String period, Locale locale) {
        Definition newest = definitions.versions(figure).getFirst();
        List<Release> published = rows.of(figure).stream()
                .filter(r -> r.state().equals("published"))
                .toList();
        Optional<Release> wanted = period.isEmpty()
                ? published.stream()
                        .filter(r -> kind(r) == Period.Kind.MONTH)
                        .findFirst()
                        .or(() -> published.stream().findFirst())
                : Optional.of(published.stream()
                        .filter(r -> r.period().equals(period))
                        .findFirst()
                        .orElseThrow(() -> new NoSuchFigure(figure + " " + period)));
        Map<String, Release> months = published.stream()
                .filter(r -> kind(r) == wanted.map(PublishedFigures::kind).orElse(Period.Kind.MONTH))
                .collect(Collectors.toMap(Release::period, Function.identity(), (a, b) -> a));
        return new Published(
                figure,
                newest.name().in(locale),
                newest.sentence().in(locale),
                newest.rate(),
                newest.least(),
                wanted.map(r -> edition(r, locale)).orElse(null),
                trend(months, wanted.orElse(null), locale),
                published.stream()
                        .map(r -> new FigureView.Named(r.period(), label(r, locale)))
                        .toList(),
                wanted.map(r -> corrections(figure, r, locale)).orElse(List.of()));
    }

    /**
     * A published period as comma-separated values.
     *
     * @param figure the figure
     * @param period the period
     * @param locale the language of names
     */
    public String csv(String figure, String period, Locale locale) {
        Release release =
                rows.in(figure, period, "published").orElseThrow(() -> new NoSuchFigure(figure + " " + period));
        return pages.table(
                definitions.get(figure, release.version()),
                Period.parse(period).orElseThrow(),
                release.asOf(),
                rows.cells(release.id()),
                locale);
    }

    private List<Edition> corrections(String figure, Release standing, Locale locale) {
        Map<UUID, Release> all = rows.of(figure).stream().collect(Collectors.toMap(Release::id, Function.identity()));
        List<Edition> before = new ArrayList<>();
        UUID id = standing.corrects();
        while (id != null && all.get(id) instanceof Release old) {
            before.add(edition(old, locale));
            id = old.corrects();
        }
        return before;
    }

    private List<FigureView.Point> trend(Map<String, Release> published, @Nullable Release shown, Locale locale) {
        if (shown == null) {
            return List.of();
        }
        Period last = Period.parse(shown.period()).orElseThrow();
        List<FigureView.Point> points = new ArrayList<>();
        for (int back = POINTS - 1; back >= 0; back--) {
            Release release = published.get(last.plus(-back).toString());
            if (release != null) {
                points.add(new FigureView.Point(
                        release.period(), label(release, locale), release.version(), whole(release)));
            }
        }
        return points;
    }

    private Value whole(Release release) {
        return rows.cells(release.id()).stream()
                .filter(c -> c.dimension().equals(Dimension.ALL.word()))
                .map(c -> value(release, c))
                .findFirst()
                .orElse(Value.hidden());
    }

    private Edition edition(Release r, Locale locale) {
        List<KeptCell> cells = rows.cells(r.id());
        return new Edition(
                r.period(),
                label(r, locale),
                cells.stream()
                        .filter(c -> c.dimension().equals(Dimension.ALL.word()))
                        .map(c -> value(r, c))
                        .findFirst()
                        .orElse(Value.hidden()),
                lines(r, cells, Dimension.AREA, locale),
                lines(r, cells, Dimension.CATEGORY, locale),
                lines(r, cells, Dimension.CHANNEL, locale),
                lines(r, cells, Dimension.UNIT, locale),
                FigurePages.words(definitions.get(r.figure(), r.version()), locale),
                r.asOf(),
                r.publishedAt(),
                r.looked() == null ? 0 : r.looked(),
                r.wrong() == null ? 0 : r.wrong(),
                r.reason(),
                r.digest());
    }

    /** The broad parts of a dimension: townships without their villages, kinds without their finer ones. */
    private List<FigureView.Line> lines(Release r, List<KeptCell> cells, Dimension dimension, Locale locale) {
        return cells.stream()
                .filter(c -> c.dimension().equals(dimension.word()))
                .filter(c -> dimension != Dimension.AREA
                        || c.key().length() <= 9 && !c.key().matches("\\d+-"))
                .filter(c -> dimension != Dimension.CATEGORY || !names.fine(c.key()))
                .sorted(Comparator.comparing(KeptCell::key))
                .map(c -> new FigureView.Line(c.key(), names.of(dimension, c.key(), locale), false, value(r, c)))
                .toList();
    }

    private Value value(Release r, KeptCell cell) {
        return cell.withheld() ? Value.hidden() : Value.of(definitions.get(r.figure(), r.version()), cell.counts());
    }

    private String label(Release r, Locale locale) {
        return names.of(Period.parse(r.period()).orElseThrow(), locale);
    }

    private static Period.Kind kind(Release r) {
        return Period.parse(r.period()).orElseThrow().kind();
    }
}
