// SPDX-License-Identifier: Apache-2.0
import type { Shown } from '../examples';
import ClockRule from './ClockRule.vue';

const cell = (n: number, label: string, sub: string, ...marks: string[]) => ({ day: `2026-10-${String(n).padStart(2, '0')}`, label, sub, marks });

export default {
  name: '时钟尺',
  says: '一格一天，实心是已用，空心是还剩，斜纹是停表，细线是休息日，小旗是到期。大到一页，小到清单里的一行。',
  component: ClockRule,
  examples: [
    { title: '正常', props: { label: '正常', cells: [cell(14, '14', '周三', 'used'), { ...cell(15, '今天', '周四', 'now', 'part'), partPercent: 40 }, cell(16, '16', '到期', 'due')] } },
    {
      title: '停航顺延，有调休',
      props: {
        label: '停航顺延',
        cells: [cell(8, '8', '停航', 'stop'), cell(9, '9', '周五', 'used'), cell(10, '今天', '班', 'now', 'ban'), cell(11, '11', '休', 'rest'), cell(12, '12', '到期', 'due')],
      },
    },
    { title: '超期', props: { label: '超期', cells: [cell(6, '6', '周二', 'used'), cell(7, '7', '到期', 'used', 'due'), cell(8, '8', '超 1 天', 'over'), cell(9, '今天', '超 2 天', 'over', 'now')] } },
    { title: '清单里', props: { mini: true, cells: [cell(8, '', '', 'stop'), cell(9, '', '', 'used'), cell(10, '', ''), cell(11, '', '', 'rest'), cell(12, '', '', 'due')] } },
  ],
} satisfies Shown;
