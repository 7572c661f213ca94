// SPDX-License-Identifier: Apache-2.0
package org.anlan.place;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What lies under the chart besides the county's own outlines. Without a setting nothing does, and the chart asks nobody.
 *
 * @param tiles address of a raster tile or WMTS server, with {@code {z}}, {@code {x}} and {@code {y}} where its numbers of level,
 *     column and row go, in Web Mercator; a path of this office will do; empty for none
 * @param tilesCredit whom to name for it, always visible beside the chart
 * @param tileSize width of a tile in pixels
 */
@ConfigurationProperties("anlan.chart")
public record ChartSettings(
        @DefaultValue("") String tiles,
        @DefaultValue("") String tilesCredit,
        @DefaultValue("256") int tileSize) {

    /** Refuses an address that no tile could come from, at the start and not on the wall. */
    public ChartSettings {
        tiles = tiles.strip();
        boolean numbered = tiles.contains("{z}") && tiles.contains("{x}") && tiles.contains("{y}");
        boolean plain =
                !tiles.matches("(?s).*[\\s;,'\"].*") && (tiles.startsWith("/") || tiles.matches("https?://[^/]+/.*"));
        if (!tiles.isEmpty() && !(numbered && plain)) {
            throw new IllegalArgumentException(
                    "anlan.chart.tiles: neither a path nor an http address with {z}, {x} and {y}: " + tiles);
        }
    }

    /** The server the browser has to be allowed to ask, such as {@code https://tiles.example}; empty when it is this office. */
    public String origin() {
        if (!tiles.startsWith("http")) {
            return "";
        }
        int path = tiles.indexOf('/', tiles.indexOf("//") + 2);
        return URI.create(tiles.substring(0, path)).toString();
    }
}
