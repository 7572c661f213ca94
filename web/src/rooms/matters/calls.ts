// SPDX-License-Identifier: Apache-2.0
// The desk's questions to the room of matters, and the shape of the answers.
import type { Cell } from '@/components/ClockRule/cells';
import type { Step } from '@/components/Timeline/steps';
import type { Shown } from '@/rooms/files/calls';
import { get, post, put, query } from '@/frame/calls';

export type MatterState =
  | 'SUBMITTED'
  | 'REGISTERED'
  | 'REDIRECTED'
  | 'MERGED'
  | 'EMERGENCY'
  | 'DISPATCHED'
  | 'CLAIMED'
  | 'OBJECTED'
  | 'IN_PROGRESS'
  | 'PAUSED'
  | 'RESULT_PROPOSED'
  | 'REPLIED'
  | 'CLOSED'
  | 'REOPENED'
  | 'PARKED';

/** A list of the desk and how many are in it. */
export interface ListName {
  key: string;
  name: string;
  count: number;
}

export interface ListItem {
  id: string;
  code: string;
  title: string;
  state: MatterState;
  stateName: string;
  placeName: string;
  /** masked: 陈** */
  requester: string;
  unitName: string | null;
  officerName: string | null;
  /** what comes next, a sentence */
  next: string;
  due: string | null;
  /** 还剩 2 天, 17:30, 超 4 小时, 自动停 */
  brief: string;
  /** overdue, today, stopped, new, rest, or a date */
  group: string;
  groupLabel: string;
  cells: Cell[];
  reportedAt: string;
  reopened: boolean;
  urgent: boolean;
  stopped: boolean;
  historic: boolean;
}

export interface ListPage {
  items: ListItem[];
  total: number;
}

/** Something with an identifier and a name. */
export interface NamedId {
  id: string;
  name: string;
}

/** One line of how a deadline was computed. */
export interface Line {
  text: string;
  amount: string;
}

export interface MatterClock {
  kind: 'contact' | 'finish' | string;
  name: string;
  state: 'met' | 'stopped' | 'overdue' | 'running' | string;
  sentence: string;
  brief: string;
  cells: Cell[];
  lines: Line[];
  due: string;
  provisional: boolean;
  stopped: boolean;
}

/** Something this officer may do with this matter now. */
export interface Move {
  key: string;
  name: string;
  shortcut: string | null;
  primary: boolean;
}

export interface Reply {
  proposed: string;
  proposedName: string;
  words: string;
  evidence: string[];
  plan: string | null;
  by: string;
  at: string;
  deliveredAt: string | null;
  deliveredHow: string | null;
  verdictUntil: string | null;
}

export interface WhyHere {
  /** the catalogue it rests on: 派单目录 3.2 */
  basis: string | null;
  version: number;
  duty: string | null;
  /** the requester's words that decided */
  spoke: string[];
  place: string;
  considered: { category: string; unit: string }[];
}

export interface DeskMatter {
  id: string;
  code: string;
  title: string;
  words: string;
  channel: string;
  reportedAt: string;
  state: MatterState;
  stateName: string;
  resultName: string | null;
  place: { area: string; name: string; text: string | null; lon: number | null; lat: number | null; island: string | null };
  requester: { kind: 'anonymous' | 'confidential' | 'known'; name: string | null; phone: string | null; hasAddress: boolean; confidential: boolean; revealable: boolean };
  category: string | null;
  categoryName: string | null;
  urgent: boolean;
  needsPresence: boolean;
  historic: boolean;
  reopened: number;
  order: { id: string; attempt: number; unit: NamedId; officer: NamedId | null; dispatchedAt: string; mine: boolean; ofMyUnit: boolean } | null;
  clocks: MatterClock[];
  why: WhyHere | null;
  steps: Step[];
  next: Step | null;
  question: { words: string; askedAt: string; until: string | null } | null;
  reply: Reply | null;
  objection: { by: string; reason: string; belongsTo: string | null; at: string; decided: boolean } | null;
  moves: Move[];
  linked: { id: string; code: string; title: string; stateName: string }[];
  /** photos and recordings, oldest first */
  files: Shown[];
}

/** A place for a matter, and the words that led there. */
export interface Proposal {
  category: string;
  categoryName: string;
  unit: string;
  unitName: string;
  rule: string;
  duty: string;
  /** the requester's words that spoke for it */
  spoke: string[];
  needsPresence: boolean;
  /** working days */
  days: number;
  weight: number;
}

