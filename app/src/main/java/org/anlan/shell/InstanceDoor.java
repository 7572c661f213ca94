// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;

/** The side door of the office, {@code /api/instance}, through which the launcher's verbs come; it knows no accounts. */
@Configuration(proxyBeanMethods = false)
class InstanceDoor {
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain instanceSecurity(HttpSecurity http, InstanceFile instance) {
        return http.securityMatcher("/api/instance", "/api/instance/**")
                .addFilterBefore(new InstanceGuard(instance), SecurityContextHolderFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                // no browser holds this token, so there is nothing to forge
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }
}
