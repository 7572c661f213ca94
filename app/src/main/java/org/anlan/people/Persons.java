// SPDX-License-Identifier: Apache-2.0
package org.anlan.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.anlan.kernel.Actor;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Timeline;
import org.anlan.kernel.TimelineEntry;
import org.anlan.people.PersonRefused.Reason;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The residents the platform has met 人员. Everybody else sees them masked; contact data comes out only with a reason
 * that the log has taken in the same transaction, and the person can see who looked.
 */
@Component
public class Persons {
    /** Why contact data may be shown. */
    public static final Set<String> REVEAL_REASONS = Set.of("call-back", "visit", "verify", "deliver", "emergency");

    private static final Duration ONE_LOOK = Duration.ofMinutes(15);
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ADDRESS = 300;

    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Timeline timeline;
    private final Clock clock;

    private record Row(
            UUID id,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String address,
            String language) {
        @Override
        public String toString() {
            return "person " + id;
        }
    }

    Persons(JdbcClient jdbc, CountyCode county, Timeline timeline, Clock clock) {
        this.jdbc = jdbc;
        this.county = county;
        this.timeline = timeline;
        this.clock = clock;
    }

    /**
     * Remembers somebody. The same person met twice is two records: nobody is looked up by name or number, so no file
     * about a person can grow from matters they raised apart.
     *
     * @param person what they said about themselves
     * @return the record
     * @throws PersonRefused when the phone has no digits to dial, or a text is longer than anybody's
     */
    @Transactional
    public UUID register(NewPerson person) {
        return jdbc.sql("""
                        insert into people.person (county, id, name, phone, address, language, created_at)
                        values (:county, uuidv7(), :name, :phone, :address, :language, :at) returning id""")
                .param("county", county.value())
                .param("name", text(person.name(), LONGEST_NAME, "name"))
                .param("phone", phone(person.phone()))
                .param("address", text(person.address(), LONGEST_ADDRESS, "address"))
                .param("language", person.language().startsWith("en") ? "en" : "zh-CN")
                .param("at", java.sql.Timestamp.from(clock.instant()))
                .query(UUID.class)
                .single();
    }

    /**
     * Somebody, masked.
     *
     * @param person the person
     * @throws PersonRefused when there is no such person
     */
    public Masked masked(UUID person) {
        return mask(find(person, "").orElseThrow(() -> new PersonRefused(Reason.NO_SUCH_PERSON, person, Map.of())));
    }

    /**
     * Several people, masked, by person; unknown ones are left out.
     *
     * @param persons the people
     */
    public Map<UUID, Masked> masked(Collection<UUID> persons) {
        var all = new HashMap<UUID, Masked>();
        if (!persons.isEmpty()) {
            jdbc.sql("""
                            select id, name, phone, address, language from people.person
                             where county = :county and id = any(:ids)""")
                    .param("county", county.value())
                    .param("ids", persons.toArray(UUID[]::new))
                    .query(Persons::map)
                    .list()
                    .forEach(row -> all.put(row.id(), mask(row)));
        }
        return all;
    }

    /**
     * Somebody's contact data in clear. The log takes who, why and for what first, in the same transaction: if it
     * cannot, nothing is shown. Looking again within a quarter of an hour for the same reason is one look. The caller
     * has made sure that the officer works on the object.
     *
     * @param viewer who looks
     * @param person whose data
     * @param reasonCode one of {@link #REVEAL_REASONS}
     * @param about what it is needed for
     * @throws org.anlan.people.access.NotAllowed when the officer may not reveal contact data anywhere
     * @throws PersonRefused when the reason is not one of the five, or there is no such person
     */
    @Transactional
    public Revealed reveal(Viewer viewer, UUID person, String reasonCode, ObjectRef about) {
        viewer.require(Permission.PERSON_REVEAL);
        if (!REVEAL_REASONS.contains(reasonCode)) {
            throw new PersonRefused(Reason.NO_SUCH_REVEAL_REASON, null, Map.of("field", "reason"));
        }
        var row = find(person, " for no key update")
                .orElseThrow(() -> new PersonRefused(Reason.NO_SUCH_PERSON, person, Map.of()));
        var object = new ObjectRef("person", person);
        if (!lookedJustNow(object, viewer, reasonCode)) {
            timeline.append(
                    object,
                    viewer.actor(),
                    "person.revealed",
                    Map.of("reason", reasonCode, "about", about.toString()),
                    null);
        }
        return new Revealed(row.name(), row.phone(), row.address());
    }

