// SPDX-License-Identifier: Apache-2.0
package org.anlan.harbour;

import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** There is no such record. */
public class NoSuchSuspension extends Refusal {
    NoSuchSuspension(@Nullable UUID id, Map<String, Object> detail) {
        super("no-such-suspension", Kind.NOT_FOUND, id == null ? null : new ObjectRef("suspension", id), detail);
    }
}
