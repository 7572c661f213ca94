/** Intake, routing, work orders and closing 事项. */
@NullMarked
@ApplicationModule(
        displayName = "matters 事项",
        allowedDependencies = {
            "kernel",
            "kernel::facts",
            "place",
            "people",
            "people::access",
            "organisations",
            "files",
            "notify",
            "notify::facts"
        })
package org.anlan.matters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
