// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anlan.kernel.Actor;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Timeline;
import org.anlan.matters.store.MatterRows;
import org.anlan.organisations.Units;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The routing table 派单目录: data with versions that an administrator changes. A change never edits a line: it ends the
 * old one and begins a new one in the next version, so that every order can still say by which line it was sent.
 */
@Component
public class Routing {
    /** How long another node may still work by the version before. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Clock clock;
    private final Timeline timeline;
    private final Units units;
    private final LoadingCache<String, RoutingTable> current;

    Routing(JdbcClient jdbc, CountyCode county, Clock clock, Timeline timeline, Units units) {
        this.jdbc = jdbc;
        this.county = county;
        this.clock = clock;
        this.timeline = timeline;
        this.units = units;
        this.current = Caffeine.newBuilder().expireAfterWrite(FRESH).build(k -> load());
    }

    /** One message of the past under a changed table. */
    public record DryRun(
            UUID matter,
            String code,
            String title,
            @Nullable String before,
            @Nullable String after,
            List<String> spoke) {}

    RoutingTable table() {
        return current.get("");
    }

    /** The version in force; 0 while the table is empty. */
    public int version() {
        return table().version();
    }

    /** All lines in force, those for the smallest areas first. */
    public List<RoutingRule> rules() {
        return table().rules();
    }

    /** All categories, by code. */
    public Map<String, Category> categories() {
        return table().categories();
    }

    /**
     * Where a message may belong.
     *
     * @param words the message
     * @param area where it is
     */
    public List<Proposal> propose(String words, String area) {
        return table().propose(words, area);
    }

    /**
     * The line for a category in an area.
     *
     * @param category its code
     * @param area the area's code
     */
    public Optional<RoutingRule> ruleFor(String category, String area) {
        return table().ruleFor(category, area);
    }

    /**
     * Makes a category known, or renames the one of that code; codes never change, so that history keeps its meaning.
     *
     * @param category the category
     */
    @Transactional
    public void defineCategory(Category category) {
        jdbc.sql("""
                        insert into matters.category (county, code, parent, name, name_en) values (:county, :code, :parent, :name, :nameEn)
                        on conflict (county, code) do update set parent = excluded.parent, name = excluded.name, name_en = excluded.name_en""")
                .param("county", county.value())
                .param("code", category.code())
                .param("parent", category.parent())
                .param("name", category.name())
                .param("nameEn", category.nameEn())
                .update();
        changed();
    }

    /**
     * Adds lines in one new version, as a county does when it sets up.
     *
     * @param lines the lines
     */
    @Transactional
    public void defineRules(List<RoutingRule.New> lines) {
        int version = nextVersion(null);
        lines.forEach(line -> insert(line, version));
        timeline.append(
                tableRef(), Actor.SYSTEM, "routing.loaded", Map.of("version", version, "lines", lines.size()), null);
        current.invalidateAll();
    }

    /**
     * Ends lines and begins others in one new version, as a setup does.
     *
     * @param ended lines in force that end
     * @param begun lines that begin
     * @param actor who does it
     * @return the lines that began, in the same order
     * @throws NotAcceptable when a line names an unknown unit or category
     */
    @Transactional
    public List<UUID> change(List<UUID> ended, List<RoutingRule.New> begun, Actor actor) {
        Map<String, Category> known = load().categories();
        begun.forEach(line -> check(line, known));
        int version = nextVersion(null);
        jdbc.sql("""
                        update matters.routing_rule set until_version = :version
                         where county = :county and id = any(:ids) and until_version is null""")
                .param("version", version)
                .param("county", county.value())
                .param("ids", ended.toArray(UUID[]::new))
                .update();
        List<UUID> ids = begun.stream().map(line -> insert(line, version)).toList();
        timeline.append(
                tableRef(),
                actor,
                "routing.changed",
                Map.of("version", version, "ended", ended.size(), "begun", begun.size()),
                null);
        changed();
        return ids;
    }

    /**
     * Takes a line away again that no order was ever sent by; one that was used ends instead.
     *
     * @param id the line
     * @param actor who does it
     */
    @Transactional
    public void withdraw(UUID id, Actor actor) {
        int version = nextVersion(null);
        int gone = jdbc.sql("""
                        delete from matters.routing_rule r where county = :county and id = :id
                           and not exists (select 1 from matters.work_order o where o.county = r.county and o.rule = r.id)""").param("county", county.value()).param("id", id).update();
        if (gone == 0) {
            change(List.of(id), List.of(), actor);
            return;
        }
        timeline.append(
                tableRef(), actor, "routing.withdrawn", Map.of("version", version, "rule", id.toString()), null);
        changed();
    }

