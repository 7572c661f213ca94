// SPDX-License-Identifier: Apache-2.0
/** The lines on which the desk listens to the office in a test. */
export const streams = new Set<EventTarget>();

/** Tells the desk that something changed, as the office does. */
export function push(kind: string, id: string): void {
  const data = JSON.stringify({ kind, id, what: `${kind}.changed` });
  streams.forEach((s) => s.dispatchEvent(new MessageEvent('changed', { data })));
}
