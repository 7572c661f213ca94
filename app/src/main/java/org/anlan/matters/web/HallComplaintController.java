// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.anlan.matters.Matters;
import org.anlan.matters.NewComplaint;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Complaints about the platform itself, its officers, or being asked for a good rating. They go to the independent inbox;
 * no name is asked for, and the unit complained of never sees them.
 */
@Controller
class HallComplaintController {
    private static final List<String> KINDS = List.of("platform", "officer", "rating", "access", "other");

    private final Matters matters;

    HallComplaintController(Matters matters) {
        this.matters = matters;
    }

    @GetMapping("/complaint")
    String ask(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String about,
            Model page,
            HttpSession session) {
        return ask(page, kind, known(session, about), "", "", null);
    }

    @PostMapping("/complaint")
    String complain(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String about,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String contact,
            Model page,
            HttpSession session,
            HttpServletResponse response) {
        if (words.isBlank()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return ask(page, kind, known(session, about), words, contact, "words");
        }
        matters.complain(new NewComplaint(
                KINDS.contains(kind) ? kind : "other",
                words.strip(),
                Tracked.find(session, about).orElse(null),
                contact.isBlank() ? null : contact.strip()));
        return "redirect:/complaint/done";
    }

    @GetMapping("/complaint/done")
    String done() {
        return "hall/complaint-done";
    }

    /** A complaint is tied to a matter only for somebody who holds its secret. */
    private static @Nullable String known(HttpSession session, String about) {
        return Tracked.find(session, about).isPresent() ? about : null;
    }

    private static String ask(
            Model page, String kind, @Nullable String about, String words, String contact, @Nullable String error) {
        page.addAttribute("kind", kind);
        page.addAttribute("about", about);
        page.addAttribute("words", words);
        page.addAttribute("contact", contact);
        page.addAttribute("error", error);
        return "hall/complaint";
    }
}
