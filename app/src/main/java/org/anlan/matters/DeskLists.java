// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.Explanation;
import org.anlan.kernel.KernelSettings;
import org.anlan.matters.store.MatterRow;
import org.anlan.matters.store.MatterRows;
import org.anlan.matters.store.OrderRow;
import org.anlan.organisations.Unit;
import org.anlan.organisations.Units;
import org.anlan.people.Accounts;
import org.anlan.people.Masked;
import org.anlan.people.Officer;
import org.anlan.people.Persons;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.anlan.place.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The lists of the desk. A list is a question with the viewer's areas and unit in it: what an officer may not read is not
 * in the answer, nor in its count.
 */
@Component
public class DeskLists {
    private static final int LARGEST_PAGE = 200;

    /** The lists, in the order in which they stand. */
    private enum Key {
        DUE(
                "due",
                "m.state in ('DISPATCHED','CLAIMED','IN_PROGRESS','PAUSED') and o.unit = :unit",
                "o.stopped, o.due_hint"),
        TRIAGE("triage", "m.state in ('REGISTERED','REOPENED')", "m.urgent desc, m.reported_at"),
        ARBITRATION("arbitration", "m.state = 'OBJECTED'", "o.due_hint"),
        REPLIED(
                "replied",
                "m.state in ('RESULT_PROPOSED','REPLIED','REDIRECTED','EMERGENCY','PARKED')",
                "m.verdict_until nulls first, m.reported_at"),
        STOPPED("stopped", "m.state in ('DISPATCHED','CLAIMED','IN_PROGRESS','PAUSED') and o.stopped", "o.due_hint"),
        RUNNING("running", "m.state in ('DISPATCHED','CLAIMED','IN_PROGRESS','PAUSED')", "o.stopped, o.due_hint"),
        ALL("all", "true", "m.reported_at desc");

        private final String word;
        private final String where;
        private final String order;

        Key(String word, String where, String order) {
            this.word = word;
            this.where = where;
            this.order = order;
        }

        static Key of(String word) {
            for (Key key : values()) {
                if (key.word.equals(word)) {
                    return key;
                }
            }
            throw new NotAcceptable(null, Map.of("field", "list", "reason", "unknown"));
        }
    }

    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Clock clock;
    private final ZoneId zone;
    private final MatterRows rows;
    private final Clocks clocks;
    private final Units units;
    private final Accounts accounts;
    private final Persons persons;
    private final Places places;
    private final Steps steps;

    DeskLists(
            JdbcClient jdbc,
            CountyCode county,
            Clock clock,
            KernelSettings kernel,
            MatterRows rows,
            Clocks clocks,
            Units units,
            Accounts accounts,
            Persons persons,
            Places places,
            Steps steps) {
        this.jdbc = jdbc;
        this.county = county;
        this.clock = clock;
        this.zone = kernel.zone();
        this.rows = rows;
        this.clocks = clocks;
        this.units = units;
        this.accounts = accounts;
        this.persons = persons;
        this.places = places;
        this.steps = steps;
    }

    /** A row as the list query gives it. */
    private record Row(
            MatterRow matter,
            @Nullable UUID unit,
            @Nullable UUID officer,
            @Nullable Instant due,
            boolean stopped) {}

    /**
     * The lists this officer has, with how much is in them.
     *
     * @param viewer the officer
     * @param locale the language of the names
     */
    public List<DeskList.Entry> entries(Viewer viewer, Locale locale) {
        List<DeskList.Entry> entries = new ArrayList<>();
        for (Key key : Key.values()) {
            if (has(viewer, key)) {
                entries.add(
                        new DeskList.Entry(key.word, steps.text("list." + key.word, locale), count(viewer, key, "")));
            }
        }
        return entries;
    }

    /**
     * A page of a list.
     *
     * @param viewer the officer
     * @param list its word, such as {@code due}
     * @param text words to look for in title, code and message; blank for everything
     * @param sort {@code reported} for the newest first, anything else for the list's own order
     * @param page from 0
     * @param size 1 to 200
     * @param locale the language of the words
     */
    public DeskList page(Viewer viewer, String list, String text, String sort, int page, int size, Locale locale) {
        Key key = Key.of(list);
        if (!has(viewer, key)) {
            return new DeskList(List.of(), 0);
        }
        int limit = Math.clamp(size, 1, LARGEST_PAGE);
        String order = sort.equals("reported") ? "m.reported_at desc" : key.order;
        List<Row> found = query(
                        viewer,
                        key,
                        text,
                        select(),
                        order + ", m.id limit " + limit + " offset " + (long) Math.max(0, page) * limit)
                .query(DeskLists::row)
                .list();
        return new DeskList(items(found, locale), count(viewer, key, text));
    }

    /**
     * The most urgent orders of a unit, as its officers see them.
     *
     * @param viewer the officer; the unit is the officer's own unless another is given
     * @param unit the unit
     * @param limit how many
     * @param locale the language of the words
     */
    public List<DeskList.Item> mostUrgent(Viewer viewer, UUID unit, int limit, Locale locale) {
        List<Row> found = jdbc.sql("select " + select() + " " + """
                         from matters.work_order o join matters.matter m on m.county = o.county and m.id = o.matter
                        where o.county = :county and o.unit = :unit and o.ended_at is null order by o.due_hint limit :limit""")
                .param("county", county.value())
                .param("unit", unit)
                .param("limit", limit)
                .query(DeskLists::row)
                .list();
        return items(found, locale);
    }

