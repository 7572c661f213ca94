/** Response units, who is nearest over water, sent, under way, there, clear 指挥调度. */
@NullMarked
@ApplicationModule(
        displayName = "dispatch 指挥调度",
        allowedDependencies = {
            "kernel",
            "place",
            "people",
            "people::access",
            "organisations",
            "notify",
            "alarms",
            "alarms::facts"
        })
package org.anlan.dispatch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
