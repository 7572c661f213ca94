// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import org.jspecify.annotations.Nullable;

/**
 * Types 4 and 11: time and place of a base station, or of a ship that was asked.
 *
 * @param type the message type
 * @param repeat how often it was repeated, 0 to 3; 3 means never again
 * @param mmsi who sends it, up to nine digits
 * @param year year, null when not available
 * @param month month 1 to 12, null when not available
 * @param day day 1 to 31, null when not available
 * @param hour hour 0 to 23, null when not available
 * @param minute minute 0 to 59, null when not available
 * @param second second of the minute of the fix, null when not available; 61 entered by hand, 62 dead reckoning, 63 the receiver does not work
 * @param accurate whether the position is better than 10 m by its own account
 * @param lon longitude in 1/600,000 degree, east positive, null when not available
 * @param lat latitude in 1/600,000 degree, north positive, null when not available
 * @param epfd kind of position device, 0 undefined to 15
 * @param raim whether the receiver checks the integrity of its position
 * @param radio state of the radio, as sent; null when the message was cut before it
 */
public record BaseStationReport(
        int type,
        int repeat,
        int mmsi,
        @Nullable Integer year,
        @Nullable Integer month,
        @Nullable Integer day,
        @Nullable Integer hour,
        @Nullable Integer minute,
        @Nullable Integer second,
        boolean accurate,
        @Nullable Integer lon,
        @Nullable Integer lat,
        int epfd,
        boolean raim,
        @Nullable Integer radio)
        implements AisMessage.Positioned {}
