// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A matter as another platform or a list had it.
 *
 * @param key made from where it came and its number there; the same key is the same matter for ever
 * @param title its heading, or empty to take the first clause of the words
 * @param words what was said, unchanged, 1 to 20,000 characters
 * @param area code of the area it is in; the county's own where that is not known
 * @param placeText the place as it was written, also when no list knows it; at most 200 characters
 * @param saidAt when it was said
 * @param who the person who asked, as far as the source tells
 */
public record ImportedMatter(
        UUID key,
        String title,
        String words,
        String area,
        @Nullable String placeText,
        Instant saidAt,
        NewMatter.Requester who) {}
