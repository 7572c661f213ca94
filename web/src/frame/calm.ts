// SPDX-License-Identifier: Apache-2.0
// News from the office is drawn between two touches, never under one. Between pressing and letting go a page that moves loses the
// click: what was pressed is no longer what is let go of. And a page that sets its own address would call off the way to the next.
import type { Router } from 'vue-router';

/** A finger that is never seen to leave, because a menu or another window took it, holds nothing up for longer than this. */
const LONGEST_TOUCH_MS = 3_000;

let pressed = false;
let going = 0;
let giveUp: ReturnType<typeof setTimeout> | undefined;
const waiting = new Set<() => void>();

/** Whether the way to another page has begun and not ended: another address now would call it off. */
export const isGoing = (): boolean => going > 0;

const isTouched = (): boolean => pressed || isGoing();

/** Settles when nothing is pressed and no page is being left: at once as a rule. Ask before drawing what nobody asked for. */
export function calm(): Promise<void> {
  return isTouched() ? new Promise((go) => waiting.add(go)) : Promise.resolve();
}

/** Counts each way from page to page as a touch, from the first step until it has arrived or was called off. */
export function watchWays(router: Router): void {
  router.beforeEach((to, from) => {
    if (to.path !== from.path) going++;
  });
  router.afterEach((to, from) => {
    if (to.path !== from.path) left();
  });
  router.onError(left);
}

const isSpaceOnAButton = (e: KeyboardEvent): boolean => e.key === ' ' && e.target instanceof Element && e.target.matches('button, summary, [role=button]');

function left() {
  going = Math.max(0, going - 1);
  goOn();
}

function press() {
  pressed = true;
  clearTimeout(giveUp);
  giveUp = setTimeout(letGo, LONGEST_TOUCH_MS);
}

/** The click comes right after the button was let go, so the page waits for one more turn. */
function letGo() {
  clearTimeout(giveUp);
  setTimeout(() => {
    pressed = false;
    goOn();
  });
}

function goOn() {
  if (isTouched()) return;
  const now = [...waiting];
  waiting.clear();
  now.forEach((go) => go());
}

if (typeof document !== 'undefined') {
  document.addEventListener('pointerdown', press, true);
  document.addEventListener('pointerup', letGo, true);
  document.addEventListener('pointercancel', letGo, true);
  // The space bar presses a button when it goes down and clicks when it comes up.
  document.addEventListener('keydown', (e) => isSpaceOnAButton(e) && press(), true);
  document.addEventListener('keyup', (e) => e.key === ' ' && letGo(), true);
  addEventListener('blur', letGo);
}
