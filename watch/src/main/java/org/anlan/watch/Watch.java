// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs a detector over many things in this process: keeps a state for each, hands inputs in, and wakes those whose time
 * has come. Time passes only when {@link #advance} is told so; nothing here looks at a clock.
 *
 * <p>Not thread-safe: one thread, or one watch for each share of the keys.
 *
 * @param <K> what a thing is called
 * @param <S> what is remembered of it
 * @param <I> what it sends
 * @param <O> what is found
 */
public final class Watch<K extends Comparable<K>, S, I, O> {
    private final Detector<S, I, O> detector;
    private final BiConsumer<K, O> found;
    private final Map<K, S> states = new HashMap<>();
    private final Map<K, Instant> due = new HashMap<>();
    private final TreeMap<Instant, TreeSet<K>> wakes = new TreeMap<>();

    /**
     * A watch in which nothing is known.
     *
     * @param found takes each finding with the key of its thing, in order
     */
    public Watch(Detector<S, I, O> detector, BiConsumer<K, O> found) {
        this.detector = detector;
        this.found = found;
    }

    /** Takes one input of one thing. */
    public void accept(K key, I input) {
        S state = states.get(key);
        take(key, detector.step(state == null ? detector.start() : state, input));
    }

    /** Says that time has passed up to a moment: wakes, in order, what asked to be woken by then. */
    public void advance(Instant to) {
        for (var next = wakes.firstEntry(); next != null && !next.getKey().isAfter(to); next = wakes.firstEntry()) {
            K key = next.getValue().first();
            Instant at = next.getKey();
            forget(key, at);
            S state = states.get(key);
            if (state == null) continue;
            var step = detector.wake(state, at);
            // one that asks for a time already gone would never let the others come
            Instant again = step.wakeAt();
            take(key, again != null && !again.isAfter(at) ? new Step<>(step.state(), step.findings(), null) : step);
        }
    }

    /** What is remembered of one thing; null when nothing is. */
    public @Nullable S state(K key) {
        return states.get(key);
    }

    /** A copy of all states, to be kept. */
    public Map<K, S> states() {
        return Map.copyOf(states);
    }

    /** Takes over a state that was kept, with the time that its last step asked to be woken at. */
    public void restore(K key, S state, @Nullable Instant wakeAt) {
        take(key, new Step<>(state, List.of(), wakeAt));
    }

    /** When to call {@link #advance} next, at the latest; null when nothing waits. */
    public @Nullable Instant next() {
        return wakes.isEmpty() ? null : wakes.firstKey();
    }

    /** When a thing asked to be woken; null when it did not. */
    public @Nullable Instant wakeAt(K key) {
        return due.get(key);
    }

    /** Forgets one thing. */
    public void forget(K key) {
        states.remove(key);
        Instant at = due.get(key);
        if (at != null) forget(key, at);
    }

    private void take(K key, Step<S, O> step) {
        states.put(key, step.state());
        Instant before = due.get(key);
        Instant wakeAt = step.wakeAt();
        if (before != null && !before.equals(wakeAt)) forget(key, before);
        if (wakeAt != null && !wakeAt.equals(before)) {
            due.put(key, wakeAt);
            wakes.computeIfAbsent(wakeAt, at -> new TreeSet<>()).add(key);
        }
        for (O finding : step.findings()) found.accept(key, finding);
    }

    private void forget(K key, Instant at) {
        due.remove(key);
        var keys = wakes.get(at);
        if (keys == null) return;
        keys.remove(key);
        if (keys.isEmpty()) wakes.remove(at);
    }
}
