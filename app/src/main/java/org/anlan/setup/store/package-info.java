/** Batches and what became of each of their rows, as rows. */
@NullMarked
package org.anlan.setup.store;

import org.jspecify.annotations.NullMarked;
