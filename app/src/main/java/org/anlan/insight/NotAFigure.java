// SPDX-License-Identifier: Apache-2.0
package org.anlan.insight;

import java.util.Map;
import org.anlan.kernel.Refusal;

/** What was asked of a figure cannot be answered as it stands; the detail names the field and the reason. */
public class NotAFigure extends Refusal {
    NotAFigure(String field, String reason) {
        super("figure-not-acceptable", Kind.INVALID, null, Map.of("field", field, "reason", reason));
    }
}
