// SPDX-License-Identifier: Apache-2.0
// Larger type, night, contrast: chosen on the device and remembered there. Without a choice the device decides.
import { reactive } from 'vue';

type Kind = 'type' | 'theme' | 'contrast';
const NAME = 'anlan.look.';

export const look = reactive<Record<Kind, string>>({ type: recall('type'), theme: recall('theme'), contrast: recall('contrast') });

/** Chooses, and remembers; an empty value leaves it to the device. */
export function choose(kind: Kind, value: string): void {
  look[kind] = value;
  try {
    if (value) localStorage.setItem(NAME + kind, value);
    else localStorage.removeItem(NAME + kind);
  } catch {
    // A device that keeps nothing shows it until the page is closed.
  }
  dress();
}

/** Puts what was chosen on the page. */
export function dress(): void {
  const page = document.documentElement.dataset;
  for (const kind of ['type', 'theme', 'contrast'] as const) {
    const value = look[kind] || (kind === 'contrast' && matchMedia('(prefers-contrast: more)').matches ? 'high' : '');
    if (value) page[kind] = value;
    else delete page[kind];
  }
}

function recall(kind: Kind): string {
  try {
    return localStorage.getItem(NAME + kind) ?? '';
  } catch {
    return '';
  }
}
