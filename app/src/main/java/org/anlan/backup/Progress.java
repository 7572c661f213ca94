// SPDX-License-Identifier: Apache-2.0
package org.anlan.backup;

/** Hears how far a long piece of work has come. */
@FunctionalInterface
public interface Progress {
    /**
     * Hears one thing.
     *
     * @param code which sentence of the room's bundle: {@code backup.<code>}
     * @param about what the sentence is about
     */
    void tell(String code, Object... about);
}
