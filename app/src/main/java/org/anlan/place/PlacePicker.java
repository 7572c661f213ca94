// SPDX-License-Identifier: Apache-2.0
package org.anlan.place;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the fragment {@code place/map :: picker(area)} shows: the islands, the villages on each, and a chart whose islands
 * lead to their place in the list. It works without script: choosing is a radio button.
 */
@Component("placePicker")
public class PlacePicker {
    private final Places places;
    private final Charts charts;

    PlacePicker(Places places, Charts charts) {
        this.places = places;
        this.charts = charts;
    }

    /**
     * One island of the list.
     *
     * @param code its code
     * @param name its name in the reader's language
     * @param open whether the list shows its villages at once, because one of them is chosen
     * @param villages the villages on it
     */
    public record Island(String code, String name, boolean open, List<Village> villages) {}

    /**
     * One village of the list.
     *
     * @param code its code
     * @param name its name in the reader's language
     * @param within its township
     * @param chosen whether it, or a grid of it, is chosen
     */
    public record Village(String code, String name, String within, boolean chosen) {}

    /**
     * The list.
     *
     * @param area what is chosen so far: a village, a grid, an island, or null
     * @param locale the reader's language
     */
    public List<Island> islands(@Nullable String area, Locale locale) {
        return places.islands().stream()
                .map(island -> {
                    List<Village> villages = places.villagesOn(island.code()).stream()
                            .map(v -> new Village(
                                    v.code(),
                                    v.name(locale),
                                    v.parent() == null
                                            ? ""
                                            : places.get(v.parent()).name(locale),
                                    area != null && area.startsWith(v.code())))
                            .toList();
                    boolean open = island.code().equals(area)
                            || villages.stream().anyMatch(v -> v.chosen() && isOn(area, v.code(), island.code()));
                    return new Island(island.code(), island.name(locale), open, villages);
                })
                .toList();
    }

    /**
     * The county's chart; a tap on an island leads to {@code #on-<code>} in the list.
     *
     * @param locale the reader's language
     */
    public String chart(Locale locale) {
        return charts.county(locale, code -> "#on-" + code);
    }

    /**
     * Whom to name beside the chart.
     *
     * @param locale the reader's language
     */
    public String credit(Locale locale) {
        return charts.credit(locale);
    }

    /** A village that reaches over two islands opens only the one on which the chosen grid lies. */
    private boolean isOn(@Nullable String area, String village, String island) {
        return area == null || area.equals(village) || island.equals(places.islandOf(area));
    }
}
