// SPDX-License-Identifier: Apache-2.0
package org.anlan.dispatch.links;

import org.anlan.alarms.AlarmClosed;
import org.anlan.alarms.AlarmDismissed;
import org.anlan.dispatch.Dispatches;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hears that an alarm is over, so that nobody stays sent to it. */
@Component
class AlarmOverLink {
    private final Dispatches dispatches;

    AlarmOverLink(Dispatches dispatches) {
        this.dispatches = dispatches;
    }

    @ApplicationModuleListener(id = "dispatch.alarm-dismissed")
    void on(AlarmDismissed over) {
        dispatches.standDown(over.alarm());
    }

    @ApplicationModuleListener(id = "dispatch.alarm-closed")
    void on(AlarmClosed over) {
        dispatches.standDown(over.alarm());
    }
}
