// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps the side door: only somebody on this very machine who can read the instance file comes in. Everybody else is
 * told that there is no such page. A request that a proxy passed on comes from elsewhere, whatever its address says.
 */
class InstanceGuard extends OncePerRequestFilter {
    private static final String BEARER = "Bearer ";

    private final InstanceFile instance;

    InstanceGuard(InstanceFile instance) {
        this.instance = instance;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isFromThisMachine(request) && saysTheToken(request)) {
            chain.doFilter(request, response);
        } else {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static boolean isFromThisMachine(HttpServletRequest request) {
        if (request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null) {
            return false;
        }
        try {
            return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private boolean saysTheToken(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        return authorization != null
                && authorization.startsWith(BEARER)
                && instance.opensWith(authorization.substring(BEARER.length()));
    }
}
