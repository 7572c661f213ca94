// SPDX-License-Identifier: Apache-2.0
import { get, post, put, remove, upload } from '@/frame/calls';

/** How a file is read. */
export interface Plan {
  /** empty to find out */
  encoding: string;
  /** empty for the first */
  sheet: string;
  columns: { field: string; column: string; pattern: string }[];
  /** such as dd/MM/yyyy; empty for the usual forms */
  dates: string;
  /** how many of the first rows enter as today's */
  live: number;
}

export interface Counts {
  stored: number;
  changed: number;
  same: number;
  rejected: number;
  remarked: number;
}

export type State = 'OPENED' | 'CHECKING' | 'CHECKED' | 'RUNNING' | 'STOPPED' | 'DONE' | 'UNDONE' | 'UNREADABLE';

/** One file on its way in. */
export interface Batch {
  id: string;
  kind: string;
  fileName: string;
  fileBytes: number;
  plan: Plan;
  state: State;
  counts: Counts;
  /** rows the dry run counted; 0 before it */
  expectedRows: number;
  doneRows: number;
  /** why the file as a whole cannot be read */
  trouble: string | null;
  madeBy: string | null;
  madeAt: string;
  startedAt: string | null;
  endedAt: string | null;
  undoneAt: string | null;
  undoneBy: string | null;
}

export interface FieldName {
  word: string;
  needed: boolean;
  name: string;
  nameEn: string;
}

export interface KindOf {
  word: string;
  fields: FieldName[];
  mappings: Record<string, Plan>;
}

export interface Look {
  batch: Batch;
  sheets: string[];
  charset: string;
  columns: string[];
  sample: string[][];
  /** field → column, by its name */
  proposed: Record<string, string>;
  earlier: Batch | null;
}

export interface Detail {
  batch: Batch;
  reasons: { outcome: string; reason: string; sentence: string; times: number }[];
  slips: number;
}

export interface Said {
  sheet: string;
  line: number;
  outcome: string;
  sentence: string;
}

export interface Slip {
  matter: string;
  code: string;
  title: string;
  secret: string;
}

const at = (id: string, rest = '') => `/api/imports/${encodeURIComponent(id)}${rest}`;
export const kinds = () => get<{ kinds: KindOf[] }>('/api/imports/kinds').then((k) => k.kinds);
export const batches = (page = 0) => get<Batch[]>(`/api/imports?page=${page}&size=50`);
export const batch = (id: string) => get<Detail>(at(id));
export const look = (id: string) => get<Look>(at(id, '/look'));
export const rowsOf = (id: string, outcome: string, page: number) => get<Said[]>(at(id, `/rows?outcome=${outcome}&page=${page}&size=100`));
export const setPlan = (id: string, plan: Plan) => put<Batch>(at(id, '/plan'), plan);
export const move = (id: string, what: 'check' | 'start' | 'stop' | 'undo') => post<Batch>(at(id, `/${what}`));
export const slips = (id: string) => post<Slip[]>(at(id, '/slips'));
export const rejectsAddress = (id: string) => at(id, '/rejects');
export const saveMapping = (kind: string, name: string, plan: Plan) => put<void>('/api/imports/mappings', { kind, name, plan });
export const forgetMapping = (kind: string, name: string) => remove<void>(`/api/imports/mappings/${encodeURIComponent(kind)}/${encodeURIComponent(name)}`);
export function handIn(kind: string, file: File) {
  const form = new FormData();
  form.append('kind', kind);
  form.append('file', file);
  return upload<Batch>('/api/imports', form);
}
