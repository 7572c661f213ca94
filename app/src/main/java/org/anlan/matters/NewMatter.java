// SPDX-License-Identifier: Apache-2.0
package org.anlan.matters;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A matter as somebody says it: their own words first, nothing mandatory but those.
 *
 * @param channel how it came: {@code web}, {@code kiosk}, {@code desk}, {@code phone}, {@code paper}, {@code visit}
 * @param words what was said, unchanged, 1 to 4,000 characters
 * @param where the place, as far as it is known
 * @param who the person who asks
 * @param confidential whether the unit that handles it must not learn who asked
 * @param urgent whether somebody may be in danger
 * @param registeredBy the officer who wrote it down for the requester, or null
 * @param idempotencyKey made by the sender; the same key twice is the same matter
 */
public record NewMatter(
        String channel,
        String words,
        Where where,
        Requester who,
        boolean confidential,
        boolean urgent,
        @Nullable UUID registeredBy,
        UUID idempotencyKey) {

    /**
     * A place: a code from the list, words, or a point on the map. All three are equal and all may be absent.
     *
     * @param area code of the county, township, village or grid
     * @param text the place as people say it
     * @param lon longitude in degrees, WGS-84
     * @param lat latitude in degrees, WGS-84
     */
    public record Where(
            @Nullable String area,
            @Nullable String text,
            @Nullable Double lon,
            @Nullable Double lat) {
        /** Nothing said about the place. */
        public static final Where UNKNOWN = new Where(null, null, null, null);
    }

    /**
     * The person who asks. Everything may be absent; then the code and the secret are the only way to follow the matter.
     *
     * @param name as they wish to be called
     * @param phone digits
     * @param address a door, for a visit
     * @param anonymous whether nothing at all is to be kept about them
     * @param language {@code zh-CN} or {@code en}
     */
    public record Requester(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String address,
            boolean anonymous,
            String language) {
        /** Somebody who stays unknown. */
        public static final Requester ANONYMOUS = new Requester(null, null, null, true, "zh-CN");

        /** Whether there is anything to keep. */
        public boolean known() {
            return !anonymous && (name != null || phone != null || address != null);
        }
    }
}
