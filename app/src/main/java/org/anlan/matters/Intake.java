// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.anlan.files.Files;
import org.anlan.kernel.Actor;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.Ids;
import org.anlan.kernel.KernelSettings;
import org.anlan.kernel.Timeline;
import org.anlan.matters.store.MatterRow;
import org.anlan.matters.store.MatterRows;
import org.anlan.notify.Notice;
import org.anlan.notify.Notices;
import org.anlan.people.NewPerson;
import org.anlan.people.Persons;
import org.anlan.place.Area;
import org.anlan.place.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes a matter in: gives it a number and a secret, finds its place, keeps the requester's data apart. */
@Component
class Intake {
    private static final int NUMBERS_AT_ONCE = 50;
    private static final int DAYS_OF_A_NUMBER = 400;
    private static final int LONGEST_WORDS = 4_000;
    private static final int TITLE = 26;
    private static final Pattern FIRST_CLAUSE = Pattern.compile("^[^。！？!?\\n；;]{2,}");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");

    private final SecureRandom random = new SecureRandom();
    private final MatterRows rows;
    private final Dispatching dispatching;
    private final Places places;
    private final Persons persons;
    private final Notices notices;
    private final Timeline timeline;
    private final CountyCode county;
    private final Clock clock;
    private final ZoneId zone;
    private final Ids ids;
    private final MattersSettings settings;
    private final MessageSource messages;
    private final TransactionTemplate transactions;
    private final Files files;
    private LocalDate day = LocalDate.MIN;
    private int next;
    private int end;

    Intake(
            MatterRows rows,
            Dispatching dispatching,
            Places places,
            Persons persons,
            Notices notices,
            Timeline timeline,
            CountyCode county,
            Clock clock,
            KernelSettings kernel,
            Ids ids,
            MattersSettings settings,
            MessageSource messages,
            TransactionTemplate transactions,
            Files files) {
        this.files = files;
        this.rows = rows;
        this.dispatching = dispatching;
        this.places = places;
        this.persons = persons;
        this.notices = notices;
        this.timeline = timeline;
        this.county = county;
        this.clock = clock;
        this.zone = kernel.zone();
        this.ids = ids;
        this.settings = settings;
        this.messages = messages;
        this.transactions = transactions;
    }

    /** A matter that goes straight to a unit, because an officer knew where it belongs. */
    record Directly(String category, Dispatching.Destination to) {}

    /**
     * Stores a matter.
     *
     * @param n what was said
     * @param directly where it goes at once, or null when somebody has to look first
     */
    Receipt take(NewMatter n, @Nullable Directly directly) {
        return take(n, directly, null);
    }

    /**
     * Stores a matter with what was attached to it.
     *
     * @param draft the draft of its photos and recordings, or null when nothing was attached
     */
    Receipt take(NewMatter n, @Nullable Directly directly, @Nullable UUID draft) {
        check(n);
        String code = code(); // before the transaction: whoever waits for a number must not hold a connection
        return Objects.requireNonNull(transactions.execute(status -> store(n, code, directly, draft, status)));
    }

    private Receipt store(
            NewMatter n, String code, @Nullable Directly directly, @Nullable UUID draft, TransactionStatus status) {
        // before a person or a photo is kept: the same request again must not make a second one
        if (n.who().known() || draft != null) {
            Optional<MatterRow> before = rows.byKey(n.idempotencyKey());
            if (before.isPresent()) {
                return again(before.get());
            }
        }
        String area = area(n.where());
        String island = places.islandOf(area);
        UUID id = ids.next();
        Dispatching.Made made = directly == null ? null : dispatching.make(id, island, 1, directly.to());
        String secret = secret(random);
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        UUID requester = n.who().known()
                ? persons.register(new NewPerson(
                        n.who().name(),
                        n.who().phone(),
                        n.who().address(),
                        n.who().language()))
                : null;
        var row = new MatterRow(
                id,
                code,
                n.channel(),
                title(n.words()),
                n.words().strip(),
                area,
                island,
                n.where().text(),
                n.where().lon(),
                n.where().lat(),
                requester,
                n.who().anonymous(),
                n.confidential(),
                n.urgent(),
                directly == null ? null : directly.category(),
                directly != null && directly.to().needsPresence(),
                directly == null ? MatterState.REGISTERED : MatterState.DISPATCHED,
                null,
                clock.instant(),
                n.registeredBy(),
                made == null ? null : made.order().id(),
                0,
                false,
                null,
                null,
                null,
                null,
                false);
        Actor actor = n.registeredBy() == null ? Actor.resident(requester) : Actor.officer(n.registeredBy());
        Map<String, Object> facts = new HashMap<>();
        facts.put("channel", n.channel());
        facts.put("area", area);
        facts.put("reachable", requester != null);
        String what = Lifecycle.line(Move.REGISTER).fact();
        if (draft != null) {
            Attached.seal(facts, files.handIn(draft, Transitions.ref(id), Attached.REPORT, null));
        }
        if (made != null && directly != null) {
            facts.putAll(Dispatching.facts(directly.category(), made, directly.to()));
            what = "matter.registered_and_dispatched";
        }
        if (!rows.insert(
                row,
                made == null ? null : made.order(),
                salt,
                hash(salt, secret),
                n.idempotencyKey(),
                timeline.first(Transitions.ref(id), actor, what, facts))) {
            status.setRollbackOnly(); // whatever was kept for a second one goes
            return again(rows.byKey(n.idempotencyKey()).orElseThrow());
        }
        if (made != null) {
            dispatching.enterStops(made);
        }
        if (requester != null && n.who().phone() != null) {
            notices.send(new Notice(
                    requester,
                    "matter.received",
                    Transitions.ref(id),
                    message(
                            "sms.received",
                            Locale.forLanguageTag(n.who().language()),
                            settings.countyName(),
                            row.code(),
                            secret,
                            settings.hotline()),
                    true));
        }
        return new Receipt(id, row.code(), secret);
    }

