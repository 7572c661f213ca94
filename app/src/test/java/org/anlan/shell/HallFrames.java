// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What every page is given, made by hand for tests that draw templates. */
public final class HallFrames {
    /** Saturday, 10 October 2026, 08:40 in Shanghai: a make-up working day. */
    public static final Instant NOW = Instant.parse("2026-10-10T00:40:00Z");

    private HallFrames() {}

    /**
     * The frame of a page.
     *
     * @param locale the reader's language
     * @param path the page's address
     */
    public static Map<String, Object> frame(Locale locale, String path) {
        boolean english = locale.getLanguage().equals("en");
        var frame = new HashMap<String, Object>();
        frame.put("lang", english ? "en" : "zh-CN");
        frame.put("view", new View(null, null, null, path));
        frame.put("languageHref", path + "?lang=" + (english ? "zh-CN" : "en"));
        frame.put("when", new When(ZoneId.of("Asia/Shanghai"), NOW, locale));
        frame.put("sample", true);
        return frame;
    }

    /**
     * One panel of the first page.
     *
     * @param fragment template and name
     * @param model what it needs
     */
    public static List<Object> panels(String fragment, Map<String, Object> model) {
        return List.of(HomeController.Drawn.of(fragment, model));
    }
}
