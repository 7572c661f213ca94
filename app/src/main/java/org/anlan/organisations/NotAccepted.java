// SPDX-License-Identifier: Apache-2.0
package org.anlan.organisations;

import java.util.Map;
import org.anlan.kernel.Refusal;

/** Something about a unit, its roster, its calendar or a service point that cannot be kept as it was sent. */
public class NotAccepted extends Refusal {
    /**
     * Names the rule that was broken.
     *
     * @param field which part of what was sent
     * @param rule stable, lower case with hyphens, such as {@code blank}
     */
    public NotAccepted(String field, String rule) {
        super("organisation-not-accepted", Kind.INVALID, null, Map.of("field", field, "rule", rule));
    }
}
