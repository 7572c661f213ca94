// SPDX-License-Identifier: Apache-2.0
package org.anlan.sea;

import org.jspecify.annotations.Nullable;

/**
 * A boat on the picture.
 *
 * @param handle what the wall calls it; says nothing about who it is
 * @param lon degrees east, WGS-84
 * @param lat degrees north, WGS-84
 * @param cog course over ground in degrees, null when not available
 * @param sog speed over ground in knots, null when not available
 * @param heading true heading in degrees, null when not available
 * @param role cargo, tanker, passenger, fishing, farm, patrol or other
 * @param heard when it was there, milliseconds of the epoch
 */
public record Seen(
        String handle,
        double lon,
        double lat,
        @Nullable Double cog,
        @Nullable Double sog,
        @Nullable Integer heading,
        String role,
        long heard) {}
