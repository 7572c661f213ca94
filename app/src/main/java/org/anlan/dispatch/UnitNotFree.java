// SPDX-License-Identifier: Apache-2.0
package org.anlan.dispatch;

import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Refusal;

/** The unit is off duty, or already sent somewhere. */
public class UnitNotFree extends Refusal {
    UnitNotFree(UUID id, Map<String, Object> detail) {
        super("unit-not-free", Kind.CONFLICT, new ObjectRef("response-unit", id), detail);
    }
}
