// SPDX-License-Identifier: Apache-2.0
import type { Shown } from '../examples';
import Timeline from './Timeline.vue';

export default {
  name: '经过',
  says: '空心环是接下来，实心是人做的，空心灰是机器做的，斜纹方块是停表。谁、什么时候、做了什么，一句话。隔了三天以上就写出来。',
  component: Timeline,
  examples: [
    {
      title: '接下来、人、停表、机器',
      props: {
        next: { at: '2026-10-12T17:30:00+08:00', kind: 'next', text: '答复，请她确认' },
        steps: [
          { at: '2026-10-09T15:10:00+08:00', kind: 'person', who: '何汀', text: '墙根铸铁管裂，换 2 米。' },
          { at: '2026-10-08T05:30:00+08:00', until: '2026-10-09T08:20:00+08:00', kind: 'stop', text: '停表：小菜园—枸杞停航。', detail: '依据公告 2026-083。' },
          { at: '2026-09-30T16:31:00+08:00', kind: 'sys', text: '派给枸杞供水站。' },
        ],
      },
    },
    { title: '还没有下一步', props: { steps: [{ at: '2026-10-09T15:10:00+08:00', kind: 'person', who: '何汀', text: '已收下。' }] } },
  ],
} satisfies Shown;
