// SPDX-License-Identifier: Apache-2.0
/** The room's counter: the accounts API and the officer's own pages. */
@NullMarked
package org.anlan.people.web;

import org.jspecify.annotations.NullMarked;
