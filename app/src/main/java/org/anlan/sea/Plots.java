// SPDX-License-Identifier: Apache-2.0
package org.anlan.sea;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Timeline;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.anlan.place.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * The register of plots, boats, which boats belong where, and windows in which others may work there. Every change is in the
 * log and can be taken back; drawing a plot anew keeps the old outline.
 */
@Component
public class Plots {
    private static final String PLOT = """
            select p.id, p.number, p.name, p.area, p.mu, p.holder, p.holder_code, p.licence, p.licence_from, p.licence_until, p.state, p.fence,
                   o.version, o.rings::text as rings
              from sea.plot p join lateral (select version, rings from sea.outline o where o.county = p.county and o.plot = p.id
                                             order by version desc limit 1) o on true
             where p.county = :county""";
    private static final String BOAT = """
            select b.id, b.name, b.mmsi, b.length_m, b.duty, b.holder_code, b.state,
                   array(select p.number from sea.link l join sea.plot p on p.county = l.county and p.id = l.plot
                          where l.county = b.county and l.boat = b.id and l.ended_at is null and p.withdrawn_at is null order by p.number) as plots
              from sea.boat b where b.county = :county""";

    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Clock clock;
    private final Timeline timeline;
    private final Places places;
    private final JsonMapper json;
    private final AtomicLong changes = new AtomicLong();

    /** One window for a boat at a plot. */
    public record Ticket(
            UUID id,
            UUID plot,
            String plotNumber,
            UUID boat,
            String boatName,
            String work,
            Instant from,
            Instant until,
            boolean ended) {}

    /** An earlier or present outline. */
    public record Edition(int version, Instant since, Outline outline) {}

    Plots(JdbcClient jdbc, CountyCode county, Clock clock, Timeline timeline, Places places, JsonMapper json) {
        this.jdbc = jdbc;
        this.county = county;
        this.clock = clock;
        this.timeline = timeline;
        this.places = places;
        this.json = json;
    }

    // ── plots ───────────────────────────────────────────────────────────────────────────────────────────────────────

    /** Every plot that is not withdrawn, by number. */
    public List<Plot> all() {
        return jdbc.sql(PLOT + " and p.withdrawn_at is null order by p.number")
                .param("county", county.value())
                .query(this::readPlot)
                .list();
    }

    /** A page of plots whose number, name, holder or licence contains the words, by number. */
    public List<Plot> search(String words, int page, int size) {
        return jdbc.sql(PLOT + " " + """
                         and p.withdrawn_at is null
                         and (:words = '' or p.number ilike :like or p.name ilike :like or p.holder ilike :like or p.licence ilike :like)
                         order by p.number limit :size offset :skip""")
                .param("county", county.value())
                .param("words", words.strip())
                .param("like", "%" + words.strip().replaceAll("([%_\\\\])", "\\\\$1") + "%")
                .param("size", Math.clamp(size, 1, 200))
                .param("skip", (long) Math.max(0, page) * Math.clamp(size, 1, 200))
                .query(this::readPlot)
                .list();
    }

    /** How many plots there are and how many mu they have together. */
    public record Total(int plots, double mu, int boats) {}

    /** The county's totals. */
    public Total total() {
        return jdbc.sql("""
                        select (select count(*) from sea.plot where county = :county and withdrawn_at is null) as plots,
                               (select coalesce(sum(mu), 0) from sea.plot where county = :county and withdrawn_at is null) as mu,
                               (select count(*) from sea.boat where county = :county and withdrawn_at is null) as boats""")
                .param("county", county.value())
                .query((r, i) -> new Total(r.getInt("plots"), r.getDouble("mu"), r.getInt("boats")))
                .single();
    }

    /** One plot. @throws NoSuchAtSea when there is none, or it was withdrawn */
    public Plot plot(UUID id) {
        return jdbc.sql(PLOT + " and p.withdrawn_at is null and p.id = :id")
                .param("county", county.value())
                .param("id", id)
                .query(this::readPlot)
                .optional()
                .orElseThrow(() -> new NoSuchAtSea("plot", id));
    }

