// SPDX-License-Identifier: Apache-2.0
// What each move asks for. The office says which moves are possible; this table says how they are asked.
import { Ban, Check, GitMerge, Hand, HelpCircle, PencilLine, Phone, Play, Send, Siren, Undo2, UserRound } from '@lucide/vue';
import type { Component } from 'vue';
import type { DeskMatter } from '../calls';

export interface MoveField {
  name: string;
  label: string;
  hint?: string;
  kind: 'long' | 'line' | 'choice' | 'unit' | 'officer' | 'matter' | 'category';
  options?: { value: string; name: string; hint?: string }[];
  optional?: boolean;
  /** what the field says when it was left empty */
  missing?: string;
}

export interface MoveAsk {
  key: string;
  /** the button that begins it */
  word: string;
  icon: Component;
  shortcut?: string;
  /** the question above the fields, empty when there are none and the button acts at once */
  question?: string;
  hint?: string;
  fields: MoveField[];
  /** the button that does it, named by what one gets */
  does: string;
  /** said afterwards */
  done: string;
}

const reached: MoveField = {
  name: 'reached',
  label: '联系上了吗',
  kind: 'choice',
  options: [
    { value: 'yes', name: '联系上了' },
    { value: 'no', name: '没联系上', hint: '三天里换两种办法试三次，才算联系不上' },
  ],
  missing: '选一个：联系上了，还是没联系上。',
};

const TABLE: MoveAsk[] = [
  { key: 'claim', word: '我来办', icon: Hand, does: '我来办', done: '写上了您的名字', fields: [] },
  { key: 'start', word: '开始办', icon: Play, does: '开始办', done: '记下了，正在办', fields: [] },
  {
    key: 'contact',
    word: '记一次联系',
    icon: Phone,
    question: '联系本人',
    does: '记下这次联系',
    done: '记下了',
    fields: [
      reached,
      {
        name: 'how',
        label: '怎么联系的',
        kind: 'choice',
        options: [
          { value: 'phone', name: '打电话' },
          { value: 'visit', name: '上门' },
          { value: 'counter', name: '到窗口' },
        ],
        missing: '选一个：打电话、上门，还是到窗口。',
      },
      { name: 'note', label: '说了什么', kind: 'long', optional: true },
    ],
  },
  {
    key: 'note',
    word: '补记一笔',
    icon: PencilLine,
    shortcut: 'n',
    question: '补记一笔',
    hint: '写做了什么、谁做的。提出人看得到。',
    does: '记下',
    done: '记下了',
    fields: [{ name: 'text', label: '做了什么', kind: 'long', missing: '写一句做了什么，比如“墙根铸铁管裂，换 2 米”。' }],
  },
  {
    key: 'ask',
    word: '问本人一句',
    icon: HelpCircle,
    question: '问本人一句',
    hint: '问题送到了才停表，总共最多停 10 天。他说“您早就有了”，这段就不算停。',
    does: '问他，停表等回话',
    done: '问出去了，送到就停表',
    fields: [{ name: 'question', label: '要问的话', kind: 'long', missing: '写下要问的话，一次问清。' }],
  },
  {
    key: 'object',
    word: '不归我管',
    icon: Undo2,
    shortcut: 'o',
    question: '不归我管',
    hint: '一件事只能退一次。县中心 1 个工作日内定，定了不能再退。提出人会看到是谁、为什么退。',
    does: '退给县中心定',
    done: '退了，等县中心定',
    fields: [
      { name: 'reason', label: '为什么不归本单位', kind: 'long', missing: '写明理由：依据哪一条，事实是什么。' },
      { name: 'owner', label: '该归谁', kind: 'unit', missing: '选该归哪个单位。' },
    ],
  },
  {
    key: 'transfer',
    word: '转给同事',
    icon: UserRound,
    question: '转给同事',
    does: '转过去',
    done: '转过去了',
    fields: [{ name: 'officer', label: '转给谁', kind: 'officer', missing: '选一位同事。' }],
  },
  {
    key: 'deliver',
    word: '念给本人听',
    icon: Phone,
    question: '把答复送到',
    hint: '没有手机、短信没送到的，打电话念、到窗口给，或送纸面。送到了才开始等本人说。',
    does: '记下送达',
    done: '记下了',
    fields: [
      { ...reached, label: '送到了吗', options: [{ value: 'yes', name: '送到了' }, { value: 'no', name: '没送到', hint: '三天里换两种办法试三次，还不行就留 90 天' }], missing: '选一个：送到了，还是没送到。' },
      {
        name: 'how',
        label: '怎么送的',
        kind: 'choice',
        options: [
          { value: 'phone', name: '打电话念' },
          { value: 'counter', name: '窗口当面' },
          { value: 'paper', name: '纸面送上门' },
        ],
        missing: '选一个：打电话、窗口，还是纸面。',
      },
      { name: 'note', label: '补充', kind: 'line', optional: true },
    ],
  },
  {
    key: 'redirect',
    word: '转到别处',
    icon: Ban,
    question: '不归县里办，告诉他去哪里',
    hint: '写他听得懂的话：为什么这里不能办，打哪个电话，我们替他做好了什么。',
    does: '告诉他去哪里',
    done: '告诉他了',
    fields: [
      { name: 'channel', label: '归哪里管', hint: '单位和电话，比如“法院诉讼服务 12368”', kind: 'line', missing: '写归哪里管、打哪个电话。' },
      { name: 'reason', label: '写给他的话', kind: 'long', missing: '写一句为什么，比如“这件事法院正在审，我们不能插手”。' },
    ],
  },
  {
    key: 'emergency',
    word: '是急事',
    icon: Siren,
    question: '马上转给哪个电话',
    hint: '先打通那边，再在这里记。有人有危险，先打电话，不用等登记。',
    does: '马上转过去',
    done: '转过去了',
    fields: [
      {
        name: 'number',
        label: '转给',
        kind: 'choice',
        options: [
          { value: '110', name: '110 报警' },
          { value: '119', name: '119 火警' },
          { value: '120', name: '120 急救' },
          { value: '122', name: '122 交通事故' },
          { value: '12395', name: '12395 海上遇险' },
          { value: '95110', name: '95110 海上报警' },
        ],
        missing: '选一个电话。',
      },
      { name: 'words', label: '写给他的话', kind: 'long', missing: '写一句做了什么，比如“已转 120，人马上到，电话别占线”。' },
    ],
  },
  {
    key: 'merge',
    word: '和别的并一起',
    icon: GitMerge,
    question: '并到哪一件',
    hint: '单子并，人不并：每个人都单独答复、单独问。',
    does: '并到一起',
    done: '并好了，答复时也会问他',
    fields: [{ name: 'into', label: '那一件的编号', kind: 'matter', missing: '写编号，末四位也行。' }],
  },
  {
    key: 'arbitrate',
    word: '定归谁',
    icon: Check,
    question: '归谁办',
    hint: '定了不能再退。提出人和两家单位都看得到理由。',
    does: '定下来，派过去',
    done: '定了，派过去了',
    fields: [
      { name: 'unit', label: '归哪个单位', kind: 'unit', missing: '选一个单位。' },
      { name: 'note', label: '理由', kind: 'long', missing: '写明为什么归它：依据哪一条，事实是什么。' },
    ],
  },
  {
    key: 'record-answer',
    word: '记下他怎么说',
    icon: Phone,
    question: '他怎么说',
    hint: '由没办过这件事的单位问。照他的话记，不劝、不猜。',
    does: '记下他的话',
    done: '记下了',
    fields: [
      {
        name: 'solved',
        label: '解决了吗',
        kind: 'choice',
        options: [
          { value: 'yes', name: '解决了' },
          { value: 'no', name: '还没有，重新办' },
        ],
        missing: '选他说的那一个。',
      },
      { name: 'words', label: '他的原话', kind: 'long', optional: true },
    ],
  },
  { key: 'propose', word: '写答复，提出结果', icon: Send, shortcut: 'p', does: '提出结果', done: '提出了', fields: [] },
  { key: 'dispatch', word: '派单', icon: Send, does: '派过去', done: '派过去了', fields: [] },
];