    private static boolean has(Viewer viewer, Key key) {
        return switch (key) {
            case DUE -> viewer.unit() != null && viewer.may(Permission.MATTER_HANDLE);
            case TRIAGE -> viewer.may(Permission.MATTER_TRIAGE);
            case ARBITRATION -> viewer.may(Permission.MATTER_ARBITRATE);
            case REPLIED, STOPPED, RUNNING, ALL ->
                viewer.may(Permission.MATTER_READ)
                        || viewer.may(Permission.MATTER_TRIAGE)
                        || viewer.may(Permission.MATTER_HANDLE);
        };
    }

    private int count(Viewer viewer, Key key, String text) {
        return query(viewer, key, text, "count(*)", null).query(Integer.class).single();
    }

    private JdbcClient.StatementSpec query(
            Viewer viewer, Key key, String text, String columns, @Nullable String order) {
        Permission needed = switch (key) {
            case TRIAGE -> Permission.MATTER_TRIAGE;
            case ARBITRATION -> Permission.MATTER_ARBITRATE;
            default -> Permission.MATTER_READ;
        };
        boolean ofUnit = key != Key.TRIAGE && key != Key.ARBITRATION && viewer.may(Permission.MATTER_HANDLE);
        String sql = "select " + columns + " "
                + """
                 from matters.matter m left join matters.work_order o on o.county = m.county and o.id = m.order_id
                where m.county = :county and (m.area ^@ any(:areas) or (:ofUnit and o.unit = :unit)) and ("""
                + key.where + ")"
                + (text.isBlank()
                        ? ""
                        : " and (m.code ilike :like or m.title ilike :like or m.words ilike :like or m.place_text ilike :like)")
                + (order == null ? "" : " order by " + order);
        var spec = jdbc.sql(sql)
                .param("county", county.value())
                .param("areas", viewer.areas(needed).toArray(String[]::new))
                .param("ofUnit", ofUnit)
                .param("unit", viewer.unit() == null ? new UUID(0, 0) : viewer.unit());
        return text.isBlank() ? spec : spec.param("like", "%" + escaped(text.strip()) + "%");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static String select() {
        return MatterRows.columns()
                + ", o.unit as order_unit, o.officer_account as order_officer, o.due_hint, o.stopped";
    }

    private static Row row(ResultSet r, int i) throws SQLException {
        return new Row(
                MatterRows.matter(r, i),
                r.getObject("order_unit", UUID.class),
                r.getObject("order_officer", UUID.class),
                MatterRows.instant(r, "due_hint"),
                r.getBoolean("stopped"));
    }

    private List<DeskList.Item> items(List<Row> found, Locale locale) {
        Map<UUID, Masked> masked = persons.masked(found.stream()
                .map(r -> r.matter().requester())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        Map<UUID, Officer> officers = accounts.names(
                found.stream().map(Row::officer).filter(Objects::nonNull).collect(Collectors.toSet()));
        Map<UUID, String> unitNames = new HashMap<>();
        Instant now = clock.instant();
        return found.stream()
                .map(r -> item(r, masked, officers, unitNames, now, locale))
                .toList();
    }

    private DeskList.Item item(
            Row r,
            Map<UUID, Masked> masked,
            Map<UUID, Officer> officers,
            Map<UUID, String> unitNames,
            Instant now,
            Locale locale) {
        MatterRow m = r.matter();
        String unit = r.unit() == null
                ? null
                : unitNames.computeIfAbsent(
                        r.unit(), id -> units.find(id).map(Unit::name).orElse(""));
        Officer officer = r.officer() == null ? null : officers.get(r.officer());
        boolean running = m.state().heldByUnit() && r.due() != null && m.order() != null;
        Explanation explained = running ? explain(m.order(), now, locale) : null;
        String group = group(m, r, now);
        return new DeskList.Item(
                m.id(),
                m.code(),
                m.title(),
                m.state(),
                steps.text("state." + m.state(), locale),
                m.placeText() != null && !m.placeText().isBlank() ? m.placeText() : places.path(m.area(), locale),
                requester(m, masked, locale),
                unit,
                officer == null ? null : officer.name(),
                steps.text("next.desk." + m.state(), locale),
                running ? r.due() : null,
                explained == null ? "" : explained.brief(),
                group,
                label(group, locale),
                explained == null ? List.of() : explained.cells(),
                m.reportedAt(),
                m.reopened() > 0,
                m.urgent(),
                r.stopped(),
                m.historic());
    }

    private @Nullable Explanation explain(@Nullable UUID id, Instant now, Locale locale) {
        OrderRow order = id == null ? null : rows.order(id).orElse(null);
        return order == null
                ? null
                : clocks.finish(order, rows.ledger(order.id())).explain(now, locale);
    }

    private String requester(MatterRow m, Map<UUID, Masked> masked, Locale locale) {
        if (m.confidential()) {
            return steps.text("requester.confidential", locale);
        }
        Masked person = m.requester() == null ? null : masked.get(m.requester());
        return person == null ? steps.text("requester.anonymous", locale) : person.name();
    }

    private String group(MatterRow m, Row r, Instant now) {
        if (!m.state().heldByUnit() || r.due() == null) {
            return m.state() == MatterState.REGISTERED || m.state() == MatterState.REOPENED ? "new" : "rest";
        }
        if (r.stopped()) {
            return "stopped";
        }
        if (now.isAfter(r.due())) {
            return "overdue";
        }
        LocalDate due = r.due().atZone(zone).toLocalDate();
        return due.equals(now.atZone(zone).toLocalDate()) ? "today" : due.toString();
    }

    private String label(String group, Locale locale) {
        return switch (group) {
            case "overdue", "today", "stopped", "new", "rest" -> steps.text("group." + group, locale);
            default ->
                LocalDate.parse(group).format(DateTimeFormatter.ofPattern(steps.text("format.day", locale), locale));
        };
    }
}
