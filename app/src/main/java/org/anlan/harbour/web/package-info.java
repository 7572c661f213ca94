/** The counter of harbour: what the desk may ask over HTTP. */
@NullMarked
package org.anlan.harbour.web;

import org.jspecify.annotations.NullMarked;
