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
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.Glance;
import org.anlan.kernel.KernelSettings;
import org.anlan.matters.store.MatterRows;
import org.anlan.matters.store.SuspensionRow;
import org.anlan.organisations.Unit;
import org.anlan.organisations.Units;
import org.anlan.people.Accounts;
import org.anlan.people.Masked;
import org.anlan.people.Officer;
import org.anlan.people.Persons;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.anlan.place.Area;
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
    private final Search search;

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
            Steps steps,
            Search search) {
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
        this.search = search;
    }

    /** A row as the list query gives it: what a list shows of a matter and of its current order, and no more. */
    private record Row(
            UUID id,
            String code,
            String title,
            MatterState state,
            String area,
            @Nullable String placeText,
            @Nullable UUID requester,
            boolean confidential,
            boolean urgent,
            boolean reopened,
            boolean historic,
            Instant reportedAt,
            @Nullable Order order) {
        boolean running() {
            return order != null && state.heldByUnit();
        }
    }

    private record Order(
            UUID id,
            UUID unit,
            @Nullable UUID officer,
            String calendar,
            int budgetDays,
            Instant dispatchedAt,
            Instant due,
            boolean stopped,
            boolean hasLedger) {}

    /** What is the same in every row of a page, found once. */
    private final class Page {
        private final Locale locale;
        private final Instant now = clock.instant();
        private final LocalDate today = day(now);
        private final Map<UUID, Masked> masked;
        private final Map<UUID, Officer> officers;
        private final Map<UUID, List<SuspensionRow>> ledgers;
        private final Map<UUID, String> units = new HashMap<>();
        private final Map<String, String> words = new HashMap<>();
        private final Map<String, String> paths = new HashMap<>();
        private final Map<String, String> villages = new HashMap<>();
        private final Map<Begun, Glance> explained = new HashMap<>();

        /** Orders begun on one day with one budget stand alike as long as nothing stopped them: such a day counts from the next one on. */
        private record Begun(String calendar, LocalDate day, int budgetDays) {}

        Page(Stream<? extends @Nullable UUID> requesters, List<Order> orders, Locale locale) {
            this.locale = locale;
            masked = persons.masked(present(requesters));
            officers = accounts.names(present(orders.stream().map(Order::officer)));
            ledgers = rows.ledgers(
                    orders.stream().filter(Order::hasLedger).map(Order::id).collect(Collectors.toSet()));
        }

        private static Set<UUID> present(Stream<? extends @Nullable UUID> ids) {
            return ids.filter(Objects::nonNull).collect(Collectors.toSet());
        }

        String text(String key) {
            return words.computeIfAbsent(key, k -> steps.text(k, locale));
        }

        String path(String area) {
            return paths.computeIfAbsent(area, a -> places.path(a, locale));
        }

        /** The place as people say it, with its village before it unless they said that too: 干斜村 18 号旁. */
        String place(String area, @Nullable String words) {
            if (words == null || words.isBlank()) {
                return path(area);
            }
            // a grid has no name that people use; its village, the first twelve digits, has
            String village = villages.computeIfAbsent(
                    area.substring(0, Math.min(area.length(), Area.Kind.VILLAGE.codeLength())),
                    code -> places.find(code)
                            .filter(a -> a.kind() != Area.Kind.COUNTY)
                            .map(a -> a.name(locale))
                            .orElse(""));
            return village.isEmpty() || words.contains(village) ? words : village + " " + words;
        }

        String unit(UUID id) {
            return units.computeIfAbsent(
                    id, u -> DeskLists.this.units.find(u).map(Unit::name).orElse(""));
        }

        LocalDate day(Instant at) {
            return at.atZone(zone).toLocalDate();
        }

        Glance explain(Order o) {
            return o.hasLedger()
                    ? explain(o, ledgers.getOrDefault(o.id(), List.of()))
                    : explained.computeIfAbsent(
                            new Begun(o.calendar(), day(o.dispatchedAt()), o.budgetDays()), b -> explain(o, List.of()));
        }

        private Glance explain(Order o, List<SuspensionRow> ledger) {
            return clocks.finish(o.budgetDays(), o.dispatchedAt(), o.calendar(), ledger)
                    .glance(now, locale);
        }
    }

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
     * The most urgent orders of a unit: the answer to who has just sent one there.
     *
     * @param unit the unit
     * @param limit how many
     * @param locale the language of the words
     */
    public List<DeskList.Urgent> mostUrgent(UUID unit, int limit, Locale locale) {
        List<Glimpse> found = jdbc.sql("""
                        select m.id, m.code, m.title, m.state, m.area, m.place_text, m.urgent,
                               o.id as running_order, o.unit, o.officer_account, o.calendar, o.budget_days, o.dispatched_at, o.due_hint, o.stopped,
                               exists (select from matters.suspension s where s.county = o.county and s.order_id = o.id) as has_ledger
                          from matters.work_order o join matters.matter m on m.county = o.county and m.id = o.matter
                         where o.county = :county and o.unit = :unit and o.ended_at is null order by o.due_hint limit\s""" + limit) // a literal, so that the server plans it once
                .param("county", county.value())
                .param("unit", unit)
                .query((r, i) -> new Glimpse(
                        r.getObject("id", UUID.class),
                        r.getString("code"),
                        r.getString("title"),
                        MatterState.valueOf(r.getString("state")),
                        r.getString("area"),
                        r.getString("place_text"),
                        r.getBoolean("urgent"),
                        order(r)))
                .list();
        var page = new Page(Stream.empty(), found.stream().map(Glimpse::order).toList(), locale);
        return found.stream()
                .map(g -> new DeskList.Urgent(
                        g.id(),
                        g.code(),
                        g.title(),
                        g.state(),
                        page.place(g.area(), g.placeText()),
                        g.order().due(),
                        page.explain(g.order()).brief(),
                        g.urgent(),
                        g.order().stopped()))
                .toList();
    }

    private record Glimpse(
            UUID id,
            String code,
            String title,
            MatterState state,
            String area,
            @Nullable String placeText,
            boolean urgent,
            Order order) {}

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
                + (text.isBlank() ? "" : Search.condition(text))
                + (order == null ? "" : " order by " + order);
        var spec = jdbc.sql(sql)
                .param("county", county.value())
                .param("areas", viewer.areas(needed).toArray(String[]::new))
                .param("ofUnit", ofUnit)
                .param("unit", viewer.unit() == null ? new UUID(0, 0) : viewer.unit());
        return text.isBlank() ? spec : search.bind(spec, text);
    }

    private static String select() {
        return """
                m.id, m.code, m.title, m.state, m.area, m.place_text, m.requester_person, m.confidential, m.urgent,
                m.reopened > 0 as reopened, m.historic, m.reported_at,
                o.id as running_order, o.unit, o.officer_account, o.calendar, o.budget_days, o.dispatched_at, o.due_hint, o.stopped,
                exists (select from matters.suspension s where s.county = o.county and s.order_id = o.id) as has_ledger""";
    }

    private static Row row(ResultSet r, int i) throws SQLException {
        UUID order = r.getObject("running_order", UUID.class);
        return new Row(
                r.getObject("id", UUID.class),
                r.getString("code"),
                r.getString("title"),
                MatterState.valueOf(r.getString("state")),
                r.getString("area"),
                r.getString("place_text"),
                r.getObject("requester_person", UUID.class),
                r.getBoolean("confidential"),
                r.getBoolean("urgent"),
                r.getBoolean("reopened"),
                r.getBoolean("historic"),
                MatterRows.instantOf(r, "reported_at"),
                order == null ? null : order(r));
    }

    private static Order order(ResultSet r) throws SQLException {
        return new Order(
                r.getObject("running_order", UUID.class),
                r.getObject("unit", UUID.class),
                r.getObject("officer_account", UUID.class),
                r.getString("calendar"),
                r.getInt("budget_days"),
                MatterRows.instantOf(r, "dispatched_at"),
                MatterRows.instantOf(r, "due_hint"),
                r.getBoolean("stopped"),
                r.getBoolean("has_ledger"));
    }

    private List<DeskList.Item> items(List<Row> found, Locale locale) {
        var page = new Page(
                found.stream().map(Row::requester),
                found.stream().map(Row::order).filter(Objects::nonNull).toList(),
                locale);
        return found.stream().map(r -> item(r, page)).toList();
    }

    private static DeskList.Item item(Row r, Page page) {
        Order order = r.order();
        Officer officer = order == null || order.officer() == null ? null : page.officers.get(order.officer());
        Glance clock = order != null && r.running() ? page.explain(order) : null;
        String group = group(r, page);
        return new DeskList.Item(
                r.id(),
                r.code(),
                r.title(),
                r.state(),
                page.text("state." + r.state()),
                page.place(r.area(), r.placeText()),
                requester(r, page),
                order == null ? null : page.unit(order.unit()),
                officer == null ? null : officer.name(),
                page.text("next.desk." + r.state()),
                order != null && r.running() ? order.due() : null,
                clock == null ? "" : clock.brief(),
                group,
                label(group, page),
                clock == null ? List.of() : clock.cells(),
                r.reportedAt(),
                r.reopened(),
                r.urgent(),
                order != null && order.stopped(),
                r.historic());
    }

    private static String requester(Row r, Page page) {
        if (r.confidential()) {
            return page.text("requester.confidential");
        }
        Masked person = r.requester() == null ? null : page.masked.get(r.requester());
        return person == null ? page.text("requester.anonymous") : person.name();
    }

    private static String group(Row r, Page page) {
        Order order = r.order();
        if (order == null || !r.running()) {
            MatterState state = r.state();
            return state == MatterState.REGISTERED || state == MatterState.REOPENED ? "new" : "rest";
        }
        if (order.stopped()) {
            return "stopped";
        }
        if (page.now.isAfter(order.due())) {
            return "overdue";
        }
        LocalDate due = page.day(order.due());
        return due.equals(page.today) ? "today" : due.toString();
    }

    private static String label(String group, Page page) {
        return switch (group) {
            case "overdue", "today", "stopped", "new", "rest" -> page.text("group." + group);
            default -> LocalDate.parse(group).format(DateTimeFormatter.ofPattern(page.text("format.day"), page.locale));
        };
    }
}
