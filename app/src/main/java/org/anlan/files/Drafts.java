// SPDX-License-Identifier: Apache-2.0
package org.anlan.files;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Names of drafts: the same writer and the same thing being written are always the same draft, and nobody else's. */
public final class Drafts {
    private Drafts() {}

    /**
     * The draft of a writer.
     *
     * @param writer an officer's account, or a random secret that only the writer's session holds
     * @param key what is being written
     */
    public static UUID of(UUID writer, UUID key) {
        return UUID.nameUUIDFromBytes((writer + "/" + key).getBytes(StandardCharsets.UTF_8));
    }
}
