/** The counter of the sea: picture, plots, boats, receivers. */
@NullMarked
package org.anlan.sea.web;

import org.jspecify.annotations.NullMarked;
