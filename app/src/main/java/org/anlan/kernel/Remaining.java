// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.time.Duration;

/**
 * What is left of a deadline, exactly.
 *
 * @param time working time where the budget counts working time, else the time that passes on any clock; negative by as
 *     much as the deadline was missed
 * @param working true when {@code time} is working time
 * @param overdue true from the moment after the due time, even while no working time has passed since
 */
public record Remaining(Duration time, boolean working, boolean overdue) {}
