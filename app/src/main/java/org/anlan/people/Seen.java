// SPDX-License-Identifier: Apache-2.0
package org.anlan.people;

import java.time.Instant;
import java.util.UUID;
import org.anlan.kernel.ObjectRef;
import org.jspecify.annotations.Nullable;

/**
 * One look at somebody's data, for the person it is about.
 *
 * @param at when
 * @param account the officer, or null when the platform itself used the data
 * @param reason call-back, visit, verify, deliver or emergency
 * @param about what it was needed for, or null
 */
public record Seen(
        Instant at,
        @Nullable UUID account,
        String reason,
        @Nullable ObjectRef about) {}
