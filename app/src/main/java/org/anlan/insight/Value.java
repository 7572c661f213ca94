// SPDX-License-Identifier: Apache-2.0
package org.anlan.insight;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a figure says in one cell.
 *
 * @param withheld true when it is not shown; everything else is then empty
 * @param readings its readings, the leading one first
 * @param parts how many rows of each mark
 */
public record Value(boolean withheld, List<Counted> readings, Map<String, Integer> parts) {
    private static final Value HIDDEN = new Value(true, List.of(), Map.of());

    /**
     * One reading.
     *
     * @param code the reading
     * @param n above the line
     * @param d below the line; for a count the same as {@code n}
     * @param share {@code n} of {@code d} in per cent, rounded half up to one decimal; null for a count and for nothing
     * @param low lower end of the 95 % interval, in per cent, or null
     * @param high upper end, or null
     */
    public record Counted(
            String code,
            int n,
            int d,
            @Nullable Double share,
            @Nullable Double low,
            @Nullable Double high) {}

    /** A cell that is not shown. */
    static Value hidden() {
        return HIDDEN;
    }

    /**
     * A cell that is shown.
     *
     * @param definition what the marks mean
     * @param byMark rows of each mark
     */
    static Value of(Definition definition, Map<String, Integer> byMark) {
        Map<String, Integer> parts = new LinkedHashMap<>();
        definition.marks().forEach(mark -> parts.put(mark.code(), byMark.getOrDefault(mark.code(), 0)));
        return new Value(
                false,
                definition.readings().stream()
                        .map(reading -> counted(definition, reading, byMark))
                        .toList(),
                parts);
    }

    private static Counted counted(Definition definition, Definition.Reading reading, Map<String, Integer> byMark) {
        int n = Withholding.sum(byMark, reading.top());
        if (!definition.rate()) {
            return new Counted(reading.code(), n, n, null, null, null);
        }
        int d = Withholding.sum(byMark, reading.bottom());
        if (d == 0) {
            return new Counted(reading.code(), n, d, null, null, null);
        }
        Interval interval = Interval.of(Math.min(n, d), d);
        return new Counted(
                reading.code(), n, d, percent((double) n / d), percent(interval.low()), percent(interval.high()));
    }

    /** A share in per cent, rounded half up to one decimal. */
    static double percent(double share) {
        return Math.round(share * 1000) / 10.0;
    }
}
