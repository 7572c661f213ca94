// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.anlan.kernel.Actor;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.Ids;
import org.anlan.kernel.KernelSettings;
import org.anlan.kernel.Timeline;
import org.anlan.matters.store.MatterRow;
import org.anlan.matters.store.MatterRows;
import org.anlan.people.Persons;
import org.anlan.place.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door for matters that come in lists 导入: what another platform handled before is history, which starts no clock and
 * tells nobody; what is still to be done enters as today's, like any other.
 */
@Component
public class ImportedMatters {
    /** The longest message that a list may bring; people wrote more to other platforms than ours takes at once. */
    public static final int LONGEST_WORDS = 20_000;

    private static final int LONGEST_TITLE = 200;

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Clock clock;
    private final ZoneId zone;
    private final Ids ids;
    private final Intake intake;
    private final MatterRows rows;
    private final Places places;
    private final Persons persons;
    private final Timeline timeline;
    private final MattersSettings settings;

    ImportedMatters(
            JdbcClient jdbc,
            CountyCode county,
            Clock clock,
            KernelSettings kernel,
            Ids ids,
            Intake intake,
            MatterRows rows,
            Places places,
            Persons persons,
            Timeline timeline,
            MattersSettings settings) {
        this.jdbc = jdbc;
        this.county = county;
        this.clock = clock;
        this.zone = kernel.zone();
        this.ids = ids;
        this.intake = intake;
        this.rows = rows;
        this.places = places;
        this.persons = persons;
        this.timeline = timeline;
        this.settings = settings;
    }

    /**
     * A slip of paper for somebody whom no message reaches: the number and the secret that open the matter.
     *
     * @param matter the matter
     * @param code its number
     * @param title what it is about
     * @param secret eight digits
     */
    public record Slip(UUID matter, String code, String title, String secret) {}

    /**
     * Which of these are in already.
     *
     * @param keys keys of matters
     */
    public Map<UUID, UUID> known(Collection<UUID> keys) {
        Map<UUID, UUID> known = new HashMap<>();
        jdbc.sql(
                        "select idempotency_key, id from matters.matter where county = :county and idempotency_key = any(:keys)")
                .param("county", county.value())
                .param("keys", keys.toArray(UUID[]::new))
                .query((org.springframework.jdbc.core.RowCallbackHandler)
                        r -> known.put(r.getObject("idempotency_key", UUID.class), r.getObject("id", UUID.class)));
        return known;
    }

    /**
     * Keeps matters as history: closed, without a result that anybody could have said, in no list of what is due, but found
     * and counted among all. Runs in the caller's transaction; the caller has left out what is {@link #known}.
     *
     * @param matters what was said
     * @param batch the import it came with, for the log
     * @param actor who imports
     * @return the matters, in the same order
     */
    @Transactional
    public List<UUID> keep(List<ImportedMatter> matters, UUID batch, Actor actor) {
        Map<LocalDate, Integer> perDay = new TreeMap<>();
        matters.forEach(m -> perDay.merge(day(m), 1, Integer::sum));
        Map<LocalDate, Integer> next = new HashMap<>();
        // days in order, so that two writers wait for each other and never for a circle
        perDay.forEach((day, count) -> next.put(day, rows.takeNumbers(day, count)));
        return matters.stream()
                .map(m -> {
                    int number = next.merge(day(m), 1, Integer::sum) - 1;
                    return store(m, Intake.code(settings.prefix(), day(m), number), batch, actor);
                })
                .toList();
    }

    private UUID store(ImportedMatter m, String code, UUID batch, Actor actor) {
        UUID id = ids.next();
        byte[] salt = new byte[16];
        byte[] hash = new byte[32];
        random.nextBytes(salt);
        random.nextBytes(hash); // opened by no secret
        var row = new MatterRow(
                id,
                code,
                "import",
                title(m),
                m.words().strip(),
                m.area(),
                places.islandOf(m.area()),
                m.placeText(),
                null,
                null,
                null, // who asked another platform then is not kept here
                true,
                false,
                false,
                null,
                false,
                MatterState.CLOSED,
                null,
                m.saidAt(),
                null,
                null,
                0,
                false,
                null,
                null,
                null,
                null,
                true);
        var line = timeline.first(
                Transitions.ref(id),
                actor,
                "matter.imported",
                Map.of("area", m.area(), "batch", batch.toString(), "historic", true));
        if (!rows.insert(row, null, salt, hash, m.key(), line)) {
            throw new NotAcceptable(null, Map.of("field", "key", "reason", "already-imported"));
        }
        return id;
    }

    /**
     * Takes a matter in as today's: it gets a number, waits to be sorted, and its requester is told if a telephone number
     * is known. Not within a transaction of the caller's, since numbers of the day are handed out before. The same matter
     * again changes nothing.
     *
     * @param m what was said
     * @return the matter
     */
    public UUID takeIn(ImportedMatter m) {
        String words = m.title().isBlank() || m.words().contains(m.title()) ? m.words() : m.title() + "\n" + m.words();
        return intake.take(
                        new NewMatter(
                                "import",
                                words,
                                new NewMatter.Where(m.area(), m.placeText(), null, null),
                                m.who(),
                                false,
                                false,
                                null,
                                m.key()),
                        null)
                .id();
    }

