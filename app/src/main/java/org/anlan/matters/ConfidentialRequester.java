// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** The requester asked not to be known to the unit that handles the matter. */
public class ConfidentialRequester extends Refusal {
    /**
     * Refuses.
     *
     * @param matter the matter it concerns, or null
     * @param detail what exactly: codes, never personal data
     */
    public ConfidentialRequester(@Nullable UUID matter, Map<String, Object> detail) {
        super(
                "confidential-requester",
                Kind.NOT_ALLOWED,
                matter == null ? null : new ObjectRef("matter", matter),
                detail);
    }
}
