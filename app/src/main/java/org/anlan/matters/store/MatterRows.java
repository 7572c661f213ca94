// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.Timeline;
import org.anlan.matters.MatterState;
import org.anlan.matters.ResultClass;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Matters and their orders as rows. Every statement names its county first. */
@Component
public class MatterRows {
    private static final String MATTER = """
            m.id, m.code, m.channel, m.title, m.words, m.area, m.island, m.place_text, m.lon, m.lat, m.requester_person,
            m.anonymous, m.confidential, m.urgent, m.category, m.needs_presence, m.state, m.result_class, m.reported_at,
            m.registered_by_account, m.order_id, m.reopened, m.objected, m.replied_at, m.verdict_until, m.closed_at,
            m.merged_into, m.historic""";
    private static final String ORDER = """
            o.id, o.matter, o.attempt, o.unit, o.officer_account, o.rule, o.rule_version, o.why::text as why, o.calendar,
            o.base_island, o.needs_presence, o.budget_days, o.dispatched_at, o.due_hint, o.provisional, o.stopped,
            o.contact_due_hint, o.contacted_at, o.claimed_at, o.started_at, o.proposed_at, o.ended_at""";

    private static final String INSERT_MATTER = """
            insert into matters.matter (county, id, code, secret_salt, secret_hash, channel, title, words, area, island, place_text,
              lon, lat, requester_person, anonymous, confidential, urgent, category, needs_presence, state, reported_at,
              registered_by_account, idempotency_key, order_id, historic)
            values (:county, :id, :code, :salt, :hash, :channel, :title, :words, :area, :island, :placeText, :lon, :lat, :requester,
              :anonymous, :confidential, :urgent, :category, :needsPresence, :state, :reportedAt, :registeredBy, :key, :order, :historic)
            on conflict (county, idempotency_key) do nothing""";
    private static final String INSERT_ORDER = """
            insert into matters.work_order (county, id, matter, attempt, unit, officer_account, rule, rule_version, why, calendar,
              base_island, needs_presence, budget_days, dispatched_at, due_hint, provisional, stopped, contact_due_hint)
            select :county, :orderId, :matter, :attempt, :unit, :officer::uuid, :rule::uuid, :ruleVersion::integer, :why::jsonb, :calendar,
              :baseIsland, :orderNeedsPresence, :budgetDays, :dispatchedAt, :dueHint, :provisional, :stopped, :contactDue""";
    private static final String INSERT_FIRST =
            "with stored as (" + INSERT_MATTER + " returning id) " + Timeline.FIRST_ENTRY;
    private static final String INSERT_BOTH = "with stored as (" + INSERT_MATTER + " returning id), ordered as ("
            + INSERT_ORDER + " from stored) " + Timeline.FIRST_ENTRY;

    private final JdbcClient jdbc;
    private final CountyCode county;

    MatterRows(JdbcClient jdbc, CountyCode county) {
        this.jdbc = jdbc;
        this.county = county;
    }

    /** The secret's salt and hash, with the matter and the person they open. */
    public record Lock(
            UUID matter, byte[] salt, byte[] hash, @Nullable UUID requester) {}

    /**
     * Stores a new matter with its first line in the log, and its first order, in one statement.
     *
     * @param m the row
     * @param o its order, or null when nobody has sent it anywhere yet
     * @param salt of the secret
     * @param hash of the secret
     * @param key the sender's idempotency key
     * @param line its first line in the log
     * @return false when a matter with this key exists already; nothing was stored then
     */
    public boolean insert(MatterRow m, @Nullable OrderRow o, byte[] salt, byte[] hash, UUID key, Timeline.First line) {
        String sql = o == null ? INSERT_FIRST : INSERT_BOTH;
        var statement = jdbc.sql(sql)
                .param("county", county.value())
                .param("id", m.id())
                .param("code", m.code())
                .param("salt", salt)
                .param("hash", hash)
                .param("channel", m.channel())
                .param("title", m.title())
                .param("words", m.words())
                .param("area", m.area())
                .param("island", m.island())
                .param("placeText", m.placeText())
                .param("lon", m.lon())
                .param("lat", m.lat())
                .param("requester", m.requester())
                .param("anonymous", m.anonymous())
                .param("confidential", m.confidential())
                .param("urgent", m.urgent())
                .param("category", m.category())
                .param("needsPresence", m.needsPresence())
                .param("state", m.state().name())
                .param("reportedAt", utc(m.reportedAt()))
                .param("registeredBy", m.registeredBy())
                .param("key", key)
                .param("order", m.order())
                .param("historic", m.historic());
        return line.bind(o == null ? statement : order(statement, o)).update() == 1;
    }

