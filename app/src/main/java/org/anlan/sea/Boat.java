// SPDX-License-Identifier: Apache-2.0
package org.anlan.sea;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A boat of the county's register.
 *
 * @param id its identifier
 * @param name as painted on it
 * @param mmsi the number its transponder sends, null when it has none
 * @param lengthMetres its length, null when not known
 * @param duty what it is there for
 * @param holderCode whose it is, by the county's register; null when not known
 * @param state whether it may put out
 * @param plots numbers of the plots it belongs to
 */
public record Boat(
        UUID id,
        String name,
        @Nullable Integer mmsi,
        @Nullable Double lengthMetres,
        Duty duty,
        @Nullable String holderCode,
        State state,
        List<String> plots) {

    /** What a boat is there for. */
    public enum Duty {
        /** Works at plots. */
        FARM,
        /** Patrols, rescues, mediates. */
        PATROL,
        /** Anything else. */
        OTHER
    }

    /** Whether a boat may put out. */
    public enum State {
        /** Entered, papers not seen. */
        REGISTERED,
        /** Papers in order. */
        VALID,
        /** Papers run out. */
        EXPIRED,
        /** Ashore. */
        LAID_UP
    }

    /** What somebody enters about a boat; {@code plots} are numbers. */
    public record Entry(
            String name,
            @Nullable Integer mmsi,
            @Nullable Double lengthMetres,
            Duty duty,
            @Nullable String holderCode,
            State state,
            List<String> plots) {}
}
