// SPDX-License-Identifier: Apache-2.0
package org.anlan.sea;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.anlan.alarms.AlarmSignal;
import org.anlan.alarms.AssetSubject;
import org.anlan.alarms.Severity;
import org.anlan.alarms.VesselSubject;
import org.anlan.sea.store.FixRow;
import org.anlan.sea.store.Said;
import org.anlan.watch.FenceState;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whose boat is where it does not belong, and how severe that is (S31): yellow beside a plot, orange in it, red when it lies there
 * slowly by night, is too long for the ropes, or meets another stranger there. Looks at where the detector says a boat stands,
 * so asking again after a crash says the same again, with the same identifiers. One thread.
 */
final class Intrusions {
    private static final Duration SLOW = Duration.ofMinutes(10);
    private static final int SLOW_SOG = 20;
    private static final double MEETING_METRES = 100;
    /** A minute apart, half an hour back. */
    private static final int TRACK = 30;

    private final SeaSettings settings;
    private final ZoneId zone;
    private final JsonMapper json;
    private final Map<Integer, Map<Long, Encounter>> encounters = new HashMap<>();
    private final Map<Integer, ArrayDeque<FixRow>> tracks = new HashMap<>();

    /** A stranger at a plot. */
    static final class Encounter {
        @Nullable
        Severity told;

        @Nullable
        UUID alarm;

        @Nullable
        Instant slowSince;

        @Nullable
        FixRow last;

        boolean inside;
    }

    /** Something to say, in the transaction that stores what it came from. */
    sealed interface Word permits Word.Raise, Word.Left {
        /** Raise an alarm, or fold into the open one. */
        record Raise(Encounter encounter, AlarmSignal signal) implements Word {}

        /** The boat has left. */
        record Left(Encounter encounter, Instant at) implements Word {}
    }

    Intrusions(SeaSettings settings, ZoneId zone, JsonMapper json) {
        this.settings = settings;
        this.zone = zone;
        this.json = json;
    }

    void clear() {
        encounters.clear();
        tracks.clear();
    }

    void forget(int mmsi) {
        encounters.remove(mmsi);
        tracks.remove(mmsi);
    }

    /** Remembers the way a boat came, a minute apart. */
    void passed(FixRow fix) {
        var track = tracks.computeIfAbsent(fix.mmsi(), m -> new ArrayDeque<>(4));
        FixRow last = track.peekLast();
        if (last != null && fix.atMillis() - last.atMillis() < 60_000) return;
        track.add(fix);
        if (track.size() > TRACK) track.removeFirst();
    }

    /**
     * Looks at one boat.
     *
     * @param core where it stands with the plots
     * @param near where it stands with their surroundings
     * @param at event time
     * @param fix the position just heard, null when only time passed
     */
    List<Word> look(
            Register register,
            int mmsi,
            @Nullable FenceState core,
            @Nullable FenceState near,
            Instant at,
            @Nullable FixRow fix,
            Said said,
            String source) {
        boolean nowhere = (core == null || core.now().visits().isEmpty())
                && (near == null || near.now().visits().isEmpty());
        var known = encounters.get(mmsi);
        if (nowhere && known == null) return List.of();
        var since = new TreeMap<Long, Instant>();
        var inside = new HashMap<Long, Boolean>();
        if (core != null) collect(core, since, inside, true);
        if (near != null) collect(near, since, inside, false);
        var words = new ArrayList<Word>();
        for (var visit : since.entrySet()) {
            Plot plot = register.plot(visit.getKey());
            if (plot == null) continue;
            if (register.belongs(mmsi, plot, at)) {
                if (known != null) known.remove(plot.fence());
                continue;
            }
            var encounter = encounters
                    .computeIfAbsent(mmsi, m -> new HashMap<>())
                    .computeIfAbsent(plot.fence(), f -> new Encounter());
            encounter.inside = inside.getOrDefault(plot.fence(), false);
            if (fix != null) encounter.last = fix;
            say(words, register, mmsi, plot, encounter, visit.getValue(), at, said, source);
        }
        known = encounters.get(mmsi);
        if (known != null) {
            for (Iterator<Map.Entry<Long, Encounter>> each = known.entrySet().iterator(); each.hasNext(); ) {
                var entry = each.next();
                if (since.containsKey(entry.getKey())) continue;
                words.add(new Word.Left(entry.getValue(), at));
                each.remove();
            }
            if (known.isEmpty()) encounters.remove(mmsi);
        }
        return words;
    }

    private static void collect(FenceState state, Map<Long, Instant> since, Map<Long, Boolean> inside, boolean core) {
        for (var visit : state.now().visits()) {
            if (!visit.entered()) continue;
            // the surroundings are looked at last: their entry is the earlier one, and the encounter's
            since.put(visit.fence(), visit.since().at());
            if (core) inside.put(visit.fence(), true);
        }
    }

