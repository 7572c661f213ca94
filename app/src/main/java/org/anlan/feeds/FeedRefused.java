// SPDX-License-Identifier: Apache-2.0
package org.anlan.feeds;

import java.util.Map;
import org.anlan.kernel.Refusal;

/** A feed cannot be set up like that. */
public class FeedRefused extends Refusal {
    FeedRefused(String field, String reason) {
        super("feed-refused", Kind.INVALID, null, Map.of("field", field, "reason", reason));
    }
}
