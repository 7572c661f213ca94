// SPDX-License-Identifier: Apache-2.0
package org.anlan.dispatch;

import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Refusal;

/** There is no such assignment. */
public class NoSuchAssignment extends Refusal {
    NoSuchAssignment(UUID id, Map<String, Object> detail) {
        super("no-such-assignment", Kind.NOT_FOUND, new ObjectRef("response-unit", id), detail);
    }
}
