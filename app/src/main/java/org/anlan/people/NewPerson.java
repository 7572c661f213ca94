// SPDX-License-Identifier: Apache-2.0
package org.anlan.people;

import org.jspecify.annotations.Nullable;

/**
 * A resident to be remembered, with as much as they chose to say.
 *
 * @param name as they gave it, or null
 * @param phone as they gave it, or null
 * @param address as they gave it, or null
 * @param language the language to answer in, such as {@code zh-CN} or {@code en}
 */
public record NewPerson(
        @Nullable String name,
        @Nullable String phone,
        @Nullable String address,
        String language) {
    /** Never prints who it is. */
    @Override
    public String toString() {
        return "a person";
    }
}
