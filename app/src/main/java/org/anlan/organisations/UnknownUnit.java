// SPDX-License-Identifier: Apache-2.0
package org.anlan.organisations;

import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Refusal;

/** No unit of this county has that identifier. */
public class UnknownUnit extends Refusal {
    /**
     * Names the identifier.
     *
     * @param unit what was asked for
     */
    public UnknownUnit(UUID unit) {
        super("unknown-unit", Kind.NOT_FOUND, new ObjectRef("unit", unit), Map.of());
    }
}