    /** Every outline a plot had, newest first. */
    public List<Edition> editions(UUID plot) {
        return jdbc.sql(
                        "select version, since, rings::text as rings from sea.outline where county = :county and plot = :plot order by version desc")
                .param("county", county.value())
                .param("plot", plot)
                .query((r, i) -> new Edition(r.getInt("version"), instant(r, "since"), outline(r.getString("rings"))))
                .list();
    }

    /** Enters a plot. */
    @Transactional
    public Plot enter(Viewer viewer, Plot.Entry entry) {
        viewer.require(Permission.SEA_EDIT, county.value());
        UUID id = insert(entry, null, viewer.account());
        timeline.append(
                ref("plot", id),
                viewer.actor(),
                "plot.entered",
                Map.of("number", entry.number().strip()),
                null);
        changed();
        return plot(id);
    }

    /** Changes what is written of a plot, and its outline when a new one is given; the old outline is kept. */
    @Transactional
    public Plot change(Viewer viewer, UUID id, Plot.Entry entry) {
        viewer.require(Permission.SEA_EDIT, county.value());
        Plot before = lock(id);
        check(entry);
        Outline outline = entry.outline() == null ? before.outline() : entry.outline();
        try {
            jdbc.sql("""
                            update sea.plot set number = :number, name = :name, area = :area, mu = :mu, holder = :holder, holder_code = :code,
                              licence = :licence, licence_from = :from, licence_until = :until, state = :state, version = version + 1
                             where county = :county and id = :id""")
                    .params(params(entry, outline))
                    .param("county", county.value())
                    .param("id", id)
                    .update();
        } catch (DuplicateKeyException e) {
            throw new SeaRefused("number", "taken");
        }
        boolean redrawn = entry.outline() != null && !same(entry.outline(), before.outline());
        if (redrawn) draw(id, before.version() + 1, outline, viewer.account());
        timeline.append(
                ref("plot", id),
                viewer.actor(),
                redrawn ? "plot.redrawn" : "plot.changed",
                Map.of("number", entry.number().strip()),
                null);
        changed();
        return plot(id);
    }

    /** Takes a plot out of the register; its outlines stay, and {@link #restore} brings it back. */
    @Transactional
    public void withdraw(Viewer viewer, UUID id) {
        viewer.require(Permission.SEA_EDIT, county.value());
        Plot plot = lock(id);
        jdbc.sql("update sea.plot set withdrawn_at = :now where county = :county and id = :id")
                .param("now", utc(clock.instant()))
                .param("county", county.value())
                .param("id", id)
                .update();
        timeline.append(ref("plot", id), viewer.actor(), "plot.withdrawn", Map.of("number", plot.number()), null);
        changed();
    }

    /** Brings a withdrawn plot back. */
    @Transactional
    public Plot restore(Viewer viewer, UUID id) {
        viewer.require(Permission.SEA_EDIT, county.value());
        int found;
        try {
            found = jdbc.sql(
                            "update sea.plot set withdrawn_at = null where county = :county and id = :id and withdrawn_at is not null")
                    .param("county", county.value())
                    .param("id", id)
                    .update();
        } catch (DuplicateKeyException e) {
            throw new SeaRefused("number", "taken");
        }
        if (found == 0) throw new NoSuchAtSea("plot", id);
        timeline.append(ref("plot", id), viewer.actor(), "plot.restored", Map.of(), null);
        changed();
        return plot(id);
    }