const BY_KEY = new Map(TABLE.map((ask) => [ask.key, ask]));

/** How a move is asked, or undefined for one that this desk does not know. */
export const askOf = (key: string): MoveAsk | undefined => BY_KEY.get(key);

const FIRST = ['propose', 'dispatch', 'arbitrate', 'deliver', 'record-answer', 'claim', 'start', 'contact', 'note'];
const LAST = ['transfer', 'ask', 'object', 'redirect', 'emergency', 'merge'];

/** The moves possible now, the one to do first at the front, the ways out at the end. */
export function ordered(matter: DeskMatter): MoveAsk[] {
  const rank = (key: string) => (FIRST.includes(key) ? FIRST.indexOf(key) : 50 + LAST.indexOf(key));
  return matter.moves
    .map((m) => askOf(m.key))
    .filter((ask): ask is MoveAsk => ask !== undefined)
    .sort((a, b) => rank(a.key) - rank(b.key));
}

/** What is still missing, by field name. */
export function missing(ask: MoveAsk, values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    ask.fields.filter((f) => !f.optional && !values[f.name]?.trim()).map((f) => [f.name, f.missing ?? '']),
  );
}

/** The body the office expects: yes and no become true and false, the rest goes as it is. */
export function bodyOf(ask: MoveAsk, values: Record<string, string>): Record<string, unknown> {
  return Object.fromEntries(
    ask.fields
      .filter((f) => values[f.name]?.trim())
      .map((f) => [f.name, f.name === 'reached' || f.name === 'solved' ? values[f.name] === 'yes' : values[f.name]!.trim()]),
  );
}
