/** Units, rosters, calendars and service points 组织. */
@NullMarked
@ApplicationModule(
        displayName = "organisations 组织",
        allowedDependencies = {"kernel", "people", "people::access", "place"})
package org.anlan.organisations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
