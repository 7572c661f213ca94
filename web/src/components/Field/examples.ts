// SPDX-License-Identifier: Apache-2.0
import type { Shown } from '../examples';
import TextField from './TextField.vue';

export default {
  name: '填写',
  says: '错在哪格写在哪格，写怎么改，不写“格式错误”。已知的自己带进来。',
  component: TextField,
  examples: [
    { title: '平常', props: { modelValue: '1000 000 0023', label: '电话', hint: '办好了告诉他。不留也能办，凭编号查。', type: 'tel' } },
    { title: '可以不填', props: { modelValue: '', label: '补充', optional: true } },
    { title: '填错', props: { modelValue: '10 月 32 日', label: '哪天坏的', error: '10 月 32 日没有这一天。写个大概也行，比如“上礼拜三”。' } },
    { title: '几行', props: { modelValue: '墙根铸铁管裂，换 2 米。', label: '记一笔', rows: 3 } },
  ],
} satisfies Shown;
