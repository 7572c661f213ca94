// SPDX-License-Identifier: Apache-2.0
package org.anlan.place;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One area of the county: the county itself, a township, a village or urban community, a grid, or an island.
 *
 * @param code digits of GB/T 2260 and GB/T 10114 carried on (county 6, township 9, village 12, grid 15), so that a prefix
 *     means "lies within"; an island is {@code I} and two digits
 * @param kind which of the five
 * @param name what people call it, in Chinese
 * @param nameEn the same in English
 * @param parent the area above it, or null for the county and for islands
 * @param island the island it lies on, or null where it spans several; an island's own code for an island
 * @param lon longitude of a point inside it, degrees east, WGS-84
 * @param lat latitude of that point, degrees north, WGS-84
 * @param open false once it was merged away; closed areas keep their names for old matters
 */
public record Area(
        String code,
        Kind kind,
        String name,
        String nameEn,
        @Nullable String parent,
        @Nullable String island,
        double lon,
        double lat,
        boolean open) {

    /** The five kinds of area. */
    public enum Kind {
        /** 县: the county, root of the tree. */
        COUNTY(6),
        /** 镇 or 乡. */
        TOWNSHIP(9),
        /** 村 or 社区; a self-governing body's area, not a level of government. */
        VILLAGE(12),
        /** 网格: some hundred households, one grid worker. */
        GRID(15),
        /** 岛: stands beside the tree; villages and grids name the one they lie on. */
        ISLAND(3);

        private final int codeLength;

        Kind(int codeLength) {
            this.codeLength = codeLength;
        }

        /** How many characters a code of this kind has. */
        public int codeLength() {
            return codeLength;
        }
    }

    /**
     * The name in a reader's language.
     *
     * @param locale the reader's; anything but English reads Chinese
     */
    public String name(Locale locale) {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? nameEn : name;
    }
}
