// SPDX-License-Identifier: Apache-2.0
// A made-up day, 10 October 2026: what the office would answer, so that the desk's pages can be looked at and tested without it.
import type { Complaint, DeskMatter, ListItem, MatterClock, MatterState, Reply, Rule } from '../src/rooms/matters/calls';

export const NOW = '2026-10-10T16:30:00+08:00';

export const UNITS = [
  { id: 'u-water', code: 'gq-water', name: '枸杞供水站', nameEn: 'Gouqi water station', area: '330922202', areaName: '枸杞乡', island: 'I05', phone: '1000 000 0030', calendar: 'county', kind: 'STATION', open: true, dutyCodes: ['water'], duties: ['街巷供水管'] },
  { id: 'u-light', code: 'ss-power', name: '嵊山供电所', nameEn: 'Shengshan power station', area: '330922102', areaName: '嵊山镇', island: 'I06', phone: '1000 000 0040', calendar: 'county', kind: 'STATION', open: true, dutyCodes: ['water'], duties: ['路灯', '电杆'] },
  { id: 'u-housing', code: 'housing', name: '县住建局', nameEn: 'County housing bureau', area: '330922', areaName: '嵊泗县', island: 'I01', phone: '1000 000 0050', calendar: 'county', kind: 'STATION', open: true, dutyCodes: ['water'], duties: ['排水', '物业'] },
  { id: 'u-village', code: 'ganxie', name: '干斜村委会', nameEn: 'Ganxie village committee', area: '330922202003', areaName: '干斜村', island: 'I05', phone: '1000 000 0060', calendar: 'county', kind: 'STATION', open: true, dutyCodes: ['water'], duties: ['村内道路'] },
  { id: 'u-env', code: 'env', name: '生态环境分局', nameEn: 'Environment branch', area: '330922', areaName: '嵊泗县', island: 'I01', phone: '1000 000 0070', calendar: 'county', kind: 'STATION', open: true, dutyCodes: ['water'], duties: ['排污', '海漂垃圾'] },
];
export const AREAS = [
  { code: '330922', name: '嵊泗县', nameEn: 'Shengsi County', kind: 'COUNTY', parent: null },
  { code: '330922202', name: '枸杞乡', nameEn: 'Gouqi Township', kind: 'TOWNSHIP', parent: '330922' },
  { code: '330922102', name: '嵊山镇', nameEn: 'Shengshan Town', kind: 'TOWNSHIP', parent: '330922' },
  { code: '330922201', name: '花鸟乡', nameEn: 'Huaniao Township', kind: 'TOWNSHIP', parent: '330922' },
  { code: '330922202003', name: '干斜村', nameEn: 'Ganxie Village', kind: 'VILLAGE', parent: '330922202' },
  { code: '330922202005', name: '龙泉村', nameEn: 'Longquan Village', kind: 'VILLAGE', parent: '330922202' },
  { code: '330922202001', name: '奇观村', nameEn: 'Qiguan Village', kind: 'VILLAGE', parent: '330922202' },
];

type Cell = ListItem['cells'][number];
type Step = DeskMatter['steps'][number];
const step = (said: Pick<Step, 'at' | 'kind' | 'text'> & Partial<Step>): Step => ({ until: null, detail: null, who: null, ...said });
const cell = (n: number, label: string, sub: string, ...marks: string[]): Cell => ({ day: `2026-10-${String(n).padStart(2, '0')}`, label, sub, marks, partPercent: 50 });
const mini = (...marks: string[]): Cell[] => marks.map((m, n) => cell(8 + n, '', '', ...m.split(' ').filter(Boolean)));

interface Seed {
  id: string;
  code: string;
  title: string;
  words?: string;
  state: MatterState;
  place: string;
  who: string | null;
  unit?: string;
  officer?: string;
  next: string;
  due?: string;
  brief: string;
  group: string;
  label: string;
  cells: Cell[];
  part?: number;
  lists: string[];
  reopened?: boolean;
  urgent?: boolean;
}

