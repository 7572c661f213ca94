// SPDX-License-Identifier: Apache-2.0
package org.anlan.people.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Buckets of tries: a bucket holds a few tries, each try takes one, and they come back one at a time. Guessing a
 * password, a code of the second step or a tracking code runs dry; a person who mistypes does not notice.
 *
 * <p>Buckets live in this node's memory: with n nodes an attacker has n times the tries, and a restart refills them.
 * The number of buckets is bounded, the least used go first.
 */
@Component
public class RateLimits {
    private final Clock clock;
    private final Cache<Key, Bucket> buckets;

    /**
     * A limit.
     *
     * @param name stable name, shown in refusals
     * @param tries how many tries a full bucket holds
     * @param each how long until one try comes back
     */
    public record Rule(String name, int tries, Duration each) {
        /** Tries at one account's password, from anywhere. */
        public static final Rule PASSWORD = new Rule("password", 10, Duration.ofMinutes(1));
        /** Tries at the second step of one account. */
        public static final Rule SECOND_STEP = new Rule("second-step", 6, Duration.ofMinutes(2));
        /** Tries to sign in from one client address; an office behind one address shares it. */
        public static final Rule SIGN_IN_ADDRESS = new Rule("sign-in-address", 40, Duration.ofSeconds(10));
        /** Tries to look up a matter from one client address; a village kiosk shares it. */
        public static final Rule TRACKING_ADDRESS = new Rule("tracking-address", 12, Duration.ofSeconds(30));
        /** Tries at the secret of one tracking code, from anywhere. */
        public static final Rule TRACKING_CODE = new Rule("tracking-code", 8, Duration.ofMinutes(5));
        /** Things handed in without an account from one client address. */
        public static final Rule HAND_IN_ADDRESS = new Rule("hand-in-address", 30, Duration.ofMinutes(1));

        /** Photos and recordings sent without an account from one client address; a village kiosk shares it. */
        public static final Rule FILE_ADDRESS = new Rule("file-address", 60, Duration.ofSeconds(15));

        /** Refuses a limit that would allow nothing or never end. */
        public Rule {
            if (tries < 1 || each.isZero() || each.isNegative()) {
                throw new IllegalArgumentException("a limit allows at least one try and gives it back: " + name);
            }
        }
    }

    private record Key(String rule, String value) {}

    /** How many tries were left at a moment; more have come back since. */
    private record Bucket(double left, Instant at, Rule rule) {
        double leftAt(Instant now) {
            double back = (double) Math.max(0, Duration.between(at, now).toMillis())
                    / rule.each().toMillis();
            return Math.min(rule.tries(), left + back);
        }
    }

    RateLimits(Clock clock) {
        this.clock = clock;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(200_000)
                .expireAfter(Expiry.writing((Key key, Bucket bucket) ->
                        bucket.rule().each().multipliedBy(bucket.rule().tries() + 1L)))
                .build();
    }

    /**
     * Takes one try.
     *
     * @param rule the limit
     * @param key whose bucket: an account, a client address, a code
     * @throws TooOften when the bucket is empty
     */
    public void take(Rule rule, String key) {
        var wait = tryTake(rule, key);
        if (!wait.isZero()) {
            throw new TooOften(rule.name(), wait);
        }
    }

    /**
     * Takes one try if there is one.
     *
     * @param rule the limit
     * @param key whose bucket
     * @return zero when a try was taken, otherwise how long until the next one comes back
     */
    public Duration tryTake(Rule rule, String key) {
        var now = clock.instant();
        var refused = new Duration[] {Duration.ZERO};
        buckets.asMap().compute(new Key(rule.name(), key), (k, bucket) -> {
            double left = bucket == null ? rule.tries() : bucket.leftAt(now);
            if (left < 1) {
                refused[0] = Duration.ofMillis(
                        Math.max(1, Math.round((1 - left) * rule.each().toMillis())));
                return new Bucket(left, now, rule);
            }
            return new Bucket(left - 1, now, rule);
        });
        return refused[0];
    }

    /**
     * Gives one try back: it succeeded, and only failures count.
     *
     * @param rule the limit
     * @param key whose bucket
     */
    public void giveBack(Rule rule, String key) {
        var now = clock.instant();
        buckets.asMap()
                .computeIfPresent(
                        new Key(rule.name(), key),
                        (k, bucket) -> new Bucket(Math.min(rule.tries(), bucket.leftAt(now) + 1), now, rule));
    }
}
