/** Where the data lives: the PostgreSQL that belongs to this node, or one that the settings name. */
@NullMarked
@NamedInterface("database")
package org.anlan.kernel.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
