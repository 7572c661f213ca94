/** The farmed sea: plots and the boats that serve them, receivers, tracks, and who enters where 海上. */
@NullMarked
@ApplicationModule(
        displayName = "sea 海上",
        allowedDependencies = {"kernel", "kernel::sheets", "alarms", "place", "people", "people::access", "watch"})
package org.anlan.sea;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