    /**
     * Takes a category away again.
     *
     * @param code the category
     * @return false when a matter, a line or another category names it, so that it stays
     */
    @Transactional
    public boolean withdrawCategory(String code) {
        boolean gone = jdbc.sql("""
                        delete from matters.category c where county = :county and code = :code
                           and not exists (select 1 from matters.matter m where m.county = c.county and m.category = c.code)
                           and not exists (select 1 from matters.routing_rule r where r.county = c.county and r.category = c.code)
                           and not exists (select 1 from matters.category k where k.county = c.county and k.parent = c.code)""")
                        .param("county", county.value())
                        .param("code", code)
                        .update()
                > 0;
        changed();
        return gone;
    }

    /** Lines in force as the database has them now, also within a transaction that changed them. */
    public List<RoutingRule> rulesNow() {
        return load().rules();
    }

    /** Categories as the database has them now, also within a transaction that changed them. */
    public Map<String, Category> categoriesNow() {
        return load().categories();
    }

    /** What was read before, or within a transaction that may yet be taken back, is not kept. */
    private void changed() {
        current.invalidateAll();
        if (org.springframework.transaction.support.TransactionSynchronizationManager.isSynchronizationActive()) {
            org.springframework.transaction.support.TransactionSynchronizationManager.registerSynchronization(
                    new org.springframework.transaction.support.TransactionSynchronization() {
                        @Override
                        public void afterCompletion(int status) {
                            current.invalidateAll();
                        }
                    });
        }
    }

    /**
     * Adds one line in a new version.
     *
     * @param viewer who changes it; needs {@link Permission#ROUTING_EDIT}
     * @param line the line
     */
    @Transactional
    public RoutingRule add(Viewer viewer, RoutingRule.New line) {
        viewer.require(Permission.ROUTING_EDIT, county.value());
        check(line);
        int version = nextVersion(viewer);
        UUID id = insert(line, version);
        timeline.append(
                tableRef(), viewer.actor(), "routing.added", Map.of("version", version, "rule", id.toString()), null);
        current.invalidateAll();
        return load().rule(id).orElseThrow();
    }

    /**
     * Ends a line and begins another in its place, in a new version.
     *
     * @param viewer who changes it; needs {@link Permission#ROUTING_EDIT}
     * @param id the line that ends
     * @param line the line that begins
     */
    @Transactional
    public RoutingRule replace(Viewer viewer, UUID id, RoutingRule.New line) {
        viewer.require(Permission.ROUTING_EDIT, county.value());
        check(line);
        int version = nextVersion(viewer);
        int ended = jdbc.sql("""
                        update matters.routing_rule set until_version = :version
                         where county = :county and id = :id and until_version is null""")
                .param("version", version)
                .param("county", county.value())
                .param("id", id)
                .update();
        if (ended == 0) {
            throw new NotAcceptable(null, Map.of("field", "rule", "reason", "already-replaced"));
        }
        UUID begun = insert(line, version);
        timeline.append(
                tableRef(),
                viewer.actor(),
                "routing.replaced",
                Map.of("version", version, "rule", id.toString(), "by", begun.toString()),
                null);
        current.invalidateAll();
        return load().rule(begun).orElseThrow();
    }

    /**
     * What a changed line would have meant for the last messages; nothing is stored.
     *
     * @param viewer needs {@link Permission#ROUTING_EDIT}
     * @param replaced the line that would end, or null for an additional one
     * @param line the line that would begin
     * @param last how many messages, at most 1,000
     * @return those whose first proposal would be another
     */
    public List<DryRun> dryRun(Viewer viewer, @Nullable UUID replaced, RoutingRule.New line, int last) {
        viewer.require(Permission.ROUTING_EDIT, county.value());
        check(line);
        RoutingTable before = table();
        List<RoutingRule> lines = new ArrayList<>(before.rules());
        lines.removeIf(r -> r.id().equals(replaced));
        lines.add(rule(UUID.randomUUID(), line, before.version() + 1));
        RoutingTable after = new RoutingTable(before.version() + 1, lines, before.categories());
        return jdbc
                .sql("""
                        select id, code, title, words, area from matters.matter where county = :county
                         order by reported_at desc limit :last""")
                .param("county", county.value())
                .param("last", Math.clamp(last, 1, 1_000))
                .query((r, i) -> compare(r, before, after))
                .list()
                .stream()
                .filter(d -> !java.util.Objects.equals(d.before(), d.after()))
                .toList();
    }

    private static DryRun compare(ResultSet r, RoutingTable before, RoutingTable after) throws SQLException {
        String words = r.getString("words");
        String area = r.getString("area");
        List<Proposal> now = before.propose(words, area);
        List<Proposal> then = after.propose(words, area);
        return new DryRun(
                r.getObject("id", UUID.class),
                r.getString("code"),
                r.getString("title"),
                now.isEmpty() ? null : now.getFirst().rule().category(),
                then.isEmpty() ? null : then.getFirst().rule().category(),
                then.isEmpty() ? List.of() : then.getFirst().spoke());
    }

