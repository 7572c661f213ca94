// SPDX-License-Identifier: Apache-2.0
/** The counter of the organisations: units, rosters, hours and areas for administrators, service points for anybody. */
@NullMarked
package org.anlan.organisations.web;

import org.jspecify.annotations.NullMarked;
