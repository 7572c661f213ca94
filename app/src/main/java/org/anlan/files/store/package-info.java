/** The filing cabinet of files: links, contents, and the two places where bytes can lie. */
@NullMarked
package org.anlan.files.store;

import org.jspecify.annotations.NullMarked;
