// SPDX-License-Identifier: Apache-2.0
/** Bits, geometry and windows behind the door of {@code org.anlan.watch}. Not for use from outside. */
@NullMarked
package org.anlan.watch.internal;

import org.jspecify.annotations.NullMarked;
