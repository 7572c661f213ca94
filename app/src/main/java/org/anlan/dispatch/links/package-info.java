/** What the room hears. */
@NullMarked
package org.anlan.dispatch.links;

import org.jspecify.annotations.NullMarked;
