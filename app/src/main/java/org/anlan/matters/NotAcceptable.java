// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** What was sent cannot be accepted as it is; the detail names the field and the reason. */
public class NotAcceptable extends Refusal {
    /**
     * Refuses.
     *
     * @param matter the matter it concerns, or null
     * @param detail what exactly: codes, never personal data
     */
    public NotAcceptable(@Nullable UUID matter, Map<String, Object> detail) {
        super("not-acceptable", Kind.INVALID, matter == null ? null : new ObjectRef("matter", matter), detail);
    }
}
