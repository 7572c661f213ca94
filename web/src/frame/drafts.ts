// SPDX-License-Identifier: Apache-2.0
// What was typed and not yet sent, kept on this device for the officer who typed it, seven days at most.
import { session } from './session';

const PREFIX = 'anlan.draft.';
const KEPT = 7 * 86_400_000;

interface Kept<T> {
  account: string;
  at: number;
  value: T;
}

/** Keeps a draft under a name; an officer sees only their own. */
export function keepDraft<T>(name: string, value: T): void {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify({ account: session.account, at: Date.now(), value } satisfies Kept<T>));
  } catch {
    // A full or closed store: the words stay on the page, which is where they are anyway.
  }
}

/** The draft of this officer under that name, or null. */
export function keptDraft<T>(name: string): T | null {
  try {
    const kept = JSON.parse(localStorage.getItem(PREFIX + name) ?? 'null') as Kept<T> | null;
    return kept && kept.account === session.account && Date.now() - kept.at < KEPT ? kept.value : null;
  } catch {
    return null;
  }
}

export function dropDraft(name: string): void {
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    // nothing was kept
  }
}

/** Throws away what is too old or belongs to somebody who used this device before. */
export function tidyDrafts(): void {
  try {
    for (const key of Object.keys(localStorage).filter((k) => k.startsWith(PREFIX))) {
      const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Kept<unknown> | null;
      if (!kept || kept.account !== session.account || Date.now() - kept.at >= KEPT) localStorage.removeItem(key);
    }
  } catch {
    // a store that cannot be read holds nothing we could leak
  }
}
