// SPDX-License-Identifier: Apache-2.0
package org.anlan.alarms;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.anlan.kernel.CountyCode;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists of alarms, read on from the last row. */
@Component
public class AlarmLists {
    private static final int COUNTED_TO = 1_000;

    private final JdbcClient jdbc;
    private final CountyCode county;

    AlarmLists(JdbcClient jdbc, CountyCode county) {
        this.jdbc = jdbc;
        this.county = county;
    }

    /**
     * What is asked for.
     *
     * @param state {@code open}, {@code closed}, {@code all} or one state, such as {@code raised}
     * @param kind a kind of alarm, or null for any
     * @param area an area's code, or null for all that the viewer may see
     * @param q words looked for in the subject's name and the vessel's number, or an alarm's number; or null
     * @param severity one severity, or null for any
     * @param sort {@code urgent}: most severe first; {@code newest}; {@code oldest}
     * @param after where the last page ended, or null
     * @param size rows, 1 to 200
     */
    public record Asked(
            String state,
            @Nullable String kind,
            @Nullable String area,
            @Nullable String q,
            @Nullable Severity severity,
            String sort,
            @Nullable String after,
            int size) {}

    /**
     * A page.
     *
     * @param rows the alarms
     * @param next where the next page begins, or null at the end
     * @param count how many there are in all, at most 1,000
     * @param orMore whether there are more than that
     */
    public record Page(List<Alarm> rows, @Nullable String next, int count, boolean orMore) {}

    /**
     * A page of a list.
     *
     * @param viewer who looks; sees the areas where {@link Permission#ALARM_READ} is held
     * @param asked what is asked for
     */
    public Page page(Viewer viewer, Asked asked) {
        viewer.require(Permission.ALARM_READ);
        String state = asked.state().toUpperCase(Locale.ROOT);
        String q = asked.q() == null ? "" : asked.q().strip();
        String number = q.replaceFirst("^(?:警|[Aa])?[- ]?0*", "");
        var where = new StringBuilder("""
                 from alarms.alarm a
                where county = :county and exists (select 1 from unnest(:areas) p (code) where starts_with(a.area, p.code))""");
        switch (state) {
            case "OPEN" -> where.append(" and state <> 'CLOSED'");
            case "ALL" -> {}
            default -> where.append(" and state = :state");
        }
        if (asked.kind() != null) {
            where.append(" and kind = :kind");
        }
        if (asked.area() != null) {
            where.append(" and starts_with(a.area, :area)");
        }
        if (asked.severity() != null) {
            where.append(" and severity = :severity");
        }
        if (!q.isEmpty()) {
            where.append(
                    " and (strpos(lower(subject_label), lower(:q)) > 0 or vessel::text = :q or number::text = :number)");
        }
        var given = new java.util.HashMap<String, Object>(Map.of(
                "county", county.value(),
                "areas", viewer.areas(Permission.ALARM_READ).toArray(String[]::new),
                "state", state,
                "q", q,
                "number", number));
        if (asked.kind() != null) {
            given.put("kind", asked.kind());
        }
        if (asked.area() != null) {
            given.put("area", asked.area());
        }
        if (asked.severity() != null) {
            given.put("severity", asked.severity().stored());
        }
        int count = jdbc.sql("select count(*) from (select 1" + where + " limit " + (COUNTED_TO + 1) + ") counted")
                .params(given)
                .query(Integer.class)
                .single();
        String order = switch (asked.sort()) {
            case "newest" -> " order by number desc";
            case "oldest" -> " order by number";
            default -> " order by severity desc, number desc";
        };
        long[] last = last(asked.after());
        if (last.length == 2) {
            given.put("lastSeverity", last[0]);
            given.put("lastNumber", last[1]);
            where.append(
                    switch (asked.sort()) {
                        case "newest" -> " and number < :lastNumber";
                        case "oldest" -> " and number > :lastNumber";
                        default -> " and (severity, number) < (:lastSeverity, :lastNumber)";
                    });
        }
        int size = Math.clamp(asked.size(), 1, 200);
        List<Alarm> rows = jdbc.sql("select " + AlarmRows.COLUMNS + where + order + " limit " + (size + 1))
                .params(given)
                .query(AlarmRows::alarm)
                .list();
        boolean more = rows.size() > size;
        List<Alarm> shown = more ? rows.subList(0, size) : rows;
        Alarm end = shown.isEmpty() ? null : shown.getLast();
        return new Page(
                List.copyOf(shown),
                more && end != null ? end.severity().stored() + "-" + end.number() : null,
                Math.min(count, COUNTED_TO),
                count > COUNTED_TO);
    }

    private static long[] last(@Nullable String after) {
        if (after == null || !after.matches("[1-4]-\\d{1,15}")) {
            return new long[0];
        }
        int dash = after.indexOf('-');
        return new long[] {Long.parseLong(after.substring(0, dash)), Long.parseLong(after.substring(dash + 1))};
    }
}
