// SPDX-License-Identifier: Apache-2.0
package org.anlan.people;

import org.jspecify.annotations.Nullable;

/**
 * A resident's contact data in clear. It exists only after the log has taken the reason.
 *
 * @param name the name, or null when none was given
 * @param phone the phone, or null
 * @param address the address, or null
 */
public record Revealed(
        @Nullable String name,
        @Nullable String phone,
        @Nullable String address) {
    /** Never prints who it is. */
    @Override
    public String toString() {
        return "revealed contact data";
    }
}
