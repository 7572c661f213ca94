// SPDX-License-Identifier: Apache-2.0
/**
 * Files of rows as people bring them: CSV in any delimiter and encoding in use here, Excel workbooks. Rows stream, memory is
 * bounded, and whatever is wrong is named with its line and column.
 */
@NullMarked
@NamedInterface("sheets")
package org.anlan.kernel.sheets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
