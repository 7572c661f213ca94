/** The filing cabinet of matters: rows and the SQL that reads and writes them. */
@NullMarked
package org.anlan.matters.store;

import org.jspecify.annotations.NullMarked;
