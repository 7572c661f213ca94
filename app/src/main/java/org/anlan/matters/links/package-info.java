/** What matters hears from other rooms, one class a speaker. */
@NullMarked
package org.anlan.matters.links;

import org.jspecify.annotations.NullMarked;