    /** Stores an order of a matter that is there already; the matter names it as its current one. */
    public void insert(OrderRow o) {
        order(jdbc.sql(INSERT_ORDER).param("county", county.value()), o).update();
    }

    private static JdbcClient.StatementSpec order(JdbcClient.StatementSpec statement, OrderRow o) {
        return statement
                .param("orderId", o.id())
                .param("matter", o.matter())
                .param("attempt", o.attempt())
                .param("unit", o.unit())
                .param("officer", o.officer())
                .param("rule", o.rule())
                .param("ruleVersion", o.ruleVersion())
                .param("why", o.why())
                .param("calendar", o.calendar())
                .param("baseIsland", o.baseIsland())
                .param("orderNeedsPresence", o.needsPresence())
                .param("budgetDays", o.budgetDays())
                .param("dispatchedAt", utc(o.dispatchedAt()))
                .param("dueHint", utc(o.dueHint()))
                .param("provisional", o.provisional())
                .param("stopped", o.stopped())
                .param("contactDue", utc(o.contactDueHint()));
    }

    /**
     * A matter.
     *
     * @param id its identifier
     */
    public Optional<MatterRow> find(UUID id) {
        return jdbc.sql("select " + MATTER + " from matters.matter m where m.county = :county and m.id = :id")
                .param("county", county.value())
                .param("id", id)
                .query(MatterRows::matter)
                .optional();
    }

