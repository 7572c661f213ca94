// SPDX-License-Identifier: Apache-2.0
package org.anlan.people.access;

import java.util.Map;
import org.anlan.kernel.Refusal;

/** The officer does not hold the permission for this area. */
public class NotAllowed extends Refusal {
    /**
     * Names the permission that is missing.
     *
     * @param permission what would have been needed
     */
    public NotAllowed(Permission permission) {
        super("not-allowed", Kind.NOT_ALLOWED, null, Map.of("permission", permission.name()));
    }
}