/** A category, with the unit that has it in this place. */
export interface Category {
  code: string;
  parent: string | null;
  name: string;
  unit: string | null;
  unitName: string | null;
  days: number;
  needsPresence: boolean;
}

export interface Triage {
  proposals: Proposal[];
  categories: Category[];
  units: NamedId[];
}

export interface Contact {
  name: string | null;
  phone: string | null;
  address: string | null;
}

export interface NewMatter {
  words: string;
  place: { area: string | null; text: string | null; lon: number | null; lat: number | null };
  requester: { name: string | null; phone: string | null; address: string | null; anonymous: boolean; language: string };
  confidential: boolean;
  urgent: boolean;
  channel: string;
  category?: string | null;
  needsPresence?: boolean;
  /** whether what waits in the draft of the same key is handed in with it */
  attached?: boolean;
}

/** one of a unit's most urgent matters, in a glance */
export interface Urgent {
  id: string;
  code: string;
  title: string;
  state: string;
  placeName: string;
  due: string;
  brief: string;
  urgent: boolean;
  stopped: boolean;
}

export interface Registered {
  id: string;
  code: string;
  /** shown once, and never again */
  secret: string;
  urgentList: Urgent[];
}

export const lists = () => get<ListName[]>('/api/desk/lists');

export const list = (key: string, ask: { page?: number; size?: number; q?: string; sort?: string }, signal?: AbortSignal) =>
  get<ListPage>(`/api/desk/list/${encodeURIComponent(key)}${query(ask)}`, { signal });

export const matter = (id: string, signal?: AbortSignal) => get<DeskMatter>(`/api/matters/${encodeURIComponent(id)}`, { signal });

/** Where a matter may go, for whoever decides. */
export const triage = (id: string, signal?: AbortSignal) => get<Triage>(`/api/matters/${encodeURIComponent(id)}/triage`, { signal });

/** Does a move; what comes back is the matter as it now stands. */
export const move = (id: string, key: string, body: Record<string, unknown> = {}, keepalive = false) =>
  post<DeskMatter>(`/api/matters/${encodeURIComponent(id)}/${key}`, body, { keepalive });

/** Shows contact data; the requester sees who looked, when and why. */
export const reveal = (id: string, reason: string) => post<Contact>(`/api/matters/${encodeURIComponent(id)}/reveal`, { reason });

export const register = (matter: NewMatter, key: string) =>
  post<Registered>('/api/matters', matter, { headers: { 'Idempotency-Key': key } });

// ------------------------------------------------------------------------------------------------ routing table

/** A line of the routing table, as it is written. */
export interface RuleDraft {
  order: number;
  category: string;
  /** code of the area it holds for; every area whose code begins with it */
  area: string;
  words: string[];
  unit: string;
  againUnit: string;
  budgetDays: number;
  needsPresence: boolean;
  basis: string;
  duty: string;
  dutyEn: string;
}

export interface Rule extends RuleDraft {
  id: string;
  categoryName: string;
  unitName: string;
  againUnitName: string;
  version: number;
}

export interface RoutingTable {
  version: number;
  rules: Rule[];
  categories: { code: string; parent: string | null; name: string }[];
  editable: boolean;
}

/** What a changed line would have done to one message of the past. */
export interface DryRun {
  matter: string;
  code: string;
  title: string;
  before: string | null;
  after: string | null;
  spoke: string[];
}

export const routing = () => get<RoutingTable>('/api/routing');
export const saveRule = (id: string | null, rule: RuleDraft) =>
  id ? put<Rule>(`/api/routing/rules/${id}`, rule) : post<Rule>('/api/routing/rules', rule);
export const dryRun = (replaces: string | null, rule: RuleDraft, last: number) => post<DryRun[]>('/api/routing/dry-run', { replaces, rule, last });

// ------------------------------------------------------------------------------------------------ complaints

export interface Complaint {
  id: string;
  /** platform, rating, access, other */
  kind: string;
  words: string;
  matter: string | null;
  matterCode: string | null;
  contact: string | null;
  at: string;
  answer: string | null;
  answeredAt: string | null;
}

export const complaints = (page = 0) => get<Complaint[]>(`/api/complaints${query({ page })}`);
export const answerComplaint = (id: string, words: string) => post<void>(`/api/complaints/${id}/answer`, { words });
