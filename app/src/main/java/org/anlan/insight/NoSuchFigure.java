// SPDX-License-Identifier: Apache-2.0
package org.anlan.insight;

import java.util.Map;
import org.anlan.kernel.Refusal;

/** There is no such figure, period or release. */
public class NoSuchFigure extends Refusal {
    NoSuchFigure(String what) {
        super("no-such-figure", Kind.NOT_FOUND, null, Map.of("figure", what));
    }
}
