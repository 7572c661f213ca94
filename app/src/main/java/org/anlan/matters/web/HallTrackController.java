// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.anlan.matters.Matters;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Finds a matter by its code and its secret or telephone number. Whichever of the two was wrong, the answer is the same,
 * and tries are counted, so that codes cannot be tried out.
 */
@Controller
class HallTrackController {
    private final Matters matters;

    HallTrackController(Matters matters) {
        this.matters = matters;
    }

    @GetMapping("/track")
    String ask(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String lost,
            @RequestParam(name = "for", required = false) @Nullable String purpose,
            Model page,
            HttpSession session) {
        var known = Tracked.find(session, code.strip());
        if (known.isPresent()) {
            return "redirect:/m/" + code.strip();
        }
        return ask(page, code, purpose, !lost.isEmpty(), false);
    }

    @PostMapping("/track")
    String find(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String secret,
            @RequestParam(name = "for", required = false) @Nullable String purpose,
            Model page,
            HttpServletRequest request,
            HttpServletResponse response) {
        var found = matters.track(code.strip(), secret.strip(), request.getRemoteAddr());
        if (found.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return ask(page, code, purpose, false, true);
        }
        var whole = matters.codeOf(found.get());
        Tracked.open(request.getSession(), whole, found.get());
        return "redirect:/m/" + whole + ("seen".equals(purpose) ? "/seen" : "");
    }

    private static String ask(Model page, String code, @Nullable String purpose, boolean lost, boolean wrong) {
        page.addAttribute("code", code.strip());
        page.addAttribute("purpose", "seen".equals(purpose) ? purpose : null);
        page.addAttribute("lost", lost);
        page.addAttribute("wrong", wrong);
        return "hall/track";
    }
}
