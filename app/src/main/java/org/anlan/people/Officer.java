// SPDX-License-Identifier: Apache-2.0
package org.anlan.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with a desk account, as other rooms may know them.
 *
 * @param id the account
 * @param name the officer's name; shown to requesters whose matter the officer holds
 * @param unit the unit, or null
 * @param login the name typed when signing in; for account pages only
 * @param state INVITED, ACTIVE or DISABLED
 * @param workPhone the phone of the desk, or null
 */
public record Officer(
        UUID id,
        String name,
        @Nullable UUID unit,
        String login,
        String state,
        @Nullable String workPhone) {
    /** Whether the officer can sign in and be given work. */
    public boolean active() {
        return state.equals("ACTIVE");
    }
}
