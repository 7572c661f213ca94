/** A county carried away whole and brought back whole: every table, from one moment, readable by later releases 备份. */
@NullMarked
@ApplicationModule(
        displayName = "backup 备份",
        allowedDependencies = {"kernel", "kernel::database", "people::access"})
package org.anlan.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
