/** Setting a county up and importing what other platforms had, by file: dry run, rejects, undo by batch 建县与导入. */
@NullMarked
@ApplicationModule(
        displayName = "setup 建县与导入",
        allowedDependencies = {
            "kernel",
            "kernel::sheets",
            "place",
            "people",
            "people::access",
            "organisations",
            "matters",
            "harbour"
        })
package org.anlan.setup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
