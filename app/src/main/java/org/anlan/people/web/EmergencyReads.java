// SPDX-License-Identifier: Apache-2.0
package org.anlan.people.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.anlan.people.EmergencyAccess;
import org.anlan.people.access.SignedIn;
import org.anlan.people.access.Viewers;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** While an officer's glass is broken, every reading through the API is written down before it is answered. */
@Configuration(proxyBeanMethods = false)
class EmergencyReads implements WebMvcConfigurer, HandlerInterceptor {
    private final Viewers viewers;
    private final EmergencyAccess emergency;

    EmergencyReads(Viewers viewers, EmergencyAccess emergency) {
        this.viewers = viewers;
        this.emergency = emergency;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns("/api/**")
                .excludePathPatterns("/api/session", "/api/accounts/break-glass/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && authentication != null
                && authentication.getPrincipal() instanceof SignedIn officer) {
            viewers.find(officer.account()).filter(v -> v.breakGlass()).ifPresent(viewer -> {
                String path = request.getRequestURI();
                emergency.aboutToRead(viewer, path.length() > 300 ? path.substring(0, 300) : path);
            });
        }
        return true;
    }
}
