// SPDX-License-Identifier: Apache-2.0
package org.anlan.place.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.anlan.place.Charts;
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

    /** What a picture outside a page of ours needs to look the same; inside one, the page's tokens win. */
    private static final String STYLE = """
            <style>.chart{background:var(--sea,#DDEAEE);font-family:var(--sans,sans-serif)}\
            .chart .shore{fill:none;stroke:var(--sea-near,#CBDFE5);stroke-linejoin:round}\
            .chart .land{fill:var(--land,#EFE5C8);stroke:var(--coast,#75663F);stroke-linejoin:round}\
            .chart text{fill:var(--chart-ink,#15222A);paint-order:stroke;stroke:var(--sea,#DDEAEE);stroke-width:3px;stroke-linejoin:round}\
            .chart text.two{fill:var(--chart-ink-2,#3F4F58)}.chart .route{fill:none;stroke:var(--route,#31596B)}</style>""";

    private final Charts charts;

    MapController(Charts charts) {
        this.charts = charts;
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
        int inside = svg.indexOf('>') + 1;
        String body = plain ? svg : svg.substring(0, inside) + STYLE + svg.substring(inside);
        return ResponseEntity.ok()
                .contentType(SVG)
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePrivate())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.COOKIE)
                .body(body);
    }
}
