/** The county → township → village → grid → island tree with its geometry 区划网格. */
@NullMarked
@ApplicationModule(
        displayName = "place 区划网格",
        allowedDependencies = {"kernel"})
package org.anlan.place;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