const SEEDS: Seed[] = [
  { id: 'm-books', code: 'SS-20260928-0391', title: '村账三个月没贴出来', state: 'IN_PROGRESS', place: '石浦村', who: '王**', unit: 'u-village', officer: '傅长水', next: '村监委今天上午给原件', due: '2026-10-10T12:30:00+08:00', brief: '超 4 小时', group: 'overdue', label: '超期', cells: mini('used', 'used', 'over'), lists: ['due'] },
  { id: 'm-noise', code: 'SS-20261009-0512', title: '民宿半夜放音乐，第三次了', state: 'CLAIMED', place: '龙泉村 云栖小院', who: '沈**', unit: 'u-village', officer: '宋渔歌', next: '等首次联系', due: '2026-10-10T17:00:00+08:00', brief: '17:00 前', group: 'today', label: '今天到期', cells: mini('part due'), part: 80, lists: ['due'] },
  { id: 'm-area', code: 'SS-20261002-0455', title: '低保名单里的面积写错了', state: 'IN_PROGRESS', place: '奇观村', who: null, unit: 'u-village', officer: '宋渔歌', next: '民政已回，要转成白话', due: '2026-10-10T17:30:00+08:00', brief: '17:30', group: 'today', label: '今天到期', cells: mini('used', 'used', 'due'), lists: ['due'] },
  { id: 'm-floats', code: 'SS-20261007-0488', title: '泡沫浮球冲上大王沙滩', state: 'IN_PROGRESS', place: '大王村', who: '周**', unit: 'u-env', officer: '宋渔歌', next: '合作社今天去收', due: '2026-10-10T17:30:00+08:00', brief: '17:30', group: 'today', label: '今天到期', cells: mini('used', 'used', 'due'), lists: ['due'] },
  { id: 'm-leak', code: 'SS-20260930-0417', title: '门口水管漏水，路上都是水', words: '门口水管漏了三天，路上都是水，我腿脚不好，出门怕滑。', state: 'IN_PROGRESS', place: '干斜村', who: '陈**', unit: 'u-water', officer: '何汀', next: '换好管子后，写给本人的答复', due: '2026-10-12T17:30:00+08:00', brief: '还剩 2 天', group: 'date', label: '10 月 12 日 周一', cells: mini('stop', 'used', '', 'rest', 'due'), lists: ['due'] },
  { id: 'm-lamp', code: 'SS-20261008-0497', title: '码头台阶路灯不亮', state: 'IN_PROGRESS', place: '干斜码头 灯杆 117', who: '李**', unit: 'u-light', officer: '许岙', next: '等灯头到岛', due: '2026-10-12T17:30:00+08:00', brief: '还剩 2 天', group: 'date', label: '10 月 12 日 周一', cells: mini('used', '', 'rest', 'due'), lists: ['due'] },
  { id: 'm-drugs', code: 'SS-20261008-0501', title: '老人配药要赶船，能不能代取', state: 'IN_PROGRESS', place: '乌沙村', who: '虞**', unit: 'u-village', officer: '宋渔歌', next: '卫生院已答应，等回话', due: '2026-10-12T17:30:00+08:00', brief: '还剩 2 天', group: 'date', label: '10 月 12 日 周一', cells: mini('used', '', 'rest', 'due'), lists: ['due'] },
  { id: 'm-smell', code: 'SS-20261008-0503', title: '加工厂排水有腥味', state: 'REOPENED', place: '庙干村', who: '3 人', unit: 'u-env', officer: '', next: '换人重新办，等收下', due: '2026-10-12T17:30:00+08:00', brief: '还剩 2 天', group: 'date', label: '10 月 12 日 周一', cells: mini('used', '', 'rest', 'due'), lists: ['due'], reopened: true },
  { id: 'm-rock', code: 'SS-20261007-0490', title: '花鸟电站旁边坡掉石头', state: 'IN_PROGRESS', place: '花鸟乡', who: '林**', unit: 'u-housing', officer: '宋渔歌', next: '已先拦路，人等首班上岛看', brief: '自动停', group: 'stopped', label: '停表', cells: mini('used', 'stop', 'rest', '', 'due'), lists: ['due', 'stopped'] },
  { id: 'm-fender', code: 'SS-20261007-0493', title: '壁下码头碰垫掉了一只', state: 'IN_PROGRESS', place: '嵊山镇 壁下', who: '柴**', unit: 'u-housing', officer: '宋渔歌', next: '复航 2 小时后接着算', brief: '自动停', group: 'stopped', label: '停表', cells: mini('used', 'stop', 'rest', '', 'due'), lists: ['due', 'stopped'] },
  { id: 'm-new1', code: 'SS-20261010-0521', title: '村口消防栓一直滴水', words: '村口小店旁边的消防栓一直在滴水，昨天开始的，晚上声音很响。', state: 'REGISTERED', place: '干斜村', who: '方**', next: '定归谁', due: '2026-10-11T16:05:00+08:00', brief: '25 分钟前', group: 'new', label: '新来的', cells: [], lists: ['triage'] },
  { id: 'm-new2', code: 'SS-20261010-0522', title: '小孩在防波堤上玩，很危险', words: '放学以后好几个小孩在防波堤上玩，浪很大，很危险，能不能装个栏杆。', state: 'REGISTERED', place: '龙泉村', who: null, next: '定归谁', due: '2026-10-11T16:20:00+08:00', brief: '10 分钟前', group: 'new', label: '新来的', cells: [], lists: ['triage'], urgent: true },
  { id: 'm-new3', code: 'SS-20261010-0523', title: 'The ferry ticket machine ate my money', words: 'The ticket machine at Gouqi pier took 50 yuan and gave me no ticket. I leave tomorrow.', state: 'REOPENED', place: '枸杞码头', who: 'M***', next: '换个单位再派', due: '2026-10-11T16:25:00+08:00', brief: '5 分钟前', group: 'new', label: '新来的', cells: [], lists: ['triage'], reopened: true },
  { id: 'm-road', code: 'SS-20261006-0470', title: '石阶松了两块', words: '上山石阶松了两块，踩上去会晃。', state: 'OBJECTED', place: '干斜村', who: '陆**', unit: 'u-housing', officer: '', next: '定归谁', due: '2026-10-12T10:00:00+08:00', brief: '还剩 1 天', group: 'date', label: '10 月 12 日 周一', cells: mini('used', '', 'rest', 'due'), lists: ['arbitration'] },
  { id: 'm-bin', code: 'SS-20261003-0460', title: '垃圾桶三天没收', state: 'REPLIED', place: '奇观村', who: '钱**', unit: 'u-village', officer: '宋渔歌', next: '等本人说，10 月 19 日前', due: '2026-10-19T17:30:00+08:00', brief: '等 9 天', group: 'date', label: '10 月 19 日 周一', cells: [], lists: ['replied'] },
  { id: 'm-tap', code: 'SS-20261001-0440', title: '公厕水龙头关不上', state: 'RESULT_PROPOSED', place: '枸杞码头', who: '孙**', unit: 'u-water', officer: '何汀', next: '短信没送到，打电话念给他听', due: '2026-10-12T17:30:00+08:00', brief: '没送到', group: 'date', label: '10 月 12 日 周一', cells: [], lists: ['replied', 'due'] },
];

