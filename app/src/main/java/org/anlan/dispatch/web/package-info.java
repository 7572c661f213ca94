/** The room's counter: HTTP in, views out. */
@NullMarked
package org.anlan.dispatch.web;

import org.jspecify.annotations.NullMarked;
