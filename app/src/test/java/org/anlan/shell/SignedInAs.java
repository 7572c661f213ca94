// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.util.UUID;
import org.anlan.people.access.SignedIn;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Lets a test ask as an officer without going through the sign-in page. */
public final class SignedInAs {
    private SignedInAs() {}

    /**
     * The request comes from this officer's session.
     *
     * @param account the account
     */
    public static RequestPostProcessor officer(UUID account) {
        return authentication(new OfficerAuthentication(new SignedIn(account, false)));
    }
}
