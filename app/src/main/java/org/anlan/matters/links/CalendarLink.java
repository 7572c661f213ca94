// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters.links;

import org.anlan.kernel.CalendarYearLoaded;
import org.anlan.matters.Stops;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears that a year's holidays became known: what was counted with weekends only is counted again. */
@Component
class CalendarLink {
    private final Stops stops;

    CalendarLink(Stops stops) {
        this.stops = stops;
    }

    @EventListener
    void on(CalendarYearLoaded loaded) {
        stops.countProvisionalAgain();
    }
}
