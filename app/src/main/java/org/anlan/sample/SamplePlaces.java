// SPDX-License-Identifier: Apache-2.0
package org.anlan.sample;

import java.util.List;
import java.util.TreeMap;
import org.anlan.kernel.Actor;
import org.anlan.kernel.CountyCode;
import org.anlan.place.Area;
import org.anlan.place.Backdrop;
import org.anlan.place.Frame;
import org.anlan.place.Landmark;
import org.anlan.place.NewArea;
import org.anlan.place.Places;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;

/** Loads areas, islands, landmarks and the charts' backdrop of the demo county. */
@Component
class SamplePlaces {
    private final Places places;
    private final Backdrop backdrop;

    SamplePlaces(Places places, Backdrop backdrop) {
        this.places = places;
        this.backdrop = backdrop;
    }

    boolean isEmpty() {
        return places.all().isEmpty();
    }

    /** Whether the demo county is the county this node serves. */
    boolean areOf(CountyCode county) {
        return SampleFile.read("areas.csv").lines().getFirst().text("code").equals(county.value());
    }

    void load() {
        List<SampleFile.Line> areas = SampleFile.read("areas.csv").lines();
        Outlines outlines = new Outlines(
                SampleFile.text("map/land.geojson"),
                areas.stream()
                        .filter(a -> a.text("kind").equals("GRID"))
                        .map(a ->
                                new Outlines.Centre(a.text("code"), a.text("island"), a.number("lon"), a.number("lat")))
                        .toList());
        for (SampleFile.Line line : areas) {
            Area.Kind kind = Area.Kind.valueOf(line.text("kind"));
            String code = line.text("code");
            boolean island = kind == Area.Kind.ISLAND;
            Geometry outline = island ? outlines.islands().get(code) : outlines.of(code);
            places.define(
                    new NewArea(
                            code,
                            kind,
                            line.text("name"),
                            line.text("name_en"),
                            line.list("other_names"),
                            line.optional("parent"),
                            line.optional("island"),
                            line.number("lon"),
                            line.number("lat"),
                            outline,
                            !island),
                    Actor.SYSTEM);
        }
        landmarks(areas);
        outlines.otherLand().forEach(backdrop::add);
        for (SampleFile.Line line : SampleFile.read("map/frames.csv").lines()) {
            backdrop.set(new Frame(
                    line.whole("place"),
                    line.text("name"),
                    line.text("name_en"),
                    line.number("west"),
                    line.number("south"),
                    line.number("east"),
                    line.number("north")));
        }
        backdrop.setCredit("岸线 © OpenStreetMap 贡献者 ODbL", "Shoreline © OpenStreetMap contributors, ODbL");
    }

    /** A landmark lies in the grid of its village whose centre is nearest. */
    private void landmarks(List<SampleFile.Line> areas) {
        for (SampleFile.Line line : SampleFile.read("landmarks.csv").lines()) {
            double lon = line.number("lon");
            double lat = line.number("lat");
            double shrink = Math.cos(Math.toRadians(lat));
            TreeMap<Double, String> byDistance = new TreeMap<>();
            for (SampleFile.Line area : areas) {
                if (area.text("kind").equals("GRID") && area.text("parent").equals(line.text("village"))) {
                    byDistance.put(
                            Math.hypot((area.number("lon") - lon) * shrink, area.number("lat") - lat),
                            area.text("code"));
                }
            }
            if (byDistance.isEmpty()) {
                throw line.wrong("no grid belongs to the village " + line.text("village"));
            }
            places.define(
                    new Landmark(
                            line.text("code"),
                            Landmark.Kind.valueOf(line.text("kind")),
                            line.text("name"),
                            line.text("name_en"),
                            byDistance.firstEntry().getValue(),
                            lon,
                            lat),
                    line.list("other_names"),
                    Actor.SYSTEM);
        }
    }
}
