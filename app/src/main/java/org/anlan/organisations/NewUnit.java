// SPDX-License-Identifier: Apache-2.0
package org.anlan.organisations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unit to be set up, or what an existing one is to be from now on.
 *
 * @param code lower case letters, digits and hyphens, at most 40
 * @param kind what sort of unit
 * @param name Chinese name, not blank
 * @param nameEn English name, not blank
 * @param area the area it serves
 * @param island the island its people set out from, or null
 * @param phone the number it publishes, or null
 * @param staffed when somebody has to be on duty, as {@link OpeningHours} reads it; null means its opening time
 * @param duties codes of what it is there to do
 */
public record NewUnit(
        String code,
        Unit.Kind kind,
        String name,
        String nameEn,
        String area,
        @Nullable String island,
        @Nullable String phone,
        @Nullable String staffed,
        List<String> duties) {
    /** Keeps its own copy of the list. */
    public NewUnit {
        duties = List.copyOf(duties);
    }
}
