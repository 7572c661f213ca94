// SPDX-License-Identifier: Apache-2.0
package org.anlan.alarms;

import java.util.UUID;

/**
 * What became of a signal.
 *
 * @param alarm the alarm it opened or was folded into
 * @param fresh whether it opened a new one
 */
public record Raised(UUID alarm, boolean fresh) {}