    UUID insert(Plot.Entry entry, @Nullable UUID batch, UUID account) {
        check(entry);
        Outline outline = entry.outline();
        if (outline == null) throw new SeaRefused("outline", "missing");
        UUID id;
        try {
            id = jdbc.sql("""
                            insert into sea.plot (county, number, name, area, mu, holder, holder_code, licence, licence_from, licence_until, state, batch, made_at)
                            values (:county, :number, :name, :area, :mu, :holder, :code, :licence, :from, :until, :state, :batch, :now) returning id""")
                    .params(params(entry, outline))
                    .param("county", county.value())
                    .param("batch", batch)
                    .param("now", utc(clock.instant()))
                    .query(UUID.class)
                    .single();
        } catch (DuplicateKeyException e) {
            throw new SeaRefused("number", "taken");
        }
        draw(id, 1, outline, account);
        return id;
    }

    private void draw(UUID plot, int version, Outline outline, UUID account) {
        jdbc.sql(
                        "insert into sea.outline (county, plot, version, rings, since, by_account) values (:county, :plot, :version, :rings::jsonb, :now, :by)")
                .param("county", county.value())
                .param("plot", plot)
                .param("version", version)
                .param("rings", json.writeValueAsString(outline.rings()))
                .param("now", utc(clock.instant()))
                .param("by", account)
                .update();
    }

    private static Map<String, ?> params(Plot.Entry entry, Outline outline) {
        var params = new HashMap<String, @Nullable Object>();
        params.put("number", entry.number().strip());
        params.put("name", entry.name().strip());
        params.put("area", entry.area());
        params.put("mu", entry.mu() == null ? Math.max(0.01, outline.mu()) : entry.mu());
        params.put("holder", entry.holder().strip());
        params.put("code", entry.holderCode().strip());
        params.put(
                "licence",
                entry.licence() == null || entry.licence().isBlank()
                        ? null
                        : entry.licence().strip());
        params.put("from", entry.licenceFrom());
        params.put("until", entry.licenceUntil());
        params.put("state", word(entry.state()));
        return params;
    }

    /** Refuses what a plot cannot be. */
    void check(Plot.Entry entry) {
        text("number", entry.number(), 40);
        text("name", entry.name(), 80);
        text("holder", entry.holder(), 80);
        text("holderCode", entry.holderCode(), 40);
        if (places.find(entry.area()).isEmpty()) throw new SeaRefused("area", "unknown");
        if (entry.mu() != null && !(entry.mu() > 0 && entry.mu() < 1_000_000))
            throw new SeaRefused("mu", "not-positive");
        LocalDate from = entry.licenceFrom(), until = entry.licenceUntil();
        if (from != null && until != null && until.isBefore(from))
            throw new SeaRefused("licenceUntil", "before-the-beginning");
        // 海域使用管理法 25: at most fifteen years for aquaculture
        if (from != null && until != null && until.isAfter(from.plusYears(15)))
            throw new SeaRefused("licenceUntil", "longer-than-15-years");
    }

    private static void text(String field, String value, int longest) {
        if (value.isBlank()) throw new SeaRefused(field, "missing");
        if (value.strip().length() > longest) throw new SeaRefused(field, "too-long");
    }

    private Plot lock(UUID id) {
        jdbc.sql("select 1 from sea.plot where county = :county and id = :id for update")
                .param("county", county.value())
                .param("id", id)
                .query(Integer.class)
                .optional();
        return plot(id);
    }

    private static boolean same(Outline a, Outline b) {
        return a.rings().size() == b.rings().size()
                && java.util.stream.IntStream.range(0, a.rings().size())
                        .allMatch(n -> Arrays.equals(a.rings().get(n), b.rings().get(n)));
    }

    // ── boats ───────────────────────────────────────────────────────────────────────────────────────────────────────

    /** A page of boats whose name, number or holder's code contains the words, by name. */
    public List<Boat> boats(String words, int page, int size) {
        return jdbc.sql(BOAT + " " + """
                         and b.withdrawn_at is null
                         and (:words = '' or b.name ilike :like or b.mmsi::text like :like or b.holder_code ilike :like)
                         order by b.name limit :size offset :skip""")
                .param("county", county.value())
                .param("words", words.strip())
                .param("like", "%" + words.strip().replaceAll("([%_\\\\])", "\\\\$1") + "%")
                .param("size", Math.clamp(size, 1, 200))
                .param("skip", (long) Math.max(0, page) * Math.clamp(size, 1, 200))
                .query(Plots::readBoat)
                .list();
    }

