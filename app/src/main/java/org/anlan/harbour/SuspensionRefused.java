// SPDX-License-Identifier: Apache-2.0
package org.anlan.harbour;

import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** The record cannot be accepted as it is; the detail says which field and why. */
public class SuspensionRefused extends Refusal {
    SuspensionRefused(@Nullable UUID id, Map<String, Object> detail) {
        super("suspension-refused", Kind.INVALID, id == null ? null : new ObjectRef("suspension", id), detail);
    }
}