    /** Whether a secret opens a lock; takes the same time whatever the answer. */
    static boolean opens(MatterRows.Lock lock, String secret) {
        return MessageDigest.isEqual(hash(lock.salt(), secret), lock.hash());
    }

    /** Eight digits, each combination as likely as any other. */
    static String secret(SecureRandom random) {
        return padded(random.nextInt(100_000_000), 8);
    }

    static byte[] hash(byte[] salt, String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return digest.digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static Receipt again(MatterRow row) {
        return new Receipt(row.id(), row.code(), "");
    }

    private void check(NewMatter n) {
        String words = n.words().strip();
        if (words.isEmpty()) {
            throw new NotAcceptable(null, Map.of("field", "words", "reason", "empty"));
        }
        int longest = n.channel().equals("import") ? ImportedMatters.LONGEST_WORDS : LONGEST_WORDS;
        if (words.length() > longest) {
            throw new NotAcceptable(null, Map.of("field", "words", "reason", "longer-than-" + longest));
        }
        if (n.where().text() != null && n.where().text().length() > 200) {
            throw new NotAcceptable(null, Map.of("field", "place", "reason", "longer-than-200"));
        }
        Double lon = n.where().lon();
        Double lat = n.where().lat();
        if ((lon == null) != (lat == null)
                || lon != null && lat != null && (Math.abs(lon) > 180 || Math.abs(lat) > 90)) {
            throw new NotAcceptable(null, Map.of("field", "place", "reason", "no-such-point"));
        }
    }

    private String area(NewMatter.Where where) {
        if (where.area() != null) {
            return places.find(where.area())
                    .map(Area::code)
                    .orElseThrow(() -> new NotAcceptable(null, Map.of("field", "area", "reason", "unknown")));
        }
        if (where.lon() != null && where.lat() != null) {
            return places.gridAt(where.lon(), where.lat()).map(Area::code).orElse(county.value());
        }
        return county.value();
    }

    /** The first clause, so that a list can be read. */
    static String title(String words) {
        String line = words.strip();
        Matcher clause = FIRST_CLAUSE.matcher(line);
        String first = clause.find() ? clause.group().strip() : line;
        if (first.codePointCount(0, first.length()) <= TITLE) {
            return first;
        }
        int comma = Math.max(first.lastIndexOf('，', TITLE), first.lastIndexOf(',', TITLE));
        if (comma >= 6) {
            return first.substring(0, comma);
        }
        return first.substring(0, first.offsetByCodePoints(0, TITLE)) + "…";
    }

    private String code() {
        LocalDate today = today();
        return code(settings.prefix(), today, padded(number(today), 4));
    }

    private LocalDate today() {
        return clock.instant().atZone(zone).toLocalDate();
    }

    /**
     * What a requester may mean: the code as it stands, or, when only a number was typed, that number on any of the last
     * {@value #DAYS_OF_A_NUMBER} days.
     *
     * @param typed a whole code, or digits
     */
    List<String> meant(String typed) {
        if (!typed.chars().allMatch(Character::isDigit)) {
            return List.of(typed);
        }
        LocalDate today = today();
        return IntStream.range(0, DAYS_OF_A_NUMBER)
                .mapToObj(back -> code(settings.prefix(), today.minusDays(back), typed))
                .toList();
    }

    /** A matter's code: the county's letters, the day, the number of the day. */
    static String code(String prefix, LocalDate day, int number) {
        return code(prefix, day, padded(number, 4));
    }

    private static String code(String prefix, LocalDate day, String number) {
        return prefix + "-" + day.format(DAY) + "-" + number;
    }

    private static String padded(int number, int digits) {
        String text = Integer.toString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }

    private synchronized int number(LocalDate today) {
        if (!today.equals(day) || next == end) {
            next = rows.takeNumbers(today, NUMBERS_AT_ONCE);
            end = next + NUMBERS_AT_ONCE;
            day = today;
        }
        return next++;
    }

    private String message(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