    /** One boat. */
    public Boat boat(UUID id) {
        return jdbc.sql(BOAT + " and b.withdrawn_at is null and b.id = :id")
                .param("county", county.value())
                .param("id", id)
                .query(Plots::readBoat)
                .optional()
                .orElseThrow(() -> new NoSuchAtSea("boat", id));
    }

    /** Enters a boat, with the plots it belongs to. */
    @Transactional
    public Boat enter(Viewer viewer, Boat.Entry entry) {
        viewer.require(Permission.SEA_EDIT, county.value());
        UUID id = insert(entry, null);
        timeline.append(ref("boat", id), viewer.actor(), "boat.entered", Map.of("plots", entry.plots()), null);
        changed();
        return boat(id);
    }

    /** Changes a boat and the plots it belongs to. */
    @Transactional
    public Boat change(Viewer viewer, UUID id, Boat.Entry entry) {
        viewer.require(Permission.SEA_EDIT, county.value());
        boat(id);
        check(entry);
        try {
            jdbc.sql("""
                            update sea.boat set name = :name, mmsi = :mmsi, length_m = :length, duty = :duty, holder_code = :code, state = :state
                             where county = :county and id = :id""")
                    .params(params(entry))
                    .param("county", county.value())
                    .param("id", id)
                    .update();
        } catch (DuplicateKeyException e) {
            throw new SeaRefused("name", "taken");
        }
        link(id, entry.plots(), "register");
        timeline.append(ref("boat", id), viewer.actor(), "boat.changed", Map.of("plots", entry.plots()), null);
        changed();
        return boat(id);
    }

    /** Takes a boat out of the register; it belongs nowhere any more. */
    @Transactional
    public void withdrawBoat(Viewer viewer, UUID id) {
        viewer.require(Permission.SEA_EDIT, county.value());
        boat(id);
        jdbc.sql("update sea.boat set withdrawn_at = :now where county = :county and id = :id")
                .param("now", utc(clock.instant()))
                .param("county", county.value())
                .param("id", id)
                .update();
        timeline.append(ref("boat", id), viewer.actor(), "boat.withdrawn", Map.of(), null);
        changed();
    }

    /** Brings a withdrawn boat back, with the plots it belonged to. */
    @Transactional
    public Boat restoreBoat(Viewer viewer, UUID id) {
        viewer.require(Permission.SEA_EDIT, county.value());
        int found;
        try {
            found = jdbc.sql(
                            "update sea.boat set withdrawn_at = null where county = :county and id = :id and withdrawn_at is not null")
                    .param("county", county.value())
                    .param("id", id)
                    .update();
        } catch (DuplicateKeyException e) {
            throw new SeaRefused("name", "taken");
        }
        if (found == 0) throw new NoSuchAtSea("boat", id);
        timeline.append(ref("boat", id), viewer.actor(), "boat.restored", Map.of(), null);
        changed();
        return boat(id);
    }

    UUID insert(Boat.Entry entry, @Nullable UUID batch) {
        check(entry);
        UUID id;
        try {
            id = jdbc.sql("""
                            insert into sea.boat (county, name, mmsi, length_m, duty, holder_code, state, batch, made_at)
                            values (:county, :name, :mmsi, :length, :duty, :code, :state, :batch, :now) returning id""")
                    .params(params(entry))
                    .param("county", county.value())
                    .param("batch", batch)
                    .param("now", utc(clock.instant()))
                    .query(UUID.class)
                    .single();
        } catch (DuplicateKeyException e) {
            throw new SeaRefused(String.valueOf(e.getMessage()).contains("boat_mmsi") ? "mmsi" : "name", "taken");
        }
        link(id, entry.plots(), batch == null ? "register" : "file");
        return id;
    }

