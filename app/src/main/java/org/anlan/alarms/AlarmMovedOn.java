// SPDX-License-Identifier: Apache-2.0
package org.anlan.alarms;

import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Refusal;

/** The alarm stands where this move does not lead from. */
public class AlarmMovedOn extends Refusal {
    AlarmMovedOn(UUID id, Map<String, Object> detail) {
        super("alarm-moved-on", Kind.CONFLICT, new ObjectRef("alarm", id), detail);
    }
}