    /**
     * Whether somebody's phone ends with these digits. Takes the same time whatever the answer.
     *
     * @param person the person
     * @param lastDigits four digits or more; fewer never match
     */
    public boolean phoneEndsWith(UUID person, String lastDigits) {
        var row = find(person, "");
        String phone = row.map(Row::phone).orElse("");
        String tail = Normalizer.normalize(lastDigits, Normalizer.Form.NFKC);
        boolean usable = tail.matches("\\d{4,20}") && phone != null && phone.length() >= tail.length();
        String own = usable && phone != null ? phone.substring(phone.length() - tail.length()) : "-";
        return MessageDigest.isEqual(own.getBytes(StandardCharsets.UTF_8), tail.getBytes(StandardCharsets.UTF_8))
                && usable;
    }

    /**
     * Who looked at somebody's data, newest first: officers with their reason, and the platform's own uses.
     *
     * @param person the person
     */
    public List<Seen> seenBy(UUID person) {
        return timeline.of(new ObjectRef("person", person)).reversed().stream()
                .filter(e -> e.what().equals("person.revealed") || e.what().equals("person.used_for_delivery"))
                .map(Persons::seen)
                .toList();
    }

    /**
     * The number a message goes to; for the platform's own delivery only. Its use is on the person's page.
     *
     * @param person the person
     * @return the number, or null when none was given
     * @throws PersonRefused when there is no such person
     */
    @Transactional
    public @Nullable String deliveryPhone(UUID person) {
        var row = find(person, " for no key update")
                .orElseThrow(() -> new PersonRefused(Reason.NO_SUCH_PERSON, person, Map.of()));
        if (row.phone() != null) {
            timeline.append(
                    new ObjectRef("person", person),
                    Actor.SYSTEM,
                    "person.used_for_delivery",
                    Map.of("reason", "deliver"),
                    null);
        }
        return row.phone();
    }

    private boolean lookedJustNow(ObjectRef object, Viewer viewer, String reason) {
        var since = clock.instant().minus(ONE_LOOK);
        return timeline.of(object).reversed().stream()
                .takeWhile(e -> e.at().isAfter(since))
                .anyMatch(e -> e.what().equals("person.revealed")
                        && viewer.account().equals(e.actor().id())
                        && reason.equals(e.facts().get("reason")));
    }

    private Optional<Row> find(UUID person, String lock) {
        return jdbc.sql("""
                        select id, name, phone, address, language from people.person
                         where county = :county and id = :id""" + lock)
                .param("county", county.value())
                .param("id", person)
                .query(Persons::map)
                .optional();
    }

    private static Row map(ResultSet r, int row) throws SQLException {
        return new Row(
                r.getObject("id", UUID.class),
                r.getString("name"),
                r.getString("phone"),
                r.getString("address"),
                r.getString("language"));
    }

    private static Masked mask(Row row) {
        return new Masked(
                row.id(), Masks.name(row.name()), Masks.phone(row.phone()), row.address() != null, row.language());
    }

    private static Seen seen(TimelineEntry entry) {
        return new Seen(
                entry.at(),
                entry.actor().id(),
                String.valueOf(entry.facts().get("reason")),
                entry.facts().get("about") instanceof String about ? reference(about) : null);
    }

    private static ObjectRef reference(String text) {
        int colon = text.lastIndexOf(':');
        return new ObjectRef(text.substring(0, colon), UUID.fromString(text.substring(colon + 1)));
    }

    private static @Nullable String text(@Nullable String given, int longest, String field) {
        if (given == null || given.isBlank()) {
            return null;
        }
        String text = given.strip();
        if (text.codePointCount(0, text.length()) > longest) {
            throw new PersonRefused(Reason.TOO_LONG, null, Map.of("field", field));
        }
        return text;
    }

    /** Digits as people write them, full width, with spaces or dashes, become the digits one dials. */
    private static @Nullable String phone(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        String digits = Normalizer.normalize(given, Normalizer.Form.NFKC).replaceAll("[\\s()\\-.·–—]", "");
        if (!digits.matches("\\+?\\d{3,20}")) {
            throw new PersonRefused(Reason.PHONE_UNREADABLE, null, Map.of("field", "phone"));
        }
        return digits;
    }
}
