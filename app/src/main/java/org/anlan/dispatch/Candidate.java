// SPDX-License-Identifier: Apache-2.0
package org.anlan.dispatch;

/**
 * A unit that could be sent, and how long it would take.
 *
 * @param unit the unit
 * @param route its way over water
 * @param minutes how long that takes at the unit's speed, rounded up
 */
public record Candidate(ResponseUnit unit, WaterRoute route, int minutes) {}
