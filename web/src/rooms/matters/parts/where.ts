// SPDX-License-Identifier: Apache-2.0
import { computed, ref, type ComputedRef } from 'vue';
import { places } from '@/rooms/place/calls';
import type { DeskMatter } from '../calls';

const names = ref(new Map<string, string>());
let asked = false;

/** The place as people say it, with the village before it: 干斜村 18 号旁. */
export function whereOf(matter: () => DeskMatter): ComputedRef<string> {
  if (!asked) {
    asked = true;
    void places().then((all) => (names.value = new Map(all.map((a) => [a.id, a.name])))).catch(() => (asked = false));
  }
  return computed(() => {
    const { area, name, text } = matter().place;
    // A grid has no name of its own worth saying; its village, the first twelve digits, has.
    const village = names.value.get(area) ?? names.value.get(area?.slice(0, 12)) ?? '';
    const parts = [village, name, text].filter((p): p is string => Boolean(p));
    return parts.filter((p, n) => parts.findIndex((o, m) => m !== n && (o === p ? m < n : o.includes(p))) < 0).join(' ');
  });
}
