// SPDX-License-Identifier: Apache-2.0
package org.anlan.organisations;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A unit that can be given work: a department, a station, a township's command room, a village committee.
 *
 * @param id its identifier
 * @param code stable within the county, such as {@code water-202}
 * @param name Chinese name
 * @param nameEn English name
 * @param area code of the area it serves
 * @param island the island its people set out from, or null when they work without travelling
 * @param phone the number it publishes, or null
 * @param calendar which working calendar it keeps; {@code county} for the common one
 * @param duties codes of what it is there to do
 * @param kind what sort of unit
 * @param open false once it was closed; old orders keep its name
 */
public record Unit(
        UUID id,
        String code,
        String name,
        String nameEn,
        String area,
        @Nullable String island,
        @Nullable String phone,
        String calendar,
        List<String> duties,
        Kind kind,
        boolean open) {
    /** Keeps its own copy of the list. */
    public Unit {
        duties = List.copyOf(duties);
    }

    /** What sort of unit; the words are those stored. */
    public enum Kind {
        /** 县社会治理中心及其科室 */
        CENTRE,
        /** 县级部门 */
        DEPARTMENT,
        /** 站、所、队：部门派在岛上的 */
        STATION,
        /** 乡镇综合指挥室 */
        TOWNSHIP,
        /** 村（居）民委员会：a self-governing body, asked and not ordered */
        VILLAGE,
        /** 公司：客运、供水、供电 */
        COMPANY,
        /** 不归县管的单位：海事、法院 */
        OUTSIDE
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
