// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.time.Instant;

/**
 * When something is due.
 *
 * @param at the last moment that is still in time
 * @param provisional true when the count passes through a year whose holidays nobody has loaded yet; it is counted with
 *     weekends only and has to be asked again once the year is known
 * @param stoppedNow true when the clock stands still at the moment of asking; if nobody knows for how long, {@code at} is
 *     what it would be if the clock ran again now
 */
public record Due(Instant at, boolean provisional, boolean stoppedNow) {}
