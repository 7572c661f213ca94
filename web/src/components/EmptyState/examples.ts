// SPDX-License-Identifier: Apache-2.0
import type { Shown } from '../examples';
import EmptyState from './EmptyState.vue';

export default {
  name: '空白',
  says: '写现在没有什么，下一件什么时候来，不写“暂无数据”。',
  component: EmptyState,
  examples: [
    { title: '没有到期', props: { title: '没有到期的事' }, slots: { default: '最近一件在 10 月 13 日（周二）。有新的会自己出现，不用守着。' } },
    { title: '没搜到', props: { title: '没找到 0417' }, slots: { default: '看看是不是 0471，或者搜地名。' } },
  ],
} satisfies Shown;
