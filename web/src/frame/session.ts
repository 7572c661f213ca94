// SPDX-License-Identifier: Apache-2.0
import { reactive } from 'vue';
import { get } from './calls';

/** What an officer may do, and where: the area covers every area whose code begins with it. */
export interface Grant {
  permission: string;
  area: string;
}

/** Who sits at this desk. */
export interface Session {
  account: string;
  name: string;
  unit: { id: string; name: string } | null;
  permissions: Grant[];
  county: string;
  /** the county's time zone; every date on the desk is told in it */
  zone: string;
  /** the office's clock when the session was read */
  now: string;
  /** true while emergency access is open; every read is then logged */
  breakGlass: boolean;
  breakGlassUntil: string | null;
  /** uses of emergency access that nobody has reviewed yet; for those who verify the log */
  reviewsWaiting: number;
  /** true while the made-up county is shown */
  sample: boolean;
}

export const session = reactive<Session>({
  account: '',
  name: '',
  unit: null,
  permissions: [],
  county: '',
  zone: 'Asia/Shanghai',
  now: '',
  breakGlass: false,
  breakGlassUntil: null,
  reviewsWaiting: 0,
  sample: false,
});

let ahead = 0;

/** Reads who is signed in. Everything else waits for it. */
export async function openSession(): Promise<void> {
  Object.assign(session, await get<Session>('/api/session'));
  ahead = session.now ? Date.parse(session.now) - Date.now() : 0;
}

/** The office's time now: a wrong clock on this machine must not move a deadline. */
export const officeNow = (): Date => new Date(Date.now() + ahead);

/** Whether the officer holds the permission, in this area or anywhere. */
export function may(permission: string, area?: string): boolean {
  return session.permissions.some((g) => g.permission === permission && (!area || area.startsWith(g.area)));
}
