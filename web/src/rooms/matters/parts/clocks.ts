// SPDX-License-Identifier: Apache-2.0
import type { Step } from '@/components/Timeline/steps';
import type { DeskMatter, MatterClock } from '../calls';

/** The clock to show first: one that runs or stands, the work before the first contact once that was made. */
export function mainClock(matter: DeskMatter): MatterClock | undefined {
  const open = matter.clocks.filter((c) => !['met', 'missed', 'ended', 'done'].includes(c.state));
  return open.find((c) => c.kind === 'contact') ?? open.find((c) => c.kind === 'finish') ?? open[0] ?? matter.clocks.find((c) => c.kind === 'finish') ?? matter.clocks[0];
}

/** What comes next, with the date of the clock that runs when the office names none. */
export function nextOf(matter: DeskMatter): Step | null {
  if (!matter.next) return null;
  return { ...matter.next, at: matter.next.at ?? (mainClock(matter)?.stopped ? null : (mainClock(matter)?.due ?? null)) };
}
