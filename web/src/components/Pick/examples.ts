// SPDX-License-Identifier: Apache-2.0
import type { Shown } from '../examples';
import Pick from './Pick.vue';

const options = [
  { id: '1', name: '枸杞供水站', hint: '枸杞乡' },
  { id: '2', name: '嵊山供电所', hint: '嵊山镇' },
  { id: '3', name: '县住建局', hint: '县里' },
];

export default {
  name: '找一个',
  says: '很多个里选一个，打几个字就剩几个。没选中的字不算选。',
  component: Pick,
  examples: [
    { title: '没选', props: { modelValue: '', label: '该归谁', options } },
    { title: '选了', props: { modelValue: '1', label: '该归谁', options } },
  ],
} satisfies Shown;
