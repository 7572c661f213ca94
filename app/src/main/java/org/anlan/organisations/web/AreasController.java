// SPDX-License-Identifier: Apache-2.0
package org.anlan.organisations.web;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.Timeline;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.anlan.place.Area;
import org.anlan.place.AreaNotAccepted;
import org.anlan.place.Gcj02;
import org.anlan.place.GeoJson;
import org.anlan.place.Landmark;
import org.anlan.place.NewArea;
import org.anlan.place.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * The tree of areas, for those who keep it. It lies in this room because the room of places knows no officers. Changes need
 * {@link Permission#ORGANISATION_MANAGE} in the area; islands belong to the whole county.
 */
@RestController
@RequestMapping("/api/areas")
class AreasController {
    private final Places places;
    private final Timeline timeline;
    private final CountyCode county;

    AreasController(Places places, Timeline timeline, CountyCode county) {
        this.places = places;
        this.timeline = timeline;
        this.county = county;
    }

    record AreaForm(
            @NotBlank @Size(max = 15) String code,
            @NotNull Area.Kind kind,
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 200) String nameEn,
            @NotNull @Size(max = 20) List<@NotBlank @Size(max = 100) String> otherNames,
            @Nullable @Size(max = 12) String parent,
            @Nullable @Size(max = 3) String island,
            double lon,
            double lat,
            @Nullable String datum) {}

    record NameForm(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 200) String nameEn) {}

    record LandmarkForm(
            @NotNull Landmark.Kind kind,
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 200) String nameEn,
            @NotNull @Size(max = 20) List<@NotBlank @Size(max = 100) String> otherNames,
            double lon,
            double lat,
            @Nullable String datum) {}

    record Done(Instant at, @Nullable UUID by, String what, Map<String, Object> facts) {}

    @Operation(summary = "Enters an area below another")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Area define(Viewer viewer, @Valid @RequestBody AreaForm form) {
        viewer.require(Permission.ORGANISATION_MANAGE, form.parent() == null ? county.value() : form.parent());
        Gcj02.Point centre = point(form.lon(), form.lat(), form.datum());
        return places.define(
                new NewArea(
                        form.code().strip(),
                        form.kind(),
                        form.name().strip(),
                        form.nameEn().strip(),
                        form.otherNames(),
                        form.parent(),
                        form.island(),
                        centre.lon(),
                        centre.lat(),
                        null,
                        true),
                viewer.actor());
    }

    @Operation(summary = "Gives an area another name; it goes on being found by the old one")
    @PutMapping("/{code}/name")
    Area rename(Viewer viewer, @PathVariable String code, @Valid @RequestBody NameForm form) {
        manage(viewer, code);
        places.rename(code, form.name().strip(), form.nameEn().strip(), viewer.actor());
        return places.get(code);
    }

    /**
     * Draws an area's border anew.
     *
     * @param geometry a GeoJSON geometry, Polygon or MultiPolygon, in WGS-84
     * @param indicative true when it only shows roughly where
     */
    @Operation(summary = "Draws an area's border anew")
    @PutMapping("/{code}/outline")
    Area redraw(
            Viewer viewer,
            @PathVariable String code,
            @RequestBody JsonNode geometry,
            @RequestParam(defaultValue = "true") boolean indicative) {
        manage(viewer, code);
        places.redraw(
                code,
                GeoJson.surface(geometry).orElseThrow(() -> new AreaNotAccepted(code, "outline-not-valid")),
                indicative,
                viewer.actor());
        return places.get(code);
    }

    @Operation(summary = "Closes an area that was merged away")
    @PostMapping("/{code}/close")
    Area close(Viewer viewer, @PathVariable String code) {
        manage(viewer, code);
        places.close(code, viewer.actor());
        return places.get(code);
    }

    @Operation(summary = "Enters a landmark in an area, or moves and renames the one with that code")
    @PutMapping("/{code}/landmarks/{landmark}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void landmark(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable @Size(max = 40) String landmark,
            @Valid @RequestBody LandmarkForm form) {
        manage(viewer, code);
        // a landmark that stands elsewhere so far is taken away from there too
        places.landmarks("").stream().filter(l -> l.code().equals(landmark)).forEach(l -> manage(viewer, l.area()));
        Gcj02.Point point = point(form.lon(), form.lat(), form.datum());
        places.define(
                new Landmark(
                        landmark,
                        form.kind(),
                        form.name().strip(),
                        form.nameEn().strip(),
                        code,
                        point.lon(),
                        point.lat()),
                form.otherNames(),
                viewer.actor());
    }

    @Operation(summary = "Everything that was done to an area, oldest first")
    @GetMapping("/{code}/history")
    List<Done> history(Viewer viewer, @PathVariable String code) {
        Reach.requireRead(viewer, code.startsWith("I") ? county.value() : code);
        return timeline.of(places.refOf(code)).stream()
                .map(e -> new Done(e.at(), e.actor().id(), e.what(), e.facts()))
                .toList();
    }

    private void manage(Viewer viewer, String code) {
        boolean island = places.get(code).kind() == Area.Kind.ISLAND;
        viewer.require(Permission.ORGANISATION_MANAGE, island ? county.value() : code);
    }

    private static Gcj02.Point point(double lon, double lat, @Nullable String datum) {
        return "gcj02".equalsIgnoreCase(datum) ? Gcj02.toWgs84(lon, lat) : new Gcj02.Point(lon, lat);
    }
}
