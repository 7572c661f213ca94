// SPDX-License-Identifier: Apache-2.0
package org.anlan.alarms.links;

import org.anlan.alarms.AlarmProgress;
import org.anlan.alarms.Alarms;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hears that help has arrived, whoever sent it. */
@Component
class ProgressLink {
    private final Alarms alarms;

    ProgressLink(Alarms alarms) {
        this.alarms = alarms;
    }

    @ApplicationModuleListener(id = "alarms.progress")
    void on(AlarmProgress progress) {
        alarms.arrived(progress);
    }
}
