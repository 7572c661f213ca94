// SPDX-License-Identifier: Apache-2.0
import type { FeedHealth } from '../calls';

/** Keys of the dictionary; the page translates them. */
export const SCENES: Record<FeedHealth['scene'], string> = { 'police-110': '公安 110', traffic: '交通', tourism: '旅游', maritime: '海事', fisheries: '渔业' };
export const PULSES: Record<FeedHealth['pulse'], { word: string; look: 'good' | 'stop' | 'over' | '' }> = {
  fresh: { word: '按时', look: 'good' },
  late: { word: '晚了', look: 'stop' },
  silent: { word: '没声音', look: 'over' },
  never: { word: '还没来过', look: '' },
  off: { word: '停用', look: '' },
};
