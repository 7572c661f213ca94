// SPDX-License-Identifier: Apache-2.0
package org.anlan.feeds;

import java.util.Map;
import org.anlan.kernel.Refusal;

/** There is no such feed, it is switched off, or the token does not open it; which of them is not told. */
public class NoSuchFeed extends Refusal {
    NoSuchFeed() {
        super("no-such-feed", Kind.NOT_FOUND, null, Map.of());
    }
}
