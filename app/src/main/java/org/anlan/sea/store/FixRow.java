// SPDX-License-Identifier: Apache-2.0
package org.anlan.sea.store;

import org.jspecify.annotations.Nullable;

/**
 * Where a boat was.
 *
 * @param mmsi which boat
 * @param atMillis when, milliseconds of the epoch
 * @param lonE7 longitude in ten-millionths of a degree
 * @param latE7 latitude in ten-millionths of a degree
 * @param sog speed over ground in 0.1 knot, null when not available
 * @param cog course over ground in 0.1 degree, null when not available
 * @param heading true heading in degrees, null when not available
 */
public record FixRow(
        int mmsi,
        long atMillis,
        int lonE7,
        int latE7,
        @Nullable Integer sog,
        @Nullable Integer cog,
        @Nullable Integer heading) {}
