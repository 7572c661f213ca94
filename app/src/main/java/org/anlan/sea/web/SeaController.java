// SPDX-License-Identifier: Apache-2.0
package org.anlan.sea.web;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.anlan.alarms.Alarm;
import org.anlan.alarms.Alarms;
import org.anlan.kernel.CountyCode;
import org.anlan.kernel.Ids;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Timeline;
import org.anlan.people.access.Permission;
import org.anlan.people.access.Viewer;
import org.anlan.people.access.Viewers;
import org.anlan.sea.Keeper;
import org.anlan.sea.LiveSea;
import org.anlan.sea.Picture;
import org.anlan.sea.Plot;
import org.anlan.sea.Plots;
import org.anlan.sea.SeaRefused;
import org.anlan.sea.Seen;
import org.anlan.sea.Sources;
import org.anlan.sea.store.FixRow;
import org.anlan.sea.store.TrackRows;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The picture of the sea: boats by kind without names, plots, receivers, and the tracks of some hours. */
@RestController
@RequestMapping("/api/sea")
class SeaController {
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final double TEN_MILES = 10.0 / 60;
    private static final int MOST_ROWS = 200_000;

    private final Picture picture;
    private final Plots plots;
    private final Sources sources;
    private final LiveSea live;
    private final Keeper keeper;
    private final TrackRows rows;
    private final Viewers viewers;
    private final Timeline timeline;
    private final Ids ids;
    private final CountyCode county;
    private final Clock clock;
    private final Alarms alarms;

    SeaController(
            Picture picture,
            Plots plots,
            Sources sources,
            LiveSea live,
            Keeper keeper,
            TrackRows rows,
            Viewers viewers,
            Timeline timeline,
            Ids ids,
            CountyCode county,
            Clock clock,
            Alarms alarms) {
        this.alarms = alarms;
        this.picture = picture;
        this.plots = plots;
        this.sources = sources;
        this.live = live;
        this.keeper = keeper;
        this.rows = rows;
        this.viewers = viewers;
        this.timeline = timeline;
        this.ids = ids;
        this.county = county;
        this.clock = clock;
    }

    record BoatView(
            String handle,
            double lon,
            double lat,
            @Nullable Double cog,
            @Nullable Double sog,
            @Nullable Integer heading,
            String role,
            Instant heard,
            @Nullable String name,
            @Nullable UUID alarm) {}

    record PictureView(Instant at, List<BoatView> boats, List<Sources.Health> sources) {}

    record Feature(String type, UUID id, Map<String, Object> properties, Map<String, Object> geometry) {}

    record Features(String type, List<Feature> features, boolean indicative) {}

    /** Rows as the live stream writes them, by time; {@code every} tells the seconds between two of one boat, 0 for all. */
    record ReplayView(Instant from, Instant to, int every, List<@Nullable Object[]> rows) {}

    @Operation(summary = "Where every boat was last heard, without names, and how the receivers do")
    @GetMapping("/picture")
    PictureView picture(Viewer viewer) {
        viewer.require(Permission.SEA_WATCH, county.value());
        keeper.looked();
        // who is in an open alarm has a name here; that the alarm was raised is in the log
        var alarmed = new HashMap<String, Alarm>();
        var names = new HashMap<String, @Nullable String>();
        for (Alarm alarm : alarms.open()) {
            if (alarm.vessel() == null) continue;
            int mmsi = (int) alarm.vessel().mmsi();
            alarmed.put(picture.handleOf(mmsi), alarm);
            names.put(picture.handleOf(mmsi), picture.name(mmsi));
        }
        return new PictureView(
                clock.instant(),
                picture.boats().stream()
                        .sorted(Comparator.comparing(Seen::handle))
                        .map(b -> new BoatView(
                                b.handle(),
                                b.lon(),
                                b.lat(),
                                b.cog(),
                                b.sog(),
                                b.heading(),
                                b.role(),
                                Instant.ofEpochMilli(b.heard()),
                                names.get(b.handle()),
                                alarmed.containsKey(b.handle())
                                        ? alarmed.get(b.handle()).id()
                                        : null))
                        .toList(),
                sources.health());
    }

    @Operation(summary = "How the receivers do")
    @GetMapping("/sources")
    List<Sources.Health> sources(Viewer viewer) {
        viewer.require(Permission.SEA_WATCH, county.value());
        return sources.health();
    }

