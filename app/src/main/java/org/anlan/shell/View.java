// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * How this device wants to see a page: larger type, more contrast, day or night. It is remembered in cookies on the
 * device and belongs to no account; without a choice the device's own settings decide.
 *
 * @param type {@code large}, {@code xlarge}, or null
 * @param contrast {@code high} or null
 * @param theme {@code light}, {@code dark}, or null
 * @param path the page these choices lead back to
 */
public record View(
        @Nullable String type,
        @Nullable String contrast,
        @Nullable String theme,
        String path) {
    /** What may be chosen, by cookie name. */
    static final List<String> TYPES = List.of("normal", "large", "xlarge");

    static final List<String> CONTRASTS = List.of("device", "high");
    static final List<String> THEMES = List.of("device", "light", "dark");

    static View of(HttpServletRequest request) {
        return new View(
                chosen(request, "view-type", TYPES),
                chosen(request, "view-contrast", CONTRASTS),
                chosen(request, "view-theme", THEMES),
                request.getRequestURI());
    }

    /** The next larger type, and from the largest back to normal. */
    public String nextType() {
        if (type == null) {
            return "large";
        }
        return type.equals("large") ? "xlarge" : "normal";
    }

    /** The address that chooses {@link #nextType()} and comes back. */
    public String typeHref() {
        return href("type", nextType());
    }

    /**
     * The address that makes one choice and comes back.
     *
     * @param what {@code type}, {@code contrast} or {@code theme}
     * @param value one of its values
     */
    public String href(String what, String value) {
        return "/view?" + what + "=" + value + "&to=" + UriUtils.encode(path, UTF_8);
    }

    private static @Nullable String chosen(HttpServletRequest request, String name, List<String> allowed) {
        var cookies = request.getCookies();
        if (cookies == null) {
            return null;
        }
        for (Cookie cookie : cookies) {
            // the first of each list means "no choice"
            if (cookie.getName().equals(name) && allowed.indexOf(cookie.getValue()) > 0) {
                return cookie.getValue();
            }
        }
        return null;
    }
}
