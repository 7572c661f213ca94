// SPDX-License-Identifier: Apache-2.0
package org.anlan.people.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.anlan.MovableClock;
import org.anlan.people.access.RateLimits.Rule;
import org.junit.jupiter.api.Test;

class RateLimitTests {
    private static final Rule RULE = new Rule("try", 3, Duration.ofMinutes(1));

    private final MovableClock clock = new MovableClock();
    private final RateLimits limits = new RateLimits(clock);

    @Test
    void allowsAFewTriesAndThenSaysHowLongToWait() {
        for (int i = 0; i < 3; i++) {
            limits.take(RULE, "a");
        }
        clock.advance(Duration.ofSeconds(20));
        assertThat(limits.tryTake(RULE, "a")).isEqualTo(Duration.ofSeconds(40));
        assertThatThrownBy(() -> limits.take(RULE, "a")).isInstanceOfSatisfying(TooOften.class, e -> {
            assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(40));
            assertThat(e.kind().status()).isEqualTo(429);
        });
    }

    @Test
    void givesTriesBackOneByOneAndNeverMoreThanTheBucketHolds() {
        for (int i = 0; i < 3; i++) {
            limits.take(RULE, "a");
        }
        clock.advance(Duration.ofMinutes(1));
        limits.take(RULE, "a");
        assertThat(limits.tryTake(RULE, "a")).isPositive();
        clock.advance(Duration.ofDays(1));
        assertThat(tries("a")).isEqualTo(3);
    }

    @Test
    void keepsBucketsApart() {
        assertThat(tries("a")).isEqualTo(3);
        assertThat(tries("b")).isEqualTo(3);
        assertThat(limits.tryTake(new Rule("other", 1, Duration.ofMinutes(1)), "a"))
                .isZero();
    }

    @Test
    void countsOnlyFailuresWhenSuccessesAreGivenBack() {
        for (int i = 0; i < 100; i++) {
            limits.take(RULE, "a");
            limits.giveBack(RULE, "a");
        }
        assertThat(tries("a")).isEqualTo(3);
    }

    @Test
    void holdsUnderManyHandsAtOnce() throws InterruptedException {
        var taken = new AtomicInteger();
        var start = new CountDownLatch(1);
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                hands.execute(() -> {
                    try {
                        start.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    if (limits.tryTake(RULE, "a").isZero()) {
                        taken.incrementAndGet();
                    }
                });
            }
            start.countDown();
        }
        assertThat(taken).hasValue(3);
    }

    @Test
    void neverAllowsMoreThanTheBucketAndWhatCameBack() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            var rule = new Rule("r" + round, 1 + random.nextInt(10), Duration.ofSeconds(1 + random.nextInt(60)));
            long passed = 0;
            int allowed = 0;
            for (int i = 0; i < 100; i++) {
                var step = Duration.ofMillis(random.nextInt(20_000));
                clock.advance(step);
                passed += step.toMillis();
                if (limits.tryTake(rule, "a").isZero()) {
                    allowed++;
                }
            }
            assertThat((double) allowed)
                    .as("seed %d, round %d", seed, round)
                    .isLessThanOrEqualTo(
                            rule.tries() + (double) passed / rule.each().toMillis() + 1e-6);
        }
    }

    @Test
    void countsAnIpv6CustomerByTheNetworkAndAnIpv4OneByTheAddress() {
        assertThat(ClientAddress.key("203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(ClientAddress.key("2001:db8:1:2:aaaa::1"))
                .isEqualTo(ClientAddress.key("2001:db8:1:2:bbbb:cccc:dddd:eeee"));
        assertThat(ClientAddress.key("2001:db8:1:2::1")).isNotEqualTo(ClientAddress.key("2001:db8:1:3::1"));
        assertThat(ClientAddress.key("::1")).isEqualTo("0:0:0:0::/64");
        assertThat(ClientAddress.key("fe80::1%eth0")).isEqualTo(ClientAddress.key("fe80::2"));
    }

    private int tries(String key) {
        int tries = 0;
        while (limits.tryTake(RULE, key).isZero()) {
            tries++;
        }
        return tries;
    }
}
