// SPDX-License-Identifier: Apache-2.0
package org.anlan.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A resident as lists and pages show them: enough to recognise somebody one is talking to, too little to find them.
 *
 * @param id the person
 * @param name the family name and one star for each further character, such as 陈**; empty when no name was given
 * @param phone its first three and last four digits, such as 100****0023; null when none was given
 * @param hasAddress whether an address was given
 * @param language the language to answer in
 */
public record Masked(UUID id, String name, @Nullable String phone, boolean hasAddress, String language) {}
