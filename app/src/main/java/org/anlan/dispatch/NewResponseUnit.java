// SPDX-License-Identifier: Apache-2.0
package org.anlan.dispatch;

import java.util.List;
import java.util.UUID;

/**
 * A response unit to be entered, or entered anew under its code.
 *
 * @param code a short word that stays
 * @param sort {@code patrol}, {@code post}, {@code township} or {@code volunteer}
 * @param name Chinese name
 * @param nameEn English name
 * @param organisation the unit of the county it belongs to
 * @param area the code of the area it serves first
 * @param lon where it sets out, degrees east, WGS-84
 * @param lat degrees north
 * @param knots how fast it goes over water, at most 60
 * @param can what it is able to do, as codes
 * @param onDuty whether it can be sent
 */
public record NewResponseUnit(
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
        boolean onDuty) {
    /** Keeps its own copy of the list. */
    public NewResponseUnit {
        can = List.copyOf(can);
    }
}
