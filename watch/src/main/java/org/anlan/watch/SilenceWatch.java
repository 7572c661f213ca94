// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notices that something which should be heard every so often is not, and that it is heard again. One for each thing and channel, with
 * the silence that is usual for it: a class B boat at anchor speaks every three minutes, a buoy every half hour.
 *
 * <p>The input is the moment at which something was heard; its content does not matter. A moment before the last one changes
 * nothing. A moment that arrives late, after the silence was told, ends that silence where it belongs.
 */
public final class SilenceWatch implements Detector<SilenceWatch.Heard, Instant, Spell<Duration>> {
    private final Duration longest;

    /** Watches for silences longer than this. */
    public SilenceWatch(Duration longest) {
        if (longest.isNegative() || longest.isZero()) throw new IllegalArgumentException("longest must be positive");
        this.longest = longest;
    }

    /**
     * What is remembered.
     *
     * @param last when it was last heard; null when never
     * @param silent whether the silence since then has been told
     */
    public record Heard(@Nullable Instant last, boolean silent) {}

    @Override
    public Heard start() {
        return new Heard(null, false);
    }

    @Override
    public Step<Heard, Spell<Duration>> step(Heard state, Instant at) {
        Instant last = state.last();
        if (last != null && !at.isAfter(last))
            return new Step<>(state, List.of(), state.silent() ? null : last.plus(longest));
        var found = new ArrayList<Spell<Duration>>();
        if (last != null) {
            boolean silent = state.silent();
            Instant due = last.plus(longest);
            if (!silent && due.isBefore(at)) {
                found.add(new Spell<>(last, null, due, longest));
                silent = true;
            }
            if (silent) found.add(new Spell<>(last, at, at, Duration.between(last, at)));
        }
        return new Step<>(new Heard(at, false), found, at.plus(longest));
    }

    @Override
    public Step<Heard, Spell<Duration>> wake(Heard state, Instant at) {
        Instant last = state.last();
        if (last == null || state.silent()) return new Step<>(state, List.of(), null);
        Instant due = last.plus(longest);
        if (at.isBefore(due)) return new Step<>(state, List.of(), due);
        return new Step<>(new Heard(last, true), List.of(new Spell<>(last, null, due, longest)), null);
    }
}
