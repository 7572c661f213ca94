// SPDX-License-Identifier: Apache-2.0
package org.anlan.feeds;

/**
 * A department's feed: who hands in, what for, on what terms, and how often something is expected.
 *
 * @param code its name in addresses and folders, small letters, digits and hyphens
 * @param scene which of the five
 * @param owner the department
 * @param ownerEn the department, in English
 * @param purpose what the county uses it for
 * @param terms the agreement or rule on which it is handed over
 * @param expectedMinutes the longest silence that is still ordinary, in minutes, 1 to 44,640
 * @param active whether anything is taken
 * @param hasToken whether it may hand in over HTTP
 */
public record Feed(
        String code,
        Scene scene,
        String owner,
        String ownerEn,
        String purpose,
        String terms,
        int expectedMinutes,
        boolean active,
        boolean hasToken) {}
