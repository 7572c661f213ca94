/** Messages, channels, receipts and quiet hours 通知. */
@NullMarked
@ApplicationModule(
        displayName = "notify 通知",
        allowedDependencies = {"kernel", "people", "people::access"})
package org.anlan.notify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
