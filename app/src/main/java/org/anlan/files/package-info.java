/** Photos and recordings: the original sealed, a rendition shown, stored once by content 文件. */
@NullMarked
@ApplicationModule(
        displayName = "files 文件",
        allowedDependencies = {"kernel", "people", "people::access"})
package org.anlan.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