const LEAK_STEPS: Step[] = [
  step({ at: '2026-10-10T14:00:00+08:00', until: '2026-10-10T16:20:00+08:00', kind: 'person', who: '何汀', text: '换管 2 米、接头 1 个，试压 30 分钟不掉压。' }),
  step({ at: '2026-10-09T15:10:00+08:00', kind: 'person', who: '何汀', text: '墙根铸铁管裂。已关小阀门，白天有水。' }),
  step({ at: '2026-10-08T05:30:00+08:00', until: '2026-10-09T08:20:00+08:00', kind: 'stop', text: '停表：小菜园—枸杞停航。', detail: '依据公告 2026-083。' }),
  step({ at: '2026-10-08T08:50:00+08:00', kind: 'person', who: '何汀', text: '电话问清：墙根冒水，没有停水。首次联系，按时。' }),
  step({ at: '2026-09-30T16:31:00+08:00', kind: 'sys', text: '派给枸杞供水站，宋渔歌盯办。' }),
  step({ at: '2026-09-30T16:20:00+08:00', kind: 'person', who: '卢知秋', text: '上门代记，念过一遍。' }),
];
const LEAK_CLOCK: MatterClock = {
  kind: 'finish',
  name: '办结',
  state: 'running',
  sentence: '还剩 1 个工作日零 1 小时，因停航顺延 1 天，10 月 12 日（周一）17:30 到期',
  brief: '还剩 2 天',
  stopped: false,
  cells: [cell(8, '8', '停航', 'stop'), cell(9, '9', '周五', 'used'), { ...cell(10, '今天', '班', 'part', 'now', 'ban'), partPercent: 88 }, cell(11, '11', '休', 'rest'), cell(12, '12', '到期', 'due')],
  lines: [
    { text: '简单维修，限办', amount: '3 天' },
    { text: '用掉：9 日全天，10 日（周六调休上班）到 16:30', amount: '− 1 天 7 小时' },
    { text: '停表：8 日停航，公告 2026-083', amount: '不算' },
    { text: '国庆 1—7 日、周日 11 日', amount: '不算' },
    { text: '还剩', amount: '1 天 1 小时' },
  ],
  due: '2026-10-12T17:30:00+08:00',
  provisional: false,
};

