/** The counter at which departments hand in what they know: 110, traffic, tourism, maritime, fisheries 部门接入. */
@NullMarked
@ApplicationModule(
        displayName = "feeds 部门接入",
        allowedDependencies = {"kernel", "kernel::sheets", "place", "people", "people::access", "matters", "harbour"})
package org.anlan.feeds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
