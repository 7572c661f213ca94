// SPDX-License-Identifier: Apache-2.0
import type { State } from './calls';

/** How a batch's stage is called. */
export const STATES: Record<State, string> = {
  OPENED: '还没试导',
  CHECKING: '正在试导',
  CHECKED: '试导过，还没存',
  RUNNING: '正在导入',
  STOPPED: '停着，可以接着导',
  DONE: '导完了',
  UNDONE: '撤销了',
  UNREADABLE: '读不下去',
};

/** What comes in, in words. */
export const KINDS: Record<string, string> = { setup: '建县工作簿', matters: '事项清单' };
