// SPDX-License-Identifier: Apache-2.0
// Single letters work outside fields and can be switched off (WCAG 2.1.4); Esc and Ctrl Enter always work.
import { onScopeDispose, ref } from 'vue';

type Keys = Record<string, (event: KeyboardEvent) => void>;

const layers: Keys[] = [];
let listening = false;

/** Whether single letters are on, remembered on this device. */
export const lettersOn = ref(recall() !== 'off');

export function switchLetters(on: boolean): void {
  lettersOn.value = on;
  try {
    localStorage.setItem('anlan.keys', on ? 'on' : 'off');
  } catch {
    // A device that keeps nothing keeps the choice until the page is closed.
  }
}

/**
 * Keys of the page or part that asks; the newest part is asked first, and keys it does not know go on to the one below.
 *
 * Names are `j`, `Enter`, `Escape`, `?`, `/`, and `Ctrl+Enter`.
 */
export function useKeys(keys: Keys): void {
  if (!listening) {
    addEventListener('keydown', pressed);
    listening = true;
  }
  layers.push(keys);
  onScopeDispose(() => layers.splice(layers.indexOf(keys), 1));
}

function pressed(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing || event.altKey) return;
  const combined = (event.ctrlKey || event.metaKey ? 'Ctrl+' : '') + (event.key.length === 1 ? event.key.toLowerCase() : event.key);
  const inField = (event.target as HTMLElement).matches?.('input:not([type=radio],[type=checkbox]), textarea, select, [contenteditable=true]');
  const single = combined.length === 1;
  if (single && (inField || !lettersOn.value)) return;
  if (combined === 'Enter' && (inField || (event.target as HTMLElement).closest?.('a, button, summary, label, [role=option]'))) return;
  if (document.querySelector('dialog[open]') && combined !== 'Ctrl+Enter') return;
  for (let n = layers.length - 1; n >= 0; n--) {
    const act = layers[n]?.[combined];
    if (act) {
      event.preventDefault();
      act(event);
      return;
    }
  }
}

function recall(): string | null {
  try {
    return localStorage.getItem('anlan.keys');
  } catch {
    return null;
  }
}
