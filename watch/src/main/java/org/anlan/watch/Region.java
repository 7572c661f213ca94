// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import org.jspecify.annotations.Nullable;

/**
 * A rectangle between two corners, in 1/600,000 degree and multiples of 1,000, because it is sent in tenths of a minute.
 *
 * @param east longitude of the north-east corner, null when not available
 * @param north latitude of the north-east corner, null when not available
 * @param west longitude of the south-west corner, null when not available
 * @param south latitude of the south-west corner, null when not available
 */
public record Region(
        @Nullable Integer east,
        @Nullable Integer north,
        @Nullable Integer west,
        @Nullable Integer south) {}
