// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a matter is about, on two levels. A resident is never asked for it.
 *
 * @param code stable, such as {@code water.leak}
 * @param parent the group's code, or null for a group
 * @param name in Chinese
 * @param nameEn in English
 */
public record Category(String code, @Nullable String parent, String name, String nameEn) {
    /**
     * The name in a reader's language.
     *
     * @param locale the reader's
     */
    public String name(Locale locale) {
        return locale.getLanguage().equals("en") ? nameEn : name;
    }
}
