// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import org.jspecify.annotations.Nullable;

/**
 * Type 24, part A: the name of a class B boat.
 *
 * @param repeat how often it was repeated, 0 to 3; 3 means never again
 * @param mmsi who sends it, up to nine digits
 * @param name name, null when not available
 */
public record StaticPartA(int repeat, int mmsi, @Nullable String name) implements AisMessage.Named {
    @Override
    public int type() {
        return 24;
    }
}
