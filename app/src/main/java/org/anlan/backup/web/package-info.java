/** The counter of the backups. */
@NullMarked
package org.anlan.backup.web;

import org.jspecify.annotations.NullMarked;
