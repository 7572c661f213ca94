// SPDX-License-Identifier: Apache-2.0
package org.anlan.dispatch;

import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Refusal;

/** No water leads from where the unit lies to where the alarm is. */
public class NoWayOverWater extends Refusal {
    NoWayOverWater(UUID unit, Map<String, Object> detail) {
        super("no-way-over-water", Kind.CONFLICT, new ObjectRef("response-unit", unit), detail);
    }
}
