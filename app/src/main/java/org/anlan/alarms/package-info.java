/** Alarms: detected, acknowledged, verified, answered, fed back; only feedback closes 预警. */
@NullMarked
@ApplicationModule(
        displayName = "alarms 预警",
        allowedDependencies = {"kernel", "place", "people", "people::access", "organisations", "notify"})
package org.anlan.alarms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