const MOVES: Partial<Record<MatterState, string[]>> = {
  REGISTERED: ['dispatch', 'redirect', 'emergency', 'merge'],
  REOPENED: ['dispatch'],
  DISPATCHED: ['claim', 'object', 'merge'],
  CLAIMED: ['start', 'contact', 'note', 'object', 'transfer'],
  IN_PROGRESS: ['propose', 'contact', 'note', 'ask', 'transfer'],
  PAUSED: ['note'],
  OBJECTED: ['arbitrate'],
  RESULT_PROPOSED: ['deliver', 'note'],
  REPLIED: [],
  CLOSED: [],
};
const AFTER: Record<string, MatterState> = { dispatch: 'DISPATCHED', claim: 'CLAIMED', start: 'IN_PROGRESS', object: 'OBJECTED', arbitrate: 'DISPATCHED', ask: 'PAUSED', propose: 'RESULT_PROPOSED', redirect: 'REDIRECTED', emergency: 'EMERGENCY', merge: 'MERGED' };
const NAMES: Record<string, string> = { dispatch: '派单', redirect: '转到别处', emergency: '转急救电话', merge: '并到一起', claim: '收下', start: '开始办', contact: '联系本人', note: '补记', object: '不归我管', transfer: '转给同事', ask: '问本人', propose: '提出结果', deliver: '送达', arbitrate: '定归谁' };

export interface Row {
  item: ListItem;
  lists: string[];
  matter: DeskMatter;
}

/** The county's papers on that day. Each call makes a fresh set, so that a test cannot disturb another. */
export function world() {
  const rows = SEEDS.map(row);
  return { rows, complaints: structuredClone(COMPLAINTS), rules: structuredClone(RULES), suspensions: structuredClone(SUSPENSIONS), accounts: structuredClone(ACCOUNTS), points: structuredClone(POINTS), untold: structuredClone(UNTOLD), routingVersion: 14 };
}
export type World = ReturnType<typeof world>;

