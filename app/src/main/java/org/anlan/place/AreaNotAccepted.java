// SPDX-License-Identifier: Apache-2.0
package org.anlan.place;

import java.util.Map;
import org.anlan.kernel.Refusal;

/** An area, or a change to one, that would break the tree: a code that does not continue its parent's, a name left blank. */
public class AreaNotAccepted extends Refusal {
    /**
     * Names the rule that was broken.
     *
     * @param code the area's code as given
     * @param rule stable, lower case with hyphens, such as {@code code-does-not-continue-parent}
     */
    public AreaNotAccepted(String code, String rule) {
        super(
                "area-not-accepted",
                Kind.INVALID,
                null,
                Map.of("area", code.length() > 32 ? code.substring(0, 32) : code, "rule", rule));
    }
}
