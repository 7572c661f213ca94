// SPDX-License-Identifier: Apache-2.0
package org.anlan.organisations;

/**
 * Something a unit can be there to do.
 *
 * @param code lower case with hyphens, such as {@code water}
 * @param name in Chinese
 * @param nameEn in English
 */
public record Duty(String code, String name, String nameEn) {}