function row(seed: Seed): Row {
  const unit = UNITS.find((u) => u.id === seed.unit);
  const item: ListItem = {
    id: seed.id, code: seed.code, title: seed.title, state: seed.state, stateName: '', placeName: seed.place, requester: seed.who ?? '匿名',
    unitName: unit?.name ?? null, officerName: seed.officer || null, next: seed.next, due: seed.due ?? null, brief: seed.brief,
    group: seed.group, groupLabel: seed.label, cells: seed.cells.map((c) => (seed.part ? { ...c, partPercent: seed.part } : c)),
    reportedAt: '2026-10-08T09:12:00+08:00', reopened: seed.reopened ?? false, urgent: seed.urgent ?? false, stopped: seed.group === 'stopped', historic: false,
  };
  const leak = seed.id === 'm-leak';
  const matter: DeskMatter = {
    id: seed.id, code: seed.code, title: seed.title, words: seed.words ?? `${seed.title}，请帮忙看看。`,
    channel: leak ? 'visit' : seed.id === 'm-tap' ? 'phone' : 'web', reportedAt: leak ? '2026-09-30T16:20:00+08:00' : '2026-10-08T09:12:00+08:00',
    state: seed.state, stateName: '', resultName: null,
    place: { area: '330922202003', name: seed.place, text: leak ? '18 号旁' : null, lon: 122.77, lat: 30.72, island: 'I05' },
    requester: seed.who
      ? { kind: 'known', name: seed.who, phone: '100****0023', hasAddress: leak, confidential: false, revealable: true }
      : { kind: 'anonymous', name: null, phone: null, hasAddress: false, confidential: false, revealable: false },
    category: unit ? 'c-pipe' : null, categoryName: unit ? '街巷供水' : null, urgent: seed.urgent ?? false, needsPresence: leak || seed.group === 'stopped', historic: false, reopened: seed.reopened ? 1 : 0,
    order: unit ? { id: 'o-' + seed.id, attempt: seed.reopened ? 2 : 1, unit: { id: unit.id, name: unit.name }, officer: seed.officer ? { id: 'a-' + seed.officer, name: seed.officer } : null, dispatchedAt: '2026-09-30T16:31:00+08:00', mine: true, ofMyUnit: true } : null,
    clocks: unit && seed.cells.length ? [leak ? LEAK_CLOCK : { ...LEAK_CLOCK, sentence: seed.group === 'overdue' ? '超期 4 小时，傅长水 10 月 6 日起在办' : seed.group === 'stopped' ? '停航，停表中。复航 2 小时后接着算' : `${seed.brief}，${seed.label} 17:30 到期`, brief: seed.brief, cells: seed.cells.map((c, n) => ({ ...c, label: String(8 + n), sub: '' })), lines: [], due: seed.due ?? NOW }] : [],
    why: unit ? { basis: '派单目录 3.2', version: 14, duty: leak ? '街巷供水管归供水站，入户表后归住户。' : `这一类归${unit.name}。`, spoke: leak ? ['门口', '水管', '路上都是水'] : [], place: `嵊泗县 · 枸杞乡 · ${seed.place}`, considered: leak ? [{ unit: '干斜村委会', category: '路面积水' }] : [] } : null,
    next: step({ at: seed.due ?? null, kind: 'next', text: seed.next }),
    steps: leak ? LEAK_STEPS : [step({ at: '2026-10-08T09:12:00+08:00', kind: 'sys', text: '登记，编号 ' + seed.code })],
    question: null,
    reply: seed.state === 'REPLIED' || seed.state === 'RESULT_PROPOSED' ? { proposed: 'SOLVED', proposedName: '办好了，请他看', words: '水龙头今天上午换了新的，关得紧了。还漏就打 1000 000 0031，何汀。', by: '枸杞供水站 何汀', at: '2026-10-10T10:00:00+08:00', evidence: ['换前换后照片 2 张'], plan: null, deliveredAt: seed.state === 'REPLIED' ? '2026-10-10T10:05:00+08:00' : null, deliveredHow: seed.state === 'REPLIED' ? 'sms' : null, verdictUntil: seed.state === 'REPLIED' ? '2026-10-20T10:05:00+08:00' : null } : null,
    objection: seed.state === 'OBJECTED' ? { by: '县住建局 罗建', reason: '石阶在村里的生产便道上，不在市政道路名录里，按养护分工归村委会。', belongsTo: '干斜村委会', at: '2026-10-09T10:00:00+08:00', decided: false } : null,
    moves: movesOf(seed.state),
    files: [],
    linked: leak ? [{ id: 'm-old1', code: 'SS-20260714-0203', title: '门口接头漏水', stateName: '解决了' }, { id: 'm-old2', code: 'SS-20260822-0311', title: '墙边水管渗水', stateName: '解决了' }] : [],
  };
  return { item, lists: seed.lists, matter };
}

const movesOf = (state: MatterState) => (MOVES[state] ?? []).map((key, n) => ({ key, name: NAMES[key] ?? key, shortcut: null, primary: n === 0 }));

