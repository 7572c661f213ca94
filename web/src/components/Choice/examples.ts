// SPDX-License-Identifier: Apache-2.0
import type { Shown } from '../examples';
import Choice from './Choice.vue';

export default {
  name: '选一个',
  says: '都摆出来，不藏进下拉。不能选的也看得见，原因写在同一格里。',
  component: Choice,
  examples: [
    {
      title: '结果',
      props: {
        modelValue: 'DONE',
        legend: '这件事办成什么样',
        across: true,
        options: [
          { value: 'DONE', name: '办好了，请她看', hint: '附上换管、试压的凭据' },
          { value: 'PARTLY', name: '办好一部分', hint: '写明剩下的谁办、哪天' },
          { value: 'SOLVED', name: '已解决', hint: '由陈阿婆选，您这里不能选', disabled: true },
        ],
      },
    },
  ],
} satisfies Shown;
