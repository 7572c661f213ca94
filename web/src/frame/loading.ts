// SPDX-License-Identifier: Apache-2.0
import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import { Refused } from './calls';
import { calm } from './calm';

/** Something read from the office: what came, why it did not, and whether one has waited long enough to be told. */
export interface Loading<T> {
  value: ShallowRef<T | null>;
  error: ShallowRef<Refused | null>;
  busy: Ref<boolean>;
  /** true after 400 ms without an answer: time to draw the shape of the page */
  slow: Ref<boolean>;
  /** reads again; quietly keeps what is shown until the new answer is here */
  again: () => Promise<void>;
  /** shows what another answer brought; a question still under way would only bring what was before it */
  take: (now: T) => void;
}

/** Reads with `from`, now and whenever asked again. An answer that was overtaken by a newer question is dropped. */
export function loading<T>(from: (signal: AbortSignal) => Promise<T>, atOnce = true): Loading<T> {
  const value = shallowRef<T | null>(null);
  const error = shallowRef<Refused | null>(null);
  const busy = ref(false);
  const slow = ref(false);
  let running: AbortController | undefined;
  onScopeDispose(() => running?.abort());

  async function again() {
    running?.abort();
    const mine = (running = new AbortController());
    busy.value = true;
    const late = setTimeout(() => (slow.value = value.value === null), 400);
    try {
      const answer = await from(mine.signal);
      if (value.value !== null) await calm();
      if (running !== mine) return;
      value.value = answer;
      error.value = null;
    } catch (e) {
      if (running === mine && !mine.signal.aborted) error.value = asRefused(e);
    } finally {
      clearTimeout(late);
      if (running === mine) busy.value = slow.value = false;
    }
  }

  function take(now: T) {
    running?.abort();
    running = undefined;
    value.value = now;
    error.value = null;
    busy.value = slow.value = false;
  }

  if (atOnce) void again();
  return { value, error, busy, slow, again, take };
}

/** Any error as a refusal that a page can show. */
export function asRefused(e: unknown): Refused {
  if (e instanceof Refused) return e;
  console.error(e);
  return new Refused(0, 'broken', '', '');
}
