// SPDX-License-Identifier: Apache-2.0
package org.anlan.people.access;

import java.time.Duration;
import java.util.Map;
import org.anlan.kernel.Refusal;

/** The same thing was tried too often in a short time. */
public class TooOften extends Refusal {
    private final Duration wait;

    /**
     * Names the limit that was reached.
     *
     * @param rule the limit's name
     * @param wait how long until the next try can succeed
     */
    public TooOften(String rule, Duration wait) {
        super("too-often", Kind.TOO_MANY, null, Map.of("limit", rule, "seconds", Math.max(1, wait.toSeconds())));
        this.wait = wait;
    }

    /** How long until the next try can succeed. */
    public Duration retryAfter() {
        return wait;
    }
}
