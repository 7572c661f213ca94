// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A complaint that goes to the independent inbox and never to the unit it is about.
 *
 * @param kind {@code platform}, {@code officer}, {@code rating} (asked for a good rating), {@code access} (somebody read
 *     my data) or {@code other}
 * @param words what happened, 1 to 4,000 characters
 * @param matter the matter it arose from, or null
 * @param contact how to answer, or null to stay unknown
 */
public record NewComplaint(
        String kind,
        String words,
        @Nullable UUID matter,
        @Nullable String contact) {}
