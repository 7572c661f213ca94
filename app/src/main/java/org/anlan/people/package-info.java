// SPDX-License-Identifier: Apache-2.0
/** Residents, households, officers and who may do what 人员. */
@NullMarked
@ApplicationModule(
        displayName = "people 人员",
        allowedDependencies = {"kernel", "place"})
package org.anlan.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
