// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Locale;
import org.anlan.kernel.KernelSettings;
import org.anlan.place.Places;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * What every server-rendered page gets, whichever room made it: the language, how this device wants to see it, how to
 * say a date, the county's name, and whether the county shown is the invented one.
 */
@ControllerAdvice
class HallFrame {
    private final Clock clock;
    private final KernelSettings settings;
    private final Places places;
    private final boolean sample;

    HallFrame(Clock clock, KernelSettings settings, Places places, @Value("${anlan.sample:none}") String sample) {
        this.places = places;
        this.clock = clock;
        this.settings = settings;
        this.sample = !sample.equals("none");
    }

    @ModelAttribute
    void frame(HttpServletRequest request, Locale locale, Model page) {
        boolean english = locale.getLanguage().equals("en");
        page.addAttribute("lang", english ? "en" : "zh-CN");
        page.addAttribute("view", View.of(request));
        page.addAttribute("languageHref", request.getRequestURI() + "?lang=" + (english ? "zh-CN" : "en"));
        page.addAttribute("when", When.of(clock, settings.zone(), locale));
        page.addAttribute("sample", sample);
        page.addAttribute(
                "county",
                places.find(settings.county()).map(c -> c.name(locale)).orElse(null));
    }
}
