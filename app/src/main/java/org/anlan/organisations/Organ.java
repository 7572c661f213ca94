// SPDX-License-Identifier: Apache-2.0
package org.anlan.organisations;

import java.util.Locale;

/**
 * An organ to which everybody can turn, whatever the platform says: for petition, administrative review, court and the like.
 *
 * @param code stable within the county
 * @param kind what it is for
 * @param name in Chinese
 * @param nameEn in English
 * @param phone its number
 * @param address where it is or how to write to it, in Chinese
 * @param addressEn the same in English
 * @param hours when it is open
 * @param takes what to bring to it, one sentence in Chinese
 * @param takesEn the same in English
 * @param within by when one has to go, and by when it answers, one sentence in Chinese
 * @param withinEn the same in English
 * @param basis the law it acts under, as people cite it
 */
public record Organ(
        String code,
        Kind kind,
        String name,
        String nameEn,
        String phone,
        String address,
        String addressEn,
        OpeningHours hours,
        String takes,
        String takesEn,
        String within,
        String withinEn,
        String basis) {

    /** What an organ is for; the words are those stored. */
    public enum Kind {
        /** 信访 */
        PETITION,
        /** 行政复议 */
        REVIEW,
        /** 诉讼 */
        COURT,
        /** 法律援助、公共法律服务 */
        LEGAL_AID,
        /** 检察 */
        PROCURACY,
        /** 监察 */
        SUPERVISION,
        /** 劳动仲裁 */
        LABOUR,
        /** 热线 */
        HOTLINE
    }

    /**
     * The name in a reader's language.
     *
     * @param locale the reader's; anything but English reads Chinese
     */
    public String name(Locale locale) {
        return english(locale) ? nameEn : name;
    }

    /**
     * What to bring to it, in a reader's language.
     *
     * @param locale the reader's
     */
    public String takes(Locale locale) {
        return english(locale) ? takesEn : takes;
    }

    /**
     * The periods that hold, in a reader's language.
     *
     * @param locale the reader's
     */
    public String within(Locale locale) {
        return english(locale) ? withinEn : within;
    }

    /**
     * Where it is, in a reader's language.
     *
     * @param locale the reader's
     */
    public String address(Locale locale) {
        return english(locale) ? addressEn : address;
    }

    private static boolean english(Locale locale) {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
    }
}
