// SPDX-License-Identifier: Apache-2.0
package org.anlan.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row that a figure counts.
 *
 * @param id what it is, unique within the figure
 * @param matter the matter behind it, or null where none can be named
 * @param at the moment that decides its period
 * @param day the county's day of that moment
 * @param keys under which keys it is counted in each dimension, the broad one first
 * @param mark what it is, one of the definition's marks
 */
record FactRow(
        String id, @Nullable UUID matter, Instant at, LocalDate day, Map<Dimension, List<String>> keys, String mark) {

    YearMonth month() {
        return YearMonth.from(day);
    }

    List<String> keys(Dimension dimension) {
        return keys.getOrDefault(dimension, List.of(""));
    }

    /** The same row under other keys of one dimension. */
    FactRow moved(Dimension dimension, List<String> to) {
        Map<Dimension, List<String>> other = new EnumMap<>(keys);
        other.put(dimension, to);
        return new FactRow(id, matter, at, day, other, mark);
    }

    /** The same row on another day. */
    FactRow moved(LocalDate to) {
        return new FactRow(id, matter, at, to, keys, mark);
    }
}
