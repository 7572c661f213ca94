// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

/**
 * A column whose value means something on its own server only, and what a backup writes in its place. Its room says so by
 * a bean of this type.
 *
 * @param table the table with its schema
 * @param column the column
 * @param sql the expression that is written; {@code t} is the table's row
 * @param because why, one sentence; written into every backup
 */
public record WrittenAs(String table, String column, String sql, String because) {}
