// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import org.anlan.watch.TrackState.Place;
import org.anlan.watch.internal.Earth;
import org.jspecify.annotations.Nullable;

/**
 * Makes one track out of what several receivers pass on: says when the boat was where it says it was, drops what was heard
 * twice, and what the boat cannot have done.
 *
 * <p><b>Whose clock.</b> The receiver's, unless it is ahead of ours or more than ten minutes behind: then ours. The fix itself
 * carries the second of the minute by the satellites' clock, and that is right to the second wherever it was heard: the moment
 * is the one with that second that lies nearest. So two receivers with different clocks agree about one fix.
 *
 * <p><b>Leaps.</b> A sighting that would have taken more than {@value #KNOTS} knots waits for the next one. If that agrees with it,
 * the boat is there and both are kept; if not, it is dropped.
 */
public final class TrackWatch implements Detector<TrackState, Sighting, Tracked> {
    /** A way that would have been faster than this was not gone. */
    public static final int KNOTS = 45;

    private static final Duration AHEAD = Duration.ofSeconds(2);
    private static final Duration BEHIND = Duration.ofMinutes(10);
    private static final Duration TOO_LATE = Duration.ofMinutes(30);
    private static final double METRES_PER_SECOND = KNOTS * 1852.0 / 3600;
    /** Two fixes may each be this far off without anybody having moved. */
    private static final double UNSURE_METRES = 60;

    private static final int MEMORY = 16;

    @Override
    public TrackState start() {
        return TrackState.START;
    }

    @Override
    public Step<TrackState, Tracked> step(TrackState state, Sighting sighting) {
        boolean believed = believed(sighting);
        Instant at = moment(sighting, believed);
        var kept = new Tracked.Kept(at, sighting, !believed && sighting.told() != null);
        if (repeated(state, kept)) return dropped(state, sighting, Tracked.Why.REPEATED);
        List<Place> recent = state.recent();
        if (recent.isEmpty()) return keep(state, List.of(kept), List.of());
        Place last = recent.getLast();
        if (at.isBefore(last.at())) {
            if (at.isBefore(last.at().minus(TOO_LATE))) return dropped(state, sighting, Tracked.Why.TOO_LATE);
            // one that comes late may stand between others; it is kept where every way to its neighbours can be gone
            for (Place place : recent) {
                if (tooFast(place.at(), place.lonE7(), place.latE7(), kept))
                    return dropped(state, sighting, Tracked.Why.LEAP);
            }
            return keep(state, List.of(kept), List.of());
        }
        var told = new ArrayList<Tracked>();
        Tracked.@Nullable Kept doubtful = state.doubtful();
        if (tooFast(last.at(), last.lonE7(), last.latE7(), kept)) {
            if (doubtful != null) {
                Sighting there = doubtful.sighting();
                if (!tooFast(doubtful.at(), there.lonE7(), there.latE7(), kept)) {
                    return keep(state, List.of(doubtful, kept), List.of());
                }
                told.add(new Tracked.Dropped(there, Tracked.Why.LEAP));
            }
            return new Step<>(new TrackState(recent, kept), told, null);
        }
        if (doubtful != null) told.add(new Tracked.Dropped(doubtful.sighting(), Tracked.Why.LEAP));
        return keep(state, List.of(kept), told);
    }

    @Override
    public Step<TrackState, Tracked> wake(TrackState state, Instant at) {
        return new Step<>(state, List.of(), null);
    }

    private static Step<TrackState, Tracked> dropped(TrackState state, Sighting sighting, Tracked.Why why) {
        return new Step<>(state, List.of(new Tracked.Dropped(sighting, why)), null);
    }

    private static Step<TrackState, Tracked> keep(TrackState state, List<Tracked.Kept> more, List<Tracked> before) {
        var recent = new ArrayList<>(state.recent());
        for (var each : more) {
            var place = new Place(
                    each.at(), each.sighting().lonE7(), each.sighting().latE7());
            int index = recent.size();
            while (index > 0 && recent.get(index - 1).at().isAfter(place.at())) index--;
            recent.add(index, place);
        }
        while (recent.size() > MEMORY) recent.removeFirst();
        var told = new ArrayList<>(before);
        told.addAll(more);
        return new Step<>(new TrackState(recent, null), told, null);
    }

    /** The same place at the same second was kept already, or waits already. */
    private static boolean repeated(TrackState state, Tracked.Kept kept) {
        for (Place place : state.recent().reversed()) {
            if (same(place.at(), place.lonE7(), place.latE7(), kept)) return true;
        }
        Tracked.@Nullable Kept doubtful = state.doubtful();
        return doubtful != null
                && same(
                        doubtful.at(),
                        doubtful.sighting().lonE7(),
                        doubtful.sighting().latE7(),
                        kept);
    }

    /** One fix, heard twice; where nobody tells the second, two receivers may differ by some seconds. */
    private static boolean same(Instant at, int lonE7, int latE7, Tracked.Kept kept) {
        Sighting sighting = kept.sighting();
        if (lonE7 != sighting.lonE7() || latE7 != sighting.latE7()) return false;
        long millis = Math.abs(Duration.between(at, kept.at()).toMillis());
        return sighting.second() == null ? millis < 1_500 : millis == 0;
    }

    private static boolean tooFast(Instant at, int lonE7, int latE7, Tracked.Kept to) {
        double metres =
                Earth.metres(lonE7, latE7, to.sighting().lonE7(), to.sighting().latE7());
        double seconds = Math.abs(Duration.between(at, to.at()).toMillis()) / 1000.0;
        return metres - UNSURE_METRES > METRES_PER_SECOND * Math.max(seconds, 0.001);
    }

    private static boolean believed(Sighting sighting) {
        Instant told = sighting.told();
        return told != null
                && !told.isAfter(sighting.received().plus(AHEAD))
                && !told.isBefore(sighting.received().minus(BEHIND));
    }

    private static Instant moment(Sighting sighting, boolean believed) {
        Instant about = heard(sighting, believed);
        Integer second = sighting.second();
        if (second == null || second > 59) return about;
        // the moment with that second of the minute that lies nearest
        long off = Math.floorMod(second - about.getLong(ChronoField.INSTANT_SECONDS), 60L);
        if (off > 30) off -= 60;
        Instant exact = Instant.ofEpochSecond(about.getEpochSecond() + off);
        // a fix is not heard before it is taken
        return exact.isAfter(sighting.received().plus(AHEAD)) ? exact.minusSeconds(60) : exact;
    }

    private static Instant heard(Sighting sighting, boolean believed) {
        @Nullable Instant told = sighting.told();
        return believed && told != null ? told : sighting.received();
    }
}
