// SPDX-License-Identifier: Apache-2.0
// What one tap did can be taken back by one tap: the call waits a few seconds before it goes out. Leaving the page sends it at
// once, and one that is refused stays on the screen until it was read.
import { reactive } from 'vue';
import type { Refused } from './calls';
import { asRefused } from './loading';

/** Something that will be sent in a moment. */
export interface Held {
  id: number;
  /** the object it is about, so that a list can show it as under way */
  about: string;
  text: string;
  undo: string;
  until: number;
}

/** Something that was refused after one had already gone on. */
export interface Bounced {
  id: number;
  about: string;
  text: string;
  to: string;
  error: Refused;
}

interface Order extends Omit<Held, 'id' | 'until'> {
  /** where to look when it is refused */
  to: string;
  seconds?: number;
  send: (leaving: boolean) => Promise<unknown>;
  sent?: () => void;
  undone?: () => void;
}

export const held = reactive<Held[]>([]);
export const bounced = reactive<Bounced[]>([]);
const waiting = new Map<number, { order: Order; timer: ReturnType<typeof setTimeout> }>();
let next = 1;

/** Keeps a call back for some seconds (six unless told), then sends it. */
export function hold(order: Order): number {
  const id = next++;
  const ms = (order.seconds ?? 6) * 1000;
  held.push({ id, about: order.about, text: order.text, undo: order.undo, until: Date.now() + ms });
  waiting.set(id, { order, timer: setTimeout(() => void release(id, false), ms) });
  return id;
}

/** Takes it back: nothing was sent. */
export function takeBack(id: number): void {
  const one = waiting.get(id);
  if (!one) return;
  clearTimeout(one.timer);
  forget(id);
  one.order.undone?.();
}

/** Whether something about this object is on its way. */
export const isHeld = (about: string): boolean => held.some((h) => h.about === about);

export function dropBounced(id: number): void {
  const at = bounced.findIndex((b) => b.id === id);
  if (at >= 0) bounced.splice(at, 1);
}

/** Sends what is kept back, now. */
export function releaseAll(leaving = false): Promise<unknown> {
  return Promise.all([...waiting.keys()].map((id) => release(id, leaving)));
}

async function release(id: number, leaving: boolean) {
  const one = waiting.get(id);
  if (!one) return;
  clearTimeout(one.timer);
  forget(id);
  try {
    await one.order.send(leaving);
    one.order.sent?.();
  } catch (e) {
    bounced.push({ id, about: one.order.about, text: one.order.text, to: one.order.to, error: asRefused(e) });
  }
}

function forget(id: number) {
  waiting.delete(id);
  const at = held.findIndex((h) => h.id === id);
  if (at >= 0) held.splice(at, 1);
}

if (typeof addEventListener !== 'undefined') addEventListener('pagehide', () => void releaseAll(true));
