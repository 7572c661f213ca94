// SPDX-License-Identifier: Apache-2.0
import type { Shown } from '../examples';
import Waiting from './Waiting.vue';

export default {
  name: '在取',
  says: '等了 400 毫秒才画，画成要来的样子，不转圈。',
  component: Waiting,
  examples: [{ title: '四行', props: { lines: 4 } }],
} satisfies Shown;