    private static Map<String, ?> params(Boat.Entry entry) {
        var params = new HashMap<String, @Nullable Object>();
        params.put("name", entry.name().strip());
        params.put("mmsi", entry.mmsi());
        params.put("length", entry.lengthMetres());
        params.put("duty", word(entry.duty()));
        params.put(
                "code",
                entry.holderCode() == null || entry.holderCode().isBlank()
                        ? null
                        : entry.holderCode().strip());
        params.put("state", word(entry.state()));
        return params;
    }

    /** Refuses what a boat cannot be. */
    void check(Boat.Entry entry) {
        text("name", entry.name(), 60);
        if (entry.mmsi() != null && (entry.mmsi() < 1 || entry.mmsi() > 999_999_999))
            throw new SeaRefused("mmsi", "not-nine-digits");
        if (entry.lengthMetres() != null && !(entry.lengthMetres() > 0 && entry.lengthMetres() < 500)) {
            throw new SeaRefused("lengthMetres", "not-a-length");
        }
    }

    /** Makes a boat belong to these plots and to no others. */
    private void link(UUID boat, List<String> numbers, String way) {
        List<UUID> plots = jdbc.sql(
                        "select id from sea.plot where county = :county and withdrawn_at is null and number = any(:numbers)")
                .param("county", county.value())
                .param("numbers", numbers.toArray(String[]::new))
                .query(UUID.class)
                .list();
        if (plots.size() != numbers.stream().distinct().count()) throw new SeaRefused("plots", "unknown-plot");
        UUID[] wanted = plots.toArray(UUID[]::new);
        jdbc.sql(
                        "update sea.link set ended_at = :now where county = :county and boat = :boat and ended_at is null and not plot = any(:plots)")
                .param("now", utc(clock.instant()))
                .param("county", county.value())
                .param("boat", boat)
                .param("plots", wanted)
                .update();
        jdbc.sql("""
                        insert into sea.link (county, plot, boat, way, since) select :county, unnest(:plots::uuid[]), :boat, :way, :now
                        on conflict (county, plot, boat) where ended_at is null do nothing""")
                .param("county", county.value())
                .param("plots", wanted)
                .param("boat", boat)
                .param("way", way)
                .param("now", utc(clock.instant()))
                .update();
    }

    // ── windows ─────────────────────────────────────────────────────────────────────────────────────────────────────

    /** Windows that have not ended, soonest first. */
    public List<Ticket> tickets() {
        return jdbc.sql("""
                        select t.id, t.plot, p.number, t.boat, b.name, t.work, t.from_at, t.until_at, t.ended_at is not null as ended
                          from sea.ticket t join sea.plot p on p.county = t.county and p.id = t.plot
                          join sea.boat b on b.county = t.county and b.id = t.boat
                         where t.county = :county and t.ended_at is null and t.until_at > :now order by t.from_at, t.id limit 500""")
                .param("county", county.value())
                .param("now", utc(clock.instant()))
                .query((r, i) -> new Ticket(
                        r.getObject("id", UUID.class),
                        r.getObject("plot", UUID.class),
                        r.getString("number"),
                        r.getObject("boat", UUID.class),
                        r.getString("name"),
                        r.getString("work"),
                        instant(r, "from_at"),
                        instant(r, "until_at"),
                        r.getBoolean("ended")))
                .list();
    }

