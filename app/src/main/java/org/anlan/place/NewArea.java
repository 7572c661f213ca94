// SPDX-License-Identifier: Apache-2.0
package org.anlan.place;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * An area to be entered into the tree.
 *
 * @param code its code; must continue the parent's
 * @param kind which of the five kinds
 * @param name Chinese name, not blank
 * @param nameEn English name, not blank
 * @param otherNames further names people search by, such as older ones
 * @param parent the area above, or null for the county and for islands
 * @param island the island it lies on, or null
 * @param lon longitude of a point inside, degrees east, WGS-84
 * @param lat latitude of that point, degrees north, WGS-84
 * @param outline polygon or multipolygon in longitude and latitude (WGS-84), or null where none was drawn
 * @param indicative true when the outline only shows roughly where, and decides nothing about rights
 */
public record NewArea(
        String code,
        Area.Kind kind,
        String name,
        String nameEn,
        List<String> otherNames,
        @Nullable String parent,
        @Nullable String island,
        double lon,
        double lat,
        @Nullable Geometry outline,
        boolean indicative) {
    /** Keeps its own copy of the list. */
    public NewArea {
        otherNames = List.copyOf(otherNames);
    }
}
