/** The edge: sign-in, problem details, API document, the pages 玄关. */
@NullMarked
@ApplicationModule(
        displayName = "shell 玄关",
        allowedDependencies = {"kernel", "place", "people", "people::access", "notify"})
package org.anlan.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
