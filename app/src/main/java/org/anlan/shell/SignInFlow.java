// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Serial;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.anlan.people.SignIns;
import org.anlan.people.access.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/**
 * What happens in the browser's session while somebody signs in: a first step that was right is remembered for ten
 * minutes, and a finished sign-in gets a new session identifier and a new form token.
 */
@Component
class SignInFlow {
    private static final String WAITING = "anlan.second-step";
    private static final String NEXT = "anlan.next";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Clock clock;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final CsrfTokenRepository tokens;

    /** A first step that was right. */
    record Waiting(UUID account, Instant at) implements Serializable {
        @Serial
        private static final long serialVersionUID = 1;
    }

    SignInFlow(Clock clock) {
        this.clock = clock;
        var cookies = CookieCsrfTokenRepository.withHttpOnlyFalse();
        cookies.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        this.tokens = cookies;
    }

    /** Where form tokens live: a cookie that the desk's scripts read and forms repeat. */
    CsrfTokenRepository tokens() {
        return tokens;
    }

    /**
     * Goes on after a step.
     *
     * @return where the browser goes next
     */
    String proceed(SignIns.Outcome outcome, HttpServletRequest request, HttpServletResponse response) {
        return switch (outcome) {
            case SignIns.Accepted accepted -> accept(accepted, request, response);
            case SignIns.NeedsSecondStep waiting -> {
                clear(request, response);
                request.getSession().setAttribute(WAITING, new Waiting(waiting.account(), clock.instant()));
                yield "/sign-in/second-step";
            }
            case SignIns.Refused refused -> {
                clear(request, response);
                yield "/sign-in?refused";
            }
        };
    }

    /** The account whose first step was right in this session, unless that is too long ago. */
    Optional<UUID> waiting(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(WAITING) instanceof Waiting waiting)) {
            return Optional.empty();
        }
        return clock.instant().isBefore(waiting.at().plus(PATIENCE))
                ? Optional.of(waiting.account())
                : Optional.empty();
    }

    /** Remembers where somebody wanted to go; only paths of this site. */
    void remember(@Nullable String next, HttpServletRequest request) {
        String path = local(next);
        var session = request.getSession(path != null);
        if (session != null) {
            session.setAttribute(NEXT, path);
        }
    }

    /** A path of this site, or null: never another host, whatever the browser makes of the slashes. */
    static @Nullable String local(@Nullable String next) {
        if (next == null
                || next.length() > 500
                || !next.startsWith("/")
                || next.startsWith("//")
                || next.contains("\\")
                || next.startsWith("/sign-in")
                || next.startsWith("/sign-out")
                || next.startsWith("/api/")
                || next.chars().anyMatch(c -> c < 0x21 || c == 0x7f)) {
            return null;
        }
        return next;
    }

    private String accept(SignIns.Accepted accepted, HttpServletRequest request, HttpServletResponse response) {
        var authentication = new OfficerAuthentication(new SignedIn(accepted.account(), accepted.secondStep()));
        var session = request.getSession();
        String next = session.getAttribute(NEXT) instanceof String path ? path : "/desk";
        session.removeAttribute(NEXT);
        session.removeAttribute(WAITING);
        request.changeSessionId();
        new CsrfAuthenticationStrategy(tokens).onAuthentication(authentication, request, response);
        var context = new SecurityContextImpl(authentication);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        return next;
    }

    private void clear(HttpServletRequest request, HttpServletResponse response) {
        var none = SecurityContextHolder.createEmptyContext();
        SecurityContextHolder.setContext(none);
        contexts.saveContext(none, request, response);
    }
}
