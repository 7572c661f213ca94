// SPDX-License-Identifier: Apache-2.0
package org.anlan.insight;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.anlan.kernel.HallPanel;
import org.springframework.stereotype.Component;

/**
 * One honest figure on the hall's first page: what those who asked said about the replies of the last published month, with
 * those who said nothing beside them; and the way to all figures.
 */
@Component
class PublishedPanel implements HallPanel {
    private static final String SOLVED = "K04";

    private final PublishedFigures published;

    PublishedPanel(PublishedFigures published) {
        this.published = published;
    }

    @Override
    public String fragment() {
        return "insight/panels :: honest-figure";
    }

    @Override
    public String column() {
        return "aside";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Map<String, Object> model(Locale locale) {
        Map<String, Object> model = new HashMap<>();
        model.put("replied", 0);
        PublishedFigures.Edition latest = published.get(SOLVED, "", locale).latest();
        if (latest != null) {
            model.put("label", latest.label());
        }
        if (latest != null && !latest.value().withheld()) {
            Map<String, Integer> parts = latest.value().parts();
            int solved = parts.getOrDefault("solved", 0);
            int not = parts.getOrDefault("not", 0) + parts.getOrDefault("accepted", 0);
            int silent = parts.getOrDefault("silent", 0);
            model.put("replied", solved + not + silent);
            model.put("solved", solved);
            model.put("notSolved", not);
            model.put("silent", silent);
        }
        return model;
    }
}
