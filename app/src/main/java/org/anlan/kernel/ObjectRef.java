// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import java.util.UUID;

/**
 * A reference to one thing that has a timeline.
 *
 * @param kind the room's word for it, lower case, such as {@code matter} or {@code suspension}
 * @param id its identifier
 */
public record ObjectRef(String kind, UUID id) {
    @Override
    public String toString() {
        return kind + ":" + id;
    }
}
