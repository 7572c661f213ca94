/** The counter of the log. */
@NullMarked
package org.anlan.audit.web;

import org.jspecify.annotations.NullMarked;
