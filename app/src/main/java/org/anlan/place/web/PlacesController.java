// SPDX-License-Identifier: Apache-2.0
package org.anlan.place.web;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.anlan.kernel.CountyCode;
import org.anlan.place.Area;
import org.anlan.place.Found;
import org.anlan.place.Gcj02;
import org.anlan.place.Landmark;
import org.anlan.place.Places;
import org.anlan.place.UnknownArea;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The county's places for anybody: names and points, no sign-in, nothing about people. */
@RestController
@RequestMapping("/api/places")
class PlacesController {
    private static final int SEARCH_LIMIT = 20;
    private static final int LONGEST_SEARCH = 40;

    private final Places places;
    private final CountyCode county;

    PlacesController(Places places, CountyCode county) {
        this.places = places;
        this.county = county;
    }

    /**
     * One place as it is handed out.
     *
     * @param code the area's code; for a landmark, of the area it lies in
     * @param kind the area's kind in lower case, or {@code landmark}
     * @param name in the reader's language
     * @param path the way down to it in the reader's language
     * @param parent code of the area above
     * @param island code of its island
     * @param islandName its island's name
     * @param lon degrees east, WGS-84
     * @param lat degrees north, WGS-84
     * @param landmark the landmark's code when one was meant
     * @param landmarkKind what the landmark is, lower case
     * @param children how many open areas lie below
     * @param nameZh the name in Chinese, for changing it
     * @param nameEn the name in English
     */
    record PlaceView(
            String code,
            String kind,
            String name,
            String path,
            @Nullable String parent,
            @Nullable String island,
            @Nullable String islandName,
            double lon,
            double lat,
            @Nullable String landmark,
            @Nullable String landmarkKind,
            int children,
            String nameZh,
            String nameEn) {}

    /**
     * The areas below one area (the county's townships when none is named), the villages on an island, or the islands.
     *
     * @param parent the area above
     * @param island code of an island: its villages
     * @param kind {@code island}: the islands
     */
    @Operation(summary = "The areas below one area, the villages on an island, or the islands")
    @GetMapping
    ResponseEntity<List<PlaceView>> list(
            @RequestParam(required = false) @Nullable String parent,
            @RequestParam(required = false) @Nullable String island,
            @RequestParam(required = false) @Nullable String kind,
            Locale locale) {
        List<Area> areas;
        if ("island".equals(kind)) {
            areas = places.islands();
        } else if (island != null) {
            places.get(island);
            areas = places.villagesOn(island);
        } else {
            String above = parent == null ? county.value() : parent;
            places.get(above);
            areas = places.children(above);
        }
        return cached(areas.stream().map(a -> view(a, locale)).toList());
    }

    @Operation(summary = "One area")
    @GetMapping("/{code}")
    ResponseEntity<PlaceView> one(@PathVariable String code, Locale locale) {
        return cached(view(places.get(code), locale));
    }

    @Operation(summary = "The landmarks of an area")
    @GetMapping("/{code}/landmarks")
    ResponseEntity<List<PlaceView>> landmarks(@PathVariable String code, Locale locale) {
        places.get(code);
        return cached(places.landmarks(code).stream()
                .map(l -> view(places.get(l.area()), l, locale))
                .toList());
    }

    /**
     * Areas and landmarks whose name contains what was typed.
     *
     * @param q what was typed; longer than 40 characters finds nothing
     */
    @Operation(summary = "Areas and landmarks whose name contains what was typed")
    @GetMapping("/search")
    List<PlaceView> search(@RequestParam String q, Locale locale) {
        if (q.length() > LONGEST_SEARCH) {
            return List.of();
        }
        return places.look(q, SEARCH_LIMIT).stream().map(f -> view(f, locale)).toList();
    }

    /**
     * The grid a point belongs to.
     *
     * @param lon degrees east
     * @param lat degrees north
     * @param datum {@code gcj02} when the point comes from a Chinese web map or phone service; WGS-84 otherwise
     */
    @Operation(summary = "The grid a point belongs to")
    @GetMapping("/at")
    PlaceView at(
            @RequestParam double lon,
            @RequestParam double lat,
            @RequestParam(defaultValue = "wgs84") String datum,
            Locale locale) {
        Gcj02.Point point = "gcj02".equalsIgnoreCase(datum) ? Gcj02.toWgs84(lon, lat) : new Gcj02.Point(lon, lat);
        Optional<Area> grid = places.gridAt(point.lon(), point.lat());
        return view(grid.orElseThrow(() -> new UnknownArea("lon=" + lon + ",lat=" + lat)), locale);
    }

    private PlaceView view(Found found, Locale locale) {
        return found.landmark() == null ? view(found.area(), locale) : view(found.area(), found.landmark(), locale);
    }

    private PlaceView view(Area area, Locale locale) {
        String island = places.islandOf(area.code());
        return new PlaceView(
                area.code(),
                area.kind().name().toLowerCase(Locale.ROOT),
                area.name(locale),
                places.path(area.code(), locale),
                area.parent(),
                island,
                islandName(island, locale),
                area.lon(),
                area.lat(),
                null,
                null,
                places.children(area.code()).size(),
                area.name(),
                area.nameEn());
    }

    private PlaceView view(Area area, Landmark landmark, Locale locale) {
        String island = places.islandOf(area.code());
        return new PlaceView(
                area.code(),
                "landmark",
                landmark.name(locale),
                places.path(area.code(), locale) + " · " + landmark.name(locale),
                area.code(),
                island,
                islandName(island, locale),
                landmark.lon(),
                landmark.lat(),
                landmark.code(),
                landmark.kind().name().toLowerCase(Locale.ROOT),
                0,
                landmark.name(),
                landmark.nameEn());
    }

    private @Nullable String islandName(@Nullable String island, Locale locale) {
        return island == null
                ? null
                : places.find(island).map(i -> i.name(locale)).orElse(null);
    }

    /** The tree changes a few times a year: a browser may keep an answer for ten minutes, per language. */
    private static <T> ResponseEntity<T> cached(T body) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePrivate())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.COOKIE)
                .body(body);
    }
}
