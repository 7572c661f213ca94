// SPDX-License-Identifier: Apache-2.0
package org.anlan.harbour;

import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** The record is no longer in the state this needs. */
public class SuspensionMovedOn extends Refusal {
    SuspensionMovedOn(@Nullable UUID id, Map<String, Object> detail) {
        super("suspension-moved-on", Kind.CONFLICT, id == null ? null : new ObjectRef("suspension", id), detail);
    }
}
