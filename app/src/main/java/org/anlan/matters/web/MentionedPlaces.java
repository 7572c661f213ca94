// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.anlan.kernel.CountyCode;
import org.anlan.place.Area;
import org.anlan.place.Landmark;
import org.anlan.place.Places;
import org.springframework.stereotype.Component;

/**
 * Places that somebody named while saying what is wrong, offered on the next page so that they need not be said twice.
 * It only offers: nothing is filled in that the person did not choose.
 */
@Component
class MentionedPlaces {
    private static final int MOST = 4;

    private final Places places;
    private final CountyCode county;

    MentionedPlaces(Places places, CountyCode county) {
        this.places = places;
        this.county = county;
    }

    /**
     * One offer.
     *
     * @param value what the form sends: an area's code, with a landmark behind a stroke where one was named
     * @param name the place
     * @param within what it lies in
     * @param chosen whether it was chosen before
     */
    record Offer(String value, String name, String within, boolean chosen) {}

    /**
     * What a text names, landmarks before villages before islands, at most four.
     *
     * @param words what somebody wrote
     * @param draft what was chosen before
     * @param locale the reader's language
     */
    List<Offer> in(String words, Draft draft, Locale locale) {
        var offers = new ArrayList<Offer>();
        Set<String> seen = new HashSet<>();
        for (Landmark landmark : places.landmarks(county.value())) {
            if (names(words, landmark.name()) && seen.add(landmark.name())) {
                offers.add(new Offer(
                        landmark.area() + "/" + landmark.code(),
                        landmark.name(locale),
                        places.path(landmark.area(), locale),
                        landmark.code().equals(draft.landmark())));
            }
        }
        for (Area area : places.all()) {
            boolean village = area.kind() == Area.Kind.VILLAGE;
            if (area.open() && village && names(words, stem(area.name())) && seen.add(area.name())) {
                String township = area.parent();
                offers.add(new Offer(
                        area.code(),
                        area.name(locale),
                        township == null ? "" : places.get(township).name(locale),
                        draft.landmark() == null && area.code().equals(draft.area())));
            }
        }
        return offers.stream().limit(MOST).toList();
    }

    private static boolean names(String words, String name) {
        return name.length() > 1 && words.contains(name);
    }

    /** People leave out what sort of place it is: 干斜, not 干斜村. */
    private static String stem(String name) {
        for (var kind : List.of("社区", "村")) {
            if (name.endsWith(kind) && name.length() - kind.length() > 1) {
                return name.substring(0, name.length() - kind.length());
            }
        }
        return name;
    }
}
