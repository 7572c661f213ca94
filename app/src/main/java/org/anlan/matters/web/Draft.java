// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters.web;

import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is about to hand in, kept in the session between the three pages so that a step back loses nothing.
 *
 * @param words what happened, in their own words
 * @param personalAsked the words for which moving personal data was already offered, so that it is offered once
 * @param moved whether personal data was moved out of the words
 * @param area the area chosen from the list or the map, or null
 * @param placeText the place in words, or null
 * @param landmark code of a landmark that was meant, or null
 * @param contact {@code phone}, {@code none}, or null while nothing is chosen
 * @param phone a telephone number, or null
 * @param name what they like to be called, or null
 * @param address where to visit them, or null
 * @param confidential whether the requester asked for confidentiality
 * @param key makes sending it twice the same as sending it once
 */
record Draft(
        String words,
        @Nullable String personalAsked,
        boolean moved,
        @Nullable String area,
        @Nullable String placeText,
        @Nullable String landmark,
        @Nullable String contact,
        @Nullable String phone,
        @Nullable String name,
        @Nullable String address,
        boolean confidential,
        UUID key)
        implements Serializable {
    static Draft empty() {
        return new Draft("", null, false, null, null, null, null, null, null, null, false, UUID.randomUUID());
    }

    Draft saying(String words) {
        return said(words, personalAsked, moved);
    }

    Draft askedAbout(String words) {
        return said(words, words, moved);
    }

    Draft apart(String words, @Nullable String phone, @Nullable String address) {
        return said(words, words, true)
                .from(
                        phone == null && address == null ? contact : "phone",
                        phone == null ? this.phone : phone,
                        name,
                        address == null ? this.address : address,
                        confidential);
    }

    private Draft said(String words, @Nullable String personalAsked, boolean moved) {
        return new Draft(
                words,
                personalAsked,
                moved,
                area,
                placeText,
                landmark,
                contact,
                phone,
                name,
                address,
                confidential,
                key);
    }

    Draft at(@Nullable String area, @Nullable String placeText, @Nullable String landmark) {
        return new Draft(
                words,
                personalAsked,
                moved,
                area,
                placeText,
                landmark,
                contact,
                phone,
                name,
                address,
                confidential,
                key);
    }

    Draft from(
            @Nullable String contact,
            @Nullable String phone,
            @Nullable String name,
            @Nullable String address,
            boolean confidential) {
        return new Draft(
                words,
                personalAsked,
                moved,
                area,
                placeText,
                landmark,
                contact,
                phone,
                name,
                address,
                confidential,
                key);
    }
}
