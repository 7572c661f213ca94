// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

/**
 * A table that a backup leaves out. Its room says so by a bean of this type; everything that nobody speaks for is kept.
 *
 * @param table the table with its schema, such as {@code people.session}
 * @param because why the county is no poorer without it, one sentence; written into every backup
 */
public record KeptOut(String table, String because) {}
