// SPDX-License-Identifier: Apache-2.0
package org.anlan.kernel;

import org.springframework.modulith.NamedInterface;

/**
 * The holidays of a year became known or were corrected. Whoever stores due times as hints derives them anew.
 *
 * @param year the year
 */
@NamedInterface("facts")
public record CalendarYearLoaded(int year) {}
