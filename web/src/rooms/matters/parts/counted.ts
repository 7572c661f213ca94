// SPDX-License-Identifier: Apache-2.0
// The office counts as far as anybody reads; what was not counted to its end is said so.

/** 12, or 1,000+ when there are more than were counted. */
export function atLeast(counted: number, orMore: boolean): string {
  return orMore ? `${counted.toLocaleString('en')}+` : counted.toLocaleString('en');
}