    /** Several matters, by code; unknown ones are left out. */
    public List<MatterRow> all(Collection<UUID> ids) {
        return jdbc.sql("select " + MATTER
                        + " from matters.matter m where m.county = :county and m.id = any(:ids) order by m.code")
                .param("county", county.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query(MatterRows::matter)
                .list();
    }

    /**
     * Gives a matter another secret; the one before opens nothing any more.
     *
     * @param id the matter
     * @param salt of the new secret
     * @param hash of the new secret
     */
    public void lockWith(UUID id, byte[] salt, byte[] hash) {
        jdbc.sql(
                        "update matters.matter set secret_salt = :salt, secret_hash = :hash where county = :county and id = :id")
                .param("salt", salt)
                .param("hash", hash)
                .param("county", county.value())
                .param("id", id)
                .update();
    }

    /**
     * A matter, its row held until the transaction ends.
     *
     * @param id its identifier
     */
    public Optional<MatterRow> lock(UUID id) {
        return jdbc.sql("select " + MATTER
                        + " from matters.matter m where m.county = :county and m.id = :id for no key update")
                .param("county", county.value())
                .param("id", id)
                .query(MatterRows::matter)
                .optional();
    }

    /**
     * The matter a sender's key made.
     *
     * @param key the idempotency key
     */
    public Optional<MatterRow> byKey(UUID key) {
        return jdbc.sql("select " + MATTER
                        + " from matters.matter m where m.county = :county and m.idempotency_key = :key")
                .param("county", county.value())
                .param("key", key)
                .query(MatterRows::matter)
                .optional();
    }

    /**
     * The matter of a code.
     *
     * @param code the whole code
     */
    public Optional<MatterRow> byCode(String code) {
        return jdbc.sql("select " + MATTER + " from matters.matter m where m.county = :county and m.code = :code")
                .param("county", county.value())
                .param("code", code)
                .query(MatterRows::matter)
                .optional();
    }

    /**
     * The locks of codes, newest first.
     *
     * @param codes the codes that may be meant
     */
    public List<Lock> locks(Collection<String> codes) {
        return jdbc.sql("""
                        select id, secret_salt, secret_hash, requester_person from matters.matter
                         where county = :county and code = any(:codes) order by reported_at desc""")
                .param("county", county.value())
                .param("codes", codes.toArray(String[]::new))
                .query((r, i) -> new Lock(
                        r.getObject("id", UUID.class),
                        r.getBytes("secret_salt"),
                        r.getBytes("secret_hash"),
                        r.getObject("requester_person", UUID.class)))
                .list();
    }

    /** Matters joined to one. */
    public List<MatterRow> joinedTo(UUID lead) {
        return jdbc.sql(
                        "select " + MATTER
                                + " from matters.matter m where m.county = :county and m.merged_into = :lead order by m.reported_at")
                .param("county", county.value())
                .param("lead", lead)
                .query(MatterRows::matter)
                .list();
    }

    /**
     * An order.
     *
     * @param id its identifier
     */
    public Optional<OrderRow> order(UUID id) {
        return jdbc.sql("select " + ORDER + " from matters.work_order o where o.county = :county and o.id = :id")
                .param("county", county.value())
                .param("id", id)
                .query(MatterRows::order)
                .optional();
    }

    /** All orders of a matter, first attempt first. */
    public List<OrderRow> orders(UUID matter) {
        return jdbc.sql(
                        "select " + ORDER
                                + " from matters.work_order o where o.county = :county and o.matter = :matter order by o.attempt")
                .param("county", county.value())
                .param("matter", matter)
                .query(MatterRows::order)
                .list();
    }

    /** Open orders that need presence; those an unreachable island may stop. */
    public List<OrderRow> openOrdersNeedingPresence() {
        return jdbc.sql("select " + ORDER + " " + """
                         from matters.work_order o
                        where o.county = :county and o.ended_at is null and o.needs_presence order by o.id""")
                .param("county", county.value())
                .query(MatterRows::order)
                .list();
    }

    /** Open orders whose due time was counted through a year without a calendar. */
    public List<OrderRow> openProvisionalOrders() {
        return jdbc.sql("select " + ORDER + " " + """
                         from matters.work_order o
                        where o.county = :county and o.ended_at is null and o.provisional order by o.id""")
                .param("county", county.value())
                .query(MatterRows::order)
                .list();
    }

    /** The ledger of one order, oldest first. */
    public List<SuspensionRow> ledger(UUID order) {
        return ledgers(List.of(order)).getOrDefault(order, List.of());
    }

    /** The ledgers of several orders, each oldest first; nothing for an order that was never stopped. */
    public Map<UUID, List<SuspensionRow>> ledgers(Collection<UUID> orders) {
        Map<UUID, List<SuspensionRow>> ledgers = new HashMap<>();
        if (orders.isEmpty()) {
            return ledgers;
        }
        jdbc.sql("""
                        select order_id, stop, kind, from_at, until_at, reason, source, voided from matters.suspension
                         where county = :county and order_id = any(:orders) order by from_at""")
                .param("county", county.value())
                .param("orders", orders.toArray(UUID[]::new))
                .query((ResultSet r) -> {
                    ledgers.computeIfAbsent(r.getObject("order_id", UUID.class), o -> new ArrayList<>())
                            .add(new SuspensionRow(
                                    r.getObject("stop", UUID.class),
                                    r.getString("kind"),
                                    instantOf(r, "from_at"),
                                    instant(r, "until_at"),
                                    r.getString("reason"),
                                    r.getString("source"),
                                    r.getBoolean("voided")));
                });
        return ledgers;
    }

    /** Writes a line of an order's ledger, or corrects the line of the same stop. */
    public void enter(UUID order, SuspensionRow s) {
        jdbc.sql("""
                        insert into matters.suspension (county, order_id, stop, kind, from_at, until_at, reason, source, voided)
                        values (:county, :order, :stop, :kind, :from, :until, :reason, :source, :voided)
                        on conflict (county, order_id, stop) do update set from_at = excluded.from_at, until_at = excluded.until_at,
                          source = excluded.source, voided = excluded.voided""")
                .param("county", county.value())
                .param("order", order)
                .param("stop", s.stop())
                .param("kind", s.kind())
                .param("from", utc(s.from()))
                .param("until", s.until() == null ? null : utc(s.until()))
                .param("reason", s.reason())
                .param("source", s.source())
                .param("voided", s.voided())
                .update();
    }

    /** Stores what the deadline says now, for sorting and wake-ups. */
    public void hint(UUID order, Instant due, boolean provisional, boolean stopped) {
        jdbc.sql("""
                        update matters.work_order set due_hint = :due, provisional = :provisional, stopped = :stopped
                         where county = :county and id = :id""")
                .param("due", utc(due))
                .param("provisional", provisional)
                .param("stopped", stopped)
                .param("county", county.value())
                .param("id", order)
                .update();
    }

    /** Moves a matter to another state. */
    public void state(UUID id, MatterState to) {
        jdbc.sql("update matters.matter set state = :to, version = version + 1 where county = :county and id = :id")
                .param("to", to.name())
                .param("county", county.value())
                .param("id", id)
                .update();
    }

    /** Makes an order the matter's current one, with what was decided about the matter on the way. */
    public void current(UUID id, UUID order, @Nullable String category, boolean needsPresence, boolean urgent) {
        jdbc.sql("""
                        update matters.matter set order_id = :order, category = :category, needs_presence = :needsPresence,
                          urgent = :urgent where county = :county and id = :id""")
                .param("order", order)
                .param("category", category)
                .param("needsPresence", needsPresence)
                .param("urgent", urgent)
                .param("county", county.value())
                .param("id", id)
                .update();
    }

    /** Marks an order as ended. */
    public void endOrder(UUID order, Instant at) {
        jdbc.sql(
                        "update matters.work_order set ended_at = :at, stopped = false where county = :county and id = :id and ended_at is null")
                .param("at", utc(at))
                .param("county", county.value())
                .param("id", order)
                .update();
    }

    /**
     * The next numbers of a day, in a transaction of their own so that nobody waits for somebody else's.
     *
     * @param day the day
     * @param count how many
     * @return the first of them
     */
    @org.springframework.transaction.annotation.Transactional(
            propagation = org.springframework.transaction.annotation.Propagation.REQUIRES_NEW)
    public int takeNumbers(LocalDate day, int count) {
        return jdbc.sql("""
                        insert into matters.number_block (county, day, next) values (:county, :day, 1 + :count)
                        on conflict (county, day) do update set next = matters.number_block.next + :count
                        returning next - :count""")
                .param("county", county.value())
                .param("day", day)
                .param("count", count)
                .query(Integer.class)
                .single();
    }

    private static MatterRow matter(ResultSet r, int row) throws SQLException {
        String result = r.getString("result_class");
        return new MatterRow(
                r.getObject("id", UUID.class),
                r.getString("code"),
                r.getString("channel"),
                r.getString("title"),
                r.getString("words"),
                r.getString("area"),
                r.getString("island"),
                r.getString("place_text"),
                r.getObject("lon", Double.class),
                r.getObject("lat", Double.class),
                r.getObject("requester_person", UUID.class),
                r.getBoolean("anonymous"),
                r.getBoolean("confidential"),
                r.getBoolean("urgent"),
                r.getString("category"),
                r.getBoolean("needs_presence"),
                MatterState.valueOf(r.getString("state")),
                result == null ? null : ResultClass.valueOf(result),
                instantOf(r, "reported_at"),
                r.getObject("registered_by_account", UUID.class),
                r.getObject("order_id", UUID.class),
                r.getInt("reopened"),
                r.getBoolean("objected"),
                instant(r, "replied_at"),
                instant(r, "verdict_until"),
                instant(r, "closed_at"),
                r.getObject("merged_into", UUID.class),
                r.getBoolean("historic"));
    }

    private static OrderRow order(ResultSet r, int row) throws SQLException {
        return new OrderRow(
                r.getObject("id", UUID.class),
                r.getObject("matter", UUID.class),
                r.getInt("attempt"),
                r.getObject("unit", UUID.class),
                r.getObject("officer_account", UUID.class),
                r.getObject("rule", UUID.class),
                r.getObject("rule_version", Integer.class),
                r.getString("why"),
                r.getString("calendar"),
                r.getString("base_island"),
                r.getBoolean("needs_presence"),
                r.getInt("budget_days"),
                instantOf(r, "dispatched_at"),
                instantOf(r, "due_hint"),
                r.getBoolean("provisional"),
                r.getBoolean("stopped"),
                instantOf(r, "contact_due_hint"),
                instant(r, "contacted_at"),
                instant(r, "claimed_at"),
                instant(r, "started_at"),
                instant(r, "proposed_at"),
                instant(r, "ended_at"));
    }

    /** An instant as the driver takes it. */
    public static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    /** A column that is never null. */
    public static Instant instantOf(ResultSet r, String column) throws SQLException {
        return r.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** A column that may be null. */
    public static @Nullable Instant instant(ResultSet r, String column) throws SQLException {
        OffsetDateTime at = r.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