    private void say(
            List<Word> words,
            Register register,
            int mmsi,
            Plot plot,
            Encounter encounter,
            Instant since,
            Instant at,
            Said said,
            String source) {
        FixRow fix = encounter.last;
        if (fix == null) fix = tracks.containsKey(mmsi) ? tracks.get(mmsi).peekLast() : null;
        Severity severity = encounter.inside ? Severity.ORANGE : Severity.YELLOW;
        String rule = encounter.inside ? "intrusion-1 inside" : "intrusion-1 near";
        if (encounter.inside) {
            Integer length = said.lengthMetres();
            if (slowByNight(encounter, at)) {
                severity = Severity.RED;
                rule = "intrusion-1 slow-by-night";
            } else if (length != null && length > settings.longestMetres()) {
                severity = Severity.RED;
                rule = "intrusion-1 too-long";
            } else if (fix != null && meets(mmsi, plot.fence(), fix)) {
                severity = Severity.RED;
                rule = "intrusion-1 meeting";
            }
        } else encounter.slowSince = null;
        if (encounter.told != null && !severity.above(encounter.told)) return;
        encounter.told = severity;
        int[] corner = plot.outline().rings().getFirst();
        double lon = fix == null ? corner[0] / 1e7 : fix.lonE7() / 1e7;
        double lat = fix == null ? corner[1] / 1e7 : fix.latE7() / 1e7;
        UUID id = UUID.nameUUIDFromBytes(
                (plot.fence() + "/" + mmsi + "/" + since + "/" + severity).getBytes(StandardCharsets.UTF_8));
        words.add(new Word.Raise(
                encounter,
                new AlarmSignal(
                        id,
                        "intrusion",
                        severity,
                        new AssetSubject("plot", plot.id().toString(), plot.number()),
                        new VesselSubject(mmsi),
                        plot.area(),
                        lon,
                        lat,
                        at,
                        rule,
                        evidence(mmsi, plot, encounter, since, at, rule, said, source, register.edition))));
    }

    private boolean slowByNight(Encounter encounter, Instant at) {
        FixRow fix = encounter.last;
        if (fix == null) return false;
        Integer sog = fix.sog();
        int hour = at.atZone(zone).getHour();
        boolean night = hour >= 19 || hour < 5;
        if (!night || sog == null || sog >= SLOW_SOG) {
            encounter.slowSince = null;
            return false;
        }
        if (encounter.slowSince == null) encounter.slowSince = at;
        return Duration.between(encounter.slowSince, at).compareTo(SLOW) >= 0;
    }

    /** Another stranger in the same plot, within sight of a heaving line, heard within five minutes. */
    private boolean meets(int mmsi, long fence, FixRow fix) {
        for (var other : encounters.entrySet()) {
            if (other.getKey() == mmsi) continue;
            Encounter there = other.getValue().get(fence);
            if (there == null || !there.inside || there.last == null) continue;
            if (Math.abs(there.last.atMillis() - fix.atMillis()) > 300_000) continue;
            double north = (there.last.latE7() - fix.latE7()) / 1e7 * 111_320;
            double east =
                    (there.last.lonE7() - fix.lonE7()) / 1e7 * 111_320 * Math.cos(Math.toRadians(fix.latE7() / 1e7));
            if (Math.hypot(north, east) <= MEETING_METRES) return true;
        }
        return false;
    }

    private String evidence(
            int mmsi,
            Plot plot,
            Encounter encounter,
            Instant since,
            Instant at,
            String rule,
            Said said,
            String source,
            long edition) {
        var seen = new LinkedHashMap<String, @Nullable Object>();
        seen.put("rule", rule);
        seen.put("nearMetres", settings.nearMetres());
        seen.put(
                "plot",
                Map.of("id", plot.id(), "number", plot.number(), "outline", plot.version(), "indicative", true));
        seen.put("edition", edition);
        seen.put("vessel", mmsi);
        seen.put("said", said);
        seen.put("since", since.toString());
        seen.put("at", at.toString());
        seen.put("source", source);
        var track = new ArrayList<Object>();
        for (FixRow fix : tracks.getOrDefault(mmsi, new ArrayDeque<>())) track.add(point(fix));
        if (encounter.last != null) track.add(point(encounter.last));
        seen.put("track", track);
        return json.writeValueAsString(seen);
    }

    private static List<@Nullable Object> point(FixRow fix) {
        var point = new ArrayList<@Nullable Object>();
        point.add(Instant.ofEpochMilli(fix.atMillis()).toString());
        point.add(fix.lonE7() / 1e7);
        point.add(fix.latE7() / 1e7);
        point.add(fix.sog() == null ? null : fix.sog() / 10.0);
        point.add(fix.cog() == null ? null : fix.cog() / 10.0);
        return point;
    }
}