    @Operation(summary = "The plots as GeoJSON; outlines are indicative and prove no right")
    @GetMapping("/plots")
    Features plots(Viewer viewer) {
        viewer.require(Permission.SEA_WATCH, county.value());
        return new Features(
                "FeatureCollection",
                plots.all().stream().map(SeaController::feature).toList(),
                true);
    }

    private static Feature feature(Plot plot) {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("id", plot.id());
        properties.put("number", plot.number());
        properties.put("name", plot.name());
        properties.put("area", plot.area());
        properties.put("holderCode", plot.holderCode());
        properties.put("state", plot.state().name().toLowerCase(java.util.Locale.ROOT));
        properties.put("mu", plot.mu());
        return new Feature(
                "Feature",
                plot.id(),
                properties,
                Map.of("type", "Polygon", "coordinates", plot.outline().coordinates()));
    }

    @Operation(summary = "A stream of positions as they are stored")
    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter live(Viewer viewer) {
        viewer.require(Permission.SEA_WATCH, county.value());
        UUID account = viewer.account();
        keeper.looked();
        return live.open(() -> {
            keeper.looked();
            return viewers.find(account)
                    .filter(v -> v.may(Permission.SEA_WATCH, county.value()))
                    .isPresent();
        });
    }

    @Operation(
            summary =
                    "Positions of some hours in a box, at most 24 hours and 10 by 10 nautical miles; each question is on record")
    @GetMapping("/replay")
    ReplayView replay(
            Viewer viewer, @RequestParam Instant from, @RequestParam Instant to, @RequestParam List<Double> box) {
        viewer.require(Permission.SEA_WATCH, county.value());
        if (!to.isAfter(from)) throw new SeaRefused("to", "before-the-beginning");
        if (Duration.between(from, to).compareTo(LONGEST) > 0) throw new SeaRefused("to", "longer-than-24-hours");
        if (box.size() != 4 || box.stream().anyMatch(d -> d == null || !(Math.abs(d) <= 180))) {
            throw new SeaRefused("box", "west-south-east-north");
        }
        double west = box.get(0), south = box.get(1), east = box.get(2), north = box.get(3);
        double wide = TEN_MILES / Math.max(0.05, Math.cos(Math.toRadians((south + north) / 2)));
        if (!(east > west) || !(north > south)) throw new SeaRefused("box", "west-south-east-north");
        if (north - south > TEN_MILES * 1.001 || east - west > wide * 1.001)
            throw new SeaRefused("box", "larger-than-10-miles");
        timeline.append(
                new ObjectRef("sea-replay", ids.next()),
                viewer.actor(),
                "sea.replayed",
                Map.of("from", from.toString(), "to", to.toString(), "box", box),
                null);
        int[] units = {(int) (west * 1e7), (int) (south * 1e7), (int) (east * 1e7), (int) (north * 1e7)};
        for (int every = 0; ; every = every == 0 ? 10 : every * 6) {
            var found = gather(from, to, units, every);
            if (found != null) return new ReplayView(from, to, every, found);
        }
    }

    /** Null when there are too many rows at this distance in time. */
    private @Nullable List<@Nullable Object[]> gather(Instant from, Instant to, int[] box, int every) {
        var kept = new ArrayList<FixRow>();
        var last = new HashMap<Integer, Long>();
        boolean[] tooMany = {false};
        rows.between(from, to, box, fixes -> {
            if (tooMany[0]) return;
            for (FixRow fix : fixes) {
                if (fix.atMillis() < from.toEpochMilli() || fix.atMillis() >= to.toEpochMilli()) continue;
                if (fix.lonE7() < box[0] || fix.lonE7() > box[2] || fix.latE7() < box[1] || fix.latE7() > box[3])
                    continue;
                Long before = last.get(fix.mmsi());
                if (before != null && Math.abs(fix.atMillis() - before) < every * 1_000L) continue;
                last.put(fix.mmsi(), fix.atMillis());
                kept.add(fix);
            }
            if (kept.size() > MOST_ROWS && every < 3_600) tooMany[0] = true;
        });
        if (tooMany[0]) return null;
        kept.sort(Comparator.comparingLong(FixRow::atMillis));
        return kept.stream().map(fix -> LiveSea.row(picture.seen(fix))).toList();
    }
}
