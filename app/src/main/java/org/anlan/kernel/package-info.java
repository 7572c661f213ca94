/** The words every room says: timeline, deadline, calendar, refusal 通用词. It depends on no room. */
@NullMarked
@ApplicationModule(
        displayName = "kernel 通用词",
        allowedDependencies = {})
package org.anlan.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
