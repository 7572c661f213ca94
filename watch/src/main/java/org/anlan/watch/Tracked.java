// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import java.time.Instant;

/** What {@link TrackWatch} makes of a sighting. */
public sealed interface Tracked permits Tracked.Kept, Tracked.Dropped {

    /**
     * It belongs to the boat's track.
     *
     * @param at when the boat was there
     * @param sighting as it came
     * @param repaired whether the receiver's clock was not believed
     */
    record Kept(Instant at, Sighting sighting, boolean repaired) implements Tracked {
        /** The place alone, for detectors. */
        public Fix fix() {
            return new Fix(at, sighting.lonE7(), sighting.latE7(), sighting.accuracyMetres());
        }
    }

    /**
     * It does not belong to the track.
     *
     * @param sighting as it came
     * @param why the reason
     */
    record Dropped(Sighting sighting, Why why) implements Tracked {}

    /** Why a sighting was dropped. */
    enum Why {
        /** Another receiver, or the same one, has already passed this very fix on. */
        REPEATED,
        /** The boat cannot have been there. */
        LEAP,
        /** Older than everything that is still remembered. */
        TOO_LATE
    }
}
