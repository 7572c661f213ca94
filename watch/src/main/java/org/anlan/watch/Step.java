// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one input did.
 *
 * @param state the state afterwards
 * @param findings what was noticed, in order
 * @param wakeAt when to call {@link Detector#wake} if nothing comes before; null for never. It replaces what an earlier step said.
 */
public record Step<S, O>(
        S state, List<O> findings, @Nullable Instant wakeAt) {
    /** Keeps a copy of the findings. */
    public Step {
        findings = List.copyOf(findings);
    }
}
