// SPDX-License-Identifier: Apache-2.0
import { shallowRef } from 'vue';
import { calm } from '@/frame/calm';
import { lists, type ListName } from './calls';

/** The lists of this officer with how much is in them, as last read. */
export const menu = shallowRef<ListName[]>([]);

export async function readMenu(): Promise<void> {
  const now = await lists().catch(() => menu.value);
  await calm();
  menu.value = now;
}
