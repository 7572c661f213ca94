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
 * @param total how many there are in all
 */
public record DeskList(List<Item> items, int total) {

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

    /** A list and how much is in it. */
    public record Entry(String key, String name, int count) {}
}
