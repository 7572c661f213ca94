// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.time.LocalDate;
import java.util.List;

/**
 * One public holiday of a year as the State Council arranged it.
 *
 * @param zh its Chinese name
 * @param en its English name
 * @param from the first day off
 * @param until the last day off, the same for a single day
 * @param work weekend days worked in return
 */
public record Holiday(String zh, String en, LocalDate from, LocalDate until, List<LocalDate> work) {
    /** Keeps its own copy. */
    public Holiday {
        work = List.copyOf(work);
    }
}
