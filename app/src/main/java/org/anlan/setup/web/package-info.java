/** The counter of setups and imports. */
@NullMarked
package org.anlan.setup.web;

import org.jspecify.annotations.NullMarked;
