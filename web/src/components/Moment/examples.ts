// SPDX-License-Identifier: Apache-2.0
import { defineAsyncComponent } from 'vue';
import type { Shown } from '../examples';

export default {
  name: '哪天几点',
  says: '按县里的时区，二十四小时。日历是 Element Plus 的，颜色、圆角从我们的记号来。',
  component: defineAsyncComponent(() => import('./Moment.vue')),
  examples: [{ title: '停航从', props: { modelValue: '2026-10-08T05:30:00+08:00', label: '从什么时候起' } }],
} satisfies Shown;
