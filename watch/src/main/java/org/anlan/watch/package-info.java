// SPDX-License-Identifier: Apache-2.0
/**
 * The watchkeeper 值守: reads what boats and sensors send, and notices what matters. Pure Java: no clock, no input or
 * output of its own beyond {@code decode}, no framework, no database.
 */
@NullMarked
package org.anlan.watch;

import org.jspecify.annotations.NullMarked;
