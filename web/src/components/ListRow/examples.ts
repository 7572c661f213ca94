// SPDX-License-Identifier: Apache-2.0
import type { Shown } from '../examples';
import ListRow from './ListRow.vue';

const day = (n: number, ...marks: string[]) => ({ day: `2026-10-${n}`, label: '', sub: '', marks });

export default {
  name: '清单里的一行',
  says: '两行字：什么事；在哪、谁、接下来。右边是还剩多久和小时钟尺。选中的浅潮底，左边一条潮线。',
  component: ListRow,
  examples: [
    { title: '平常', props: { to: '/', title: '码头台阶路灯不亮', about: ['干斜码头', '李小帆等 10 人'], brief: '还剩 2 天', cells: [day(10, 'used'), day(11, 'rest'), day(12, 'due')] } },
    { title: '选中', props: { to: '/', current: true, title: '门口水管漏水，路上都是水', about: ['干斜村', '陈**', '供水站 何汀'], brief: '还剩 2 天', cells: [day(8, 'stop'), day(9, 'used'), day(10), day(11, 'rest'), day(12, 'due')] } },
    { title: '超期，重新办', props: { to: '/', title: '村账三个月没贴出来', flags: ['重新办'], about: ['石浦村', '王**'], brief: '超 4 小时', cells: [day(8, 'used'), day(9, 'over')] } },
  ],
} satisfies Shown;
