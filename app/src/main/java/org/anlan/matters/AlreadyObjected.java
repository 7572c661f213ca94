// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** A matter is objected to once; the arbiter's decision is final. */
public class AlreadyObjected extends Refusal {
    /**
     * Refuses.
     *
     * @param matter the matter it concerns, or null
     * @param detail what exactly: codes, never personal data
     */
    public AlreadyObjected(@Nullable UUID matter, Map<String, Object> detail) {
        super("already-objected", Kind.CONFLICT, matter == null ? null : new ObjectRef("matter", matter), detail);
    }
}
