// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Remembers larger type, contrast and day or night on the device, so that the choice works without JavaScript. */
@Controller
class ViewController {
    private static final Duration REMEMBERED = Duration.ofDays(400);

    @GetMapping("/view")
    String choose(
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String contrast,
            @RequestParam(required = false) @Nullable String theme,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        remember(request, response, "view-type", type, View.TYPES);
        remember(request, response, "view-contrast", contrast, View.CONTRASTS);
        remember(request, response, "view-theme", theme, View.THEMES);
        // only to a page of this office: a path that cannot be read as another host
        boolean here = to.matches("/(?![/\\\\])[\\w\\-./~%]*");
        return "redirect:" + (here ? to : "/");
    }

    private static void remember(
            HttpServletRequest request,
            HttpServletResponse response,
            String name,
            @Nullable String value,
            List<String> allowed) {
        if (value == null || !allowed.contains(value)) {
            return;
        }
        boolean chosen = allowed.indexOf(value) > 0;
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value)
                        .path("/")
                        .sameSite("Lax")
                        .secure(request.isSecure())
                        .maxAge(chosen ? REMEMBERED : Duration.ZERO)
                        .build()
                        .toString());
    }
}
