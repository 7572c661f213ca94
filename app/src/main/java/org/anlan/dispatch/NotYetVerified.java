// SPDX-License-Identifier: Apache-2.0
package org.anlan.dispatch;

import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Refusal;

/** Nobody has said yet that the alarm is real, or it is over. */
public class NotYetVerified extends Refusal {
    NotYetVerified(UUID id, Map<String, Object> detail) {
        super("alarm-not-verified", Kind.CONFLICT, new ObjectRef("response-unit", id), detail);
    }
}
