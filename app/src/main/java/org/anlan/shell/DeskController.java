// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Opens the desk 工作台 and the wall 指挥屏: whatever the address below {@code /desk}, a signed-in officer gets the one page that draws it, and
 * anybody else is sent to sign in and brought back. The page's files carry hashes in their names and lie below
 * {@code /assets}; the page itself is asked for anew each time, so that an upgrade reaches every desk.
 */
@Controller
class DeskController {
    private final Resource page = new ClassPathResource("static/desk/index.html");
    private final Resource wall = new ClassPathResource("static/wall/index.html");

    /**
     * The desk's page.
     *
     * @param officer who is signed in, or null
     * @param request for the address to come back to
     */
    @GetMapping({"/desk", "/desk/{*below}"})
    ResponseEntity<Resource> open(@Nullable Principal officer, HttpServletRequest request) {
        return front(page, officer, request);
    }

    /**
     * The wall's page 指挥屏. It holds no data: what it may show is asked of the rooms, each by its own permission.
     *
     * @param officer who is signed in, or null
     * @param request for the address to come back to
     */
    @GetMapping("/wall")
    ResponseEntity<Resource> wall(@Nullable Principal officer, HttpServletRequest request) {
        return front(wall, officer, request);
    }

    private static ResponseEntity<Resource> front(
            Resource page, @Nullable Principal officer, HttpServletRequest request) {
        if (officer == null) {
            return ResponseEntity.status(HttpStatus.FOUND)
                    .location(signIn(request))
                    .build();
        }
        if (!page.exists()) {
            // Built with -Dskip.web=true: the office works, they are not in the jar.
            return ResponseEntity.notFound().build();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/html;charset=UTF-8"))
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(page);
    }

    private static URI signIn(HttpServletRequest request) {
        String query = request.getQueryString();
        String here = request.getRequestURI() + (query == null ? "" : "?" + query);
        return URI.create("/sign-in?next=" + URLEncoder.encode(here, StandardCharsets.UTF_8));
    }
}
