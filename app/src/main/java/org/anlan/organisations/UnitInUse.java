// SPDX-License-Identifier: Apache-2.0
package org.anlan.organisations;

import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Refusal;

/** A unit that cannot be closed because officers still work in it. */
public class UnitInUse extends Refusal {
    /**
     * Names the unit and how many officers it still has.
     *
     * @param unit the unit
     * @param officers how many
     */
    public UnitInUse(UUID unit, int officers) {
        super("unit-in-use", Kind.CONFLICT, new ObjectRef("unit", unit), Map.of("officers", officers));
    }
}
