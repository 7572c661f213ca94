// SPDX-License-Identifier: Apache-2.0
package org.anlan.feeds;

import java.util.Locale;

/** The five departments' scenes whose reports reach the county by one contract. */
public enum Scene {
    /** Calls to 110 that need no police and are passed on. */
    POLICE_110,
    /** Roads, buses, piers as seen by traffic. */
    TRAFFIC,
    /** Scenic areas, guest houses, visitors. */
    TOURISM,
    /** Waters, navigation, suspended sailings. */
    MARITIME,
    /** Fishing boats, ports, farms. */
    FISHERIES;

    /** As it stands in the contract and in the table, such as {@code police-110}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The scene of a word.
     *
     * @param word as in the contract
     * @throws FeedRefused when there is none
     */
    public static Scene of(String word) {
        for (Scene scene : values()) {
            if (scene.word().equals(word)) {
                return scene;
            }
        }
        throw new FeedRefused("scene", "unknown");
    }
}
