// SPDX-License-Identifier: Apache-2.0
import { reactive } from 'vue';
import { get } from './calls';
import type { people } from './api.gen';

/** What an officer may do, and where: the area covers every area whose code begins with it. */
export type Grant = people.SessionGranted;

/** Who sits at this desk. */
export type Session = people.SessionSession;

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
