// SPDX-License-Identifier: Apache-2.0
package org.anlan.organisations;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A service point to be opened, or what an existing one is to be from now on.
 *
 * @param code lower case letters, digits and hyphens, at most 40
 * @param name Chinese name, not blank
 * @param nameEn English name, not blank
 * @param area the area it lies in
 * @param address how to find it, in Chinese
 * @param addressEn the same in English
 * @param lon degrees east, WGS-84, or null
 * @param lat degrees north, WGS-84, or null
 * @param phone its number, or null
 * @param hours one line as {@link OpeningHours} reads it
 * @param services codes of what it does
 * @param unit the unit that keeps it, or null
 */
public record NewServicePoint(
        String code,
        String name,
        String nameEn,
        String area,
        String address,
        String addressEn,
        @Nullable Double lon,
        @Nullable Double lat,
        @Nullable String phone,
        String hours,
        List<String> services,
        @Nullable UUID unit) {
    /** Keeps its own copy of the list. */
    public NewServicePoint {
        services = List.copyOf(services);
    }
}
