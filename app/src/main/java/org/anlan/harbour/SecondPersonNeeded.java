// SPDX-License-Identifier: Apache-2.0
package org.anlan.harbour;

import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** The person who recorded a suspension cannot confirm it as well. */
public class SecondPersonNeeded extends Refusal {
    SecondPersonNeeded(@Nullable UUID id, Map<String, Object> detail) {
        super("second-person-needed", Kind.CONFLICT, id == null ? null : new ObjectRef("suspension", id), detail);
    }
}
