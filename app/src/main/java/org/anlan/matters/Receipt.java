// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.util.UUID;

/**
 * What somebody gets for having said something.
 *
 * @param id the matter
 * @param code its number as people read it, such as SS-20261123-0007
 * @param secret eight digits that together with the code open it; shown once, kept only as a hash. Blank when the same
 *     request was sent again: the first answer carried it
 */
public record Receipt(UUID id, String code, String secret) {
    @Override
    public String toString() {
        return "Receipt[" + code + "]";
    }
}
