/** The quay: who crossed and when, and when nobody can 码头. */
@NullMarked
@ApplicationModule(
        displayName = "harbour 码头",
        allowedDependencies = {"kernel", "kernel::facts", "place", "people", "people::access"})
package org.anlan.harbour;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
