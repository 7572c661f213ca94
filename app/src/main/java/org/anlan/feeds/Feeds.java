// SPDX-License-Identifier: Apache-2.0
package org.anlan.feeds;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.anlan.kernel.Actor;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.KernelSettings;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Timeline;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The feeds of the departments: set up by an administrator, opened by a token, watched for silence. */
@Component
public class Feeds {
    private static final Duration ERASED_AFTER = Duration.ofDays(30);
    private static final int LATE = 3;

    private final JdbcClient jdbc;
    private final CountyCode county;
    private final Clock clock;
    private final ZoneId zone;
    private final Timeline timeline;
    private final SecureRandom random = new SecureRandom();

    Feeds(JdbcClient jdbc, CountyCode county, Clock clock, KernelSettings settings, Timeline timeline) {
        this.jdbc = jdbc;
        this.county = county;
        this.clock = clock;
        this.zone = settings.zone();
        this.timeline = timeline;
    }

    /** How a feed does. */
    public enum Pulse {
        /** Switched off. */
        OFF,
        /** Nothing has ever come. */
        NEVER,
        /** Something came within the expected time. */
        FRESH,
        /** Longer silent than expected. */
        LATE,
        /** Silent for more than three times the expected time. */
        SILENT
    }

    /**
     * A feed's health.
     *
     * @param pulse how it does
     * @param lastAt when something last came, or null
     * @param taken reports taken today
     * @param refused reports refused and not settled yet, of any day
     * @param waiting reports that wait for an officer
     * @param delaySeconds the median time from happening to arriving over the last seven days, or null without any
     */
    public record Health(
            Feed feed,
            Pulse pulse,
            @Nullable Instant lastAt,
            int taken,
            int refused,
            int waiting,
            @Nullable Long delaySeconds) {}

    /**
     * Sets a feed up, or changes it; its token and what it brought stay.
     *
     * @param feed as it is to be
     * @param actor who does
     * @throws FeedRefused when something about it cannot be
     */
    @Transactional
    public void define(Feed feed, Actor actor) {
        check("code", feed.code(), 39);
        if (!feed.code().matches("[a-z0-9][a-z0-9-]{1,38}")) {
            throw new FeedRefused("code", "small-letters-digits-hyphens");
        }
        check("owner", feed.owner(), 60);
        check("ownerEn", feed.ownerEn(), 80);
        check("purpose", feed.purpose(), 200);
        check("terms", feed.terms(), 200);
        if (feed.expectedMinutes() < 1 || feed.expectedMinutes() > 44_640) {
            throw new FeedRefused("expectedMinutes", "1-to-44640");
        }
        jdbc.sql("""
                        insert into feeds.feed (county, code, scene, owner, owner_en, purpose, terms, expected_minutes, active, made_at)
                        values (:county, :code, :scene, :owner, :ownerEn, :purpose, :terms, :minutes, :active, :now)
                        on conflict (county, code) do update set scene = excluded.scene, owner = excluded.owner, owner_en = excluded.owner_en,
                          purpose = excluded.purpose, terms = excluded.terms, expected_minutes = excluded.expected_minutes, active = excluded.active""")
                .param("county", county.value())
                .param("code", feed.code())
                .param("scene", feed.scene().word())
                .param("owner", feed.owner().strip())
                .param("ownerEn", feed.ownerEn().strip())
                .param("purpose", feed.purpose().strip())
                .param("terms", feed.terms().strip())
                .param("minutes", feed.expectedMinutes())
                .param("active", feed.active())
                .param("now", now())
                .update();
        timeline.append(
                ref(feed.code()),
                actor,
                "feed.set_up",
                Map.of("feed", feed.code(), "scene", feed.scene().word(), "active", feed.active()),
                null);
    }

    private static void check(String field, String text, int longest) {
        if (text.isBlank() || text.length() > longest) {
            throw new FeedRefused(field, text.isBlank() ? "empty" : "longer-than-" + longest);
        }
    }

