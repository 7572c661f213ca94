/** What the room hears. */
@NullMarked
package org.anlan.alarms.links;

import org.jspecify.annotations.NullMarked;
