// SPDX-License-Identifier: Apache-2.0
package org.anlan.harbour;

import org.jspecify.annotations.Nullable;

/**
 * A ferry route between two piers.
 *
 * @param code short and stable, such as {@code XCY-GQ}
 * @param name as people say it, such as 小菜园—枸杞
 * @param nameEn the same in English
 * @param fromPier the pier it starts at
 * @param toPier the pier it goes to
 * @param islandA code of the island it starts at
 * @param islandB code of the island it goes to, or null when that end lies outside the county
 */
public record Route(
        String code,
        String name,
        String nameEn,
        String fromPier,
        String toPier,
        String islandA,
        @Nullable String islandB) {}
