// SPDX-License-Identifier: Apache-2.0
package org.anlan.organisations;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place where somebody writes a matter down for people and reads an answer to them 便民点.
 *
 * @param id its identifier
 * @param code stable within the county
 * @param name in Chinese
 * @param nameEn in English
 * @param area code of the area it lies in
 * @param address how to find it, in Chinese
 * @param addressEn the same in English
 * @param lon degrees east, WGS-84, or null
 * @param lat degrees north, WGS-84, or null
 * @param phone its number, or null
 * @param hours when it is open
 * @param services codes of what it does, such as {@code write-for-you}
 * @param unit the unit that keeps it, or null
 * @param open false once it was closed for good
 */
public record ServicePoint(
        UUID id,
        String code,
        String name,
        String nameEn,
        String area,
        String address,
        String addressEn,
        @Nullable Double lon,
        @Nullable Double lat,
        @Nullable String phone,
        OpeningHours hours,
        List<String> services,
        @Nullable UUID unit,
        boolean open) {
    /** Keeps its own copy of the list. */
    public ServicePoint {
        services = List.copyOf(services);
    }
}
