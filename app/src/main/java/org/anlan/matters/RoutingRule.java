// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.util.List;
import java.util.UUID;

/**
 * A line of the routing table: which unit has the duty for which category where.
 *
 * @param id the line
 * @param placeInOrder smaller is asked first
 * @param category the category's code
 * @param area code prefix of the area it holds for
 * @param words words in a message that speak for it
 * @param unit the unit with the duty
 * @param againUnit the unit that gets a matter whose requester said no; another one, always
 * @param budgetDays working days for the reply, 1 to 60
 * @param needsPresence whether somebody has to go there
 * @param basis the catalogue, law or ruling it rests on
 * @param duty the duty in plain words
 * @param dutyEn the same in English
 * @param version the version of the table that brought it in
 */
public record RoutingRule(
        UUID id,
        int placeInOrder,
        String category,
        String area,
        List<String> words,
        UUID unit,
        UUID againUnit,
        int budgetDays,
        boolean needsPresence,
        String basis,
        String duty,
        String dutyEn,
        int version) {

    /** A line before it has an identifier and a version. */
    public record New(
            int placeInOrder,
            String category,
            String area,
            List<String> words,
            UUID unit,
            UUID againUnit,
            int budgetDays,
            boolean needsPresence,
            String basis,
            String duty,
            String dutyEn) {}
}
