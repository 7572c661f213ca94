// SPDX-License-Identifier: Apache-2.0
package org.anlan.sea;

import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Refusal;

/** There is no such plot, boat, link, work window or import. */
public class NoSuchAtSea extends Refusal {
    NoSuchAtSea(String kind, UUID id) {
        super("no-such-at-sea", Kind.NOT_FOUND, new ObjectRef(kind, id), Map.of("kind", kind));
    }
}
