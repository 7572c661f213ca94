// SPDX-License-Identifier: Apache-2.0
// What the person on duty has to be told on every page: read at the start and every five minutes, for those who may.
import { onScopeDispose, shallowRef } from 'vue';
import { may } from '@/frame/session';
import { duty, type Duty } from './calls';

const EVERY_MS = 300_000;

/** As last read, or null for those it does not concern. */
export const wellbeing = shallowRef<Duty | null>(null);

export function watchWellbeing(): void {
  if (!may('DUTY_READ')) return;
  const read = () => void duty().then((now) => (wellbeing.value = now)).catch(() => {});
  read();
  const timer = setInterval(read, EVERY_MS);
  onScopeDispose(() => clearInterval(timer));
}