    private void check(RoutingRule.New line) {
        check(line, categories());
    }

    private void check(RoutingRule.New line, Map<String, Category> known) {
        if (!known.containsKey(line.category())) {
            throw new NotAcceptable(null, Map.of("field", "category", "reason", "unknown"));
        }
        if (line.unit().equals(line.againUnit())) {
            throw new NotAcceptable(null, Map.of("field", "againUnit", "reason", "must-differ"));
        }
        if (units.find(line.unit()).isEmpty() || units.find(line.againUnit()).isEmpty()) {
            throw new NotAcceptable(null, Map.of("field", "unit", "reason", "unknown"));
        }
        if (line.budgetDays() < 1 || line.budgetDays() > 60) {
            throw new NotAcceptable(null, Map.of("field", "budgetDays", "reason", "1-60"));
        }
        if (!line.area().startsWith(county.value())) {
            throw new NotAcceptable(null, Map.of("field", "area", "reason", "outside-county"));
        }
    }

    private int nextVersion(@Nullable Viewer viewer) {
        return jdbc.sql("""
                        insert into matters.routing_version (county, version, made_at, made_by)
                        select :county, coalesce(max(version), 0) + 1, :now, :by::uuid from matters.routing_version where county = :county
                        returning version""")
                .param("county", county.value())
                .param("now", MatterRows.utc(clock.instant()))
                .param("by", viewer == null ? null : viewer.account())
                .query(Integer.class)
                .single();
    }

    private UUID insert(RoutingRule.New line, int version) {
        return jdbc.sql("""
                        insert into matters.routing_rule (county, place_in_order, category, area, words, unit, again_unit, budget_days,
                          needs_presence, basis, duty, duty_en, from_version)
                        values (:county, :place, :category, :area, :words, :unit, :again, :budget, :presence, :basis, :duty, :dutyEn, :version)
                        returning id""")
                .param("county", county.value())
                .param("place", line.placeInOrder())
                .param("category", line.category())
                .param("area", line.area())
                .param("words", line.words().toArray(String[]::new))
                .param("unit", line.unit())
                .param("again", line.againUnit())
                .param("budget", line.budgetDays())
                .param("presence", line.needsPresence())
                .param("basis", line.basis())
                .param("duty", line.duty())
                .param("dutyEn", line.dutyEn())
                .param("version", version)
                .query(UUID.class)
                .single();
    }

    private RoutingTable load() {
        int version = jdbc.sql("select coalesce(max(version), 0) from matters.routing_version where county = :county")
                .param("county", county.value())
                .query(Integer.class)
                .single();
        List<RoutingRule> rules = jdbc.sql("""
                        select id, place_in_order, category, area, words, unit, again_unit, budget_days, needs_presence, basis, duty,
                               duty_en, from_version from matters.routing_rule where county = :county and until_version is null""")
                .param("county", county.value())
                .query(Routing::map)
                .list();
        Map<String, Category> categories = jdbc
                .sql("select code, parent, name, name_en from matters.category where county = :county order by code")
                .param("county", county.value())
                .query((r, i) -> new Category(
                        r.getString("code"), r.getString("parent"), r.getString("name"), r.getString("name_en")))
                .list()
                .stream()
                .collect(Collectors.toMap(Category::code, Function.identity()));
        return new RoutingTable(version, rules, categories);
    }

    private static RoutingRule rule(UUID id, RoutingRule.New n, int version) {
        return new RoutingRule(
                id,
                n.placeInOrder(),
                n.category(),
                n.area(),
                n.words(),
                n.unit(),
                n.againUnit(),
                n.budgetDays(),
                n.needsPresence(),
                n.basis(),
                n.duty(),
                n.dutyEn(),
                version);
    }

    private static RoutingRule map(ResultSet r, int row) throws SQLException {
        return new RoutingRule(
                r.getObject("id", UUID.class),
                r.getInt("place_in_order"),
                r.getString("category"),
                r.getString("area"),
                List.of((String[]) r.getArray("words").getArray()),
                r.getObject("unit", UUID.class),
                r.getObject("again_unit", UUID.class),
                r.getInt("budget_days"),
                r.getBoolean("needs_presence"),
                r.getString("basis"),
                r.getString("duty"),
                r.getString("duty_en"),
                r.getInt("from_version"));
    }

    /** The table has one timeline of its own, under an identifier that is the same in every county. */
    private static ObjectRef tableRef() {
        return new ObjectRef("routing", new UUID(0x7000L, 0x8000_0000_0000_0000L));
    }
}
