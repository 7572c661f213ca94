// SPDX-License-Identifier: Apache-2.0
package org.anlan.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.anlan.insight.store.FactRows;
import org.anlan.insight.store.ReleaseRows;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.KernelSettings;
import org.anlan.matters.Category;
import org.anlan.matters.Routing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts figures. A figure is counted as a whole, over four years of rows and in every breakdown at once, because what may
 * be shown of a part depends on all that is shown beside it. The count is kept for half a minute while the log stands still.
 */
@Component
class Figures {
    private static final int YEARS = 4;
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final int TOWNSHIP = 9;
    private static final int VILLAGE = 12;

    /** The key of rows that have none. */
    static final String NONE = "-";

    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Clock clock;
    private final ZoneId zone;
    private final Definitions definitions;
    private final FactRows facts;
    private final ReleaseRows releases;
    private final Routing routing;
    private final Map<String, Snapshot> counted = new ConcurrentHashMap<>();

    Figures(
            JdbcClient jdbc,
            CountyCode county,
            Clock clock,
            KernelSettings kernel,
            Definitions definitions,
            FactRows facts,
            ReleaseRows releases,
            Routing routing) {
        this.jdbc = jdbc;
        this.county = county;
        this.clock = clock;
        this.zone = kernel.zone();
        this.definitions = definitions;
        this.facts = facts;
        this.releases = releases;
        this.routing = routing;
    }

    /** The county's day now. */
    LocalDate today() {
        return clock.instant().atZone(zone).toLocalDate();
    }

    /** When a period begins, and when the first instant after it is. */
    Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The version that counts for a period: the one in force when it began. */
    Definition definition(String figure, Period period) {
        return definitions.on(figure, period.from());
    }

    /** A figure as it stands, at most half a minute old. */
    Snapshot now(Definition definition) {
        String key = definition.figure() + "/" + definition.version();
        Snapshot before = counted.get(key);
        Instant now = clock.instant();
        if (before != null
                && before.seq() == facts.reached()
                && Duration.between(before.asOf(), now).abs().compareTo(FRESH) < 0) {
            return before;
        }
        Snapshot fresh = count(definition);
        counted.put(key, fresh);
        return fresh;
    }

    /** Counts a figure now, whatever was counted before. */
    synchronized Snapshot count(Definition definition) {
        Instant asOf = clock.instant();
        long seq = facts.reached();
        LocalDate today = today();
        List<FactRow> rows = rows(definition, today.minusYears(YEARS - 1).withDayOfYear(1), today.plusDays(1), asOf);
        Set<Cell> shown = new HashSet<>();
        Set<Cell> hidden = new HashSet<>();
        for (ReleaseRows.KeptCell kept : releases.cells(definition.figure(), definition.version())) {
            Period.parse(kept.period())
                    .ifPresent(period -> Dimension.of(kept.dimension())
                            .ifPresent(dimension ->
                                    (kept.withheld() ? hidden : shown).add(new Cell(dimension, kept.key(), period))));
        }
        var measures = definition.readings().stream()
                .map(reading -> definition.rate() ? reading.bottom() : reading.top())
                .distinct()
                .toList();
        var plan = Withholding.of(rows, measures, definition.least(), YearMonth.from(today), shown, hidden);
        return new Snapshot(definition, rows, plan.counts(), plan.withheld(), asOf, seq);
    }

    private List<FactRow> rows(Definition definition, LocalDate from, LocalDate until, Instant asOf) {
        Map<String, Category> categories = routing.categories();
        return jdbc.sql(definition.sql())
                .param("county", county.value())
                .param("from", utc(start(from)))
                .param("until", utc(start(until)))
                .param("asof", utc(asOf))
                .query((r, i) -> row(r, categories))
                .list();
    }

    private FactRow row(ResultSet r, Map<String, Category> categories) throws SQLException {
        Instant at = r.getObject("at", OffsetDateTime.class).toInstant();
        Map<Dimension, List<String>> keys = new EnumMap<>(Dimension.class);
        keys.put(Dimension.AREA, areas(r.getString("area")));
        UUID unit = r.getObject("unit", UUID.class);
        keys.put(Dimension.UNIT, List.of(unit == null ? NONE : unit.toString()));
        String category = r.getString("category");
        Category known = category == null ? null : categories.get(category);
        keys.put(
                Dimension.CATEGORY,
                category == null
                        ? List.of(NONE)
                        : known == null || known.parent() == null
                                ? List.of(category)
                                : List.of(known.parent(), category));
        keys.put(Dimension.CHANNEL, List.of(r.getString("channel")));
        return new FactRow(
                r.getString("id"),
                r.getObject("matter", UUID.class),
                at,
                at.atZone(zone).toLocalDate(),
                keys,
                r.getString("mark"));
    }

    /** Township and village of an area; what lies in no village has a key of its own, so that parts add up. */
    static List<String> areas(String area) {
        if (area.length() < TOWNSHIP || !Character.isDigit(area.charAt(0))) {
            return List.of(NONE);
        }
        String township = area.substring(0, TOWNSHIP);
        return List.of(township, area.length() < VILLAGE ? township + NONE : area.substring(0, VILLAGE));
    }

    /** Counts rows by mark. */
    static Map<String, Integer> tally(List<FactRow> rows) {
        Map<String, Integer> byMark = new HashMap<>();
        rows.forEach(row -> byMark.merge(row.mark(), 1, Integer::sum));
        return byMark;
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
