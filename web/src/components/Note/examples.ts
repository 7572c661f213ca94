// SPDX-License-Identifier: Apache-2.0
import type { Shown } from '../examples';
import Note from './Note.vue';

export default {
  name: '提示',
  says: '标题说怎么了，正文说接下来做什么。不单独放图标。',
  component: Note,
  examples: [
    { title: '平常', props: { title: '这件事是匿名提的' }, slots: { default: '没有电话，答复写在查询页上。' } },
    { title: '轮到谁', props: { look: 'tide', title: '轮到您了' }, slots: { default: '供水站说修好了，请您看看还漏不漏。' } },
    { title: '好', props: { look: 'good', title: '记下了' }, slots: { default: '陈阿婆说解决了。这件事办完。' } },
    { title: '错', props: { look: 'bad', title: '没派出去' }, slots: { default: '这件事刚被别人派了。看一眼再定。' } },
    { title: '法', props: { look: 'law', title: '不能代替法定调查' }, slots: { default: '有人受伤，要等海事处的结论。' } },
  ],
} satisfies Shown;
