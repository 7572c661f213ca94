// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of an order's suspension ledger.
 *
 * @param stop the record that stopped it: a cut-off island or a question
 * @param kind {@code unreachable} or {@code question}
 * @param from when it began
 * @param until when it ended, or null while it holds
 * @param reason a stable code
 * @param source what people can look up
 * @param voided whether it turned out not to count
 */
public record SuspensionRow(
        UUID stop, String kind, Instant from, @Nullable Instant until, String reason, String source, boolean voided) {}
