// SPDX-License-Identifier: Apache-2.0
package org.anlan.people.access;

import java.io.Serial;
import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;

/**
 * Who signed in, as the session keeps it: the account and nothing else. What the account may do is read anew for every
 * request ({@link Viewers}), so a change takes effect without signing in again.
 *
 * @param account the account
 * @param secondStep whether the second step was passed when signing in
 */
public record SignedIn(UUID account, boolean secondStep) implements Principal, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    @Override
    public String getName() {
        return account.toString();
    }
}
