// SPDX-License-Identifier: Apache-2.0
package org.anlan.people.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as stored; for this room only, since it holds what signs somebody in.
 *
 * @param id the account
 * @param login the name typed when signing in
 * @param name the officer's name
 * @param unit the unit, or null
 * @param workPhone the phone of the desk, public to requesters, or null
 * @param email for an outside identity provider, or null
 * @param state INVITED, ACTIVE or DISABLED
 * @param password the password's hash, or null while there is none
 * @param secondStepKey the key of the second step; null when none was begun
 * @param secondStepSince when the second step was confirmed; null while it does not hold
 * @param secondStepLast the last time step whose code was accepted
 * @param signedInAt when the officer last signed in
 */
public record AccountRow(
        UUID id,
        String login,
        String name,
        @Nullable UUID unit,
        @Nullable String workPhone,
        @Nullable String email,
        String state,
        @Nullable String password,
        byte @Nullable [] secondStepKey,
        @Nullable Instant secondStepSince,
        @Nullable Long secondStepLast,
        @Nullable Instant signedInAt) {

    /** Whether signing in works. */
    public boolean active() {
        return state.equals("ACTIVE");
    }

    /** Never prints what signs somebody in. */
    @Override
    public String toString() {
        return "account " + id + " " + state;
    }
}
