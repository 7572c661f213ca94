// SPDX-License-Identifier: Apache-2.0
// Dates as the county writes them: 10 月 12 日（周一）17:30, and in English Mon 12 Oct, 17:30.
import { i18n } from './languages';
import { officeNow, session } from './session';

type When = string | Date;
const WEEK = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

interface Parts {
  year: number;
  month: number;
  day: number;
  hour: string;
  minute: string;
  weekday: number;
}

function parts(when: When): Parts {
  const read = new Intl.DateTimeFormat('en-GB', {
    timeZone: session.zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    weekday: 'short',
    hourCycle: 'h23',
  }).formatToParts(new Date(when));
  const of = (type: string) => read.find((p) => p.type === type)?.value ?? '';
  return {
    year: Number(of('year')),
    month: Number(of('month')),
    day: Number(of('day')),
    hour: of('hour'),
    minute: of('minute'),
    weekday: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(of('weekday')),
  };
}

const english = () => i18n.global.locale.value === 'en';
const inEnglish = (when: When, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: session.zone, ...options }).format(new Date(when));

/** 10 月 12 日, with the year when it is not this one. */
export function day(when: When): string {
  const p = parts(when);
  const otherYear = p.year !== parts(officeNow()).year;
  if (english()) return inEnglish(when, { day: 'numeric', month: 'short', ...(otherYear ? { year: 'numeric' } : {}) });
  return `${otherYear ? `${p.year} 年 ` : ''}${p.month} 月 ${p.day} 日`;
}

/** 17:30 */
export function clock(when: When): string {
  const p = parts(when);
  return `${p.hour}:${p.minute}`;
}

/** 10 月 12 日（周一） */
export function weekday(when: When): string {
  if (english()) return inEnglish(when, { weekday: 'short' }) + ' ' + day(when);
  return `${day(when)}（${WEEK[parts(when).weekday]}）`;
}

/** 10 月 9 日 15:10 */
export const moment = (when: When): string => (english() ? `${day(when)}, ${clock(when)}` : `${day(when)} ${clock(when)}`);

/** 10 月 12 日（周一）17:30 */
export const due = (when: When): string =>
  english() ? `${weekday(when)}, ${clock(when)}` : `${weekday(when)}${clock(when)}`;

/** 10 月 8 日 05:30 — 10 月 9 日 08:20, the second date left out when it is the same day. */
export function span(from: When, until?: When | null): string {
  if (!until) return moment(from);
  return day(from) === day(until) ? `${moment(from)} — ${clock(until)}` : `${moment(from)} — ${moment(until)}`;
}

/** Days that lie between two instants, whole ones. */
export const daysBetween = (earlier: When, later: When): number =>
  Math.floor((new Date(later).getTime() - new Date(earlier).getTime()) / 86_400_000);

/** 2026-10-10, in the county's zone: the form a date field holds. */
export function isoDay(when: When): string {
  const p = parts(when);
  return `${p.year}-${String(p.month).padStart(2, '0')}-${String(p.day).padStart(2, '0')}`;
}

/** The instant of a wall-clock time in the county, whatever zone this machine is set to. */
export function atCounty(date: string, time: string): string {
  const guess = new Date(`${date}T${time}:00Z`);
  const p = parts(guess);
  const shown = Date.UTC(p.year, p.month - 1, p.day, Number(p.hour), Number(p.minute));
  return new Date(guess.getTime() - (shown - guess.getTime())).toISOString();
}

/** 2026-10-08 05:30 in the county: the text a date-and-time field holds. */
export const wall = (when: When): string => `${isoDay(when)} ${clock(when)}`;
