// SPDX-License-Identifier: Apache-2.0
// Where one was in which list, so that the order page knows what is before and after, and the way back.

export interface Place {
  key: string;
  title: string;
  ids: string[];
  path: string;
}

const NAME = 'anlan.place';

/** Remembers the list as it is shown, for this tab. */
export function keepPlace(key: string, title: string, ids: string[], path: string): void {
  try {
    sessionStorage.setItem(NAME, JSON.stringify({ key, title, ids, path } satisfies Place));
  } catch {
    // Without storage the order page simply has no neighbours.
  }
}

/** The list one came from, or null. */
export function keptOrder(): Place | null {
  try {
    return JSON.parse(sessionStorage.getItem(NAME) ?? 'null') as Place | null;
  } catch {
    return null;
  }
}
