// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** The matter does not stand where this move begins; the detail says where it stands. */
public class CannotNow extends Refusal {
    /**
     * Refuses.
     *
     * @param matter the matter it concerns, or null
     * @param detail what exactly: codes, never personal data
     */
    public CannotNow(@Nullable UUID matter, Map<String, Object> detail) {
        super("cannot-now", Kind.CONFLICT, matter == null ? null : new ObjectRef("matter", matter), detail);
    }
}
