// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of an object's timeline, as stored.
 *
 * @param id position in the log table, growing but not gapless
 * @param object what it is about
 * @param number 1 for the object's first entry, then counting
 * @param at when it happened
 * @param actor who did it
 * @param what a stable code, past tense, such as {@code matter.dispatched}
 * @param facts identifiers and codes; no names, no free text
 * @param note the free text that belongs to it, unless there is none or it was erased
 */
public record TimelineEntry(
        long id,
        ObjectRef object,
        int number,
        Instant at,
        Actor actor,
        String what,
        Map<String, Object> facts,
        @Nullable String note) {}
