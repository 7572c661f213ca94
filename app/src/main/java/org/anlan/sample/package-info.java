/** The demo county: loads the files of the folder sample into an empty office, once 演示县. */
@NullMarked
@ApplicationModule(
        displayName = "sample 演示县",
        allowedDependencies = {
            "kernel",
            "place",
            "people",
            "people::access",
            "organisations",
            "matters",
            "harbour",
            "dispatch",
            "feeds"
        })
package org.anlan.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
