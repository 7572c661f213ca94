// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.anlan.kernel.Explanation;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list at the desk.
 *
 * @param items the rows, in order
 * @param total how many there are in all; with {@code orMore}, at least so many: a list is counted to 1,000, and a search
 *     for words that very many matters have counts the rows of this page
 * @param orMore whether there are, or may be, more than {@code total}
 * @param next what to send as {@code after} for the following page, or null on the last one
 * @param lookedBackTo when the oldest matter was reported that a search for very common words has looked at, where it broke
 *     off before the page was full; null otherwise
 */
public record DeskList(
        List<Item> items,
        int total,
        boolean orMore,
        @Nullable String next,
        @Nullable Instant lookedBackTo) {

    /**
     * One row: what, where, who, what next, and how long.
     *
     * @param group {@code overdue}, {@code today}, {@code stopped}, {@code new} or a date
     * @param groupLabel the group in words
     * @param brief what is left, short
     * @param cells the small clock rule
     */
    public record Item(
            UUID id,
            String code,
            String title,
            MatterState state,
            String stateName,
            String placeName,
            String requester,
            @Nullable String unitName,
            @Nullable String officerName,
            String next,
            @Nullable Instant due,
            String brief,
            String group,
            String groupLabel,
            List<Explanation.Cell> cells,
            Instant reportedAt,
            boolean reopened,
            boolean urgent,
            boolean stopped,
            boolean historic) {}

    /**
     * One of a unit's most urgent matters, in a glance: what, where, until when.
     *
     * @param brief what is left, short
     */
    public record Urgent(
            UUID id,
            String code,
            String title,
            MatterState state,
            String placeName,
            Instant due,
            String brief,
            boolean urgent,
            boolean stopped) {}

    /**
     * A list and how much is in it.
     *
     * @param key its word, such as {@code due}
     * @param name what it is called
     * @param count how many wait there, at most 1,000; null for the list of everything, where nothing waits
     * @param orMore whether there are more than {@code count}
     */
    public record Entry(String key, String name, @Nullable Integer count, boolean orMore) {}
}
