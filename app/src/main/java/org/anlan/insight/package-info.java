/** Figures that open: definitions with versions, values with their rows, published after two people agreed 研判. */
@NullMarked
@ApplicationModule(
        displayName = "insight 研判",
        allowedDependencies = {"kernel", "place", "people", "people::access", "organisations", "matters"})
package org.anlan.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
