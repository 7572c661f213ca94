// SPDX-License-Identifier: Apache-2.0
package org.anlan.place.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.anlan.place.ChartSettings;
import org.anlan.place.Charts;
import org.anlan.place.Shores;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The charts as pictures that stand by themselves, for anybody. Pages that have the house's styles may set them inline. */
@RestController
class MapController {
    private static final MediaType SVG = new MediaType("image", "svg+xml", StandardCharsets.UTF_8);

    /**
     * What a picture outside a page of ours needs to look the same, written on each element: the house forbids style
     * sheets inside documents. A page's own styles win over it.
     */
    private static final Map<String, String> DAYLIGHT = Map.of(
            "class=\"land\"", " fill=\"#EFE5C8\" stroke=\"#75663F\" stroke-linejoin=\"round\"",
            "class=\"shore\"", " fill=\"none\" stroke=\"#CBDFE5\" stroke-linejoin=\"round\"",
            "class=\"route\"", " fill=\"none\" stroke=\"#31596B\"",
            "class=\"two\"", " fill=\"#3F4F58\"",
            "class=\"chart\"", " fill=\"#15222A\" font-family=\"sans-serif\"",
            "<text", " paint-order=\"stroke\" stroke=\"#DDEAEE\" stroke-width=\"3\" stroke-linejoin=\"round\"");

    private static final String SEA = "<rect width=\"100%\" height=\"100%\" fill=\"#DDEAEE\"/>";

    private final Charts charts;
    private final Shores shores;
    private final ChartSettings settings;

    MapController(Charts charts, Shores shores, ChartSettings settings) {
        this.charts = charts;
        this.shores = shores;
        this.settings = settings;
    }

    /**
     * The sheet a browser draws its chart from.
     *
     * @param type {@code FeatureCollection}
     * @param features shores, names, piers
     * @param bbox west, south, east, north of the county's islands
     * @param credit whom to name for the shores, in the reader's language
     * @param tiles pictures under it, when the county set a server
     */
    record SheetView(
            String type,
            List<Shores.Feature> features,
            List<Double> bbox,
            String credit,
            @Nullable TilesView tiles) {}

    /**
     * A tile server.
     *
     * @param address with {@code {z}}, {@code {x}} and {@code {y}}
     * @param size of a tile, pixels
     * @param credit whom to name
     */
    record TilesView(String address, int size, String credit) {}

    /** The county's shores as GeoJSON, and what the county wants drawn under them. */
    @GetMapping("/map/sheet.json")
    ResponseEntity<SheetView> sheet(Locale locale) {
        var sheet = shores.sheet(locale);
        var tiles = settings.tiles().isEmpty()
                ? null
                : new TilesView(settings.tiles(), settings.tileSize(), settings.tilesCredit());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePrivate())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.COOKIE)
                .body(new SheetView("FeatureCollection", sheet.features(), sheet.box(), charts.credit(locale), tiles));
    }

    /**
     * The county, or one island.
     *
     * @param area {@code county}, or an island's code such as {@code I05}
     * @param plain true leaves out the colours, for setting it inline
     */
    @GetMapping("/map/{area}.svg")
    ResponseEntity<String> chart(
            @PathVariable String area, @RequestParam(defaultValue = "false") boolean plain, Locale locale) {
        String svg = area.equals("county") ? charts.county(locale, null) : charts.island(area, locale, null);
        String body = plain ? svg : coloured(svg);
        return ResponseEntity.ok()
                .contentType(SVG)
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePrivate())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.COOKIE)
                .body(body);
    }

    private static String coloured(String svg) {
        String coloured = svg;
        for (Map.Entry<String, String> rule : DAYLIGHT.entrySet()) {
            coloured = coloured.replace(rule.getKey(), rule.getKey() + rule.getValue());
        }
        int inside = coloured.indexOf('>') + 1;
        return coloured.substring(0, inside) + SEA + coloured.substring(inside);
    }
}
