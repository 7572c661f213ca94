// SPDX-License-Identifier: Apache-2.0
const LONG_ENOUGH_MS = 5_000;

/** An impatient second press on a form sends nothing; after a while, when the line was lost, it may be pressed again. */
export function sendOnce(): void {
  const sent = new WeakMap<HTMLFormElement, number>();
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    const before = sent.get(form);
    if (before !== undefined && performance.now() - before < LONG_ENOUGH_MS) event.preventDefault();
    else sent.set(form, performance.now());
  });
}
