// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters.store;

import java.time.Instant;
import java.util.UUID;
import org.anlan.matters.MatterState;
import org.anlan.matters.ResultClass;
import org.jspecify.annotations.Nullable;

/** A row of {@code matters.matter}, without the secret. */
public record MatterRow(
        UUID id,
        String code,
        String channel,
        String title,
        String words,
        String area,
        @Nullable String island,
        @Nullable String placeText,
        @Nullable Double lon,
        @Nullable Double lat,
        @Nullable UUID requester,
        boolean anonymous,
        boolean confidential,
        boolean urgent,
        @Nullable String category,
        boolean needsPresence,
        MatterState state,
        @Nullable ResultClass resultClass,
        Instant reportedAt,
        @Nullable UUID registeredBy,
        @Nullable UUID order,
        int reopened,
        boolean objected,
        @Nullable Instant repliedAt,
        @Nullable Instant verdictUntil,
        @Nullable Instant closedAt,
        @Nullable UUID mergedInto,
        boolean historic) {}
