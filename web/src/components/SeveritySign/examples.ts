// SPDX-License-Identifier: Apache-2.0
import type { Shown } from '../examples';
import SeveritySign from './SeveritySign.vue';

export default {
  name: '轻重',
  says: '预警多重：先看形状和字，再看颜色。',
  component: SeveritySign,
  examples: [
    { title: '红', props: { severity: 'RED' } },
    { title: '橙', props: { severity: 'ORANGE' } },
    { title: '黄', props: { severity: 'YELLOW' } },
    { title: '蓝，旁边已有字', props: { severity: 'BLUE', bare: true } },
  ],
} satisfies Shown;
