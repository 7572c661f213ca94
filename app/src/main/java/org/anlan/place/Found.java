// SPDX-License-Identifier: Apache-2.0
package org.anlan.place;

import org.jspecify.annotations.Nullable;

/**
 * One answer to a search for a place.
 *
 * @param area the area itself, or the one the landmark lies in
 * @param landmark the landmark that was meant, or null when the area was
 */
public record Found(Area area, @Nullable Landmark landmark) {}
