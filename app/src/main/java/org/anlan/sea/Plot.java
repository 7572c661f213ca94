// SPDX-License-Identifier: Apache-2.0
package org.anlan.sea;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plot of farmed sea. Its outline shows roughly where; it proves no right.
 *
 * @param id its identifier
 * @param number as painted on its buoys, unique in the county
 * @param name what people call it
 * @param area code of the village or township it belongs to
 * @param mu how large by its papers, 666.67 m² each
 * @param holder the household or co-operative
 * @param holderCode the holder's code in the county's register
 * @param licence number of the 养殖证, null when not known
 * @param licenceFrom first day of its term, null when not known
 * @param licenceUntil last day of its term, null when not known
 * @param state where it stands in the year
 * @param fence what the detector calls it; stays when the outline is drawn anew
 * @param version the edition of its outline, from 1
 * @param outline where it lies
 */
public record Plot(
        UUID id,
        String number,
        String name,
        String area,
        double mu,
        String holder,
        String holderCode,
        @Nullable String licence,
        @Nullable LocalDate licenceFrom,
        @Nullable LocalDate licenceUntil,
        State state,
        long fence,
        int version,
        Outline outline) {

    /** Where a plot stands. */
    public enum State {
        /** Measured. */
        SURVEYED,
        /** Has its 养殖证. */
        LICENSED,
        /** Seed hangs. */
        STOCKED,
        /** Mussels grow. */
        GROWING,
        /** Being harvested. */
        HARVESTING,
        /** Nothing hangs. */
        FALLOW,
        /** Passed to somebody else. */
        TRANSFERRED,
        /** Its term is over. */
        EXPIRED
    }

    /**
     * What somebody enters about a plot.
     *
     * @param mu how large by its papers; null to work it out from the outline
     * @param outline where it lies; null to leave it as it is
     */
    public record Entry(
            String number,
            String name,
            String area,
            @Nullable Double mu,
            String holder,
            String holderCode,
            @Nullable String licence,
            @Nullable LocalDate licenceFrom,
            @Nullable LocalDate licenceUntil,
            State state,
            @Nullable Outline outline) {}
}