    /** Opens a window, of at most 60 days, in which a boat may work at a plot where it does not belong. */
    @Transactional
    public UUID allow(Viewer viewer, UUID plot, UUID boat, String work, Instant from, Instant until) {
        viewer.require(Permission.SEA_EDIT, county.value());
        plot(plot);
        boat(boat);
        if (!List.of("seeding", "inspection", "harvest", "repair").contains(work))
            throw new SeaRefused("work", "unknown");
        if (!until.isAfter(from)) throw new SeaRefused("until", "before-the-beginning");
        if (until.isAfter(from.plus(java.time.Duration.ofDays(60))))
            throw new SeaRefused("until", "longer-than-60-days");
        UUID id = jdbc.sql("""
                        insert into sea.ticket (county, plot, boat, work, from_at, until_at, by_account, made_at)
                        values (:county, :plot, :boat, :work, :from, :until, :by, :now) returning id""")
                .param("county", county.value())
                .param("plot", plot)
                .param("boat", boat)
                .param("work", work)
                .param("from", utc(from))
                .param("until", utc(until))
                .param("by", viewer.account())
                .param("now", utc(clock.instant()))
                .query(UUID.class)
                .single();
        timeline.append(
                ref("sea-ticket", id),
                viewer.actor(),
                "ticket.opened",
                Map.of("plot", plot, "boat", boat, "work", work),
                null);
        changed();
        return id;
    }

    /** Closes a window early. */
    @Transactional
    public void endTicket(Viewer viewer, UUID id) {
        viewer.require(Permission.SEA_EDIT, county.value());
        int found = jdbc.sql(
                        "update sea.ticket set ended_at = :now where county = :county and id = :id and ended_at is null")
                .param("now", utc(clock.instant()))
                .param("county", county.value())
                .param("id", id)
                .update();
        if (found == 0) throw new NoSuchAtSea("sea-ticket", id);
        timeline.append(ref("sea-ticket", id), viewer.actor(), "ticket.closed", Map.of(), null);
        changed();
    }

    // ── for the detector ────────────────────────────────────────────────────────────────────────────────────────────

    /** Grows with every change. */
    public long edition() {
        return jdbc.sql("select edition from sea.edition where county = :county")
                .param("county", county.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** How many changes this node has made; another node's show in {@link #edition}. */
    long changesHere() {
        return changes.get();
    }

    /** Says that something changed: to other nodes by the edition, to this one as soon as it is committed. */
    void changed() {
        jdbc.sql(
                        "insert into sea.edition (county, edition) values (:county, 1) on conflict (county) do update set edition = edition.edition + 1")
                .param("county", county.value())
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                changes.incrementAndGet();
            }
        });
    }

    /** Every boat with a transponder that is in the register. */
    List<Boat> withTransponder() {
        return jdbc.sql(BOAT + " and b.withdrawn_at is null and b.mmsi is not null")
                .param("county", county.value())
                .query(Plots::readBoat)
                .list();
    }

    private Plot readPlot(ResultSet r, int row) throws SQLException {
        return new Plot(
                r.getObject("id", UUID.class),
                r.getString("number"),
                r.getString("name"),
                r.getString("area"),
                r.getDouble("mu"),
                r.getString("holder"),
                r.getString("holder_code"),
                r.getString("licence"),
                r.getObject("licence_from", LocalDate.class),
                r.getObject("licence_until", LocalDate.class),
                Plot.State.valueOf(constant(r.getString("state"))),
                r.getLong("fence"),
                r.getInt("version"),
                outline(r.getString("rings")));
    }

    private static Boat readBoat(ResultSet r, int row) throws SQLException {
        return new Boat(
                r.getObject("id", UUID.class),
                r.getString("name"),
                r.getObject("mmsi", Integer.class),
                r.getBigDecimal("length_m") == null ? null : r.getDouble("length_m"),
                Boat.Duty.valueOf(constant(r.getString("duty"))),
                r.getString("holder_code"),
                Boat.State.valueOf(constant(r.getString("state"))),
                List.of((String[]) r.getArray("plots").getArray()));
    }

    private Outline outline(String rings) {
        return new Outline(List.of(json.readValue(rings, int[][].class)));
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static ObjectRef ref(String kind, UUID id) {
        return new ObjectRef(kind, id);
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet r, String column) throws SQLException {
        return r.getObject(column, OffsetDateTime.class).toInstant();
    }
}
