// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** A reopened matter goes to somebody who has not handled it before. */
public class SomebodyElse extends Refusal {
    /**
     * Refuses.
     *
     * @param matter the matter it concerns, or null
     * @param detail what exactly: codes, never personal data
     */
    public SomebodyElse(@Nullable UUID matter, Map<String, Object> detail) {
        super("somebody-else", Kind.CONFLICT, matter == null ? null : new ObjectRef("matter", matter), detail);
    }
}
