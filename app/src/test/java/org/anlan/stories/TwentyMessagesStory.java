// SPDX-License-Identifier: Apache-2.0
package org.anlan.stories;

import org.junit.jupiter.api.Tag;

/** The same with twenty messages, in an office of its own: a file that was taken once is not taken again. */
@Tag("long")
class TwentyMessagesStory extends ImportedMessagesStory {
    @Override
    int live() {
        return 20;
    }
}
