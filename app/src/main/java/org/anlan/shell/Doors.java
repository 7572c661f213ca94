// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Supplier;
import org.anlan.people.access.AccessSettings;
import org.anlan.people.access.SignedIn;
import org.anlan.people.access.Viewers;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Who passes which door of the house. */
@Component
class Doors {
    private final Viewers viewers;
    private final boolean secondStepRequired;
    private final ObjectProvider<RequestMappingHandlerMapping> pages;

    /** The county requires a second step and the officer has none yet. */
    static final class SecondStepMissing extends AccessDeniedException {
        SecondStepMissing() {
            super("a second step has to be set up first");
        }
    }

    Doors(
            Viewers viewers,
            AccessSettings settings,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> pages) {
        this.viewers = viewers;
        this.pages = pages;
        this.secondStepRequired = settings.secondStep() == AccessSettings.SecondStep.REQUIRED;
    }

    /**
     * Officers whose account is active at this moment, with a second step where the county requires one. Where there is
     * nothing at all, everybody may learn that: a mistyped address must not end at a sign-in page.
     */
    AuthorizationManager<RequestAuthorizationContext> officers() {
        return (authentication, context) -> {
            var officer = officer(authentication);
            if (officer == null || viewers.find(officer.account()).isEmpty()) {
                return new AuthorizationDecision(officer == null && leadsNowhere(context.getRequest()));
            }
            if (secondStepRequired && !viewers.hasSecondStep(officer.account())) {
                throw new SecondStepMissing();
            }
            return new AuthorizationDecision(true);
        };
    }

    /** Officers, also those who still have to set up their second step: the page where they do it. */
    AuthorizationManager<RequestAuthorizationContext> ownAccount() {
        return (authentication, context) -> {
            var officer = officer(authentication);
            return new AuthorizationDecision(
                    officer != null && viewers.find(officer.account()).isPresent());
        };
    }

    /**
     * Programs on this machine. A proxy on the same machine that is not named in the settings would make the whole
     * world look local, so a request that was forwarded is never local.
     */
    static AuthorizationManager<RequestAuthorizationContext> thisMachine() {
        return (authentication, context) -> new AuthorizationDecision(local(context.getRequest()));
    }

    /** Whether the session's owner may still work; a session can outlive its account by its cookie only. */
    boolean stillOfficer(@Nullable Authentication authentication) {
        var officer = officer(() -> authentication);
        return officer != null && viewers.find(officer.account()).isPresent();
    }

    /** True when no controller answers this address and it belongs to no guarded part of the house. */
    private boolean leadsNowhere(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (path.startsWith("/api/") || path.equals("/desk") || path.startsWith("/desk/")) {
            return false;
        }
        boolean parsed = ServletRequestPathUtils.hasParsedRequestPath(request);
        if (!parsed) {
            ServletRequestPathUtils.parseAndCache(request);
        }
        try {
            return pages.getObject().getHandler(request) == null;
        } catch (Exception e) {
            return false; // it exists, but not for this method
        } finally {
            if (!parsed) {
                ServletRequestPathUtils.clearParsedRequestPath(request);
            }
        }
    }

    private static @Nullable SignedIn officer(Supplier<? extends @Nullable Authentication> authentication) {
        var known = authentication.get();
        return known != null && known.getPrincipal() instanceof SignedIn officer ? officer : null;
    }

    private static boolean local(HttpServletRequest request) {
        if (request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null) {
            return false;
        }
        try {
            return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
