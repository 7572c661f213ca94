// SPDX-License-Identifier: Apache-2.0
package org.anlan;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until a test moves it. It starts on Monday 23 November 2026 at 09:00 in Shanghai, an
 * ordinary working day with no holiday near it.
 */
public final class MovableClock extends Clock {
    /** Where every clock starts. */
    public static final Instant START = Instant.parse("2026-11-23T01:00:00Z");

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    /** A clock at {@link #START} in Shanghai. */
    public MovableClock() {
        this(new AtomicReference<>(START), SHANGHAI);
    }

    private MovableClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /**
     * Sets the time.
     *
     * @param instant the time to show from now on; it may lie before the time shown
     */
    public void set(Instant instant) {
        now.set(instant);
    }

    /**
     * Sets the time as a wall clock in the clock's zone shows it.
     *
     * @param local such as {@code 2026-10-10T17:30}
     */
    public void set(String local) {
        set(LocalDateTime.parse(local).atZone(zone).toInstant());
    }

    /**
     * Lets time pass.
     *
     * @param time how long
     */
    public void advance(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    /** Goes back to {@link #START}. */
    public void reset() {
        set(START);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same hands in another zone: moving one moves both. */
    @Override
    public Clock withZone(ZoneId other) {
        return new MovableClock(now, other);
    }
}
