// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did something, as the log keeps it: an identifier, never a name.
 *
 * @param kind an officer of the county, a resident, or the platform itself
 * @param id the account of an officer; the person behind a resident, absent when anonymous; absent for the platform
 */
public record Actor(Kind kind, @Nullable UUID id) {
    /** The platform acting by rule. */
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, null);

    /** The three kinds of actor; the words are those stored in the log. */
    public enum Kind {
        /** Somebody with a desk account. */
        OFFICER,
        /** Somebody who raised a matter, known or anonymous. */
        RESIDENT,
        /** The platform, by a rule that the entry names. */
        SYSTEM
    }

    /**
     * An officer.
     *
     * @param account the account
     */
    public static Actor officer(UUID account) {
        return new Actor(Kind.OFFICER, account);
    }

    /**
     * A resident.
     *
     * @param person the person's record, or null for somebody who stayed anonymous
     */
    public static Actor resident(@Nullable UUID person) {
        return new Actor(Kind.RESIDENT, person);
    }
}
