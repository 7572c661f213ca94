// SPDX-License-Identifier: Apache-2.0
package org.anlan.dispatch;

import java.util.List;
import java.util.UUID;

/**
 * Somebody who can be sent: a patrol boat, a sea post, a township's team, volunteers.
 *
 * @param id its identifier
 * @param code a short word that stays
 * @param sort {@code patrol}, {@code post}, {@code township} or {@code volunteer}
 * @param name Chinese name
 * @param nameEn English name
 * @param organisation the unit of the county it belongs to
 * @param area the code of the area it serves first
 * @param lon where it sets out, degrees east, WGS-84
 * @param lat degrees north
 * @param knots how fast it goes over water
 * @param can what it is able to do, as codes, such as {@code tow} or {@code medical}
 * @param state {@code OFF}, {@code ON}, or the state of what it is sent to
 */
public record ResponseUnit(
        UUID id,
        String code,
        String sort,
        String name,
        String nameEn,
        UUID organisation,
        String area,
        double lon,
        double lat,
        double knots,
        List<String> can,
        String state) {
    /** Keeps its own copy of the list. */
    public ResponseUnit {
        can = List.copyOf(can);
    }
}
