// SPDX-License-Identifier: Apache-2.0
package org.anlan.insight.web;

import java.util.Locale;
import org.anlan.insight.PublishedFigures;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The county's published figures, for anybody: a page for each, drawn without a script, and a file. */
@Controller
class HallFiguresController {
    private final PublishedFigures published;

    HallFiguresController(PublishedFigures published) {
        this.published = published;
    }

    @GetMapping("/figures")
    String list(Model page, Locale locale) {
        page.addAttribute("figures", published.list(locale));
        return "hall/figures";
    }

    @GetMapping("/figures/{figure}")
    String figure(
            @PathVariable String figure, @RequestParam(defaultValue = "") String period, Model page, Locale locale) {
        var shown = published.get(figure, period, locale);
        page.addAttribute("f", shown);
        page.addAttribute("trend", Trend.of(shown.trend(), shown.rate()));
        return "hall/figure";
    }

    @GetMapping("/figures/{figure}/values.csv")
    ResponseEntity<String> file(@PathVariable String figure, @RequestParam String period, Locale locale) {
        return FigureController.file(figure, period, "published", published.csv(figure, period, locale));
    }
}
