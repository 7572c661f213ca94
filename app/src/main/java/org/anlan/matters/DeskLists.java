// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    /** Up to here rows are counted; an officer does nothing else because there are 1,400 of them instead of 1,000. */
    static final int COUNTED = 1_000;

    /** So many matters, newest first, are looked through for words that stand in very many. */
    static final int LOOKED_THROUGH = 5_000;

    private static final int LARGEST_PAGE = 200;
    private static final String NEWEST = "m.reported_at desc";
    private static final Set<MatterState> HELD =
            EnumSet.of(MatterState.DISPATCHED, MatterState.CLAIMED, MatterState.IN_PROGRESS, MatterState.PAUSED);

    /** The lists, in the order in which they stand. */
    private enum Key {
        // that an order which a unit holds is of this matter and has not ended goes without saying; said, an index
        // answers
        DUE("due", HELD, " and o.matter = m.id and o.ended_at is null and o.unit = :unit", "o.stopped, o.due_hint"),
        TRIAGE("triage", EnumSet.of(MatterState.REGISTERED, MatterState.REOPENED), "", "m.urgent desc, m.reported_at"),
        ARBITRATION("arbitration", EnumSet.of(MatterState.OBJECTED), "", "o.due_hint"),
        REPLIED(
                "replied",
                EnumSet.of(
                        MatterState.RESULT_PROPOSED,
                        MatterState.REPLIED,
                        MatterState.REDIRECTED,
                        MatterState.EMERGENCY,
                        MatterState.PARKED),
                "",
                "m.verdict_until nulls first, m.reported_at"),
        // whatever stopped it stands in the ledger, which is short
        STOPPED(
                "stopped",
                HELD,
                " and o.matter = m.id and o.stopped and exists (select from matters.suspension s where s.county = o.county and s.order_id = o.id)",
                "o.due_hint"),
        RUNNING("running", HELD, "", "o.stopped, o.due_hint"),
        ALL("all", EnumSet.allOf(MatterState.class), "", NEWEST);

        private final String word;
        private final Set<MatterState> states;
        private final String more;
        private final String order;

        Key(String word, Set<MatterState> states, String more, String order) {
            this.word = word;
            this.states = states;
            this.more = more;
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

        /** Matters of this list's states, by the states' index. */
        private String from() {
            return this == ALL
                    ? "matters.matter m"
                    : "(select * from matters.matter where county = :county and state in ("
                            + states.stream().map(state -> "'" + state + "'").collect(Collectors.joining(",")) + ")) m";
        }

        /**
         * Matters of this list's states from which the newest are taken: the index has each state's newest first, and the
         * server merges as many runs as there are states, without an index of its own that every new matter would pay for.
         */
        private String fromNewest() {
            return states.stream()
                    .map(state -> "(select * from matters.matter where county = :county and state = '" + state
                            + "' order by reported_at desc, id)")
                    .collect(Collectors.joining(" union all ", "(", ") m"));
        }
    }

    /** Where a page begins: after so many rows, or after a matter in a list of the newest. */
    private record Place(
            int rows, @Nullable Instant at, @Nullable UUID after) {
        private static final Pattern ROWS = Pattern.compile("o(\\d{1,7})");
        private static final Pattern MATTER = Pattern.compile("r(-?\\d{1,18})_([0-9a-f-]{36})");

        static Place of(String word, boolean newest) {
            if (word.isBlank()) {
                return new Place(0, null, null);
            }
            Matcher rows = ROWS.matcher(word);
            if (rows.matches()) {
                return new Place(Integer.parseInt(rows.group(1)), null, null);
            }
            Matcher matter = MATTER.matcher(word);
            if (newest && matter.matches()) {
                try {
                    return new Place(
                            0,
                            Instant.EPOCH.plus(Long.parseLong(matter.group(1)), ChronoUnit.MICROS),
                            UUID.fromString(matter.group(2)));
                } catch (IllegalArgumentException e) {
                    throw unknown();
                }
            }
            throw unknown();
        }

        private static NotAcceptable unknown() {
            return new NotAcceptable(null, Map.of("field", "after", "reason", "unknown"));
        }

        boolean atTheBeginning() {
            return rows == 0 && after == null;
        }

        /** The place after so many rows more. */
        String plus(int more) {
            return "o" + (rows + more);
        }

        static String after(Row last) {
            return after(last.reportedAt(), last.id());
        }

        static String after(Instant at, UUID id) {
            return "r" + ChronoUnit.MICROS.between(Instant.EPOCH, at) + "_" + id;
        }

        String condition() {
            return after == null ? "" : " and m.reported_at <= :at and (m.reported_at < :at or m.id > :after)";
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
                // everything there ever was is no work that waits, and is not counted for the menu
                int count = key == Key.ALL ? 0 : new Question(viewer, key, "").count();
                entries.add(new DeskList.Entry(
                        key.word,
                        steps.text("list." + key.word, locale),
                        key == Key.ALL ? null : Math.min(count, COUNTED),
                        count > COUNTED));
            }
        }
        return entries;
    }

    /**
     * A page of a list.
     *
     * <p>Words that stand in at most {@value #COUNTED} matters are looked for in all of them. Words that stand in more are
     * looked for from the newest matter back, {@value #LOOKED_THROUGH} matters at a time; {@link DeskList#lookedBackTo}
     * says how far.
     *
     * @param viewer the officer
     * @param list its word, such as {@code due}
     * @param text words to look for in title, code and message; blank for everything
     * @param sort {@code reported} for the newest first, anything else for the list's own order
     * @param after {@link DeskList#next} of the page before; blank for the beginning
     * @param size 1 to 200
     * @param locale the language of the words
     * @throws NotAcceptable when there is no such list or {@code after} is none of this list's
     */
    public DeskList page(Viewer viewer, String list, String text, String sort, String after, int size, Locale locale) {
        Key key = Key.of(list);
        boolean newest = key == Key.ALL || sort.equals("reported");
        Place place = Place.of(after, newest);
        if (!has(viewer, key)) {
            return new DeskList(List.of(), 0, false, null, null);
        }
        int limit = Math.clamp(size, 1, LARGEST_PAGE);
        var question = new Question(viewer, key, text);
        if (!text.isBlank()) {
            List<UUID> found = search.candidates(text, COUNTED + 1);
            if (found.size() <= COUNTED) {
                return among(question.matching(found, newest ? NEWEST : key.order, place), place, limit, locale);
            }
            if (newest) {
                return lookingBack(question, place, limit, locale);
            }
        }
        return counted(question, newest, place, limit, locale);
    }

    /** A page of a list that is read in its order, with its rows counted as far as anybody reads. */
    private DeskList counted(Question question, boolean newest, Place place, int limit, Locale locale) {
        List<Row> rows = newest ? question.newest(place, limit + 1) : question.inOrder(place, limit + 1);
        boolean more = rows.size() > limit;
        List<Row> shown = more ? rows.subList(0, limit) : rows;
        int total = more || !place.atTheBeginning() ? question.count() : rows.size();
        String next = !more ? null : newest ? Place.after(shown.getLast()) : place.plus(limit);
        return new DeskList(items(shown, locale), Math.min(total, COUNTED), total > COUNTED, next, null);
    }

    /** A page of few matters that have been found. */
    private DeskList among(List<UUID> found, Place place, int limit, Locale locale) {
        List<UUID> shown = found.stream().skip(place.rows()).limit(limit).toList();
        List<Row> rows = byId(shown);
        boolean more = found.size() > place.rows() + limit && !rows.isEmpty();
        String next = !more ? null : place.after() == null ? place.plus(limit) : Place.after(rows.getLast());
        return new DeskList(items(rows, locale), found.size(), false, next, null);
    }

    /** The newest matters with words that very many have. */
    private DeskList lookingBack(Question question, Place place, int limit, Locale locale) {
        List<Row> rows = question.lookingBack(place, limit + 1);
        boolean more = rows.size() > limit;
        List<Row> shown = more ? rows.subList(0, limit) : rows;
        Edge edge = more ? null : question.edge(place);
        String next = more ? Place.after(shown.getLast()) : edge == null ? null : Place.after(edge.at(), edge.id());
        return new DeskList(items(shown, locale), shown.size(), next != null, next, edge == null ? null : edge.at());
    }

    private List<Row> byId(List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, Row> rows = jdbc
                .sql("select " + COLUMNS + """
                         from matters.matter m left join matters.work_order o on o.county = m.county and o.id = m.order_id
                        where m.county = :county and m.id = any(:ids)""")
                .param("county", county.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query(DeskLists::row)
                .list()
                .stream()
                .collect(Collectors.toMap(Row::id, row -> row));
        return ids.stream().map(rows::get).filter(Objects::nonNull).toList();
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

    /** The last matter that a search has looked at. */
    private record Edge(Instant at, UUID id) {}

    /** What an officer asks of a list: which of its matters may be read, and the words they must have. */
    private final class Question {
        private static final String ORDERS =
                " left join matters.work_order o on o.county = m.county and o.id = m.order_id where m.county = :county";

        private final Key key;
        private final String text;
        private final String[] areas;
        private final UUID unit;
        private final String mayRead;

        Question(Viewer viewer, Key key, String text) {
            Permission needed = switch (key) {
                case TRIAGE -> Permission.MATTER_TRIAGE;
                case ARBITRATION -> Permission.MATTER_ARBITRATE;
                default -> Permission.MATTER_READ;
            };
            this.key = key;
            this.text = text;
            this.areas = viewer.areas(needed).toArray(String[]::new);
            this.unit = viewer.unit() == null ? new UUID(0, 0) : viewer.unit();
            boolean ofUnit = key != Key.TRIAGE && key != Key.ARBITRATION && viewer.may(Permission.MATTER_HANDLE);
            boolean everywhere =
                    Stream.of(areas).anyMatch(area -> county.value().startsWith(area));
            // only what decides is asked, so that the server can begin where that is
            mayRead = everywhere
                    ? ""
                    : areas.length == 0
                            ? " and " + (ofUnit ? "o.unit = :unit" : "false")
                            : " and (m.area ^@ any(:areas)" + (ofUnit ? " or o.unit = :unit" : "") + ")";
        }

        private String where() {
            return ORDERS + mayRead + key.more;
        }

        private JdbcClient.StatementSpec ask(String sql, Place place) {
            var spec = jdbc.sql(sql)
                    .param("county", county.value())
                    .param("areas", areas)
                    .param("unit", unit)
                    .param("likes", Search.likes(text));
            return place.at() == null
                    ? spec
                    : spec.param("at", MatterRows.utc(place.at())).param("after", place.after());
        }

        private String words() {
            return text.isBlank() ? "" : " and " + Search.condition(text);
        }

        private static String end(String order, Place place, int limit) {
            return " order by " + order + ", m.id limit " + limit
                    + (place.rows() == 0 ? "" : " offset " + place.rows());
        }

        /** How many there are, counted to one more than {@link #COUNTED}. */
        int count() {
            String sql = "select count(*) from (select from " + key.from() + where() + words() + " limit "
                    + (COUNTED + 1) + ") counted";
            return ask(sql, Place.of("", false)).query(Integer.class).single();
        }

        List<Row> inOrder(Place place, int limit) {
            return ask(
                            "select " + COLUMNS + " from " + key.from() + where() + words()
                                    + end(key.order, place, limit),
                            place)
                    .query(DeskLists::row)
                    .list();
        }

        List<Row> newest(Place place, int limit) {
            String sql = "select " + COLUMNS + " from " + key.fromNewest() + where() + place.condition() + words()
                    + end(NEWEST, place, limit);
            return ask(sql, place).query(DeskLists::row).list();
        }

        /** Those of a few matters that have the words and may be read, in order. */
        List<UUID> matching(List<UUID> among, String order, Place place) {
            String sql = "select m.id from " + key.from() + where() + place.condition() + words()
                    + " and m.id = any(:among) order by " + order + ", m.id";
            return ask(sql, place)
                    .param("among", among.toArray(UUID[]::new))
                    .query(UUID.class)
                    .list();
        }

        private String newestOnes(Place place, String columns) {
            return "(select " + columns + " from " + key.fromNewest() + where() + place.condition() + " order by "
                    + NEWEST + ", m.id limit " + LOOKED_THROUGH + ") m";
        }

        List<Row> lookingBack(Place place, int limit) {
            String sql = "select " + COLUMNS + " from " + newestOnes(place, "m.*") + ORDERS + words()
                    + end(NEWEST, place, limit);
            return ask(sql, place).query(DeskLists::row).list();
        }

        /** The last matter that {@link #lookingBack} looked at, or null when it came to the end. */
        @Nullable
        Edge edge(Place place) {
            String sql = "select m.reported_at, m.id from " + newestOnes(place, "m.reported_at, m.id") + " order by "
                    + NEWEST + ", m.id limit 1 offset " + (LOOKED_THROUGH - 1);
            return ask(sql, place)
                    .query((r, i) -> new Edge(MatterRows.instantOf(r, "reported_at"), r.getObject("id", UUID.class)))
                    .optional()
                    .orElse(null);
        }
    }

    private static final String COLUMNS = """
            m.id, m.code, m.title, m.state, m.area, m.place_text, m.requester_person, m.confidential, m.urgent,
            m.reopened > 0 as reopened, m.historic, m.reported_at,
            o.id as running_order, o.unit, o.officer_account, o.calendar, o.budget_days, o.dispatched_at, o.due_hint, o.stopped,
            exists (select from matters.suspension s where s.county = o.county and s.order_id = o.id) as has_ledger""";

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
