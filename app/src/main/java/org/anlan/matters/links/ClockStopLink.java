// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters.links;

import org.anlan.kernel.ClockStop;
import org.anlan.matters.Stops;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hears that islands cannot be reached, whoever says so. */
@Component
class ClockStopLink {
    private final Stops stops;

    ClockStopLink(Stops stops) {
        this.stops = stops;
    }

    @ApplicationModuleListener(id = "matters.clock-stop")
    void on(ClockStop stop) {
        stops.apply(stop);
    }
}
