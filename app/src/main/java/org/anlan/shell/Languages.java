// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * The reader's language: {@code ?lang=} in the address, then the cookie {@code lang}, then what the browser asks for,
 * then Chinese. The address also sets the cookie, so a link to the other language works without JavaScript.
 */
class Languages implements LocaleResolver, HandlerInterceptor {
    static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
    static final Locale ENGLISH = Locale.ENGLISH;

    private static final String COOKIE = "lang";

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        var asked = language(request.getQueryString() == null ? null : request.getParameter(COOKIE));
        if (asked != null) {
            return asked;
        }
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        var kept = language(cookie == null ? null : cookie.getValue());
        if (kept != null) {
            return kept;
        }
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null) {
            for (var locale : Collections.list(request.getLocales())) {
                var known = language(locale.toLanguageTag());
                if (known != null) {
                    return known;
                }
            }
        }
        return CHINESE;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var asked = language(request.getQueryString() == null ? null : request.getParameter(COOKIE));
        if (asked != null) {
            setLocale(request, response, asked);
        }
        return true;
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        if (response == null) {
            return;
        }
        var cookie = ResponseCookie.from(COOKIE, locale == null ? "" : ENGLISH.equals(locale) ? "en" : "zh-CN")
                .path("/")
                .sameSite("Lax")
                .secure(request.isSecure())
                .maxAge(locale == null ? 0 : 400L * 24 * 3600);
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }

    private static @Nullable Locale language(@Nullable String tag) {
        if (tag == null) {
            return null;
        }
        return switch (Locale.forLanguageTag(tag).getLanguage()) {
            case "zh" -> CHINESE;
            case "en" -> ENGLISH;
            default -> null;
        };
    }
}
