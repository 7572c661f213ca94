// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@link TrackWatch} remembers of one boat. Immutable.
 *
 * @param recent the last places kept, oldest first
 * @param doubtful a sighting that leapt and awaits the next one; null when there is none
 */
public record TrackState(List<Place> recent, Tracked.@Nullable Kept doubtful) {
    /** Nothing is known. */
    static final TrackState START = new TrackState(List.of(), null);

    /** Keeps a copy of the list. */
    public TrackState {
        recent = List.copyOf(recent);
    }

    /**
     * A place kept.
     *
     * @param at when
     * @param lonE7 longitude in ten-millionths of a degree
     * @param latE7 latitude in ten-millionths of a degree
     */
    public record Place(Instant at, int lonE7, int latE7) {}
}
