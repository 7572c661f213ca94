// SPDX-License-Identifier: Apache-2.0
package org.anlan.dispatch;

import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Refusal;

/** The assignment stands where this step does not lead from. */
public class AssignmentMovedOn extends Refusal {
    AssignmentMovedOn(UUID id, Map<String, Object> detail) {
        super("assignment-moved-on", Kind.CONFLICT, new ObjectRef("response-unit", id), detail);
    }
}
