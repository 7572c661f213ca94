// SPDX-License-Identifier: Apache-2.0
/** What this room answers to those below it. */
@NullMarked
package org.anlan.organisations.links;

import org.jspecify.annotations.NullMarked;
