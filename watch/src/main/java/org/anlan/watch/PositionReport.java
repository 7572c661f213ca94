// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import org.jspecify.annotations.Nullable;

/**
 * Types 1, 2 and 3: where a class A ship is, and how it moves.
 *
 * @param type the message type
 * @param repeat how often it was repeated, 0 to 3; 3 means never again
 * @param mmsi who sends it, up to nine digits
 * @param status navigational status, 0 to 15; 15 is "not defined", also sent by beacons under test
 * @param turn rate of turn as sent: the sign is the side (right is positive), the size 4.733 times the root of degrees a minute; 127 is "faster than 5 degrees in 30 s, no indicator"; null when not available
 * @param sog speed over ground in 0.1 knot, null when not available; 1022 is "102.2 knots or more"
 * @param accurate whether the position is better than 10 m by its own account
 * @param lon longitude in 1/600,000 degree, east positive, null when not available
 * @param lat latitude in 1/600,000 degree, north positive, null when not available
 * @param cog course over ground in 0.1 degree, null when not available
 * @param heading true heading in degrees, null when not available
 * @param second second of the minute of the fix, null when not available; 61 entered by hand, 62 dead reckoning, 63 the receiver does not work
 * @param maneuver special manoeuvre: 0 not said, 1 none, 2 engaged
 * @param raim whether the receiver checks the integrity of its position
 * @param radio state of the radio, as sent; null when the message was cut before it
 */
public record PositionReport(
        int type,
        int repeat,
        int mmsi,
        int status,
        @Nullable Integer turn,
        @Nullable Integer sog,
        boolean accurate,
        @Nullable Integer lon,
        @Nullable Integer lat,
        @Nullable Integer cog,
        @Nullable Integer heading,
        @Nullable Integer second,
        int maneuver,
        boolean raim,
        @Nullable Integer radio)
        implements AisMessage.Positioned {}
