// SPDX-License-Identifier: Apache-2.0
package org.anlan.place;

import java.util.Map;
import org.anlan.kernel.Refusal;

/** No area of this county has that code. */
public class UnknownArea extends Refusal {
    /**
     * Names the code that was asked for.
     *
     * @param code the code as given, shortened when it is absurdly long
     */
    public UnknownArea(String code) {
        super("unknown-area", Kind.NOT_FOUND, null, Map.of("area", code.length() > 32 ? code.substring(0, 32) : code));
    }
}