/** What a move does to the made-up county. */
export function act(world: World, row: Row, key: string, body: Record<string, unknown>, actor: string): DeskMatter {
  const { matter, item } = row;
  const unit = UNITS.find((u) => u.id === body.unit);
  const told: Record<string, string> = {
    dispatch: `派给${unit?.name ?? '枸杞供水站'}。`, claim: '收下。', start: '开始办。', note: String(body.text ?? ''), contact: body.reached ? `联系上了。${body.note ?? ''}` : '没联系上。',
    object: `退回：${body.reason}`, arbitrate: `定归${unit?.name}。${body.note}`, ask: `问：${body.question}`, propose: '提出结果，正在送答复。', deliver: body.reached ? '答复送到了。' : '答复没送到。',
    redirect: `告诉他去别处：${body.reason}`, emergency: `转给 ${body.number}。`, merge: '并到一起。', transfer: '转给同事。',
  };
  matter.steps = [step({ at: NOW, kind: 'person', who: actor, text: told[key] ?? key }), ...matter.steps];
  if (key === 'propose') matter.reply = { proposed: body.resultClass as Reply['proposed'], proposedName: '办好了，请他看', words: String(body.words), by: actor, at: NOW, evidence: (body.evidence as string[]) ?? [], plan: null, deliveredAt: null, deliveredHow: null, verdictUntil: null };
  const state = key === 'deliver' && body.reached ? 'REPLIED' : AFTER[key];
  if (state) {
    matter.state = item.state = state;
    matter.moves = movesOf(state);
    row.lists = state === 'REPLIED' || state === 'RESULT_PROPOSED' ? ['replied'] : state === 'OBJECTED' ? ['arbitration'] : ['DISPATCHED', 'CLAIMED', 'IN_PROGRESS'].includes(state) ? ['due'] : [];
    if (state === 'DISPATCHED') Object.assign(item, { group: 'date', groupLabel: '10 月 14 日 周三', brief: '还剩 3 天', unitName: unit?.name ?? '枸杞供水站', next: '等收下', cells: mini('', '', 'due') });
    if (unit && (key === 'dispatch' || key === 'arbitrate')) matter.order = { id: 'o-new', unit: { id: unit.id, name: unit.name }, officer: null, attempt: 1, dispatchedAt: NOW, mine: false, ofMyUnit: false };
    matter.next = step({ at: item.due, kind: 'next', text: item.next ?? '' });
  }
  void world;
  return matter;
}

const POINTS = [
  { id: 'p-1', code: 'ganxie', name: '干斜村便民点', area: '330922202202', path: '嵊泗县 · 枸杞乡 · 干斜村', address: '干斜村村委会一楼', lon: null, lat: null, phone: '1000 000 3009', hours: '周一到周五 08:30—11:00', hoursLine: 'Mo-Fr 08:30-11:00', now: true, services: ['write-for-you', 'phone'], unit: null, names: { zh: '干斜村便民点', en: 'Ganxie service point' }, addresses: { zh: '干斜村村委会一楼', en: 'Ground floor of the committee’s house' } },
  { id: 'p-2', code: 'dawang', name: '大王村便民点', area: '330922202205', path: '嵊泗县 · 枸杞乡 · 大王村', address: '大王村村委会一楼', lon: null, lat: null, phone: null, hours: '周一到周五 08:30—11:00', hoursLine: 'Mo-Fr 08:30-11:00', now: false, services: ['write-for-you'], unit: null, names: { zh: '大王村便民点', en: 'Dawang service point' }, addresses: { zh: '大王村村委会一楼', en: 'Ground floor of the committee’s house' } },
];
const UNTOLD = [{ id: 'e-1', news: 'SailingSuspended', listener: 'ClockStopLink.on', since: NOW, attempts: 4, lastTold: NOW as string | null }];

const COMPLAINTS: Complaint[] = [
  { id: 'k-1', kind: 'rating', words: '办事的人走之前叫我一定要点“解决了”，说不点他要扣分。', at: '2026-10-09T18:40:00+08:00', matter: 'm-bin', matterCode: 'SS-20261003-0460', contact: null, answer: null, answeredAt: null },
  { id: 'k-2', kind: 'access', words: '查询页的字在我手机上叠在一起，看不清编号。', at: '2026-10-08T08:02:00+08:00', matter: null, matterCode: null, contact: '1000 000 0077', answer: '10 月 9 日改好了，字不叠了。您再看看，还不行打 12345。', answeredAt: '2026-10-09T11:00:00+08:00' },
];

