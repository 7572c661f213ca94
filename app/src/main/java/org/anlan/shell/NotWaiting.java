// SPDX-License-Identifier: Apache-2.0
package org.anlan.shell;

import java.util.Map;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Refusal;

/** What was to be told or sent again is not waiting any more: it arrived meanwhile, or there never was such a thing. */
public final class NotWaiting extends Refusal {
    /**
     * @param about the message or the piece of news
     */
    public NotWaiting(ObjectRef about) {
        super("not-waiting", Kind.CONFLICT, about, Map.of());
    }
}
