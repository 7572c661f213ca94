// SPDX-License-Identifier: Apache-2.0
package org.anlan.alarms;

import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Refusal;

/** What was sent with a move cannot be accepted as it is. */
public class AlarmRefused extends Refusal {
    AlarmRefused(UUID id, Map<String, Object> detail) {
        super("alarm-refused", Kind.INVALID, new ObjectRef("alarm", id), detail);
    }
}
