// SPDX-License-Identifier: Apache-2.0
package org.anlan.people.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One permission within one area.
 *
 * @param permission what
 * @param area where: an area code; it covers every area whose code begins with it
 * @param until when it ends by itself, or null for an open-ended grant (leave cover and break-glass always end)
 */
public record Grant(
        Permission permission, String area, @Nullable Instant until) {}
