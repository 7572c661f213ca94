// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** The move belongs to somebody else: another unit, or the officer who took the matter. */
public class NotYours extends Refusal {
    /**
     * Refuses.
     *
     * @param matter the matter it concerns, or null
     * @param detail what exactly: codes, never personal data
     */
    public NotYours(@Nullable UUID matter, Map<String, Object> detail) {
        super("not-yours", Kind.NOT_ALLOWED, matter == null ? null : new ObjectRef("matter", matter), detail);
    }
}
