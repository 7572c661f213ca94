// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.util.List;

/**
 * What verifying the log found.
 *
 * @param entries how many entries were read
 * @param batches how many sealed batches
 * @param unsealed entries so young that they are not sealed yet
 * @param faults every place that does not agree, at most a thousand
 */
public record Verification(long entries, long batches, long unsealed, List<Fault> faults) {
    /**
     * A place that does not agree.
     *
     * @param kind {@code edited}, {@code deleted}, {@code inserted}, {@code reordered}, {@code truncated} or {@code note}
     * @param place where, such as {@code entry 17, no. 3 of matter:…} or {@code batch 4}
     * @param what what is wrong with it, one sentence
     */
    public record Fault(String kind, String place, String what) {}

    /** Whether everything agrees. */
    public boolean ok() {
        return faults.isEmpty();
    }
}
