// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import java.io.Serial;
import java.util.List;
import org.anlan.people.access.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/**
 * A signed-in officer, in the form Spring Security keeps in the session. It carries no rights: those are read for
 * every request.
 */
final class OfficerAuthentication extends AbstractAuthenticationToken {
    @Serial
    private static final long serialVersionUID = 1;

    private final SignedIn officer;

    OfficerAuthentication(SignedIn officer) {
        super(List.of());
        this.officer = officer;
        super.setAuthenticated(true);
    }

    @Override
    public SignedIn getPrincipal() {
        return officer;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }
}