    /**
     * Makes a token for a feed; the one before stops working.
     *
     * @param code the feed
     * @param actor who does
     * @return the token, 43 characters; only its hash is kept
     */
    @Transactional
    public String newToken(String code, Actor actor) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        int changed = jdbc.sql("update feeds.feed set token_hash = :hash where county = :county and code = :code")
                .param("hash", sha256(token.getBytes(StandardCharsets.UTF_8)))
                .param("county", county.value())
                .param("code", code)
                .update();
        if (changed == 0) {
            throw new NoSuchFeed();
        }
        timeline.append(ref(code), actor, "feed.token_made", Map.of("feed", code), null);
        return token;
    }

    /** Takes a feed's token away: nothing more comes over HTTP until there is a new one. */
    @Transactional
    public void dropToken(String code, Actor actor) {
        int changed = jdbc.sql(
                        "update feeds.feed set token_hash = null where county = :county and code = :code and token_hash is not null")
                .param("county", county.value())
                .param("code", code)
                .update();
        if (changed == 1) {
            timeline.append(ref(code), actor, "feed.token_dropped", Map.of("feed", code), null);
        }
    }

    /**
     * The feed that a token opens.
     *
     * @param code the feed's name
     * @param token what the department sent
     * @throws NoSuchFeed when there is none, it is off, or the token is another's
     */
    Feed open(String code, String token) {
        record Locked(Feed feed, byte @Nullable [] hash) {}
        Optional<Locked> found = jdbc.sql(
                        "select *, token_hash is not null as has_token from feeds.feed where county = :county and code = :code")
                .param("county", county.value())
                .param("code", code)
                .query((r, i) -> new Locked(feed(r), r.getBytes("token_hash")))
                .optional();
        byte[] given = sha256(token.getBytes(StandardCharsets.UTF_8));
        byte[] hash = found.map(Locked::hash).orElse(new byte[0]);
        if (!MessageDigest.isEqual(given, hash == null ? new byte[0] : hash)
                || !found.orElseThrow().feed().active()) {
            throw new NoSuchFeed();
        }
        return found.orElseThrow().feed();
    }

    /**
     * A feed.
     *
     * @param code its name
     * @throws NoSuchFeed when there is none
     */
    public Feed get(String code) {
        return all().stream().filter(f -> f.code().equals(code)).findFirst().orElseThrow(NoSuchFeed::new);
    }

    /** All feeds, by scene and name. */
    public List<Feed> all() {
        return jdbc.sql("""
                        select *, token_hash is not null as has_token from feeds.feed where county = :county order by scene, code""")
                .param("county", county.value())
                .query((r, i) -> feed(r))
                .list();
    }

    /** How every feed does, now. */
    public List<Health> health() {
        Instant now = clock.instant();
        return all().stream().map(feed -> health(feed, now)).toList();
    }

    private Health health(Feed feed, Instant now) {
        Instant day = now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        return jdbc.sql("""
                        select (select max(received_at) from feeds.batch where county = :county and feed = :feed) as last_at,
                               count(*) filter (where state = 'taken' and received_at >= :day) as taken,
                               (select count(*) from feeds.report where county = :county and feed = :feed and state = 'refused') as refused,
                               (select count(*) from feeds.report where county = :county and feed = :feed and state = 'waiting') as waiting,
                               percentile_disc(0.5) within group (order by extract(epoch from received_at - occurred_at)::bigint)
                                 filter (where occurred_at is not null) as delay
                          from feeds.report where county = :county and feed = :feed and received_at >= :week""")
                .param("county", county.value())
                .param("feed", feed.code())
                .param("day", day.atOffset(ZoneOffset.UTC))
                .param("week", now.minus(Duration.ofDays(7)).atOffset(ZoneOffset.UTC))
                .query((r, i) -> {
                    OffsetDateTime last = r.getObject("last_at", OffsetDateTime.class);
                    Instant lastAt = last == null ? null : last.toInstant();
                    return new Health(
                            feed,
                            pulse(feed, lastAt, now),
                            lastAt,
                            r.getInt("taken"),
                            r.getInt("refused"),
                            r.getInt("waiting"),
                            r.getObject("delay", Long.class));
                })
                .single();
    }

    static Pulse pulse(Feed feed, @Nullable Instant lastAt, Instant now) {
        if (!feed.active()) {
            return Pulse.OFF;
        }
        if (lastAt == null) {
            return Pulse.NEVER;
        }
        Duration silent = Duration.between(lastAt, now);
        Duration expected = Duration.ofMinutes(feed.expectedMinutes());
        if (silent.compareTo(expected) <= 0) {
            return Pulse.FRESH;
        }
        return silent.compareTo(expected.multipliedBy(LATE)) <= 0 ? Pulse.LATE : Pulse.SILENT;
    }

    /** Erases what was refused or waited for more than thirty days; how often it happened stays countable. */
    void eraseOld() {
        jdbc.sql("""
                        update feeds.report set body = null, state = case when state = 'refused' then 'set-aside' else state end
                         where county = :county and body is not null and received_at < :before""")
                .param("county", county.value())
                .param("before", clock.instant().minus(ERASED_AFTER).atOffset(ZoneOffset.UTC))
                .update();
    }

    static ObjectRef ref(String code) {
        return new ObjectRef("feed", UUID.nameUUIDFromBytes(code.getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Feed feed(ResultSet r) throws SQLException {
        return new Feed(
                r.getString("code"),
                Scene.of(r.getString("scene")),
                r.getString("owner"),
                r.getString("owner_en"),
                r.getString("purpose"),
                r.getString("terms"),
                r.getInt("expected_minutes"),
                r.getBoolean("active"),
                r.getBoolean("has_token"));
    }
}
