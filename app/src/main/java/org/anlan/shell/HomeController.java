// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.anlan.kernel.HallPanel;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The hall's first page, made of what the rooms hand in, and the pages that only say something. */
@Controller
class HomeController {
    /** Under this name a session keeps the words of a matter that was begun and not handed in. */
    private static final String UNFINISHED = "hall.unfinished";

    private final List<HallPanel> panels;

    HomeController(List<HallPanel> panels) {
        this.panels = panels.stream()
                .sorted(Comparator.comparingInt(HallPanel::order))
                .toList();
    }

    @GetMapping("/")
    String home(Model page, HttpServletRequest request, Locale locale) {
        var session = request.getSession(false);
        if (session != null && session.getAttribute(UNFINISHED) instanceof String words && !words.isBlank()) {
            page.addAttribute("draft", words);
        }
        page.addAttribute("mainPanels", column("main", locale));
        page.addAttribute("asidePanels", column("aside", locale));
        return "hall/home";
    }

    @GetMapping("/about/accessibility")
    String accessibility() {
        return "hall/accessibility";
    }

    @GetMapping("/about/data")
    String data() {
        return "hall/data";
    }

    private List<Drawn> column(String column, Locale locale) {
        return panels.stream()
                .filter(p -> p.column().equals(column))
                .map(p -> Drawn.of(p.fragment(), p.model(locale)))
                .toList();
    }

    /** One panel as the page includes it. */
    record Drawn(String template, String name, Map<String, Object> model) {
        static Drawn of(String fragment, Map<String, Object> model) {
            int colons = fragment.indexOf("::");
            return new Drawn(
                    fragment.substring(0, colons).strip(),
                    fragment.substring(colons + 2).strip(),
                    model);
        }
    }
}
