// SPDX-License-Identifier: Apache-2.0
package org.anlan.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A role within an area.
 *
 * @param role the role's code, such as {@code dept_handler}
 * @param area the area's code; the role holds in every area whose code begins with it
 * @param until when it ends by itself, or null
 */
public record RoleIn(String role, String area, @Nullable Instant until) {
    /**
     * A role without an end.
     *
     * @param role the role's code
     * @param area the area's code
     */
    public RoleIn(String role, String area) {
        this(role, area, null);
    }
}
