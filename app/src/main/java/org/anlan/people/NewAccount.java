// SPDX-License-Identifier: Apache-2.0
package org.anlan.people;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account to be opened with a password already chosen, as the sample county does.
 *
 * @param login the name typed when signing in: 2 to 40 letters, digits, dots, hyphens or underscores
 * @param name the officer's name
 * @param unit the unit, or null
 * @param workPhone the phone of the desk, or null
 * @param password the password in clear; only its hash is kept
 * @param roles what the officer may do and where
 */
public record NewAccount(
        String login,
        String name,
        @Nullable UUID unit,
        @Nullable String workPhone,
        String password,
        List<RoleIn> roles) {
    /** Keeps its own copy of the roles. */
    public NewAccount {
        roles = List.copyOf(roles);
    }

    /** Never prints the password. */
    @Override
    public String toString() {
        return "new account " + login + " " + roles;
    }
}
