// SPDX-License-Identifier: Apache-2.0
package org.anlan.insight;

import java.util.Map;
import org.anlan.kernel.Refusal;

/** The cell is not shown, and so its rows are not either. */
public class CellWithheld extends Refusal {
    CellWithheld(String figure, Period period) {
        super("cell-withheld", Kind.NOT_ALLOWED, null, Map.of("figure", figure, "period", period.toString()));
    }
}
