/** The filing cabinet of the sea: packed positions, raw sentences, and how far each source was read. */
@NullMarked
package org.anlan.sea.store;

import org.jspecify.annotations.NullMarked;