    /**
     * Those of these matters that somebody has worked on since they came in; they can no longer be taken away.
     *
     * @param matters matters that were imported
     * @return their codes, at most 20
     */
    public List<String> workedOn(Collection<UUID> matters) {
        return jdbc.sql("""
                        select code from matters.matter m where county = :county and id = any(:ids)
                           and (version > 0 or order_id is not null
                                or exists (select 1 from matters.attempt a where a.county = m.county and a.matter = m.id)
                                or exists (select 1 from matters.complaint c where c.county = m.county and c.matter = m.id)
                                or exists (select 1 from matters.matter j where j.county = m.county and j.merged_into = m.id))
                         order by code limit 20""")
                .param("county", county.value())
                .param("ids", matters.toArray(UUID[]::new))
                .query(String.class)
                .list();
    }

    /**
     * Takes imported matters away again, as if they had not come; the log says that they were here. The caller has asked
     * {@link #workedOn}.
     *
     * @param matters matters nobody worked on
     * @param batch the import they came with
     * @param actor who undoes it
     */
    @Transactional
    public void takeAway(Collection<UUID> matters, UUID batch, Actor actor) {
        List<UUID> held = jdbc.sql("""
                        select id from matters.matter where county = :county and id = any(:ids) and version = 0
                         order by id for update""")
                .param("county", county.value())
                .param("ids", matters.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
        if (!workedOn(held).isEmpty()) {
            throw new CannotNow(null, Map.of("reason", "worked-on"));
        }
        held.forEach(id -> timeline.append(
                Transitions.ref(id), actor, "matter.import_undone", Map.of("batch", batch.toString()), null));
        jdbc.sql("delete from matters.search where county = :county and matter = any(:ids)")
                .param("county", county.value())
                .param("ids", held.toArray(UUID[]::new))
                .update();
        jdbc.sql("delete from matters.matter where county = :county and id = any(:ids)")
                .param("county", county.value())
                .param("ids", held.toArray(UUID[]::new))
                .update();
    }

    /**
     * Makes slips for matters of an import whose requester cannot be sent a message. Nothing secret is kept: asking again
     * makes new secrets, and slips printed before no longer open anything.
     *
     * @param matters matters of one import; history and those with a telephone number get none
     * @param actor who prints
     */
    @Transactional
    public List<Slip> slips(Collection<UUID> matters, Actor actor) {
        return rows.all(matters).stream()
                .filter(row -> !row.historic() && row.state().open() && unreachable(row))
                .map(row -> {
                    String secret = Intake.secret(random);
                    byte[] salt = new byte[16];
                    random.nextBytes(salt);
                    rows.lockWith(row.id(), salt, Intake.hash(salt, secret));
                    timeline.append(
                            Transitions.ref(row.id()), actor, "matter.slip_printed", Map.of("area", row.area()), null);
                    return new Slip(row.id(), row.code(), row.title(), secret);
                })
                .toList();
    }

    private boolean unreachable(MatterRow row) {
        return row.requester() == null || persons.masked(row.requester()).phone() == null;
    }

    /** How many of these matters still need a slip: today's, open, and no message can reach the requester. */
    public Set<UUID> withoutContact(Collection<UUID> matters) {
        Set<UUID> without = new HashSet<>();
        rows.all(matters).stream()
                .filter(row -> !row.historic() && row.state().open() && unreachable(row))
                .forEach(row -> without.add(row.id()));
        return without;
    }

    /**
     * Whether any matter lies in an area, so that the area cannot be taken away.
     *
     * @param area its code
     */
    public boolean anyIn(String area) {
        return jdbc.sql("""
                        select exists (select 1 from matters.matter where county = :county and (area ^@ :area or island = :area))""")
                .param("county", county.value())
                .param("area", area)
                .query(Boolean.class)
                .single();
    }

    /**
     * Whether any order or line of the routing table names a unit, so that it cannot be taken away.
     *
     * @param unit the unit
     */
    public boolean anyOf(UUID unit) {
        return jdbc.sql("""
                        select exists (select 1 from matters.work_order where county = :county and unit = :unit)
                            or exists (select 1 from matters.routing_rule where county = :county and until_version is null
                                        and (unit = :unit or again_unit = :unit))""")
                .param("county", county.value())
                .param("unit", unit)
                .query(Boolean.class)
                .single();
    }

    private LocalDate day(ImportedMatter m) {
        return m.saidAt().atZone(zone).toLocalDate();
    }

    private static String title(ImportedMatter m) {
        String title = m.title().isBlank() ? Intake.title(m.words()) : m.title().strip();
        return title.codePointCount(0, title.length()) <= LONGEST_TITLE
                ? title
                : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE)) + "…";
    }

    /** Says why a matter of a list cannot be taken, as a stable word; null when it can. */
    public @Nullable String wrong(ImportedMatter m) {
        if (m.words().isBlank()) {
            return "words-empty";
        }
        if (m.words().length() > LONGEST_WORDS) {
            return "words-too-long";
        }
        if (m.words().indexOf('\0') >= 0 || m.title().indexOf('\0') >= 0) {
            return "text-unstorable";
        }
        if (m.placeText() != null && m.placeText().length() > 200) {
            return "place-too-long";
        }
        if (m.saidAt().isAfter(clock.instant())) {
            return "said-in-the-future";
        }
        return null;
    }
}
