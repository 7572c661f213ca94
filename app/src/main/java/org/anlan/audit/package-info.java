/** The log of logs: sealed, verified, shown to the person concerned 留痕. */
@NullMarked
@ApplicationModule(
        displayName = "audit 留痕",
        allowedDependencies = {"kernel", "people", "people::access"})
package org.anlan.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
