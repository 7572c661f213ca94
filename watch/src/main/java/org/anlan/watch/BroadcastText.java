// SPDX-License-Identifier: Apache-2.0
package org.anlan.watch;

import org.jspecify.annotations.Nullable;

/**
 * Type 14: a safety text to everybody.
 *
 * @param repeat how often it was repeated, 0 to 3; 3 means never again
 * @param mmsi who sends it, up to nine digits
 * @param text the text, null when empty
 */
public record BroadcastText(int repeat, int mmsi, @Nullable String text) implements AisMessage {
    @Override
    public int type() {
        return 14;
    }
}
