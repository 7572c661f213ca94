// SPDX-License-Identifier: Apache-2.0
import { Refused } from '@/frame/calls';
import type { Shown } from '../examples';
import Problem from './Problem.vue';

export default {
  name: '被拒、断网',
  says: '错留在出错的地方。先说怎么了，再说接下来怎么办。服务器说了话就用它的话。',
  component: Problem,
  examples: [
    { title: '被拒', props: { error: new Refused(409, 'objection-only-once', '这张单子已经退过一次，不能再退', '县中心定过了归谁。办不了的话，提出“现在办不了”，写明理由。') } },
    { title: '没信号', props: { error: new Refused(0, 'offline', '', '') } },
    { title: '没权限', props: { error: new Refused(403, 'not-allowed', '', '') } },
  ],
} satisfies Shown;
