// SPDX-License-Identifier: Apache-2.0
import type { DeskMatter, MatterClock } from '../calls';

/** The clock to show first: one that runs or stands, the work before the first contact once that was made. */
export function mainClock(matter: DeskMatter): MatterClock | undefined {
  const open = matter.clocks.filter((c) => !['met', 'missed', 'ended', 'done'].includes(c.state));
  return open.find((c) => c.kind === 'contact') ?? open.find((c) => c.kind === 'finish') ?? open[0] ?? matter.clocks.find((c) => c.kind === 'finish') ?? matter.clocks[0];
}
