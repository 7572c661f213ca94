// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** There is no such matter, or the asker may not know that there is. */
public class NoSuchMatter extends Refusal {
    /**
     * Refuses.
     *
     * @param matter the matter it concerns, or null
     * @param detail what exactly: codes, never personal data
     */
    public NoSuchMatter(@Nullable UUID matter, Map<String, Object> detail) {
        super("no-such-matter", Kind.NOT_FOUND, matter == null ? null : new ObjectRef("matter", matter), detail);
    }
}
