// SPDX-License-Identifier: Apache-2.0
import type { Shown } from '../examples';
import DialogExample from './DialogExample.vue';

export default {
  name: '弹窗',
  says: '只用在看受保护的数据、法律步骤、收不回来的步骤。标题就是那个问题，关了焦点回到原处。',
  component: DialogExample,
  examples: [{ title: '要看电话', props: { title: '要看陈阿婆的电话？' } }],
} satisfies Shown;
