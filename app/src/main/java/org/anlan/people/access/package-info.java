// SPDX-License-Identifier: Apache-2.0
/** Who may: permissions times areas, never job titles 权限. */
@NullMarked
@NamedInterface("access")
package org.anlan.people.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
