/** The room's counter: HTTP in, views out. */
@NullMarked
package org.anlan.alarms.web;

import org.jspecify.annotations.NullMarked;
