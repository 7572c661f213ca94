// SPDX-License-Identifier: Apache-2.0
import type { Shown } from '../examples';
import Tag from './Tag.vue';

export default {
  name: '标签',
  says: '状态就是那个词。潮色是在办，黑是超期，虚线是停表和未确认，洋红是法和令。',
  component: Tag,
  examples: [
    { title: '等派单', slots: { default: '等派单' } },
    { title: '在办', props: { look: 'tide' }, slots: { default: '正在办' } },
    { title: '确认了', props: { look: 'good' }, slots: { default: '解决了' } },
    { title: '超期', props: { look: 'over' }, slots: { default: '超期 4 小时' } },
    { title: '未确认', props: { look: 'stop' }, slots: { default: '未确认' } },
    { title: '法', props: { look: 'law' }, slots: { default: '维持现状' } },
  ],
} satisfies Shown;
