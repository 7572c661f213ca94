// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code matters.work_order}: one attempt at a matter. */
public record OrderRow(
        UUID id,
        UUID matter,
        int attempt,
        UUID unit,
        @Nullable UUID officer,
        @Nullable UUID rule,
        @Nullable Integer ruleVersion,
        String why,
        String calendar,
        @Nullable String baseIsland,
        boolean needsPresence,
        int budgetDays,
        Instant dispatchedAt,
        Instant dueHint,
        boolean provisional,
        boolean stopped,
        Instant contactDueHint,
        @Nullable Instant contactedAt,
        @Nullable Instant claimedAt,
        @Nullable Instant startedAt,
        @Nullable Instant proposedAt,
        @Nullable Instant endedAt) {}
