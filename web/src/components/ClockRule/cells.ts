// SPDX-License-Identifier: Apache-2.0
/** One day of a clock rule, as the office explains it. */
export interface Cell {
  /** ISO date */
  day: string;
  /** the day as written below the bar: 9, or 今天 */
  label: string;
  /** a word below that: 周五, 停航, 班, 到期 */
  sub: string;
  /** used, part, rest, stop, over, due, now, ban; several may hold */
  marks: string[];
  /** how much of the day is used, 0 to 100; meant for `part` */
  partPercent?: number;
}
