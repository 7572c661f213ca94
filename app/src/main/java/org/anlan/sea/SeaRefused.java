// SPDX-License-Identifier: Apache-2.0
package org.anlan.sea;

import java.util.Map;
import org.anlan.kernel.Refusal;

/** Something about a plot, a boat, a work window or a question cannot be accepted; the detail says which field and why. */
public class SeaRefused extends Refusal {
    /** Names the field and the reason. */
    public SeaRefused(String field, String reason) {
        super("sea-refused", Kind.INVALID, null, Map.of("field", field, "reason", reason));
    }
}
