// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request a number of its own: it stands in every line that is logged for it, in the answer's header and in the
 * body of a problem, so that what somebody saw can be found without asking who they are. A number that comes with the
 * request is not taken over, because whoever sends it could write anything into the log.
 */
class RequestNumbers extends OncePerRequestFilter {
    static final String HEADER = "X-Request-Id";

    /** Under this name the number stands in lines of the log. */
    static final String IN_LOG = "request";

    private static final String ATTRIBUTE = RequestNumbers.class.getName();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String number = number(request);
        if (number == null) {
            number = Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), 36);
            request.setAttribute(ATTRIBUTE, number);
        }
        response.setHeader(HEADER, number);
        MDC.put(IN_LOG, number);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(IN_LOG);
        }
    }

    /** The number of a request; null before it has one. */
    static @Nullable String number(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String number ? number : null;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false; // what goes wrong is logged with the number of the request that went wrong
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }
}
