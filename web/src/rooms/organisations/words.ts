// SPDX-License-Identifier: Apache-2.0
/** Sorts of units, in words. */
export const KINDS: Record<string, string> = { CENTRE: '县中心', DEPARTMENT: '县级部门', STATION: '站所', TOWNSHIP: '乡镇', VILLAGE: '村居', COMPANY: '公司', OUTSIDE: '不归县管' };
