// SPDX-License-Identifier: Apache-2.0
package org.anlan.files;

import java.util.Map;
import java.util.UUID;
import org.anlan.kernel.ObjectRef;
import org.anlan.kernel.Refusal;

/** There is no such file here, or the asker may not know of it; the two cannot be told apart. */
public class NoSuchFile extends Refusal {
    /**
     * Refuses.
     *
     * @param file the file that was asked for
     */
    public NoSuchFile(UUID file) {
        super("no-such-file", Kind.NOT_FOUND, new ObjectRef("file", file), Map.of());
    }
}
