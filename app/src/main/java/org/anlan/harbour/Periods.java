// SPDX-License-Identifier: Apache-2.0
package org.anlan.harbour;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Arithmetic of half-open periods of time whose end may be unknown. */
final class Periods {
    private Periods() {}

    /**
     * A period and the notices it rests on.
     *
     * @param from first instant within
     * @param until first instant after, or null while unknown
     * @param sources notices, in the order in which they began
     */
    record Period(Instant from, @Nullable Instant until, Set<String> sources) {
        Period {
            if (until != null && !until.isAfter(from)) {
                throw new IllegalArgumentException("a period ends after it begins");
            }
        }

        boolean meets(Period other) {
            return (until == null || !other.from.isAfter(until)) && (other.until == null || !from.isAfter(other.until));
        }
    }

    /** Joins periods that overlap or touch. */
    static List<Period> union(List<Period> periods) {
        List<Period> sorted =
                periods.stream().sorted(Comparator.comparing(Period::from)).toList();
        List<Period> joined = new ArrayList<>();
        for (Period next : sorted) {
            if (joined.isEmpty() || !joined.getLast().meets(next)) {
                joined.add(next);
                continue;
            }
            Period last = joined.removeLast();
            joined.add(
                    new Period(last.from(), later(last.until(), next.until()), both(last.sources(), next.sources())));
        }
        return joined;
    }

    /** What lies in both. */
    static List<Period> intersection(List<Period> left, List<Period> right) {
        List<Period> common = new ArrayList<>();
        for (Period a : left) {
            for (Period b : right) {
                Instant from = a.from().isAfter(b.from()) ? a.from() : b.from();
                Instant until = earlier(a.until(), b.until());
                if (until == null || until.isAfter(from)) {
                    common.add(new Period(from, until, both(a.sources(), b.sources())));
                }
            }
        }
        return common;
    }

    private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
        return a == null || b == null ? null : a.isAfter(b) ? a : b;
    }

    private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
        if (a == null) {
            return b;
        }
        return b == null || a.isBefore(b) ? a : b;
    }

    private static Set<String> both(Set<String> a, Set<String> b) {
        Set<String> all = new LinkedHashSet<>(a);
        all.addAll(b);
        return all;
    }
}
