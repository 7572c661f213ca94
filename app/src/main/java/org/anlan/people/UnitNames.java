// SPDX-License-Identifier: Apache-2.0
package org.anlan.people;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What people need to know of units, answered by the room above that owns them. Until that room is there, units have
 * no names here.
 */
public interface UnitNames {
    /**
     * The name of a unit.
     *
     * @param unit the unit
     * @param locale the reader's language
     * @return empty when there is no such unit
     */
    Optional<String> name(UUID unit, Locale locale);
}
