// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters.web;

import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.List;
import org.anlan.matters.PersonalWords;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Saying it, in three pages: what happened, where, read it over. Each page has its own address, works without
 * JavaScript, and keeps what was written when one goes back. Nothing is asked for but the words.
 */
@Controller
class HallReportController {
    static final String DRAFT = "hall.draft";
    private static final int LONGEST = 4000;

    private final EmergencyWords emergencies;

    HallReportController(EmergencyWords emergencies) {
        this.emergencies = emergencies;
    }

    @GetMapping("/report")
    String begin() {
        return "redirect:/report/1";
    }

    @GetMapping("/report/1")
    String what(Model page, HttpSession session) {
        return what(page, draft(session), null, List.of());
    }

    @PostMapping("/report/1")
    String what(
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String personal,
            Model page,
            HttpSession session) {
        var said = words.strip().replace("\r\n", "\n");
        var draft = draft(session).saying(said);
        if (said.isEmpty() || said.length() > LONGEST) {
            return what(page, draft, said.isEmpty() ? "empty" : "long", List.of());
        }
        var found = PersonalWords.find(said);
        switch (personal) {
            case "move" -> {
                var moved = PersonalWords.move(said);
                draft = draft.apart(moved.words(), moved.phone(), moved.address());
            }
            case "keep" -> draft = draft.askedAbout(said);
            default -> {
                if (!found.isEmpty() && !said.equals(draft.personalAsked())) {
                    draft = draft.askedAbout(said);
                    session.setAttribute(DRAFT, draft);
                    return what(page, draft, null, found);
                }
            }
        }
        session.setAttribute(DRAFT, draft);
        // somebody who wrote only a number is asked again for the matter itself
        return draft.words().isEmpty() ? what(page, draft, "empty", List.of()) : "redirect:/report/2";
    }

    private String what(Model page, Draft draft, @Nullable String error, List<PersonalWords.Found> found) {
        page.addAttribute("draft", draft);
        page.addAttribute("error", error);
        page.addAttribute("personal", marked(draft.words(), found));
        page.addAttribute("urgent", emergencies.numbersFor(draft.words()));
        page.addAttribute("urgentWords", emergencies.forPage());
        page.addAttribute("allUrgentNumbers", emergencies.numbers());
        return "hall/report-1";
    }

    @GetMapping("/report/2")
    String where(Model page, HttpSession session) {
        var draft = draft(session);
        if (draft.words().isEmpty()) {
            return "redirect:/report/1";
        }
        page.addAttribute("draft", draft);
        page.addAttribute("moved", draft.moved());
        page.addAttribute("urgent", emergencies.numbersFor(draft.words()));
        page.addAttribute("mentioned", List.of());
        page.addAttribute("areas", List.of());
        return "hall/report-2";
    }

    @PostMapping("/report/2")
    String where(
            @RequestParam(defaultValue = "") String area,
            @RequestParam(defaultValue = "") String text,
            HttpSession session) {
        session.setAttribute(DRAFT, draft(session).at(blankToNull(area), blankToNull(text)));
        return "redirect:/report/3";
    }

    @GetMapping("/report/3")
    String review(Model page, HttpSession session) {
        return review(page, draft(session), null);
    }

    private String review(Model page, Draft draft, @Nullable String error) {
        if (draft.words().isEmpty()) {
            return "redirect:/report/1";
        }
        page.addAttribute("draft", draft);
        page.addAttribute("error", error);
        page.addAttribute("urgent", emergencies.numbersFor(draft.words()));
        page.addAttribute("placeName", draft.placeText());
        return "hall/report-3";
    }

    private static Draft draft(HttpSession session) {
        return session.getAttribute(DRAFT) instanceof Draft draft ? draft : Draft.empty();
    }

    private static @Nullable String blankToNull(String text) {
        return text.isBlank() ? null : text.strip();
    }

    /** A piece of the words, marked when it identifies a person. */
    record Piece(String text, boolean marked) {}

    /** The found parts with a few characters around them, as the page shows what it means. */
    private static List<Piece> marked(String words, List<PersonalWords.Found> found) {
        var pieces = new ArrayList<Piece>();
        int at = 0;
        for (var f : found) {
            var before = words.substring(at, f.start());
            int keep = at == 0 ? 8 : 16;
            pieces.add(new Piece(
                    before.length() > keep ? "……" + before.substring(before.length() - keep) : before, false));
            pieces.add(new Piece(f.text(), true));
            at = f.end();
        }
        if (!found.isEmpty() && at < words.length()) {
            var after = words.substring(at);
            pieces.add(new Piece(after.length() > 8 ? after.substring(0, 8) + "……" : after, false));
        }
        return pieces;
    }
}
