// SPDX-License-Identifier: Apache-2.0
import type { Shown } from '../examples';
import Why from './Why.vue';

export default {
  name: '为什么在这里',
  says: '写明规则第几版、哪些字起了作用、还想过谁为什么没选。',
  component: Why,
  examples: [
    {
      title: '派到供水站',
      props: {
        rule: '派单目录 3.2，第 14 版',
        points: [
          { ok: true, text: '管辖：街巷供水管归供水站，入户表后归住户。' },
          { ok: true, text: '地点：干斜村 18 号旁，枸杞供水站片区' },
        ],
        considered: [{ unit: '干斜村委会', why: '路面积水' }],
      },
    },
  ],
} satisfies Shown;
