// SPDX-License-Identifier: Apache-2.0
// One stream a browser: the tab that holds the lock listens to the office and tells the others.
import { onScopeDispose } from 'vue';

/** Something changed; whoever shows it reads it again. */
export interface Changed {
  kind: string;
  id: string;
  what: string;
  unit?: string | null;
  area?: string | null;
}

type Listener = (change: Changed) => void;
const listeners = new Set<Listener>();
const others = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('anlan-live');
let started = false;

/** Calls back on every change until the component that asked is gone. */
export function onChanged(listener: Listener): void {
  start();
  listeners.add(listener);
  onScopeDispose(() => listeners.delete(listener));
}

function start() {
  if (started || typeof EventSource === 'undefined') return;
  started = true;
  others?.addEventListener('message', (e) => tell(e.data as Changed));
  if (navigator.locks) void navigator.locks.request('anlan-live', () => new Promise<never>(listen));
  else listen();
}

function listen() {
  let stream = new EventSource('/api/live');
  stream.addEventListener('changed', (e) => {
    const change = JSON.parse((e as MessageEvent<string>).data) as Changed;
    tell(change);
    others?.postMessage(change);
  });
  // A dropped line comes back by itself; a refused one (signed out, office restarted) is tried again after a pause.
  stream.addEventListener('error', () => {
    if (stream.readyState !== EventSource.CLOSED) return;
    setTimeout(listen, 15_000);
  });
  addEventListener('pagehide', () => stream.close(), { once: true });
}

function tell(change: Changed) {
  listeners.forEach((l) => l(change));
}
