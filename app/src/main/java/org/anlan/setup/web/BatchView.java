// SPDX-License-Identifier: Apache-2.0
package org.anlan.setup.web;

import java.time.Instant;
import java.util.UUID;
import org.anlan.setup.Batch;
import org.anlan.setup.Plan;
import org.jspecify.annotations.Nullable;

/** A batch as the desk shows it. */
record BatchView(
        UUID id,
        String kind,
        String fileName,
        long fileBytes,
        String fileHash,
        Plan plan,
        String state,
        Batch.Counts counts,
        int expectedRows,
        int doneRows,
        @Nullable String trouble,
        @Nullable String madeBy,
        Instant madeAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Instant undoneAt,
        @Nullable String undoneBy) {}
