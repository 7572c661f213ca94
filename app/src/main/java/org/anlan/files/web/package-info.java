/** The counter of files: what an officer attaches before handing it in. */
@NullMarked
package org.anlan.files.web;

import org.jspecify.annotations.NullMarked;
