// SPDX-License-Identifier: Apache-2.0
import type { Day } from './calls';

/** Sorts of units, in words. */
export const KINDS: Record<string, string> = { CENTRE: '县中心', DEPARTMENT: '县级部门', STATION: '站所', TOWNSHIP: '乡镇', VILLAGE: '村居', COMPANY: '公司', OUTSIDE: '不归县管' };

/** Days a shift can fall on, in words. */
export const DAYS: Record<Day, string> = {
  WORKDAY: '工作日（含调休）',
  RESTDAY: '休息日',
  MONDAY: '每周一',
  TUESDAY: '每周二',
  WEDNESDAY: '每周三',
  THURSDAY: '每周四',
  FRIDAY: '每周五',
  SATURDAY: '每周六',
  SUNDAY: '每周日',
};

/** What a service point does for somebody, in words. */
export const SERVICES: Record<string, string> = { 'write-for-you': '代写', 'read-aloud': '念给您听', print: '打印', phone: '借电话', interpreter: '翻译' };

/** What a shift is for, where the county uses the usual words. */
export const SHIFTS: Record<string, string> = { desk: '坐班', 'on-call': '听电话', repair: '抢修' };
