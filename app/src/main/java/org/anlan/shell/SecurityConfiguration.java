// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.anlan.people.SignIns;
import org.anlan.place.ChartSettings;
import org.anlan.shell.Answers.No;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.util.unit.DataSize;

/** The security of the edge: who is sent to sign in, form tokens, headers, and logging in through a provider. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    /** What anybody may ask for. */
    static final String[] PUBLIC = {
        "/",
        "/report",
        "/report/**",
        "/track",
        "/track/**",
        "/m/**",
        "/rights",
        "/complaint",
        "/complaint/**",
        "/about/**",
        "/figures",
        "/figures/**",
        "/sign-in",
        "/sign-in/**",
        "/invite/**",
        "/view",
        "/assets/**",
        "/map/**",
        "/favicon.ico",
        "/favicon.svg",
        "/robots.txt",
        "/desk-worker.js",
        "/manifest.webmanifest",
        "/icons/**",
        "/error",
        "/actuator/health",
        "/actuator/health/**"
    };

    /**
     * Scripts and styles come from this site only and never stand in a page. Style attributes are allowed: the clock
     * rule draws proportions with them.
     */
    private static final String CONTENT = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self'",
            "style-src-attr 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "media-src 'self' blob:",
            "connect-src 'self'",
            "font-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    @Bean
    SecurityFilterChain edge(
            HttpSecurity http,
            Doors doors,
            SignInFlow flow,
            SignIns signIns,
            Answers answers,
            ChartSettings chart,
            ObjectProvider<ClientRegistrationRepository> providers) {
        http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(PUBLIC)
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.GET, "/api/places", "/api/places/**", "/api/service-points", "/api/organs")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .access(Doors.thisMachine())
                        .requestMatchers("/account", "/account/**", "/sign-out")
                        .access(doors.ownAccount())
                        .anyRequest()
                        .access(doors.officers()))
                .csrf(csrf -> csrf.spa().csrfTokenRepository(flow.tokens()))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?left"))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                                (request, response, e) -> askToSignIn(request, response, answers))
                        .accessDeniedHandler((request, response, e) -> deny(request, response, e, doors, answers)))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(content(chart.origin())))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(policy -> policy.policy(
                                "camera=(self), microphone=(self), geolocation=(self), payment=(), usb=()"))
                        .httpStrictTransportSecurity(hsts -> hsts.includeSubDomains(false)));
        if (providers.getIfAvailable() != null) {
            http.oauth2Login(login -> login.loginPage("/sign-in")
                    .successHandler((request, response, authentication) ->
                            response.sendRedirect(flow.proceed(outside(signIns, authentication), request, response)))
                    .failureHandler((request, response, e) -> response.sendRedirect("/sign-in?refused")));
        }
        return http.build();
    }

    /** The policy, with the one other server that a county may have set: where the chart's tiles come from. */
    static String content(String tiles) {
        return tiles.isEmpty()
                ? CONTENT
                : CONTENT.replace("img-src 'self'", "img-src 'self' " + tiles)
                        .replace("connect-src 'self'", "connect-src 'self' " + tiles);
    }

    /** Accounts are the people room's; Spring Security looks nobody up by itself and invents no user. */
    @Bean
    UserDetailsService nobody() {
        return name -> {
            throw new UsernameNotFoundException("officers sign in through the people room");
        };
    }

    /** Requests are counted as a whole; a span for each security filter would cost more than the filters do. */
    @Bean
    SecurityObservationSettings requestsAsAWhole() {
        return SecurityObservationSettings.noObservations();
    }

    /** The very first, so that whatever happens to a request happens under its number. */
    @Bean
    FilterRegistrationBean<RequestNumbers> requestNumbers() {
        var filter = new FilterRegistrationBean<>(new RequestNumbers());
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR, DispatcherType.ASYNC);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    /** Before the security filters, so that nothing reads a body that is too large. */
    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(
            Answers answers,
            ShellSettings settings,
            @Value("${spring.servlet.multipart.max-request-size:210MB}") DataSize largestUpload) {
        var filter = new FilterRegistrationBean<>(
                new BodyLimit(answers, settings.largestBody().toBytes(), largestUpload.toBytes()));
        filter.setOrder(-110);
        return filter;
    }

    /** Who a provider vouches for; an e-mail address counts only when the provider says that it has verified it. */
    private static SignIns.Outcome outside(SignIns signIns, Authentication authentication) {
        if (!(authentication instanceof OAuth2AuthenticationToken token) || token.getPrincipal() == null) {
            return new SignIns.Refused();
        }
        var claims = token.getPrincipal().getAttributes();
        Object verified = claims.get("email_verified");
        boolean sure = Boolean.TRUE.equals(verified) || "true".equals(verified);
        String email = sure && claims.get("email") instanceof String address ? address : null;
        return signIns.withOutside(token.getAuthorizedClientRegistrationId(), token.getName(), email);
    }

    private static void askToSignIn(HttpServletRequest request, HttpServletResponse response, Answers answers)
            throws IOException {
        if (Answers.wantsJson(request)) {
            answers.write(new No("sign-in-needed", 401), request, response);
            return;
        }
        String path =
                request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
        boolean reading = request.getMethod().equals("GET") && SignInFlow.local(path) != null;
        response.sendRedirect("/sign-in" + (reading ? "?next=" + URLEncoder.encode(path, StandardCharsets.UTF_8) : ""));
    }

    private static void deny(
            HttpServletRequest request,
            HttpServletResponse response,
            AccessDeniedException e,
            Doors doors,
            Answers answers)
            throws IOException {
        if (e instanceof CsrfException) {
            answers.write(new No("form-expired", 403), request, response);
        } else if (e instanceof Doors.SecondStepMissing) {
            if (Answers.wantsJson(request)) {
                answers.write(new No("second-step-needed", 403), request, response);
            } else {
                response.sendRedirect("/account?second-step");
            }
        } else if (!doors.stillOfficer(SecurityContextHolder.getContext().getAuthentication())) {
            var session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            askToSignIn(request, response, answers);
        } else {
            answers.write(new No("not-allowed", 403), request, response);
        }
    }
}
