// SPDX-License-Identifier: Apache-2.0
// The desk's questions to the room of matters, and the shape of the answers.
import type { Cell } from '@/components/ClockRule/cells';
import type { Step } from '@/components/Timeline/steps';
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
  stateName?: string;
  placeName: string;
  /** masked: 陈** */
  requester: string | null;
  unitName: string | null;
  officerName: string | null;
  /** what comes next, a sentence */
  next: string | null;
  due: string | null;
  /** 还剩 2 天, 17:30, 超 4 小时, 自动停 */
  brief: string | null;
  group: string;
  groupLabel: string;
  cells: Cell[];
  partPercent?: number;
  reopened: boolean | number;
  urgent: boolean;
  historic?: boolean;
}

export interface Group {
  key: string;
  label: string;
  count: number;
}

export interface ListPage {
  items: ListItem[];
  total: number;
  groups?: Group[];
}

/** One line of how a deadline was computed. */
export interface Line {
  text: string;
  amount: string;
}

export interface MatterClock {
  kind: 'contact' | 'finish' | 'feedback' | string;
  name: string;
  state: string;
  sentence: string;
  brief: string;
  cells: Cell[];
  partPercent?: number;
  lines: Line[];
  due: string | null;
  provisional: boolean;
}

/** Something this officer may do with this matter now. */
export interface Move {
  key: string;
  name: string;
  shortcut?: string | null;
  fields?: string[];
}

export interface Reply {
  words: string;
  by: string | null;
  unit: string | null;
  at: string | null;
  evidence: string[];
  resultClass?: string | null;
  deliveredAt?: string | null;
  deliveredHow?: string | null;
}

export interface Linked {
  id: string;
  code: string;
  title: string;
  state: MatterState;
  stateName?: string;
  note?: string | null;
}

export interface DeskMatter {
  id: string;
  code: string;
  title: string;
  words: string;
  channel: string;
  channelName?: string;
  reportedAt: string;
  state: MatterState;
  stateName: string;
  place: { area: string | null; name: string; text: string | null; lon: number | null; lat: number | null };
  requester: { kind: 'anonymous' | 'known'; name: string | null; phone: string | null; hasAddress: boolean; confidential: boolean; language: string | null };
  category: string | null;
  categoryName: string | null;
  urgent: boolean;
  needsPresence: boolean;
  order: {
    number: string;
    unit: { id: string; name: string } | null;
    officer: { id: string; name: string } | null;
    attempt: number;
    lead?: string | null;
    assisting?: string[];
  } | null;
  clocks: MatterClock[];
  why: {
    rule: string | null;
    version: number | string | null;
    points: { ok: boolean; text: string }[];
    considered: { unit: string; why: string }[];
  } | null;
  next?: Step | null;
  steps: Step[];
  question: { words: string; askedAt: string; answer?: string | null; answeredAt?: string | null } | null;
  result: { resultClass: string; name: string; at?: string | null } | null;
  reply: Reply | null;
  objection?: { reason: string; owner: string | null; ownerName: string | null; by: string | null; unit: string | null; at: string } | null;
  moves: Move[];
  linked: Linked[];
  legal: { law: string; article: string; gist: string }[];
}

/** A place for a matter, and the words that led there. */
export interface Proposal {
  category: string;
  categoryName: string;
  unit: string;
  unitName: string;
  rule: string;
  /** the requester's words that spoke for it */
  spoke: string[];
  needsPresence: boolean;
  /** working days, or as the office words it */
  budget: number | string;
  score: number;
}

export interface Category {
  code: string;
  name: string;
  parent: string | null;
}

export interface Channel {
  code: string;
  name: string;
  phone: string | null;
  why: string;
}

export interface Triage {
  proposals: Proposal[];
  categories: Category[];
  units: { id: string; name: string }[];
  channels: Channel[];
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
}

export interface Registered {
  id: string;
  code: string;
  /** shown once, and never again */
  secret: string;
  urgentList: ListItem[];
}

export const lists = () => get<ListName[]>('/api/desk/lists');

export const list = (key: string, ask: { page?: number; size?: number; q?: string; sort?: string }, signal?: AbortSignal) =>
  get<ListPage>(`/api/desk/list/${encodeURIComponent(key)}${query(ask)}`, { signal });

export const matter = (id: string, signal?: AbortSignal) => get<DeskMatter>(`/api/matters/${encodeURIComponent(id)}`, { signal });

export const triage = (id: string, signal?: AbortSignal) => get<Triage>(`/api/matters/${encodeURIComponent(id)}/triage`, { signal });

/** Does a move; what comes back is the matter as it now stands. */
export const move = (id: string, key: string, body: Record<string, unknown> = {}, keepalive = false) =>
  post<DeskMatter>(`/api/matters/${encodeURIComponent(id)}/${key}`, body, { keepalive });

/** Shows contact data; the requester sees who looked, when and why. */
export const reveal = (id: string, reason: string) => post<Contact>(`/api/matters/${encodeURIComponent(id)}/reveal`, { reason });

export const register = (matter: NewMatter, key: string) =>
  post<Registered>('/api/matters', matter, { headers: { 'Idempotency-Key': key } });

// ------------------------------------------------------------------------------------------------ routing table

export interface Rule {
  id: string;
  order: number;
  category: string;
  categoryName: string;
  area: string;
  areaName?: string;
  words: string[];
  unit: string;
  unitName: string;
  againUnit: string;
  againUnitName?: string;
  budget: number;
  needsPresence: boolean;
  basis: string;
}

export interface RoutingTable {
  version: number;
  rules: Rule[];
}

/** What a changed rule would have done to the last matters. */
export interface DryRun {
  looked: number;
  changed: { id: string; code: string; title: string; before: string | null; after: string | null }[];
}

export type RuleDraft = Omit<Rule, 'id' | 'categoryName' | 'unitName' | 'areaName' | 'againUnitName'>;

export const routing = () => get<RoutingTable>('/api/routing');
export const saveRule = (id: string | null, rule: RuleDraft) =>
  id ? put<RoutingTable>(`/api/routing/rules/${id}`, rule) : post<RoutingTable>('/api/routing/rules', rule);
export const dryRun = (rule: RuleDraft & { id?: string }, last: number) => post<DryRun>('/api/routing/dry-run', { rule, last });

// ------------------------------------------------------------------------------------------------ complaints

export interface Complaint {
  id: string;
  kind: string;
  words: string;
  at: string;
  matter?: { id: string; code: string; title: string } | null;
  contact?: string | null;
  dueAt?: string | null;
  answer?: string | null;
  answeredAt?: string | null;
  answeredBy?: string | null;
}

export const complaints = () => get<Complaint[]>('/api/complaints');
export const answerComplaint = (id: string, words: string) => post<Complaint>(`/api/complaints/${id}/answer`, { words });