const rule = (n: number, category: string, categoryName: string, area: string, words: string[], unit: string, againUnit: string, budgetDays: number, basis: string, duty: string): Rule => ({
  id: `r-${n}`, order: n * 10, category, categoryName, area, words, unit, unitName: UNITS.find((u) => u.id === unit)!.name, againUnit, againUnitName: UNITS.find((u) => u.id === againUnit)!.name, budgetDays, needsPresence: true, basis, duty, dutyEn: duty, version: 14,
});
const RULES: Rule[] = [
  rule(1, 'c-pipe', '街巷供水', '330922202', ['水管', '漏水', '停水', '消防栓'], 'u-water', 'u-housing', 3, '派单目录 3.2', '街巷供水管归供水站，入户表后归住户。'),
  rule(2, 'c-light', '路灯', '330922', ['路灯', '灯不亮', '灯杆'], 'u-light', 'u-housing', 3, '派单目录 3.5', '公共路灯归供电所维护。'),
  rule(3, 'c-waste', '海漂垃圾', '330922', ['浮球', '泡沫', '海漂'], 'u-env', 'u-village', 5, '派单目录 5.1', '海漂垃圾由生态环境分局牵头清。'),
];

const route = (code: string, from: string, to: string) => ({ code, name: `${from}—${to}`, nameEn: `${from}–${to}`, fromPier: from, toPier: to, islandA: 'I01', islandB: 'I05' });
export const ROUTES = [route('XCY-GQ', '小菜园', '枸杞'), route('XCY-HN', '小菜园', '花鸟'), route('XCY-SS', '小菜园', '嵊山'), route('SS-BX', '嵊山', '壁下'), route('LJ-SJ', '李柱山', '沈家湾')];
const suspension = (id: string, routes: string[], from: string, until: string | null, source: string, state: string, confirmedBy: string | null) => ({
  id, routes: ROUTES.filter((r) => routes.includes(r.code)), islands: ['I05'], from, until, reason: 'wind', source, note: null as string | null, state, recordedBy: '卢知秋', recordedAt: from, confirmedBy, confirmedAt: confirmedBy ? from : null, mine: false,
});
const SUSPENSIONS = [
  suspension('s-2', ['SS-BX'], '2026-10-10T06:00:00+08:00', null, '海通公司停航公告 2026-086', 'recorded', null),
  suspension('s-1', ['XCY-HN'], '2026-10-09T14:00:00+08:00', null, '海通公司停航公告 2026-085', 'confirmed', '宋渔歌'),
  suspension('s-3', ['XCY-GQ', 'XCY-SS'], '2026-10-08T05:30:00+08:00', '2026-10-09T08:20:00+08:00', '公告 2026-083', 'ended', '宋渔歌'),
];

const held = (role: string, name: string, area: string) => ({ grant: `g-${role}`, role, name, area, since: '2026-09-01T08:30:00+08:00', until: null as string | null, covers: null as { id: string; name: string } | null });
const account = (id: string, name: string, login: string, unit: string | null, state: string, secondStep: boolean, roles: ReturnType<typeof held>[]) => ({
  id, name, login, unit: unit ? { id: unit, name: UNITS.find((u) => u.id === unit)!.name } : null, state, workPhone: '1000 000 0031' as string | null, email: null as string | null, secondStep, signedInAt: state === 'ACTIVE' ? '2026-10-10T08:32:00+08:00' : null, roles,
});
const ACCOUNTS = [
  account('a-song', '宋渔歌', 'song', 'u-village', 'ACTIVE', true, [held('township_desk', '乡镇综合指挥室', '330922202')]),
  account('a-he', '何汀', 'heting', 'u-water', 'ACTIVE', false, [held('dept_handler', '部门经办人', '330922202')]),
  account('a-luo', '骆明礁', 'luo', null, 'ACTIVE', true, [held('sysadmin', '平台管理员', '330922')]),
  account('a-new', '许岙', 'xuao', 'u-light', 'INVITED', false, [held('dept_handler', '部门经办人', '330922102')]),
  account('a-old', '傅长水', 'fu', 'u-village', 'DISABLED', false, []),
];

const category = (code: string, name: string, parent: string | null, unit: string | null) => ({ code, name, parent, unit, unitName: UNITS.find((u) => u.id === unit)?.name ?? null, days: 3, needsPresence: true });
export const CATEGORIES = [
  category('c-water', '供水', null, null),
  category('c-pipe', '街巷供水', 'c-water', 'u-water'),
  category('c-road', '道路', null, 'u-village'),
  category('c-light', '路灯', 'c-road', 'u-light'),
  category('c-sea', '海上', null, null),
  category('c-waste', '海漂垃圾', 'c-sea', 'u-env'),
];
