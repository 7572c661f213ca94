// SPDX-License-Identifier: Apache-2.0
package org.anlan.place;

import java.util.Locale;
import org.locationtech.jts.geom.Envelope;

/**
 * One frame of the county's overview chart.
 *
 * @param place 1 for the large one, then counting
 * @param name in Chinese
 * @param nameEn in English
 * @param west western edge, degrees
 * @param south southern edge, degrees
 * @param east eastern edge, degrees
 * @param north northern edge, degrees
 */
public record Frame(int place, String name, String nameEn, double west, double south, double east, double north) {
    Envelope box() {
        return new Envelope(west, east, south, north);
    }

    String name(Locale locale) {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? nameEn : name;
    }
}
